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

// stands asserts where a letter stands, in the case and on both its documents.
func stands(t *testing.T, s *store.Store, id string, letter baoquan.LetterStatus, serves string) {
	t.Helper()
	a := read(t, s, id)
	assert.Equal(t, letter, a.Letter)
	assert.Equal(t, serves, a.Serves)
	documents, err := s.Documents(t.Context(), id)
	require.NoError(t, err)
	require.Len(t, documents, 2)
	for i, kind := range []string{store.PolicyDocument, store.LetterDocument} {
		assert.Equal(t, kind, documents[i].Kind)
		assert.Equal(t, string(letter), documents[i].Status, kind)
	}
}

func TestALetterMovesWithBothItsDocumentsInTheDocket(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, p, other := issued(t, s, account), draft(t, s, account), issued(t, s, account)
	stands(t, s, g.ID, baoquan.LetterInForce, "")
	at := now.Add(5 * time.Hour)
	for _, step := range []struct {
		event  baoquan.Event
		ref    string
		letter baoquan.LetterStatus
		serves string
	}{
		{baoquan.Reminded, "", baoquan.LetterInForce, ""},
		{baoquan.UsedEvent, p.ID, baoquan.LetterUsed, p.ID},
		{baoquan.ClaimedEvent, "", baoquan.LetterUsed, p.ID},
		{baoquan.UnlinkedEvent, p.ID, baoquan.LetterInForce, ""},
		{baoquan.UsedEvent, p.ID, baoquan.LetterUsed, p.ID},
		{baoquan.PreservationRuled, p.ID, baoquan.LetterUsed, p.ID},
		{baoquan.Evaluated, "", baoquan.LetterUsed, p.ID},
		{baoquan.ReleasedEvent, p.ID, baoquan.LetterReleased, p.ID},
		{baoquan.RevokedEvent, p.ID, baoquan.LetterRevoked, p.ID},
		{baoquan.CancelledEvent, "", baoquan.LetterRevoked, p.ID},
	} {
		at = at.Add(time.Hour)
		entry, err := file(t, s, g.ID, store.Fact{Event: step.event, At: at, Ref: step.ref})
		require.NoError(t, err, step.event)
		assert.Equal(t, read(t, s, g.ID).Status, entry.Status, step.event)
		stands(t, s, g.ID, step.letter, step.serves)
	}
	assert.Equal(t, baoquan.Cancelled, read(t, s, g.ID).Status)
	stands(t, s, other.ID, baoquan.LetterInForce, "")
}

func TestAFactThatTheLetterDoesNotAllowIsNotWritten(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, p := issued(t, s, account), draft(t, s, account)
	_, err := file(t, s, g.ID, store.Fact{Event: baoquan.UsedEvent, At: now.Add(5 * time.Hour), Ref: p.ID})
	require.NoError(t, err)
	before := read(t, s, g.ID)
	for _, event := range []baoquan.Event{baoquan.UsedEvent, baoquan.RevokedEvent, baoquan.CancelledEvent, baoquan.LapsedEvent} {
		_, err := file(t, s, g.ID, store.Fact{Event: event, At: now.Add(6 * time.Hour), Ref: newID()})
		var refused *baoquan.LetterError
		require.ErrorAs(t, err, &refused, event)
		assert.Equal(t, baoquan.LetterError{Letter: baoquan.LetterUsed, Event: event}, *refused)
	}
	_, err = file(t, s, g.ID,
		store.Fact{Event: baoquan.ReleasedEvent, At: now.Add(6 * time.Hour)}, store.Fact{Event: baoquan.UnlinkedEvent, At: now.Add(6 * time.Hour)})
	require.Error(t, err, "the first is allowed, the second is not")
	assert.Equal(t, before, read(t, s, g.ID))
	stands(t, s, g.ID, baoquan.LetterUsed, p.ID)
}

func TestTheTermForTheUseOfALetterRunsOnlyWhileItIsFree(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, p := issued(t, s, account), draft(t, s, account)
	running := func() *baoquan.Deadline {
		all, err := s.RunningDeadlines(t.Context(), []string{g.ID})
		require.NoError(t, err)
		return all[g.ID]
	}
	use := running()
	require.NotNil(t, use)
	assert.Equal(t, baoquan.DeadlineUse, use.Name)
	assert.Equal(t, time.Date(2027, 2, 25, 23, 59, 59, 0, baoquan.Beijing), use.DueAt, "90 days")
	later := now.Add(10 * 24 * time.Hour)
	for _, step := range []struct {
		event baoquan.Event
		due   time.Time // zero: nothing runs
	}{
		{baoquan.Reminded, use.DueAt},
		{baoquan.UsedEvent, time.Time{}},
		{baoquan.PreservationRuled, time.Time{}},
		{baoquan.UnlinkedEvent, time.Date(2027, 3, 8, 23, 59, 59, 0, baoquan.Beijing)}, // anew, to the Monday
		{baoquan.UsedEvent, time.Time{}},
		{baoquan.ReleasedEvent, time.Time{}},
		{baoquan.RevokedEvent, time.Time{}},
		{baoquan.CancelledEvent, time.Time{}},
	} {
		entry, err := file(t, s, g.ID, store.Fact{Event: step.event, At: later, Ref: p.ID})
		require.NoError(t, err, step.event)
		got := running()
		if step.due.IsZero() {
			assert.Nil(t, got, step.event)
			assert.Nil(t, entry.Deadline, step.event)
			continue
		}
		require.NotNil(t, got, step.event)
		assert.True(t, step.due.Equal(got.DueAt), "%s: %s", step.event, got.DueAt)
		if step.event == baoquan.UnlinkedEvent {
			assert.Equal(t, entry.Deadline, got, "the procedure is told the one in the record")
		}
	}
	all, err := s.Deadlines(t.Context(), g.ID)
	require.NoError(t, err)
	var names []baoquan.DeadlineName
	for _, d := range all {
		names = append(names, d.Name)
		assert.NotNil(t, d.EndedAt)
	}
	assert.Equal(t, []baoquan.DeadlineName{
		baoquan.DeadlineDraftExpiry, baoquan.DeadlineReview, baoquan.DeadlineFee, baoquan.DeadlineIssuing, baoquan.DeadlineUse, baoquan.DeadlineUse,
	}, names)
}

func TestALetterThatEndsLeavesNoTermBehind(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	for _, event := range []baoquan.Event{baoquan.RevokedEvent, baoquan.LapsedEvent} {
		g := issued(t, s, account)
		_, err := file(t, s, g.ID, store.Fact{Event: event, At: now.Add(5 * time.Hour)})
		require.NoError(t, err)
		running, err := s.RunningDeadlines(t.Context(), []string{g.ID})
		require.NoError(t, err)
		assert.Empty(t, running, event)
		stands(t, s, g.ID, baoquan.LetterRevoked, "")
	}
}
