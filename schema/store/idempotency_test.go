package store_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func claim(at time.Time, fingerprint string) store.Claim {
	return store.Claim{Owner: "0190d1a0-0000-7000-8000-000000000001", Key: "k", Fingerprint: []byte(fingerprint), At: at}
}

func TestOfSixteenEqualRequestsAtOnceOneHasItsEffectAndAllHaveItsAnswer(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	var worked atomic.Int32
	answers := make(chan string, 16)
	for _, err := range race(16, func() error {
		answer, err := s.Once(t.Context(), claim(now, "f"), func(tx *store.Tx) (store.Answer, error) {
			worked.Add(1)
			locked, err := tx.Lock(t.Context(), a.ID)
			if err != nil {
				return store.Answer{}, err
			}
			_, err = tx.File(t.Context(), locked, store.Fact{Event: baoquan.Submitted, At: now})
			return store.Answer{Status: 201, Body: []byte(uuid.NewString())}, err
		})
		answers <- string(answer.Body)
		return err
	}) {
		require.NoError(t, err)
	}
	close(answers)
	distinct := map[string]bool{}
	for answer := range answers {
		distinct[answer] = true
	}
	assert.EqualValues(t, 1, worked.Load())
	assert.Len(t, distinct, 1)
	assert.EqualValues(t, 2, read(t, s, a.ID).DocketSeq)
	var sealed string
	require.NoError(t, db.Get(&sealed, `SELECT encode(answer, 'escape') FROM idempotency_keys`))
	for answer := range distinct {
		assert.NotContains(t, sealed, answer, "answers hold personal data and are sealed")
	}
}

func TestAKeyThatIsUsedForAnotherRequestIsRefused(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	work := func(*store.Tx) (store.Answer, error) { return store.Answer{Status: 200, Body: []byte("one")}, nil }
	_, err := s.Once(t.Context(), claim(now, "f"), work)
	require.NoError(t, err)
	_, err = s.Once(t.Context(), claim(now, "g"), work)
	require.ErrorIs(t, err, store.ErrKeyReused)
	other := claim(now, "g")
	other.Owner = "0190d1a0-0000-7000-8000-000000000002"
	_, err = s.Once(t.Context(), other, work)
	require.NoError(t, err, "the key is one of its owner")
}

func TestAnAnswerIsRememberedForADay(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	n := 0
	ask := func(at time.Time, fingerprint string) int {
		answer, err := s.Once(t.Context(), claim(at, fingerprint), func(*store.Tx) (store.Answer, error) {
			n++
			return store.Answer{Status: n}, nil
		})
		require.NoError(t, err)
		return answer.Status
	}
	assert.Equal(t, 1, ask(now, "f"))
	assert.Equal(t, 1, ask(now.Add(24*time.Hour), "f"))
	assert.Equal(t, 2, ask(now.Add(24*time.Hour+time.Second), "g"), "forgotten, for another request too")
	assert.Equal(t, 2, ask(now.Add(25*time.Hour), "g"), "and the new one remembered")
	require.NoError(t, s.Sweep(t.Context(), now.Add(72*time.Hour)))
	assert.Equal(t, 3, ask(now.Add(25*time.Hour), "h"), "swept")
}

func TestARequestThatFailsLeavesItsKeyFree(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	broken := errors.New("broken")
	_, err := s.Once(t.Context(), claim(now, "f"), func(*store.Tx) (store.Answer, error) { return store.Answer{}, broken })
	require.ErrorIs(t, err, broken)
	answer, err := s.Once(t.Context(), claim(now, "g"), func(*store.Tx) (store.Answer, error) { return store.Answer{Status: 200}, nil })
	require.NoError(t, err)
	assert.Equal(t, 200, answer.Status)
}

func TestWithoutAKeyEveryRequestHasItsEffect(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	n := 0
	for range 2 {
		_, err := s.Once(t.Context(), store.Claim{At: now}, func(*store.Tx) (store.Answer, error) { n++; return store.Answer{}, nil })
		require.NoError(t, err)
	}
	assert.Equal(t, 2, n)
}
