package sandbox

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
)

func TestADroppedCallbackNeverComesAndAskingFindsThePayment(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.fault(FaultDrop, 1, 0)
	w.paid("order-1")
	w.fired()
	w.shop.nothing(t, 1500*time.Millisecond)
	if !w.query("order-1").Settles(12000) {
		t.Error("the payment is not found by asking")
	}
}

func TestADelayedCallbackComesLate(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.fault(FaultDelay, 1, 400)
	w.paid("order-1")
	w.fired()
	w.shop.nothing(t, 200*time.Millisecond)
	if call := w.shop.next(t); call.err != nil {
		t.Error(call.err)
	}
}

func TestADuplicatedCallbackIsOneEvent(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.fault(FaultDuplicate, 1, 0)
	w.paid("order-1")
	w.fired()
	first := w.shop.next(t)
	for range crowd {
		if call := w.shop.next(t); call != first || call.err != nil {
			t.Errorf("%+v differs from %+v", call, first)
		}
	}
	w.shop.nothing(t, 200*time.Millisecond)
}

func TestAReorderedCallbackComesAfterALaterOne(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.fault(FaultReorder, 1, 0)
	w.paid("order-1")
	w.fired()
	w.shop.nothing(t, 100*time.Millisecond)
	w.paid("order-2")
	if first, second := w.shop.next(t), w.shop.next(t); first.notification.OutTradeNo != "order-2" ||
		second.notification.OutTradeNo != "order-1" {
		t.Errorf("order is %+v, %+v", first, second)
	}
}

func TestAForgedOrStaleCallbackIsRefused(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{FaultForge, FaultStale} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := newPayWorld(t)
			w.fault(kind, 1, 0)
			w.paid("order-1")
			if call := w.shop.next(t); !errors.Is(call.err, payment.ErrForged) || call.notification != (payment.Notification{}) {
				t.Errorf("first attempt: %+v", call)
			}
			w.fired()
			if call := w.shop.next(t); call.err != nil || call.notification.OutTradeNo != "order-1" {
				t.Errorf("the next attempt is genuine: %+v", call)
			}
		})
	}
}

func TestAPaymentThatIsNotAsOrderedDoesNotSettle(t *testing.T) {
	t.Parallel()
	for kind, differs := range map[string]string{FaultWrongAmount: "amount", FaultWrongMerchant: "merchant"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := newPayWorld(t)
			w.fault(kind, 1, 0)
			w.paid("order-1")
			w.fired()
			trade := w.query("order-1")
			if trade.State != payment.TradePaid || trade.Settles(12000) || trade.Differs(12000) != differs {
				t.Errorf("trade is %+v", trade)
			}
			refund := w.refund("order-1", trade.Amount)
			refund.Total = trade.Amount
			if state, err := w.client.Refund(context.Background(), refund); err != nil || state != payment.RefundDone {
				t.Errorf("what was paid can go back: %s, %v", state, err)
			}
		})
	}
}

func TestAnAnswerThatFailsIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	order := w.order("order-1")
	place := func() error { _, err := w.client.Place(ctx, order); return err }

	w.fault(Fault5xx, 1, 0)
	unavailableWith(t, place(), "http_503")
	w.count("order", "order-1", 0)

	w.fault(Fault429, 1, 3000)
	err := place()
	unavailableWith(t, err, "http_429")
	var known *provider.Error
	if errors.As(err, &known) && known.RetryAfter != 3*time.Second {
		t.Errorf("Retry-After is %s", known.RetryAfter)
	}

	w.fault(FaultCut, 1, 0)
	unavailableWith(t, place(), "bad_answer")
	w.count("order", "order-1", 1)

	w.fault(FaultSlow, 1, 300)
	must(t, place())
	w.fired()
	must(t, place())
	w.count("order", "order-1", 1)
}

func TestNobodyAtTheOtherEndIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := w.client.Query(ctx, "order-1")
	unavailableWith(t, err, "canceled")
}
