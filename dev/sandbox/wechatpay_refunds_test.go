package sandbox

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/payment"
)

func TestARefundHappensOnce(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	w.paid("order-1")
	w.shop.next(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if state, err := w.client.Refund(ctx, w.refund("order-1", 5000)); err != nil || state != payment.RefundDone {
				t.Errorf("refund is %s, %v", state, err)
			}
		})
	}
	all.Wait()
	w.count("refund", "Rorder-1", 1)
	call := w.shop.next(t)
	want := payment.Notification{
		EventID: call.notification.EventID, Kind: payment.KindRefund, OutTradeNo: "order-1", OutRefundNo: "Rorder-1",
	}
	if call.err != nil || call.notification != want {
		t.Errorf("callback %+v", call)
	}
	w.shop.nothing(t, 100*time.Millisecond)
	if state, err := w.client.QueryRefund(ctx, "order-1", "Rorder-1"); err != nil || state != payment.RefundDone {
		t.Errorf("refund is %s, %v", state, err)
	}
	if trade := w.query("order-1"); trade.State != payment.TradeRefunded || trade.PaidAt.IsZero() {
		t.Errorf("order is %+v", trade)
	}
}

func TestARefundIsRefusedThatDoesNotFit(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	w.paid("order-1")
	must2(t, func() (any, error) { return w.client.Refund(ctx, w.refund("order-1", 5000)) })

	_, err := w.client.Refund(ctx, w.refund("order-1", 5001))
	refusedWith(t, err, "INVALID_REQUEST", nil)
	tooMuch := w.refund("order-1", 7001)
	tooMuch.OutRefundNo = "another"
	_, err = w.client.Refund(ctx, tooMuch)
	refusedWith(t, err, "INVALID_REQUEST", nil)
	w.place("unpaid")
	_, err = w.client.Refund(ctx, w.refund("unpaid", 1))
	refusedWith(t, err, "INVALID_REQUEST", nil)
	_, err = w.client.Refund(ctx, w.refund("nothing", 1))
	refusedWith(t, err, "RESOURCE_NOT_EXISTS", nil)
	w.count("refund", "another", 0)
}
