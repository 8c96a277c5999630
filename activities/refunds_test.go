package activities_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
	assert.Equal(t, []baoquan.Event{baoquan.WithdrawnEvent, baoquan.Refunded}, events[len(events)-2:])
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
