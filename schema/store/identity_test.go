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

// openCheck writes a face check of an account with a profile.
func openCheck(t *testing.T, s *store.Store, account string) string {
	t.Helper()
	notice, err := s.Notice(t.Context(), "face")
	require.NoError(t, err)
	id := uuid.NewString()
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.CreateCheck(t.Context(), store.IdentityCheck{
			ID: id, AccountID: account, ConsentVersion: notice.Version, CreatedAt: now, ExpiresAt: now.Add(time.Hour),
		})
	}))
	return id
}

func verified(t *testing.T, s *store.Store, account string) (verified bool) {
	t.Helper()
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) (err error) {
		verified, err = tx.LockAccount(t.Context(), account)
		return err
	}))
	return verified
}

func TestAPassedCheckVerifiesItsAccountAndIsDecidedOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account, p := register(t, s, "13900000001"), person("110105199003070009")
	save(t, s, account, p)
	id := openCheck(t, s, account)
	assert.False(t, verified(t, s, account))
	require.NoError(t, s.PassCheck(t.Context(), id, p.Name, p.IDNumber, "0", now))
	require.NoError(t, s.EndCheck(t.Context(), id, store.CheckFailed, "1", now), "too late")
	c, err := s.IdentityCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, store.CheckPassed, c.Status)
	assert.Equal(t, "0", c.Code)
	assert.True(t, now.Equal(*c.DecidedAt))
	assert.True(t, verified(t, s, account))
}

func TestACheckOfSomebodyElseThanTheProfileHasFailed(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account, p := register(t, s, "13900000001"), person("110105199003070009")
	save(t, s, account, p)
	id := openCheck(t, s, account)
	changed := *p
	changed.IDNumber = "310115198512310002"
	save(t, s, account, &changed) // while the phone is at it
	require.NoError(t, s.PassCheck(t.Context(), id, p.Name, p.IDNumber, "0", now))
	c, err := s.IdentityCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, store.CheckFailed, c.Status)
	assert.Equal(t, store.CodeMismatch, c.Code)
	assert.False(t, verified(t, s, account))
}

func TestOnePersonMayVerifyAnAccountForEachTelephoneNumber(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	p := person("110105199003070009")
	for _, phone := range []string{"13900000001", "13900000002"} {
		account := register(t, s, phone)
		save(t, s, account, p)
		require.NoError(t, s.PassCheck(t.Context(), openCheck(t, s, account), p.Name, p.IDNumber, "0", now))
		assert.True(t, verified(t, s, account))
	}
}

func TestTheAddressForThePhoneIsWrittenOnceAndSealed(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	account := register(t, s, "13900000001")
	id := openCheck(t, s, account)
	require.NoError(t, s.CheckBegun(t.Context(), id, "token-1", "https://face.example/1", now.Add(2*time.Hour)))
	require.NoError(t, s.CheckBegun(t.Context(), id, "token-2", "https://face.example/2", now.Add(3*time.Hour)))
	c, err := s.IdentityCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "token-1", c.Token)
	assert.Equal(t, "https://face.example/1", c.URL)
	assert.True(t, c.ExpiresAt.Equal(now.Add(2*time.Hour)))
	var row []byte
	require.NoError(t, db.Get(&row, `SELECT session_sealed FROM identity_checks`))
	assert.NotContains(t, string(row), "token-1")
}

func TestAPendingCheckIsFoundUntilItsTimeIsOver(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	id := openCheck(t, s, account)
	find := func(at time.Time) (c *store.IdentityCheck, err error) {
		err = s.InTx(t.Context(), func(tx *store.Tx) error {
			c, err = tx.PendingCheck(t.Context(), account, at)
			return err
		})
		return c, err
	}
	c, err := find(now)
	require.NoError(t, err)
	assert.Equal(t, id, c.ID)
	_, err = find(now.Add(time.Hour))
	require.ErrorIs(t, err, store.ErrNotFound)
}
