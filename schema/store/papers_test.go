package store_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

const explanation = "我是田浩，手机坏了"

// submittedPapers are papers of an account with a profile that wait for an operator.
func submittedPapers(t *testing.T, s *store.Store, account string, p *store.Profile) *store.PapersCheck {
	t.Helper()
	c := &store.PapersCheck{
		ID: newID(), AccountID: account, ConsentVersion: "2026-11", Reason: baoquan.NoPhone, Explanation: explanation,
		CreatedAt: now, ExpiresAt: now.Add(7 * 24 * time.Hour),
	}
	in(t, s, func(tx *store.Tx) error {
		if err := tx.CreatePapers(t.Context(), c); err != nil {
			return err
		}
		return tx.SavePaper(t.Context(), c.ID, baoquan.PaperFile{
			ID: newID(), Slot: baoquan.PaperFront, FileName: "a.pdf", ContentType: "application/pdf", Size: 1, SHA256: "aa", Scan: baoquan.ScanClean, UploadedAt: now,
		})
	})
	in(t, s, func(tx *store.Tx) error { return tx.SubmitPapers(t.Context(), c, p, now) })
	return c
}

// anOperator is the id of one.
func anOperator(t *testing.T, s *store.Store) string {
	t.Helper()
	id := uuid.NewString()
	in(t, s, func(tx *store.Tx) error {
		return tx.CreateStaff(t.Context(), store.Staff{ID: id, Login: "op-" + id[:8], PasswordHash: "x", Role: store.Operator, DisplayName: "x", CreatedAt: now})
	})
	return id
}

func TestPapersVerifyAsAFaceDoesAndAreKeptForAMonth(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	face, papers, p := register(t, s, "13900000001"), register(t, s, "13900000002"), person("110105199003070009")
	save(t, s, face, p)
	save(t, s, papers, p)
	require.NoError(t, s.PassCheck(t.Context(), openCheck(t, s, face), p.Name, p.IDNumber, "0", now))
	c := submittedPapers(t, s, papers, p)
	in(t, s, func(tx *store.Tx) error {
		_, err := tx.DecidePapers(t.Context(), c.ID, store.PapersDecision{Passed: true, StaffID: anOperator(t, s), At: now})
		return err
	})
	assert.True(t, verified(t, s, papers))
	others, err := s.OtherAccounts(t.Context(), papers)
	require.NoError(t, err)
	require.Len(t, others, 1, "whichever way they were verified")
	assert.Equal(t, face, others[0].ID)

	require.NoError(t, s.Sweep(t.Context(), now.Add(30*24*time.Hour)))
	files, err := s.PaperFiles(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Len(t, files, 1)
	require.NoError(t, s.Sweep(t.Context(), now.Add(30*24*time.Hour+time.Second)))
	named, err := s.Named(t.Context(), []string{"aa"})
	require.NoError(t, err)
	assert.Empty(t, named, "and nobody names the bytes")
	kept, err := s.PapersCheck(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Equal(t, store.CheckPassed, kept.Status)

	var row string
	require.NoError(t, db.Get(&row, `SELECT c::text FROM identity_checks c WHERE id = $1`, c.ID))
	for _, personal := range []string{p.Name, p.IDNumber, explanation} {
		assert.NotContains(t, row, personal)
	}
	assert.Equal(t, explanation, kept.Explanation)
}

func TestPapersExpireOnlyWhileTheyAreCollectedAndTheirTimeIsOver(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account, p := register(t, s, "13900000001"), person("110105199003070009")
	save(t, s, account, p)
	c := submittedPapers(t, s, account, p)
	require.NoError(t, s.ExpirePapers(t.Context(), c.ID, now.Add(365*24*time.Hour)))
	kept, err := s.PapersCheck(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Equal(t, store.CheckPending, kept.Status)
	in(t, s, func(tx *store.Tx) error { return tx.EndPapers(t.Context(), c.ID, store.CheckCancelled, now) })
	files, err := s.PaperFiles(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Empty(t, files)

	fresh := &store.PapersCheck{ID: newID(), AccountID: account, ConsentVersion: "2026-11", Reason: baoquan.NoPhone, CreatedAt: now, ExpiresAt: now.Add(time.Hour)}
	in(t, s, func(tx *store.Tx) error { return tx.CreatePapers(t.Context(), fresh) })
	for _, step := range []struct {
		at   time.Duration
		want store.CheckStatus
	}{{time.Hour - time.Second, store.CheckCollecting}, {time.Hour, store.CheckExpired}} {
		require.NoError(t, s.ExpirePapers(t.Context(), fresh.ID, now.Add(step.at)))
		kept, err = s.PapersCheck(t.Context(), fresh.ID)
		require.NoError(t, err)
		assert.Equal(t, step.want, kept.Status)
	}
}
