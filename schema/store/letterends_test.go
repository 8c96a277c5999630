package store_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

var endTime = now.Add(30 * 24 * time.Hour)

// issuedUnder is a guarantee of an account that was quoted by a card with these
// refunds, its letter in force.
func issuedUnder(t *testing.T, s *store.Store, account string, refunds baoquan.Refunds) *store.Application {
	t.Helper()
	card := pingan("2026-11-01", "", 3_000)
	card.Refunds = refunds
	c := cover()
	c.InsurerCode, c.Quote.CardVersion = "pingan", saveCard(t, s, card).Version
	newer := card
	newer.Refunds = baoquan.Refunds{UndonePpm: 1, SurrenderedPpm: 1}
	saveCard(t, s, newer) // is not the one by which it was quoted
	return issuedBy(t, s, account, c)
}

// endings are the ways in which a letter ends with money: the guarantee must be
// free, or be used for the preservation.
var endings = map[string]struct {
	used   bool
	refund func(baoquan.Refunds) *int64 // the share that it gives back
	end    func(t *testing.T, s *store.Store, preservation, guarantee string) error
	last   map[bool]baoquan.Event // by whether money goes back
	status map[bool]baoquan.Status
	detail string
}{
	"undone": {true, func(r baoquan.Refunds) *int64 { return &r.UndonePpm },
		undo, map[bool]baoquan.Event{true: baoquan.CancelledEvent, false: baoquan.RevokedEvent},
		map[bool]baoquan.Status{true: baoquan.Cancelled, false: baoquan.Issued}, "dismissed"},
	"surrendered": {false, func(r baoquan.Refunds) *int64 { return &r.SurrenderedPpm },
		surrender, map[bool]baoquan.Event{true: baoquan.CancelledEvent, false: baoquan.CancelledEvent},
		map[bool]baoquan.Status{true: baoquan.Cancelled, false: baoquan.Cancelled}, "surrendered"},
	"expired": {false, func(r baoquan.Refunds) *int64 { return &r.SurrenderedPpm },
		expire, map[bool]baoquan.Event{true: baoquan.LapsedEvent, false: baoquan.LapsedEvent},
		map[bool]baoquan.Status{true: baoquan.Lapsed, false: baoquan.Lapsed}, "expired"},
}

func undo(t *testing.T, s *store.Store, preservation, guarantee string) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.Undo(t.Context(), apps[1], apps[0], "dismissed", endTime)
	}, preservation, guarantee)
}

func surrender(t *testing.T, s *store.Store, _, guarantee string) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.Surrender(t.Context(), apps[0], byOwner(apps[0]), "不再需要", endTime)
	}, guarantee)
}

func expire(t *testing.T, s *store.Store, _, guarantee string) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		entry, err := tx.ExpireLetter(t.Context(), apps[0], "expired", endTime)
		if err == nil {
			assert.Equal(t, baoquan.LapsedEvent, entry.Event)
		}
		return err
	}, guarantee)
}

func TestALetterThatEndsGivesBackTheShareOfItsOwnCard(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	for name, ending := range endings {
		for share, back := range map[int64]baoquan.Fen{
			baoquan.Whole: premium, 500_000: 1_501, 1_000: 3, 100: 0, 0: 0, // 3,001 fen, half up
		} {
			refunds := baoquan.Refunds{UndonePpm: 1, SurrenderedPpm: 1} // of the other kinds of end
			if name == "undone" {
				refunds.UndonePpm = share
			} else {
				refunds.SurrenderedPpm = share
			}
			require.Equal(t, share, *ending.refund(refunds))
			g, p := issuedUnder(t, s, account, refunds), draft(t, s, account)
			if ending.used {
				_, err := file(t, s, g.ID, store.Fact{Event: baoquan.UsedEvent, At: now.Add(5 * time.Hour), Ref: p.ID})
				require.NoError(t, err)
			}
			require.NoError(t, ending.end(t, s, p.ID, g.ID), "%s at %d", name, share)
			ended := read(t, s, g.ID)
			assert.Equal(t, ending.status[back > 0], ended.Status, "%s at %d", name, share)
			assert.Equal(t, baoquan.LetterRevoked, ended.Letter)
			running, err := s.RunningDeadlines(t.Context(), []string{g.ID})
			require.NoError(t, err)
			assert.Empty(t, running)
			heard, err := s.ProceduralEntries(t.Context(), g.ID, g.ProceduralSeq)
			require.NoError(t, err)
			assert.Equal(t, ending.last[back > 0], heard[len(heard)-1].Event, "%s at %d", name, share)
			owed(t, s, g.ID, back)
			explained(t, s, g.ID, ending.last[back > 0], store.LetterEnd{Reason: ending.detail, Refund: back})
		}
	}
}

// owed asserts what goes back of the premium: in the order, in the docket and to
// the workflow that pays it back.
func owed(t *testing.T, s *store.Store, id string, back baoquan.Fen) {
	t.Helper()
	payments, err := s.Payments(t.Context(), id)
	require.NoError(t, err)
	require.Len(t, payments, 1)
	p := payments[0]
	waiting, err := s.WaitingFor(t.Context(), []string{p.ID})
	require.NoError(t, err)
	asked := asks(t, s, id)
	assert.Equal(t, back, p.RefundAmount)
	if back == 0 {
		assert.Equal(t, store.PaymentPaid, p.Status)
		assert.Empty(t, p.RefundNo+p.RefundReason)
		assert.Nil(t, p.RefundAskedAt)
		assert.Empty(t, waiting)
		assert.Empty(t, asked)
		return
	}
	assert.Equal(t, store.PaymentRefunding, p.Status)
	assert.Equal(t, "R"+p.OutTradeNo, p.RefundNo)
	require.NotNil(t, p.RefundAskedAt)
	assert.True(t, p.RefundAskedAt.Equal(endTime))
	require.Len(t, waiting, 1)
	assert.Equal(t, [3]string{"payment", p.ID, "refund_wanted"}, [3]string{waiting[0].Workflow, waiting[0].Subject, waiting[0].Signal})
	require.Len(t, asked, 1)
	assert.Equal(t, p.ID, asked[0].Ref)
	assert.JSONEq(t, asJSON(t, map[string]any{"amount": back, "reason": p.RefundReason}), string(asked[0].Detail))
}

// asks are the entries by which money is asked back.
func asks(t *testing.T, s *store.Store, id string) (rows []store.DocketRow) {
	t.Helper()
	all, err := s.Docket(t.Context(), id, 0)
	require.NoError(t, err)
	for _, row := range all {
		if row.Event == baoquan.RefundRequested {
			rows = append(rows, row)
		}
	}
	return rows
}

// explained asserts what the docket says about the end of a letter.
func explained(t *testing.T, s *store.Store, id string, event baoquan.Event, want store.LetterEnd) {
	t.Helper()
	rows, err := s.Docket(t.Context(), id, 0)
	require.NoError(t, err)
	for _, row := range rows {
		if row.Event != event {
			continue
		}
		var got store.LetterEnd
		require.NoError(t, json.Unmarshal(row.Detail, &got))
		got.Preservation, got.Note = "", ""
		assert.Equal(t, want, got, event)
		return
	}
	t.Errorf("%s is not in the docket", event)
}
