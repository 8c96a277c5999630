package sandbox

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

func TestAnOrderIsPlacedPaidAndTold(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	code := w.place("order-1")
	if !strings.HasPrefix(code, "weixin://wxpay/bizpayurl?pr=") {
		t.Errorf("code is %q", code)
	}
	if trade := w.query("order-1"); trade.State != payment.TradeUnpaid || trade.Mismatch != "" {
		t.Errorf("before payment: %+v", trade)
	}
	if open := w.pay.Open(); len(open) != 1 || open[0].CodeURL != code || open[0].Fen != 12000 {
		t.Errorf("the phone sees %+v", open)
	}
	must(t, w.pay.Pay(code, false))
	must(t, w.pay.Pay(code, true))
	if err := w.pay.Pay(code, true); !errors.Is(err, ErrDone) {
		t.Errorf("paying twice: %v", err)
	}
	call := w.shop.next(t)
	want := payment.Notification{EventID: call.notification.EventID, Kind: payment.KindPaid, OutTradeNo: "order-1"}
	if call.err != nil || call.notification != want || want.EventID == "" {
		t.Errorf("callback %+v", call)
	}
	trade := w.query("order-1")
	if !trade.Settles(12000) || trade.TransactionID == "" || time.Since(trade.PaidAt).Abs() > time.Minute {
		t.Errorf("after payment: %+v", trade)
	}
	if trade.Settles(11999) || trade.Differs(11999) != "amount" {
		t.Error("another amount must not settle")
	}
	w.shop.nothing(t, 100*time.Millisecond)
	w.count("order", "order-1", 1)
	w.count("payment", "order-1", 1)
}

func TestPlacingAgainIsTheSameOrder(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	order := w.order("order-1")
	codes := make([]string, 8)
	var all sync.WaitGroup
	for i := range codes {
		all.Go(func() { codes[i], _ = w.client.Place(context.Background(), order) })
	}
	all.Wait()
	for _, code := range codes {
		if code == "" || code != codes[0] {
			t.Errorf("codes differ: %q", codes)
		}
	}
	w.count("order", "order-1", 1)
	order.Amount = 1
	_, err := w.client.Place(context.Background(), order)
	refusedWith(t, err, "OUT_TRADE_NO_USED", payment.ErrOrderTaken)
}

func TestAnOrderThatIsOverTakesNoPayment(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	t.Run("closed", func(t *testing.T) {
		order := w.order("closed")
		code, err := w.client.Place(ctx, order)
		must(t, err)
		must(t, w.client.Close(ctx, "closed"))
		must(t, w.client.Close(ctx, "closed"))
		if err := w.pay.Pay(code, true); !errors.Is(err, ErrDone) {
			t.Errorf("paying: %v", err)
		}
		if state := w.query("closed").State; state != payment.TradeClosed {
			t.Errorf("state is %s", state)
		}
		_, err = w.client.Place(ctx, order)
		refusedWith(t, err, "ORDER_CLOSED", payment.ErrOrderTaken)
		w.count("close", "closed", 1)
	})
	t.Run("paid", func(t *testing.T) {
		order := w.order("paid-1")
		code, err := w.client.Place(ctx, order)
		must(t, err)
		must(t, w.pay.Pay(code, true))
		must(t, w.client.Close(ctx, "paid-1"))
		if state := w.query("paid-1").State; state != payment.TradePaid {
			t.Errorf("state after Close is %s", state)
		}
		_, err = w.client.Place(ctx, order)
		refusedWith(t, err, "ORDERPAID", payment.ErrOrderTaken)
	})
	t.Run("expired", func(t *testing.T) {
		order := w.order("expired")
		order.ExpiresAt = time.Now().Add(-time.Second)
		code, err := w.client.Place(ctx, order)
		must(t, err)
		if err := w.pay.Pay(code, true); !errors.Is(err, ErrDone) {
			t.Errorf("paying: %v", err)
		}
		if state := w.query("expired").State; state != payment.TradeUnpaid {
			t.Errorf("state is %s until somebody closes it", state)
		}
	})
}

func TestWhatWasNeverAskedForIsUnknown(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	if state := w.query("nothing").State; state != payment.TradeUnknown {
		t.Errorf("order is %s", state)
	}
	must(t, w.client.Close(ctx, "nothing"))
	if state, err := w.client.QueryRefund(ctx, "nothing", "nothing"); err != nil || state != payment.RefundUnknown {
		t.Errorf("refund is %s, %v", state, err)
	}
	if err := w.pay.Pay("weixin://wxpay/bizpayurl?pr=nothing", true); !errors.Is(err, ErrUnknownCode) {
		t.Errorf("paying: %v", err)
	}
}

func TestWrongKeysAreToldApart(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	ctx := context.Background()
	other := &wechatKeys{MerchantKey: makeKeyPEM(), PlatformKey: makeKeyPEM()}
	must(t, other.parse())

	wrongMerchant := w.clientWith(func(c *config.WeChatPay) { c.MerchantKey = other.MerchantKey })
	_, err := wrongMerchant.Place(ctx, w.order("order-1"))
	refusedWith(t, err, "SIGN_ERROR", nil)
	w.count("order", "order-1", 0)

	// Somebody who is not WeChat Pay answers: nothing of it is believed.
	wrongPlatform := w.clientWith(func(c *config.WeChatPay) { c.PublicKey = other.publicKeyPEM() })
	_, err = wrongPlatform.Place(ctx, w.order("order-1"))
	unavailableWith(t, err, "bad_answer")
	_, err = wrongPlatform.Query(ctx, "nothing")
	unavailableWith(t, err, "bad_signature")

	_, err = w.clientWith(func(c *config.WeChatPay) { c.AppID = "wx0" }).Place(ctx, w.order("order-2"))
	refusedWith(t, err, "APPID_MCHID_NOT_MATCH", nil)
	long := w.order(strings.Repeat("0", 33))
	_, err = w.client.Place(ctx, long)
	refusedWith(t, err, "PARAM_ERROR", nil)
}

func refusedWith(t *testing.T, err error, code string, as error) {
	t.Helper()
	var known *provider.Error
	if !errors.As(err, &known) || !known.Final || known.Code != code || known.Provider != "wechat" {
		t.Errorf("error is %v, want a final %s", err, code)
	}
	if as != nil && !errors.Is(err, as) {
		t.Errorf("error is %v, want %v", err, as)
	}
}

func unavailableWith(t *testing.T, err error, code string) {
	t.Helper()
	var known *provider.Error
	if !errors.As(err, &known) || known.Final || known.Code != code {
		t.Errorf("error is %v, want %s to be tried again", err, code)
	}
}

func must2(t *testing.T, do func() (any, error)) {
	t.Helper()
	if _, err := do(); err != nil {
		t.Fatal(err)
	}
}
