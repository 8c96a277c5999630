package activities_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// waiting is a case that waits for its fee.
func (h *house) waiting() *store.Application {
	h.t.Helper()
	return h.open(baoquan.Submitted, baoquan.Accepted, baoquan.FeeOrdered)
}

// twice runs an activity two times and answers the state of the second.
func (h *house) twice(activity func(context.Context, string) (workflows.PaymentState, error), id string) workflows.PaymentState {
	h.t.Helper()
	first, err := activity(h.t.Context(), id)
	require.NoError(h.t, err)
	before := h.payment(id)
	h.clock = h.clock.Add(time.Second)
	second, err := activity(h.t.Context(), id)
	require.NoError(h.t, err)
	require.Equal(h.t, first, second)
	require.Equal(h.t, before, h.payment(id), "the second time changes nothing")
	return second
}

func TestAnOrderIsPlacedOnceAndItsCodeKept(t *testing.T) {
	h := newHouse(t)
	order := h.order(h.waiting(), store.PaymentCreated)
	state := h.twice(h.payments.PlaceOrder, order.ID)
	assert.Equal(t, "pending", state.Status)
	assert.True(t, state.ExpiresAt.Equal(order.ExpiresAt))
	assert.Equal(t, 5*time.Second, state.PollEvery)
	assert.Equal(t, "weixin://wxpay/1", h.payment(order.ID).CodeURL)
	assert.Equal(t, 1, h.bank.calls["Place"])
}

func TestAPaymentMovesTheCaseOnce(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.bank.trade.State = payment.TradeUnpaid
	assert.Equal(t, "pending", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	h.bank.paid(fee, h.clock)
	assert.Equal(t, "paid", h.twice(h.payments.ConfirmOrder, order.ID).Status)
	events := h.docket(a.ID)
	assert.Equal(t, []baoquan.Event{baoquan.FeeOrdered, baoquan.FeePaid}, events[len(events)-2:])
	assert.Equal(t, baoquan.AwaitingRuling, h.read(a.ID).Status)
	paid := h.payment(order.ID)
	assert.Equal(t, "42", paid.TransactionID)
	assert.NotNil(t, paid.PaidAt)
	signals := h.told(a.ID)
	assert.Equal(t, "fee_paid", signals[len(signals)-1])
}

func TestAPaymentThatIsToldBeforeTheAnswerToTheOrderStaysPaid(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentCreated)
	h.bank.meanwhile = func() {
		h.bank.paid(fee, h.clock)
		_, err := h.payments.ConfirmOrder(t.Context(), order.ID)
		require.NoError(t, err)
	}
	state, err := h.payments.PlaceOrder(t.Context(), order.ID)
	require.NoError(t, err)
	assert.Equal(t, "paid", state.Status)
	assert.Equal(t, baoquan.AwaitingRuling, h.read(a.ID).Status)
	assert.Empty(t, h.payment(order.ID).CodeURL, "nobody is asked to pay it again")
}

func TestOfConfirmationsAtOnceOneMovesTheCase(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	h.bank.paid(fee, h.clock)
	done := make(chan error)
	for range 8 {
		go func() { _, err := h.payments.ConfirmOrder(t.Context(), order.ID); done <- err }()
	}
	for range 8 {
		require.NoError(t, <-done)
	}
	assert.Len(t, h.docket(a.ID), 5)
}

func TestAnotherAmountThanOrderedIsNotAPaymentAndAPersonHasToLook(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentPending)
	for mismatch, trade := range map[string]payment.Trade{
		"amount":   {State: payment.TradePaid, Amount: fee - 1},
		"merchant": {State: payment.TradePaid, Amount: fee, Mismatch: "merchant"},
	} {
		h.bank.trade = trade
		state := h.twice(h.payments.ConfirmOrder, order.ID)
		assert.Equal(t, "pending", state.Status)
		assert.Equal(t, mismatch+"_mismatch", state.Attention)
	}
	assert.Equal(t, baoquan.AwaitingPayment, h.read(a.ID).Status)
	h.bank.paid(fee, h.clock)
	state := h.twice(h.payments.ConfirmOrder, order.ID)
	assert.Equal(t, [2]string{"paid", ""}, [2]string{state.Status, state.Attention})
}

