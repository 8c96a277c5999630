package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

const billDay = baoquan.Date("2026-11-27") // that of a new house

// books is a house with the activities of reconciliation, and its day asked for.
type books struct {
	*house
	activities *activities.Reconciliations
	id         string
}

func newBooks(t *testing.T) *books {
	b := &books{house: newHouse(t)}
	b.activities = &activities.Reconciliations{
		Store: b.store, Deliver: nobody{}, Providers: map[string]payment.Provider{"wechat": b.bank}, Now: func() time.Time { return b.clock },
	}
	require.NoError(t, b.activities.OpenReconciliation(t.Context(), billDay))
	require.NoError(t, b.db.Get(&b.id, `SELECT id FROM reconciliations`))
	return b
}

// settled is an order that was paid at a time, with a refund when amount is not 0.
func (b *books) settled(paidAt time.Time, refund baoquan.Fen, refundedAt time.Time) store.Payment {
	b.t.Helper()
	p := b.order(b.waiting(), store.PaymentClosed)
	p.Status, p.PaidAt = store.PaymentPaid, &paidAt
	if refund > 0 {
		p.Refund(refund, "撤回", refundedAt)
		p.Status, p.RefundedAt = store.PaymentRefunded, &refundedAt
	}
	b.in(func(tx *store.Tx) error { return tx.SavePayment(b.t.Context(), p) })
	return p
}

func (b *books) billOf(lines ...payment.BillLine) workflows.BillCompared {
	b.t.Helper()
	b.bank.bill = lines
	out, err := b.activities.CompareBill(b.t.Context(), workflows.BillOf{ID: b.id, Method: "wechat"})
	require.NoError(b.t, err)
	return out
}

// found is every difference by the number it is about.
func (b *books) found() map[string]store.Difference {
	b.t.Helper()
	all, err := b.store.Differences(b.t.Context(), nil, "", 100)
	require.NoError(b.t, err)
	found := map[string]store.Difference{}
	for _, d := range all {
		found[d.Number] = store.Difference{Kind: d.Kind, PaymentID: d.PaymentID, There: d.There, Here: d.Here}
	}
	return found
}

func paidLine(p store.Payment, amount baoquan.Fen) payment.BillLine {
	return payment.BillLine{Kind: payment.KindPaid, OutTradeNo: p.OutTradeNo, Amount: amount}
}

func refundLine(p store.Payment, amount baoquan.Fen) payment.BillLine {
	return payment.BillLine{Kind: payment.KindRefund, OutTradeNo: p.OutTradeNo, OutRefundNo: p.RefundNo, Amount: amount}
}

func TestABillThatAgreesWithTheRecordLeavesNothingToDo(t *testing.T) {
	b := newBooks(t)
	noon := billDay.Time().Add(12 * time.Hour)
	kept, back, part := b.settled(noon, 0, noon), b.settled(noon, fee, noon), b.settled(noon, 1, noon)
	lines := []payment.BillLine{
		paidLine(kept, fee), paidLine(back, fee), refundLine(back, fee), paidLine(part, fee), refundLine(part, 1),
	}
	for range 2 {
		assert.Equal(t, workflows.BillCompared{Payments: 3, Refunds: 2}, b.billOf(lines...))
	}
	assert.Empty(t, b.found())
	assert.Equal(t, []baoquan.Date{billDay, billDay}, b.bank.billed)
	require.NoError(t, b.activities.EndReconciliation(t.Context(), b.id))
	var outcome string
	require.NoError(t, b.db.Get(&outcome, `SELECT outcome FROM reconciled_bills`))
	assert.Equal(t, "compared", outcome)
}

func TestEachDifferenceIsFoundOnce(t *testing.T) {
	b := newBooks(t)
	noon := billDay.Time().Add(12 * time.Hour)
	here, sum, refunded, refundSum := b.settled(noon, 0, noon), b.settled(noon, 0, noon), b.settled(noon, fee, noon), b.settled(noon, 500, noon)
	lost := b.order(b.waiting(), store.PaymentClosed) // paid there after all
	wrong := b.order(b.waiting(), store.PaymentPending)
	byHand := b.settled(noon, 0, noon)
	lines := []payment.BillLine{
		paidLine(sum, fee+1), paidLine(refunded, fee), paidLine(refundSum, fee), refundLine(refundSum, 501),
		paidLine(lost, fee), paidLine(wrong, fee-1), paidLine(byHand, fee),
		{Kind: payment.KindRefund, OutTradeNo: byHand.OutTradeNo, OutRefundNo: "by-hand", Amount: 7},
		{Kind: payment.KindPaid, OutTradeNo: "of-another-shop", Amount: 9},
	}
	want := map[string]store.Difference{
		here.OutTradeNo:    {Kind: store.PaidHere, PaymentID: here.ID, Here: fee},
		sum.OutTradeNo:     {Kind: store.OtherAmount, PaymentID: sum.ID, There: fee + 1, Here: fee},
		refunded.RefundNo:  {Kind: store.RefundHere, PaymentID: refunded.ID, Here: fee},
		refundSum.RefundNo: {Kind: store.OtherAmount, PaymentID: refundSum.ID, There: 501, Here: 500},
		lost.OutTradeNo:    {Kind: store.PaidThere, PaymentID: lost.ID, There: fee},
		wrong.OutTradeNo:   {Kind: store.OtherAmount, PaymentID: wrong.ID, There: fee - 1, Here: fee},
		"by-hand":          {Kind: store.RefundThere, PaymentID: byHand.ID, There: 7},
		"of-another-shop":  {Kind: store.PaidThere, There: 9},
	}
	for range 2 {
		out := b.billOf(lines...)
		assert.Equal(t, len(want), out.Differences)
		assert.Equal(t, want, b.found())
	}
	stuck, err := b.store.Stuck(t.Context(), b.clock)
	require.NoError(t, err)
	assert.Len(t, stuck, len(want))
}

