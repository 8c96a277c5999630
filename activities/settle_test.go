package activities_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// secured is a preservation that a letter serves, with what goes back of its
// premium when it comes to nothing, in parts per million.
func (h *house) secured(undonePpm int64) (guarantee, preservation *store.Application) {
	h.t.Helper()
	guarantee = h.issued(bySystem, h.card(bySystem, baoquan.Refunds{UndonePpm: undonePpm, SurrenderedPpm: 1}))
	preservation = h.open()
	h.use(guarantee, preservation)
	return h.read(guarantee.ID), h.read(preservation.ID)
}

// settle runs SettleGuarantees twice: the second time changes nothing.
func (h *house) settle(preservation *store.Application) {
	h.t.Helper()
	require.NoError(h.t, h.guarantees.SettleGuarantees(h.t.Context(), preservation.ID))
	ids, err := h.store.Serving(h.t.Context(), preservation.ID)
	require.NoError(h.t, err)
	before := h.docket(preservation.ID)
	for _, id := range ids {
		before = append(before, h.docket(id)...)
	}
	h.clock = h.clock.Add(time.Second)
	require.NoError(h.t, h.guarantees.SettleGuarantees(h.t.Context(), preservation.ID))
	after := h.docket(preservation.ID)
	for _, id := range ids {
		after = append(after, h.docket(id)...)
	}
	require.Equal(h.t, before, after, "the second time changes nothing")
}

// rule lets a judge rule on a preservation that awaits it.
func (h *house) rule(a *store.Application, outcome baoquan.Outcome, amount baoquan.Fen) {
	h.t.Helper()
	h.clock = h.clock.Add(time.Minute)
	h.in(func(tx *store.Tx) error {
		ctx := h.t.Context()
		judge := store.Staff{ID: uuid.NewString(), Login: a.ID, Role: "judge", CourtCode: "141", CreatedAt: h.clock}
		if err := tx.CreateStaff(ctx, judge); err != nil {
			return err
		}
		locked, err := tx.Lock(ctx, a.ID)
		if err != nil {
			return err
		}
		err = tx.AddRuling(ctx, baoquan.Ruling{Outcome: outcome, Amount: amount, RuledAt: h.clock}, store.Document{
			ID: uuid.NewString(), ApplicationID: a.ID, Kind: "ruling", Number: "1", Code: a.ID, Status: "in_force", IssuedAt: h.clock,
		}, "", judge.ID)
		if err != nil {
			return err
		}
		_, err = tx.File(ctx, locked, store.Fact{Event: baoquan.RulingMade, At: h.clock})
		return err
	})
}

// undone is every end of a preservation that comes to nothing.
var undone = map[string]func(h *house, a *store.Application){
	"rejected": func(h *house, a *store.Application) { h.file(a.ID, baoquan.Submitted, baoquan.RejectedEvent) },
	"withdrawn": func(h *house, a *store.Application) {
		h.file(a.ID, baoquan.Submitted, baoquan.Accepted, baoquan.WithdrawnEvent)
	},
	"lapsed": func(h *house, a *store.Application) {
		h.file(a.ID, baoquan.Submitted, baoquan.ReturnedToFix, baoquan.LapsedEvent)
	},
	"dismissed": func(h *house, a *store.Application) {
		h.file(a.ID, baoquan.Submitted, baoquan.Accepted)
		h.rule(a, baoquan.Dismissed, 0)
	},
}

func TestAPreservationThatComesToNothingGivesLetterAndPremiumBack(t *testing.T) {
	all := []baoquan.Event{baoquan.UsedEvent, baoquan.ReleasedEvent, baoquan.RevokedEvent, baoquan.CancelledEvent, baoquan.RefundRequested}
	for share, c := range map[string]struct {
		ppm    int64
		refund baoquan.Fen
		events []baoquan.Event
		status baoquan.Status
		signal string
	}{
		"all":     {baoquan.Whole, premium, all, baoquan.Cancelled, "cancelled"},
		"a part":  {900_000, 270_000, all, baoquan.Cancelled, "cancelled"},
		"nothing": {0, 0, all[:3], baoquan.Issued, "revoked"},
	} {
		t.Run(share+" goes back", func(t *testing.T) {
			h := newHouse(t)
			for reason, end := range undone {
				guarantee, preservation := h.secured(c.ppm)
				end(h, preservation)
				h.settle(preservation)
				events := h.docket(guarantee.ID)
				assert.Equal(t, c.events, events[len(events)-len(c.events):], reason)
				detail := map[string]any{"reason": reason, "refund": float64(c.refund), "preservation": preservation.Number}
				assert.Equal(t, detail, h.detail(guarantee.ID, baoquan.RevokedEvent))
				after := h.read(guarantee.ID)
				assert.Equal(t, [2]any{c.status, baoquan.LetterRevoked}, [2]any{after.Status, after.Letter})
				signals := h.told(guarantee.ID)
				assert.Equal(t, c.signal, signals[len(signals)-1], "the procedure hears of the last")
				assert.Equal(t, map[string]any{"guarantee": guarantee.Number, "reason": reason}, h.detail(preservation.ID, baoquan.GuaranteeFreed))
				h.refundIs(guarantee, c.refund)
			}
		})
	}
}

// refundIs lets the bank give back what is to go back of a premium, and says that
// it is that.
func (h *house) refundIs(guarantee *store.Application, refund baoquan.Fen) {
	h.t.Helper()
	orders, err := h.store.Payments(h.t.Context(), guarantee.ID)
	require.NoError(h.t, err)
	if refund == 0 {
		assert.Equal(h.t, store.PaymentPaid, orders[0].Status)
		assert.Empty(h.t, h.told(orders[0].ID))
		return
	}
	assert.Equal(h.t, []string{workflows.RefundWanted}, h.told(orders[0].ID), "once")
	h.bank.refund = payment.RefundDone
	assert.Equal(h.t, "refunded", h.twice(h.payments.RefundOrder, orders[0].ID).Status)
	assert.Equal(h.t, [2]baoquan.Fen{refund, premium}, [2]baoquan.Fen{h.bank.last.Amount, h.bank.last.Total})
	assert.Equal(h.t, map[string]any{"amount": float64(refund)}, h.detail(guarantee.ID, baoquan.Refunded))
}

func TestAPreservationThatIsGrantedLeavesTheLetterAndTheInsurerHearsOfIt(t *testing.T) {
	h := newHouse(t)
	for _, outcome := range []baoquan.Outcome{baoquan.Granted, baoquan.PartlyGranted} {
		guarantee, preservation := h.secured(baoquan.Whole)
		h.file(preservation.ID, baoquan.Submitted, baoquan.Accepted)
		h.rule(preservation, outcome, 500_000)
		h.settle(preservation)
		events := h.docket(guarantee.ID)
		assert.Equal(t, []baoquan.Event{baoquan.UsedEvent, baoquan.PreservationRuled}, events[len(events)-2:])
		assert.Equal(t, map[string]any{"outcome": string(outcome), "amount": 500_000.0, "preservation": preservation.Number},
			h.detail(guarantee.ID, baoquan.PreservationRuled))
		after := h.read(guarantee.ID)
		assert.Equal(t, [2]any{baoquan.Issued, baoquan.LetterUsed}, [2]any{after.Status, after.Letter})
		assert.NotContains(t, h.docket(preservation.ID), baoquan.GuaranteeFreed)
		h.refundIs(guarantee, 0)
	}
}
