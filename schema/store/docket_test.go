package store_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestTheDatabaseItselfKeepsTheDocketAppendOnlyAndWithoutGaps(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	const insert = `INSERT INTO docket SELECT application_id, $2, event, status, at, actor_kind, actor_id, procedural, prev,
		deadline, ref, detail, NULL FROM docket WHERE application_id = $1`
	for name, statement := range map[string]func() error{
		"append-only, update":   func() error { _, err := db.Exec(`UPDATE docket SET status = 'ruled'`); return err },
		"append-only, delete":   func() error { _, err := db.Exec(`DELETE FROM docket WHERE application_id = $1`, a.ID); return err },
		"append-only, truncate": func() error { _, err := db.Exec(`TRUNCATE docket`); return err },
		"append-only, cascade":  func() error { _, err := db.Exec(`TRUNCATE applications CASCADE`); return err },
		"no gap, after":         func() error { _, err := db.Exec(insert, a.ID, 3); return err },
		"no gap, before":        func() error { _, err := db.Exec(insert, a.ID, 1); return err },
	} {
		err := statement()
		require.Error(t, err, name)
		assert.Regexp(t, "append-only|no gap", err.Error(), name)
	}
	rows, err := s.Docket(t.Context(), a.ID, 0)
	require.NoError(t, err)
	assert.Len(t, rows, 1)
}

func TestStatusEntryDeadlineAndMessageStandOrFallTogether(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	sabotage := errors.New("the last moment")
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		locked, err := tx.Lock(t.Context(), a.ID)
		if err != nil {
			return err
		}
		if _, err := tx.File(t.Context(), locked, store.Fact{Event: baoquan.Submitted, At: now}); err != nil {
			return err
		}
		return sabotage
	}), sabotage)
	var counts struct{ Docket, Deadlines, Outbox int }
	require.NoError(t, db.Get(&counts, `SELECT (SELECT count(*) FROM docket) AS docket,
		(SELECT count(*) FROM deadlines) AS deadlines, (SELECT count(*) FROM outbox) AS outbox`))
	assert.Equal(t, struct{ Docket, Deadlines, Outbox int }{1, 1, 1}, counts, "only those of the opening")
	assert.Equal(t, baoquan.Draft, read(t, s, a.ID).Status)
}

func TestAFactThatTheStatusDoesNotAllowIsNotWritten(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	for _, event := range []baoquan.Event{baoquan.RulingMade, baoquan.WithdrawnEvent, baoquan.FeePaid, baoquan.Opened, "invented"} {
		_, err := file(t, s, a.ID, store.Fact{Event: event, At: now})
		var refused *baoquan.StatusError
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, baoquan.StatusError{Kind: baoquan.Preservation, Status: baoquan.Draft, Event: event}, *refused)
	}
	_, err := file(t, s, a.ID, store.Fact{Event: baoquan.Submitted, At: now}, store.Fact{Event: baoquan.RulingMade, At: now})
	require.Error(t, err, "the first is allowed, the second is not")
	assert.EqualValues(t, 1, read(t, s, a.ID).DocketSeq)
}

func TestOfSeveralFactsAtOnceTheProcedureHearsOfTheLast(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Edited, baoquan.Submitted)
	entry, err := file(t, s, a.ID, store.Fact{Event: baoquan.Accepted, At: now}, store.Fact{Event: baoquan.FeeOrdered, At: now})
	require.NoError(t, err)
	assert.Equal(t, [2]int64{5, 3}, [2]int64{entry.Seq, entry.Prev})
	walk(t, s, a.ID, baoquan.PaymentRequested, baoquan.FeePaid)
	entries, err := s.ProceduralEntries(t.Context(), a.ID, 0)
	require.NoError(t, err)
	var chain [][2]int64
	var events []baoquan.Event
	for _, e := range entries {
		chain, events = append(chain, [2]int64{e.Prev, e.Seq}), append(events, e.Event)
	}
	assert.Equal(t, [][2]int64{{0, 1}, {1, 3}, {3, 5}, {5, 7}}, chain)
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.FeeOrdered, baoquan.FeePaid}, events)
	after, err := s.ProceduralEntries(t.Context(), a.ID, 3)
	require.NoError(t, err)
	assert.Equal(t, entries[2:], after)
	rows, err := s.Docket(t.Context(), a.ID, 0)
	require.NoError(t, err)
	assert.Len(t, rows, 7, "people read all of it")
}

func TestAnEntryIsReadAsItWasFiled(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	at := now.Add(123456 * time.Microsecond)
	filed, err := file(t, s, a.ID, store.Fact{
		Event: baoquan.Submitted, By: byOwner(a), At: at, Ref: "r", Detail: map[string]int{"fee": 3}, Key: "k",
	})
	require.NoError(t, err)
	require.NotNil(t, filed.Deadline)
	entries, err := s.ProceduralEntries(t.Context(), a.ID, 1)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	again, err := s.EntryByKey(t.Context(), a.ID, "k")
	require.NoError(t, err)
	want, got, byKey := asJSON(t, filed), asJSON(t, entries[0]), asJSON(t, again)
	assert.JSONEq(t, want, got)
	assert.JSONEq(t, want, byKey)
	rows, err := s.Docket(t.Context(), a.ID, 1)
	require.NoError(t, err)
	require.Len(t, rows, 1)
	assert.Equal(t, "applicant", rows[0].ActorKind)
	assert.Equal(t, a.AccountID, rows[0].ActorID)
	assert.JSONEq(t, `{"fee": 3}`, string(rows[0].Detail))
	back := read(t, s, a.ID)
	require.NotNil(t, back.SubmittedAt)
	assert.True(t, at.Equal(*back.SubmittedAt) && at.Equal(back.UpdatedAt))
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

func TestAFactWithAKeyHappensOnceAndAnswersWhatItWas(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	first, err := file(t, s, a.ID, store.Fact{Event: baoquan.Edited, At: now, Key: "k"})
	require.NoError(t, err)
	_, err = file(t, s, a.ID, store.Fact{Event: baoquan.Submitted, At: now, Key: "k"})
	var already *store.ErrAlready
	require.ErrorAs(t, err, &already)
	assert.Equal(t, first.Seq, already.Entry.Seq)
	other := draft(t, s, a.AccountID)
	_, err = file(t, s, other.ID, store.Fact{Event: baoquan.Edited, At: now, Key: "k"})
	require.NoError(t, err, "the key is one of the case")
}

func TestOfRacingActsOneIsInTheDocketAndTheOthersHearNo(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Submitted, baoquan.Accepted)
	events := make(chan baoquan.Event, 8)
	for range 4 {
		events <- baoquan.RulingMade
		events <- baoquan.WithdrawnEvent
	}
	errs := race(8, func() error { _, err := file(t, s, a.ID, store.Fact{Event: <-events, At: now}); return err })
	refused := 0
	for _, err := range errs {
		if status := (*baoquan.StatusError)(nil); errors.As(err, &status) {
			refused++
		}
	}
	assert.Equal(t, 7, refused, "%v", errs)
	assert.EqualValues(t, 4, read(t, s, a.ID).DocketSeq)
}

func TestEvenWithoutTheLockNoNumberIsGivenTwice(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	seen := read(t, s, a.ID)
	walk(t, s, a.ID, baoquan.Edited)
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		_, err := tx.File(t.Context(), seen, store.Fact{Event: baoquan.Submitted, At: now})
		return err
	}), store.ErrNotFound)
	assert.Equal(t, baoquan.Draft, read(t, s, a.ID).Status)
}