func TestWhatFallsOnAnotherDayIsNoDifference(t *testing.T) {
	b := newBooks(t)
	midnight, next := billDay.Time(), billDay.AddDays(1).Time()
	b.settled(midnight.Add(-time.Second), 0, midnight) // the day before, and the day after
	b.settled(next, 0, next)
	// Given back by the provider before midnight, which we heard of after it: in the
	// bill of the first day, whatever the hour at which we wrote it down.
	late := b.settled(midnight.Add(time.Hour), fee, next.Add(2*time.Second))
	assert.Zero(t, b.billOf(paidLine(late, fee), refundLine(late, fee)).Differences)
	// One that we heard of before midnight and the provider counts to the next day.
	early := b.settled(midnight.Add(time.Hour), fee, next.Add(-2*time.Second))
	assert.Zero(t, b.billOf(paidLine(late, fee), refundLine(late, fee), paidLine(early, fee)).Differences)
	require.NoError(t, b.activities.OpenReconciliation(t.Context(), billDay.AddDays(1)))
	require.NoError(t, b.db.Get(&b.id, `SELECT id FROM reconciliations WHERE day = $1`, string(billDay.AddDays(1))))
	out := b.billOf(refundLine(early, fee))
	assert.Equal(t, 1, out.Differences, "the payment at its very beginning alone")
	for _, d := range b.found() {
		assert.Equal(t, store.PaidHere, d.Kind)
	}
}

func TestNoBillIsWaitedForAndAtLastTakenAtItsWord(t *testing.T) {
	b := newBooks(t)
	noon := billDay.Time().Add(12 * time.Hour)
	here := b.settled(noon, 0, noon)
	b.bank.fail["Bill"] = errNoBill{provider.Unavailable("wechat", "no_bill")}
	_, err := b.activities.CompareBill(t.Context(), workflows.BillOf{ID: b.id, Method: "wechat"})
	failed := failure(t, err)
	assert.Equal(t, []any{false, "no_bill"}, []any{failed.NonRetryable(), failed.Type()})
	assert.Empty(t, b.found())
	out, err := b.activities.CompareBill(t.Context(), workflows.BillOf{ID: b.id, Method: "wechat", Last: true})
	require.NoError(t, err)
	assert.Equal(t, workflows.BillCompared{Differences: 1}, out)
	assert.Equal(t, store.PaidHere, b.found()[here.OutTradeNo].Kind)
}

// errNoBill is no bill as the clients say it.
type errNoBill struct{ error }

func (e errNoBill) Is(target error) bool { return target == payment.ErrNoBill } //nolint:errorlint // it is that very one
func (e errNoBill) Unwrap() error        { return e.error }

func TestABillThatFailsInTheMiddleWritesNothing(t *testing.T) {
	b := newBooks(t)
	b.bank.bill = []payment.BillLine{{Kind: payment.KindPaid, OutTradeNo: "x", Amount: 1}}
	for code, err := range map[string]error{
		"bill_cut": provider.Unavailable("wechat", "bill_cut"), "NO_AUTH": provider.Refused("wechat", "NO_AUTH"),
	} {
		b.bank.fail["Bill"] = err
		_, got := b.activities.CompareBill(t.Context(), workflows.BillOf{ID: b.id, Method: "wechat", Last: true})
		failed := failure(t, got)
		assert.Equal(t, []any{code == "NO_AUTH", code}, []any{failed.NonRetryable(), failed.Type()})
	}
	assert.Empty(t, b.found())
	require.NoError(t, b.activities.MissBill(t.Context(), workflows.MissedBill{ID: b.id, Method: "wechat", Code: "bill_cut"}))
	stuck, err := b.store.Stuck(t.Context(), b.clock)
	require.NoError(t, err)
	require.Len(t, stuck, 1)
	assert.Equal(t, [3]string{"reconciliation", "bill_missing_wechat", "2026-11-27"}, [3]string{stuck[0].Kind, stuck[0].Reason, stuck[0].Number})
}

func TestADayIsReadWithTheProvidersThatAreOffered(t *testing.T) {
	b := newBooks(t)
	b.activities.Providers = map[string]payment.Provider{"wechat": b.bank, "alipay": b.bank}
	state, err := b.activities.ReadReconciliation(t.Context(), b.id)
	require.NoError(t, err)
	assert.Equal(t, workflows.ReconciliationState{Day: billDay, Methods: []string{"alipay", "wechat"}}, state)
	_, err = b.activities.CompareBill(t.Context(), workflows.BillOf{ID: b.id, Method: "cash"})
	assert.Equal(t, "not_configured", failure(t, err).Type())
	_, err = b.activities.ReadReconciliation(t.Context(), "0190d1a0-0000-7000-8000-0000000000ff")
	assert.True(t, failure(t, err).NonRetryable())
}
