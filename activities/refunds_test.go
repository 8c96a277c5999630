package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

func TestMoneyThatNobodyIsOwedAnyMoreGoesBack(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.file(a.ID, baoquan.WithdrawnEvent)
	h.bank.paid(fee, h.clock)
	assert.Equal(t, "refunding", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	h.bank.refund = payment.RefundProcessing
	assert.Equal(t, "refunding", h.twice(h.payments.RefundOrder, order.ID).Status)
	h.bank.refund = payment.RefundDone
	assert.Equal(t, "refunded", h.twice(h.payments.RefundOrder, order.ID).Status)
	assert.Equal(t, 3, h.bank.calls["Refund"], "not again after it arrived")
	assert.Equal(t, payment.Refund{
		OutTradeNo: order.OutTradeNo, OutRefundNo: "R" + order.OutTradeNo, Reason: "申请已不需要交费",
		Amount: fee, Total: fee, NotifyURL: "https://example.com/wechat/refunds",
	}, h.bank.last)
	events := h.docket(a.ID)
	assert.Equal(t, []baoquan.Event{baoquan.WithdrawnEvent, baoquan.RefundRequested, baoquan.Refunded}, events[len(events)-3:])
	assert.Equal(t, map[string]any{"amount": float64(fee), "reason": "申请已不需要交费"}, h.detail(a.ID, baoquan.RefundRequested))
	assert.Equal(t, map[string]any{"amount": float64(fee)}, h.detail(a.ID, baoquan.Refunded))
	assert.Equal(t, []string{order.ID, order.ID}, h.refs(a.ID, baoquan.RefundRequested, baoquan.Refunded), "once each")
	assert.Equal(t, [2]any{fee, true}, [2]any{h.payment(order.ID).RefundAmount, h.payment(order.ID).RefundAskedAt != nil})
}

func TestThePayerReadsOnceHowMuchHasGoneBack(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.bank.paid(fee, h.clock)
	h.twice(h.payments.ConfirmOrder, order.ID)
	h.file(a.ID, baoquan.WithdrawnEvent)
	h.bank.refund = payment.RefundDone
	assert.True(t, h.twice(h.payments.RefundOrder, order.ID).Tell, "the second answer too: the first may be lost")
	for range 2 {
		require.NoError(t, h.cases.NotifyRefund(t.Context(), order.ID))
	}
	require.Len(t, h.phone.texts, 1)
	assert.Equal(t, []string{a.Number, fee.Yuan()}, h.phone.texts[0].Params)
}

func TestMoneyOfAWithdrawnCaseGoesBack(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.bank.paid(fee, h.clock)
	h.twice(h.payments.ConfirmOrder, order.ID)
	h.file(a.ID, baoquan.WithdrawnEvent)
	assert.Equal(t, []string{workflows.RefundWanted}, h.told(order.ID))
	assert.Equal(t, "refunding", h.twice(h.payments.PlaceOrder, order.ID).Status, "a new run finds out where it stands")
	h.bank.refund = payment.RefundDone
	assert.Equal(t, "refunded", h.twice(h.payments.RefundOrder, order.ID).Status)
}

func TestOfTwoOrdersThatArePaidOneCountsAndTheOtherGoesBack(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	late, order := h.order(a, store.PaymentClosed), h.order(a, store.PaymentPending)
	h.bank.paid(fee, h.clock)
	assert.Equal(t, "paid", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	assert.Equal(t, "refunding", h.twice(h.payments.ConfirmOrder, late.ID).Status)
	assert.Equal(t, baoquan.AwaitingRuling, h.read(a.ID).Status)
}

func TestMoneyThatComesAfterClosingCountsWhileTheCaseWaitsForIt(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentClosed)
	h.bank.paid(fee, h.clock)
	assert.Equal(t, "paid", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	assert.Equal(t, baoquan.AwaitingRuling, h.read(a.ID).Status)
}

func TestARefundThatFailsNeedsAPerson(t *testing.T) {
	h := newHouse(t)
	order := h.order(h.waiting(), store.PaymentRefunding)
	h.bank.refund = payment.RefundFailed
	state := h.twice(h.payments.RefundOrder, order.ID)
	assert.Equal(t, [2]string{"refunding", "refund_failed"}, [2]string{state.Status, state.Attention})
	h.bank.refund = payment.RefundDone
	state = h.twice(h.payments.RefundOrder, order.ID)
	assert.Equal(t, [2]string{"refunded", ""}, [2]string{state.Status, state.Attention})
}

// Alipay's 撤销 gives back by itself what was paid in the moment before.
func TestMoneyThatCameAndWentBackAtTheProviderStandsInTheDocketAsAnyRefund(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.bank.trade = payment.Trade{State: payment.TradeRefunded, Amount: fee, TransactionID: "42", PaidAt: h.clock}
	assert.Equal(t, "refunded", h.twice(h.payments.CloseOrder, order.ID).Status)
	assert.Equal(t, []string{order.ID, order.ID}, h.refs(a.ID, baoquan.RefundRequested, baoquan.Refunded), "once each")
	assert.Equal(t, map[string]any{"amount": float64(fee), "reason": "支付机构已将款项退回"}, h.detail(a.ID, baoquan.RefundRequested))
	after := h.payment(order.ID)
	assert.Equal(t, [3]any{fee, "", "42"}, [3]any{after.RefundAmount, after.RefundNo, after.TransactionID})
	assert.NotNil(t, after.RefundedAt)
	assert.NotNil(t, after.PaidAt)
	assert.Zero(t, h.bank.calls["Refund"])
	assert.Equal(t, baoquan.AwaitingPayment, h.read(a.ID).Status, "the fee is still owed")
}

func TestAnOrderWhosePayerPaidSomebodyElseIsClosedWhenItsTimeIsOverAndLeftToTheOperator(t *testing.T) {
	h := newHouse(t)
	order := h.order(h.waiting(), store.PaymentPending)
	h.bank.trade = payment.Trade{State: payment.TradeUnpaid}
	require.NoError(t, h.store.InTx(t.Context(), func(tx *store.Tx) error { return tx.PaidElsewhere(t.Context(), order.ID) }))
	state := h.twice(h.payments.ConfirmOrder, order.ID)
	assert.Equal(t, [2]string{"pending", "merchant_mismatch"}, [2]string{state.Status, state.Attention}, "who scanned may still pay")
	h.clock = order.ExpiresAt.Add(time.Minute)
	state = h.twice(h.payments.ConfirmOrder, order.ID)
	assert.Equal(t, [2]string{"closed", "merchant_mismatch"}, [2]string{state.Status, state.Attention})
}
