package activities_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
)

func TestABillSaysWhatItIsFor(t *testing.T) {
	h := newHouse(t)
	h.twice(h.payments.PlaceOrder, h.order(h.waiting(), store.PaymentCreated).ID)
	assert.Equal(t, [2]any{"财产保全申请费", fee}, [2]any{h.bank.placed.Description, h.bank.placed.Amount})
	a := h.ask(atDesk, 1, baoquan.Submitted, baoquan.Underwritten)
	h.twice(h.payments.PlaceOrder, h.orderOf(a, "premium", premium, store.PaymentCreated).ID)
	assert.Equal(t, [2]any{"诉讼财产保全责任保险费", premium}, [2]any{h.bank.placed.Description, h.bank.placed.Amount})
}

func TestAPremiumThatIsPaidMovesTheGuaranteeOnce(t *testing.T) {
	h := newHouse(t)
	a := h.ask(atDesk, 1, baoquan.Submitted, baoquan.Underwritten)
	order := h.orderOf(a, "premium", premium, store.PaymentPending)
	h.bank.paid(premium, h.clock)
	assert.Equal(t, "paid", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.Underwritten, baoquan.PremiumPaid}, h.docket(a.ID))
	assert.Equal(t, map[string]any{"amount": float64(premium), "method": "wechat"}, h.detail(a.ID, baoquan.PremiumPaid))
	assert.Equal(t, baoquan.Issuing, h.read(a.ID).Status)
	signals := h.told(a.ID)
	assert.Equal(t, "premium_paid", signals[len(signals)-1])
}

func TestAPremiumThatNobodyIsOwedAnyMoreGoesBackAndTheDocketSaysSo(t *testing.T) {
	h := newHouse(t)
	a := h.ask(atDesk, 1, baoquan.Submitted, baoquan.Underwritten)
	late, order := h.orderOf(a, "premium", premium, store.PaymentClosed), h.orderOf(a, "premium", premium, store.PaymentPending)
	h.bank.paid(premium, h.clock)
	h.twice(h.payments.ConfirmOrder, order.ID)
	assert.Equal(t, "refunding", h.twice(h.payments.ConfirmOrder, late.ID).Status, "it was paid twice")
	assert.Equal(t, []string{late.ID}, h.refs(a.ID, baoquan.RefundRequested))
	assert.Equal(t, baoquan.Issuing, h.read(a.ID).Status)
	h.bank.refund = payment.RefundDone
	assert.Equal(t, "refunded", h.twice(h.payments.RefundOrder, late.ID).Status)
	assert.Equal(t, [2]baoquan.Fen{premium, premium}, [2]baoquan.Fen{h.bank.last.Amount, h.bank.last.Total})
	assert.Equal(t, []string{late.ID}, h.refs(a.ID, baoquan.Refunded))
}

func TestAnotherPremiumThanOrderedIsNotAPayment(t *testing.T) {
	h := newHouse(t)
	a := h.ask(atDesk, 1, baoquan.Submitted, baoquan.Underwritten)
	order := h.orderOf(a, "premium", premium, store.PaymentPending)
	h.bank.paid(premium-1, h.clock)
	assert.Equal(t, "amount_mismatch", h.twice(h.payments.ConfirmOrder, order.ID).Attention)
	assert.Equal(t, baoquan.AwaitingPayment, h.read(a.ID).Status)
	assert.Empty(t, h.refs(a.ID, baoquan.RefundRequested))
}
