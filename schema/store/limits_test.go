package store_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestALimitAllowsItsBurstAndThenOneAfterEachInterval(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	l := store.Limit{Name: "test", Subject: "13900000001", Every: time.Minute, Burst: 2}
	for _, step := range []struct{ at, wait time.Duration }{
		{0, 0}, {time.Second, 0}, {time.Second, 59 * time.Second}, {60 * time.Second, 0}, {61 * time.Second, 59 * time.Second},
		{10 * time.Minute, 0}, {10 * time.Minute, 0}, {10 * time.Minute, time.Minute},
	} {
		wait, err := s.Take(t.Context(), l, now.Add(step.at))
		require.NoError(t, err)
		assert.Equal(t, step.wait, wait, "at %v", step.at)
	}
	used, err := s.Used(t.Context(), l, now.Add(10*time.Minute))
	require.NoError(t, err)
	assert.Equal(t, 2, used)
	var key string
	require.NoError(t, db.Get(&key, `SELECT key FROM limits`))
	assert.NotContains(t, key, "13900000001")

	require.NoError(t, s.Forgive(t.Context(), l))
	used, err = s.Used(t.Context(), l, now)
	require.NoError(t, err)
	assert.Zero(t, used)
}

func TestOfRacingCallsExactlyTheBurstIsAllowed(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	l := store.Limit{Name: "test", Subject: "1", Every: time.Hour, Burst: 5}
	allowed := make(chan bool, 60)
	race(60, func() error {
		wait, err := s.Take(t.Context(), l, now)
		allowed <- err == nil && wait == 0
		return err
	})
	close(allowed)
	n := 0
	for ok := range allowed {
		if ok {
			n++
		}
	}
	assert.Equal(t, 5, n)
}

func TestOfRacingCallsOneGetsTheCaptcha(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	c := store.Captcha{ID: uuid.NewString(), Answer: "6wq2", ExpiresAt: now}
	require.NoError(t, s.AddCaptcha(t.Context(), c))
	errs := race(8, func() error {
		_, err := s.TakeCaptcha(t.Context(), c.ID)
		return err
	})
	assert.Equal(t, 1, count(errs, nil))
	assert.Equal(t, 7, count(errs, store.ErrNotFound))
}

func TestACodeHasFiveTriesOneUseItsPhoneAndItsPurpose(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	code := store.SMSCode{Phone: "13900000001", Purpose: store.ForRegister, Code: "123456"}
	sendAgain := func() {
		require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error { return tx.SaveCode(t.Context(), code, now.Add(5*time.Minute)) }))
	}
	try := func(c store.SMSCode, at time.Time) bool {
		right, err := s.TryCode(t.Context(), c, at)
		require.NoError(t, err)
		return right
	}
	use := func() error {
		return s.InTx(t.Context(), func(tx *store.Tx) error { return tx.UseCode(t.Context(), code) })
	}
	wrong, other, reset := code, code, code
	wrong.Code, other.Phone, reset.Purpose = "123457", "13900000002", store.ForReset

	sendAgain()
	assert.False(t, try(other, now))
	assert.False(t, try(reset, now))
	assert.False(t, try(code, now.Add(5*time.Minute)), "over")
	for range 4 {
		assert.False(t, try(wrong, now))
	}
	assert.True(t, try(code, now), "fifth")
	assert.False(t, try(code, now), "sixth")

	sendAgain()
	assert.True(t, try(code, now), "a new one is counted anew")
	assert.True(t, try(code, now), "a try does not use it up")
	require.NoError(t, use())
	require.ErrorIs(t, use(), store.ErrNotFound)
	assert.False(t, try(code, now))
}