func TestAnOrderIsClosedUnlessItWasPaid(t *testing.T) {
	for name, c := range map[string]struct {
		trade payment.TradeState
		want  string
	}{
		"unpaid":            {payment.TradeUnpaid, "closed"},
		"never placed":      {payment.TradeUnknown, "closed"},
		"closed by expiry":  {payment.TradeClosed, "closed"},
		"paid in between":   {payment.TradePaid, "paid"},
		"in no known state": {payment.TradeFailed, "pending"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			order := h.order(h.waiting(), store.PaymentPending)
			h.bank.trade = payment.Trade{State: c.trade, Amount: fee, PaidAt: h.clock}
			assert.Equal(t, c.want, h.twice(h.payments.CloseOrder, order.ID).Status)
		})
	}
}

func TestTheLastWordOfAProviderIsWrittenDownForAPerson(t *testing.T) {
	for name, c := range map[string]struct {
		status    store.PaymentStatus
		call      string
		activity  func(*house) func(context.Context, string) (workflows.PaymentState, error)
		want      string
		attention string
	}{
		"placing": {store.PaymentCreated, "Place", func(h *house) func(context.Context, string) (workflows.PaymentState, error) {
			return h.payments.PlaceOrder
		}, "closed", "place_refused"},
		"asking": {store.PaymentPending, "Query", func(h *house) func(context.Context, string) (workflows.PaymentState, error) {
			return h.payments.ConfirmOrder
		}, "pending", "query_refused"},
		"closing": {store.PaymentPending, "Close", func(h *house) func(context.Context, string) (workflows.PaymentState, error) {
			return h.payments.CloseOrder
		}, "pending", "close_refused"},
		"refunding": {store.PaymentRefunding, "Refund", func(h *house) func(context.Context, string) (workflows.PaymentState, error) {
			return h.payments.RefundOrder
		}, "refunding", "refund_refused"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			order := h.order(h.waiting(), c.status)
			h.bank.fail[c.call] = provider.Refused("wechat", "NO_AUTH")
			state := h.twice(c.activity(h), order.ID)
			assert.Equal(t, [2]string{c.want, c.attention}, [2]string{state.Status, state.Attention})
		})
	}
}

func TestAProviderThatAnswersAgainNeedsNoPersonAnyMore(t *testing.T) {
	h := newHouse(t)
	order := h.order(h.waiting(), store.PaymentPending)
	h.bank.fail["Query"] = provider.Refused("wechat", "SIGN_ERROR")
	assert.Equal(t, "query_refused", h.twice(h.payments.ConfirmOrder, order.ID).Attention)
	h.bank.fail["Query"], h.bank.trade.State = nil, payment.TradeUnpaid
	assert.Empty(t, h.twice(h.payments.ConfirmOrder, order.ID).Attention)
}

func TestAProviderThatIsAwayIsTriedAgainWhenItSays(t *testing.T) {
	h := newHouse(t)
	order := h.order(h.waiting(), store.PaymentCreated)
	for _, call := range []string{"Place", "Query", "Close"} {
		h.bank.fail[call] = &provider.Error{Provider: "wechat", Code: "http_503", RetryAfter: time.Minute}
	}
	_, placed := h.payments.PlaceOrder(t.Context(), order.ID)
	_, asked := h.payments.ConfirmOrder(t.Context(), order.ID)
	_, closed := h.payments.CloseOrder(t.Context(), order.ID)
	for _, err := range []error{placed, asked, closed} {
		failed := failure(t, err)
		assert.False(t, failed.NonRetryable())
		assert.Equal(t, time.Minute, failed.NextRetryDelay())
	}
	assert.Equal(t, store.PaymentCreated, h.payment(order.ID).Status)
}

func TestAnOrderWhoseNumberIsTakenIsAskedAbout(t *testing.T) {
	h := newHouse(t)
	a := h.waiting()
	order := h.order(a, store.PaymentCreated)
	h.bank.fail["Place"] = errors.Join(payment.ErrOrderTaken, provider.Refused("wechat", "ORDERPAID"))
	h.bank.paid(fee, h.clock)
	assert.Equal(t, "paid", h.twice(h.payments.PlaceOrder, order.ID).Status)
	assert.Equal(t, baoquan.AwaitingRuling, h.read(a.ID).Status)
}
