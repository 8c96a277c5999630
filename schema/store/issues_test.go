package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func beginIssue(t *testing.T, s *store.Store, id string, at time.Time) (given store.Issue, err error) {
	t.Helper()
	err = locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		given, err = tx.BeginIssue(t.Context(), apps[0], newID, at)
		return err
	}, id)
	return given, err
}

func TestNumbersAndCodesOfDocumentsAreGivenOnceHoweverOftenTheyAreAskedFor(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	a, other := issuing(t, s, account, cover()), issuing(t, s, account, cover())
	evening := time.Date(2026, 11, 27, 23, 59, 0, 0, baoquan.Beijing)
	first, err := beginIssue(t, s, a.ID, evening.UTC())
	require.NoError(t, err)
	assert.Regexp(t, `^BD20261127\d{6}$`, first.PolicyNumber)
	assert.Regexp(t, `^BH20261127\d{6}$`, first.LetterNumber)
	assert.Equal(t, first.PolicyNumber[2:], first.LetterNumber[2:], "people see that they belong together")
	assert.NotEqual(t, first.PolicyCode, first.LetterCode)
	assert.Equal(t, "2026-11-27", first.IssuedOn.Format(time.DateOnly))
	again, err := beginIssue(t, s, a.ID, evening.Add(time.Hour))
	require.NoError(t, err)
	assert.True(t, first.IssuedOn.Format(time.DateOnly) == again.IssuedOn.Format(time.DateOnly), "the day does not move")
	again.IssuedOn = first.IssuedOn
	assert.Equal(t, first, again)
	next, err := beginIssue(t, s, other.ID, evening)
	require.NoError(t, err)
	assert.NotEqual(t, first.PolicyNumber, next.PolicyNumber)
}

func TestTwoThatBeginToIssueAtOnceGetTheSameNumbers(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := issuing(t, s, register(t, s, "13900000001"), cover())
	issues := make(chan store.Issue, 6)
	for _, err := range race(6, func() error {
		given, err := beginIssue(t, s, a.ID, now)
		issues <- given
		return err
	}) {
		require.NoError(t, err)
	}
	close(issues)
	seen := map[[4]string]bool{}
	for i := range issues {
		seen[[4]string{i.PolicyNumber, i.LetterNumber, i.PolicyCode, i.LetterCode}] = true
	}
	assert.Len(t, seen, 1)
}

func TestAGuaranteeIsIssuedOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := issuing(t, s, register(t, s, "13900000001"), cover())
	first, err := issueAt(t, s, a.ID, now.Add(4*time.Hour))
	require.NoError(t, err)
	assert.Equal(t, [2]any{baoquan.IssuedEvent, baoquan.Issued}, [2]any{first.Event, first.Status})
	documents, err := s.Documents(t.Context(), a.ID)
	require.NoError(t, err)
	_, err = issueAt(t, s, a.ID, now.Add(5*time.Hour))
	var already *store.ErrAlready
	require.ErrorAs(t, err, &already)
	assert.Equal(t, first.Seq, already.Entry.Seq, "it answers what it was")
	same, err := s.Documents(t.Context(), a.ID)
	require.NoError(t, err)
	assert.Equal(t, documents, same)
	for _, d := range documents {
		found, err := s.DocumentByCode(t.Context(), d.Code)
		require.NoError(t, err)
		assert.Equal(t, d, found)
	}
}

func TestOfManyWhoIssueAtOnceOneDoes(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := issuing(t, s, register(t, s, "13900000001"), cover())
	done := 0
	for _, err := range race(4, func() error { _, err := issueAt(t, s, a.ID, now.Add(4*time.Hour)); return err }) {
		if err == nil {
			done++
			continue
		}
		var already *store.ErrAlready
		require.ErrorAs(t, err, &already)
	}
	assert.Equal(t, 1, done)
	stands(t, s, a.ID, baoquan.LetterInForce, "")
}

func TestWhatIsNotPaidIsNotIssued(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := guarantee(t, s, register(t, s, "13900000001"), cover())
	walk(t, s, a.ID, baoquan.Submitted, baoquan.Underwritten)
	_, err := issueAt(t, s, a.ID, now.Add(4*time.Hour))
	var refused *baoquan.StatusError
	require.ErrorAs(t, err, &refused)
	documents, err := s.Documents(t.Context(), a.ID)
	require.NoError(t, err)
	assert.Empty(t, documents)
	assert.Empty(t, read(t, s, a.ID).Letter)
}
