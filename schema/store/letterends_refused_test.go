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

// untouched asserts that f is refused by where the letter stands and changes
// nothing of a guarantee.
func untouched(t *testing.T, s *store.Store, id string, f func() error) {
	t.Helper()
	before := read(t, s, id)
	payments, err := s.Payments(t.Context(), id)
	require.NoError(t, err)
	rows, err := s.Docket(t.Context(), id, 0)
	require.NoError(t, err)
	var refused *baoquan.LetterError
	require.ErrorAs(t, f(), &refused)
	assert.Equal(t, before, read(t, s, id))
	same, err := s.Payments(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, payments, same)
	after, err := s.Docket(t.Context(), id, 0)
	require.NoError(t, err)
	assert.Equal(t, rows, after)
}

func TestALetterInUseIsNeitherSurrenderedNorDoesItExpire(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	p, one, _ := secure(t, s, account)
	require.NoError(t, link(t, s, p.ID, g.ID, one))
	untouched(t, s, g.ID, func() error { return surrender(t, s, "", g.ID) })
	untouched(t, s, g.ID, func() error { return expire(t, s, "", g.ID) })
	stands(t, s, g.ID, baoquan.LetterUsed, p.ID)
	owed(t, s, g.ID, 0)
}

func TestALetterThatServesNothingHasNothingToUndo(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, p := issued(t, s, account), draft(t, s, account)
	untouched(t, s, g.ID, func() error { return undo(t, s, p.ID, g.ID) })
}

func TestALetterEndsOnceAndItsMoneyGoesBackOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	for name, ending := range endings {
		g := issued(t, s, account)
		p, one, _ := secure(t, s, account)
		if ending.used {
			require.NoError(t, link(t, s, p.ID, g.ID, one))
		}
		errs := race(3, func() error { return ending.end(t, s, p.ID, g.ID) })
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			}
		}
		assert.Equal(t, 1, done, "%s: %v", name, errs)
		owed(t, s, g.ID, premium)
		require.Error(t, link(t, s, p.ID, g.ID, one), "%s: it never comes back", name)
		stands(t, s, g.ID, baoquan.LetterRevoked, read(t, s, g.ID).Serves)
	}
}

func TestWhatAnEndSaysIsForThoseWhoReadTheDocket(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, free, p := issued(t, s, account), issued(t, s, account), draft(t, s, account)
	_, err := file(t, s, g.ID, store.Fact{Event: baoquan.UsedEvent, At: now.Add(5 * time.Hour), Ref: p.ID})
	require.NoError(t, err)
	require.NoError(t, undo(t, s, p.ID, g.ID))
	rows, err := s.Docket(t.Context(), g.ID, g.DocketSeq+1)
	require.NoError(t, err)
	var events []baoquan.Event
	for _, row := range rows {
		events = append(events, row.Event)
		if row.Event != baoquan.RefundRequested {
			assert.JSONEq(t, `{"reason": "dismissed", "refund": 3001, "preservation": "`+p.Number+`"}`, string(row.Detail))
			assert.Equal(t, p.ID, row.Ref)
		}
	}
	assert.Equal(t, []baoquan.Event{baoquan.ReleasedEvent, baoquan.RevokedEvent, baoquan.CancelledEvent, baoquan.RefundRequested}, events)
	require.NoError(t, surrender(t, s, "", free.ID))
	rows, err = s.Docket(t.Context(), free.ID, free.DocketSeq)
	require.NoError(t, err)
	assert.JSONEq(t, `{"reason": "surrendered", "refund": 3001, "note": "不再需要"}`, string(rows[0].Detail))
	assert.Equal(t, [2]string{"applicant", account}, [2]string{rows[0].ActorKind, rows[0].ActorID})
}

func TestAnExpiryThatIsTriedAgainHappensOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	g := issued(t, s, register(t, s, "13900000001"))
	require.NoError(t, expire(t, s, "", g.ID))
	var already *store.ErrAlready
	require.ErrorAs(t, expire(t, s, "", g.ID), &already)
	assert.Equal(t, baoquan.LapsedEvent, already.Entry.Event)
	owed(t, s, g.ID, premium)
}

func TestAShareOfNothingStillDropsAnOrderThatIsOpen(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	paid := orderOf(t, s, a, store.PaymentPaid)
	open := orderOf(t, s, a, store.PaymentPending)
	walk(t, s, a.ID, baoquan.Submitted, baoquan.WithdrawnEvent)
	require.NoError(t, locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.GiveBack(t.Context(), apps[0], 0, "理由", endTime)
	}, a.ID))
	waiting, err := s.WaitingFor(t.Context(), []string{open.ID, paid.ID})
	require.NoError(t, err)
	require.Len(t, waiting, 1)
	assert.Equal(t, [2]string{open.ID, "payment_dropped"}, [2]string{waiting[0].Subject, waiting[0].Signal})
}
