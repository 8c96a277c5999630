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

// everywhere reads an entry of a case in all the ways in which the procedure gets
// it and asserts that they agree with how it was filed.
func everywhere(t *testing.T, s *store.Store, kind string, filed baoquan.Entry, key string) {
	t.Helper()
	entries, err := s.ProceduralEntries(t.Context(), filed.ApplicationID, filed.Seq-1)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	byKey, err := s.EntryByKey(t.Context(), filed.ApplicationID, key)
	require.NoError(t, err)
	word, err := s.LastWord(t.Context(), store.Unfinished{Workflow: kind, Subject: filed.ApplicationID, Seq: filed.Seq})
	require.NoError(t, err)
	waiting, err := s.WaitingFor(t.Context(), []string{filed.ApplicationID})
	require.NoError(t, err)
	want := asJSON(t, filed)
	assert.JSONEq(t, want, asJSON(t, entries[0]))
	assert.JSONEq(t, want, asJSON(t, byKey))
	assert.JSONEq(t, want, string(word.Message))
	assert.JSONEq(t, want, string(waiting[len(waiting)-1].Message))
}

func TestTheProcedureIsToldTheInsurerOfAGuarantee(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	g := guarantee(t, s, register(t, s, "13900000001"), cover())
	filed, err := file(t, s, g.ID, store.Fact{Event: baoquan.Submitted, At: now.Add(time.Hour), Key: "k"})
	require.NoError(t, err)
	assert.Equal(t, "picc", filed.Insurer)
	assert.False(t, filed.Linked)
	everywhere(t, s, "guarantee", filed, "k")
}

func TestTheProcedureIsToldThatALetterServesItsPreservation(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	p, one, _ := secure(t, s, account)
	require.NoError(t, link(t, s, p.ID, g.ID, one))
	filed, err := file(t, s, p.ID, store.Fact{Event: baoquan.Submitted, At: linkTime.Add(time.Hour), Key: "k"})
	require.NoError(t, err)
	assert.True(t, filed.Linked)
	assert.Empty(t, filed.Insurer)
	everywhere(t, s, "preservation", filed, "k")
	_, err = file(t, s, p.ID, store.Fact{Event: baoquan.ReturnedToFix, At: linkTime.Add(2 * time.Hour)})
	require.NoError(t, err)
	require.NoError(t, unlink(t, s, p.ID, g.ID))
	again, err := file(t, s, p.ID, store.Fact{Event: baoquan.Submitted, At: linkTime.Add(3 * time.Hour), Key: "k2"})
	require.NoError(t, err)
	assert.False(t, again.Linked)
	everywhere(t, s, "preservation", again, "k2")
}

func TestAGuaranteeHearsOfTheRulingOnItsPreservationOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	p, one, _ := secure(t, s, account)
	require.NoError(t, link(t, s, p.ID, g.ID, one))
	walk(t, s, p.ID, baoquan.Submitted, baoquan.Accepted)
	_, err := s.Ruling(t.Context(), p.ID)
	require.ErrorIs(t, err, store.ErrNotFound)
	made, err := rule(t, s, p, judge(t, s))
	require.NoError(t, err)
	walk(t, s, p.ID, baoquan.RulingMade)
	r, err := s.Ruling(t.Context(), p.ID)
	require.NoError(t, err)
	assert.Equal(t, made, r)
	for range 3 {
		require.NoError(t, locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
			return tx.TellRuling(t.Context(), apps[1], apps[0], r, linkTime.Add(time.Hour))
		}, p.ID, g.ID))
	}
	rows, err := s.Docket(t.Context(), g.ID, g.DocketSeq+1)
	require.NoError(t, err)
	require.Len(t, rows, 1, "after that it is used")
	assert.Equal(t, [2]any{baoquan.PreservationRuled, p.ID}, [2]any{rows[0].Event, rows[0].Ref})
	assert.JSONEq(t, `{"outcome": "partly_granted", "amount": 500000, "preservation": "`+p.Number+`"}`, string(rows[0].Detail))
	stands(t, s, g.ID, baoquan.LetterUsed, p.ID)
	var refused *baoquan.LetterError
	free := issued(t, s, account)
	require.ErrorAs(t, locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.TellRuling(t.Context(), apps[1], apps[0], r, linkTime)
	}, p.ID, free.ID), &refused, "one that serves nothing")
}
