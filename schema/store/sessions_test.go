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

func TestASessionEndsByIdlenessByItsAbsoluteEndAndByLogout(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	id := register(t, s, "13900000001")
	token, err := s.BeginSession(t.Context(), store.Beginning{ID: id, At: now, Expires: now.Add(5 * time.Hour)})
	require.NoError(t, err)
	ask := func(after time.Duration) error {
		_, err := s.Session(t.Context(), token, now.Add(after), idle)
		return err
	}
	require.NoError(t, ask(idle-time.Minute))
	require.NoError(t, ask(2*idle-2*time.Minute), "use keeps it")
	require.ErrorIs(t, ask(5*time.Hour), store.ErrNotFound, "absolute end")
	require.ErrorIs(t, ask(4*idle), store.ErrNotFound, "idle")

	p, err := s.Session(t.Context(), token, now.Add(2*idle), idle)
	require.NoError(t, err)
	assert.Equal(t, id, p.ID)
	require.NoError(t, s.EndSession(t.Context(), p.TokenHash))
	require.ErrorIs(t, ask(2*idle), store.ErrNotFound)
}

func TestThatASessionIsInUseIsWrittenAtMostOnceAMinute(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	token, err := s.BeginSession(t.Context(), store.Beginning{ID: register(t, s, "13900000001"), At: now, Expires: now.Add(5 * time.Hour)})
	require.NoError(t, err)
	for _, step := range []struct{ at, seen time.Duration }{{30 * time.Second, 0}, {time.Minute, time.Minute}, {90 * time.Second, time.Minute}} {
		_, err := s.Session(t.Context(), token, now.Add(step.at), idle)
		require.NoError(t, err)
		var seen time.Time
		require.NoError(t, db.Get(&seen, `SELECT seen_at FROM sessions`))
		assert.Equal(t, step.seen, seen.Sub(now))
	}
}

func TestDisabledStaffIsOutAtOnceAndMayComeBack(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	judge := store.Staff{ID: uuid.NewString(), Login: "judge-1", PasswordHash: "hash", Role: store.Judge, CourtCode: "141", DisplayName: "法官", CreatedAt: now}
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error { return tx.CreateStaff(t.Context(), judge) }))
	token, err := s.BeginSession(t.Context(), store.Beginning{ID: judge.ID, At: now, Expires: now.Add(5 * time.Hour)})
	require.NoError(t, err)
	p, err := s.Session(t.Context(), token, now, idle)
	require.NoError(t, err)
	assert.Equal(t, store.Judge, p.Role)
	assert.Equal(t, "141", p.CourtCode)
	assert.Equal(t, "法官", p.DisplayName)

	at := now
	disable := func(at *time.Time) {
		require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
			before, err := tx.LockStaff(t.Context(), judge.ID)
			require.NoError(t, err)
			changed := before
			changed.DisabledAt = at
			return tx.SaveStaff(t.Context(), before, changed)
		}))
	}
	disable(&at)
	_, err = s.Session(t.Context(), token, now, idle)
	require.ErrorIs(t, err, store.ErrNotFound)
	_, err = s.LoginByName(t.Context(), "judge-1")
	require.ErrorIs(t, err, store.ErrNotFound)

	_, err = s.BeginSession(t.Context(), store.Beginning{ID: judge.ID, At: now, Expires: now.Add(time.Hour)})
	require.ErrorIs(t, err, store.ErrNotFound)

	disable(nil)
	_, err = s.LoginByName(t.Context(), "judge-1")
	require.NoError(t, err)
	_, err = s.Session(t.Context(), token, now, idle)
	require.ErrorIs(t, err, store.ErrNotFound, "the old session stays ended")
}

func TestALoginIsGivenOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	errs := race(4, func() error {
		return s.InTx(t.Context(), func(tx *store.Tx) error {
			return tx.CreateStaff(t.Context(), store.Staff{ID: uuid.NewString(), Login: "op", Role: store.Operator, DisplayName: "操作员", CreatedAt: now})
		})
	})
	assert.Equal(t, 3, count(errs, store.ErrTaken))
}

func TestTheTrialAccountsAreMadeOnceHoweverOftenTheyAreAskedFor(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	hash := func(password string) (string, error) { return "hash of " + password, nil }
	errs := race(3, func() error { return s.EnsureTrial(t.Context(), hash, now) })
	require.Equal(t, 3, count(errs, nil), "%v", errs)
	require.NoError(t, s.EnsureTrial(t.Context(), hash, now))
	login, err := s.LoginByPhone(t.Context(), "13800000000")
	require.NoError(t, err)
	assert.Equal(t, "hash of Baoquan2026", login.PasswordHash)
	for _, name := range []string{"judge-jing0105", "underwriter-picc", "operator"} {
		_, err := s.LoginByName(t.Context(), name)
		require.NoError(t, err, name)
	}
	var open int
	require.NoError(t, db.Get(&open, `SELECT count(*) FROM courts WHERE open`))
	assert.Equal(t, 4, open)
	var verified bool
	require.NoError(t, db.Get(&verified, `SELECT verified_at IS NOT NULL FROM accounts`))
	assert.True(t, verified)
}
