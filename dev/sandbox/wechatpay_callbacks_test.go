package sandbox

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
)

// keepRequest takes a copy that can be sent again.
func keepRequest(r *http.Request) *http.Request {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	again := r.Clone(context.Background())
	again.Body = io.NopCloser(bytes.NewReader(body))
	return again
}

func TestACallbackThatWasTouchedIsForged(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.paid("order-1")
	w.shop.next(t)
	genuine := <-w.shop.requests
	now := strconv.FormatInt(time.Now().Unix()+1, 10)
	for name, touch := range map[string]func(r *http.Request){
		"replayed with another time":  func(r *http.Request) { r.Header.Set("Wechatpay-Timestamp", now) },
		"replayed with another nonce": func(r *http.Request) { r.Header.Set("Wechatpay-Nonce", "another") },
		"without a time":              func(r *http.Request) { r.Header.Del("Wechatpay-Timestamp") },
		"without a signature":         func(r *http.Request) { r.Header.Del("Wechatpay-Signature") },
		"with two signatures":         func(r *http.Request) { r.Header.Add("Wechatpay-Signature", "x") },
		"without any header":          func(r *http.Request) { r.Header = http.Header{} },
		"from another key":            func(r *http.Request) { r.Header.Set("Wechatpay-Serial", "PUB_KEY_ID_1") },
		"of another kind": func(r *http.Request) {
			r.Header.Set("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3")
		},
		"probe":             func(r *http.Request) { r.Header.Set("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc") },
		"with another body": func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("{}")) },
		"with no body":      func(r *http.Request) { r.Body = http.NoBody },
		"with a huge body": func(r *http.Request) {
			r.Body = io.NopCloser(io.MultiReader(r.Body, strings.NewReader(strings.Repeat(" ", 10<<20))))
		},
	} {
		t.Run(name, func(t *testing.T) {
			request := keepRequest(genuine)
			touch(request)
			got, err := w.client.ParseNotification(request)
			if !errors.Is(err, payment.ErrForged) || err.Error() != payment.ErrForged.Error() || got != (payment.Notification{}) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := w.client.ParseNotification(keepRequest(genuine)); err != nil {
		t.Errorf("untouched: %v", err)
	}
}

func TestACallbackSealedForAnotherIsForged(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	w.paid("order-1")
	w.shop.next(t)
	other := w.clientWith(func(c *config.WeChatPay) { c.APIv3Key = strings.Repeat("0", 32) })
	if _, err := other.ParseNotification(<-w.shop.requests); !errors.Is(err, payment.ErrForged) {
		t.Errorf("got %v", err)
	}
}

func TestARestartLosesNothing(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	code := w.place("unpaid")
	w.fault(FaultDelay, 1, 600_000)
	w.paid("order-1")
	must(t, w.pay.Close())
	must(t, w.shared.State.Close())
	w.start()
	call := w.shop.next(t)
	if call.err != nil || call.notification.OutTradeNo != "order-1" {
		t.Errorf("the callback of the last run: %+v", call)
	}
	if !w.query("order-1").Settles(12000) {
		t.Error("the payment of the last run is lost")
	}
	must(t, w.pay.Pay(code, true))
	w.count("order", "unpaid", 1)
	w.count("payment", "order-1", 1)
}

func TestAnEventOfAnotherKindIsAcknowledged(t *testing.T) {
	t.Parallel()
	w := newPayWorld(t)
	echo := callback{
		notice: notice{ID: "echo-1"}, url: w.shop.url, eventType: "SECURITY_ECHO.SUCCESS",
		original: "echo", content: map[string]string{"out_trade_no": "order-1"},
	}
	if !w.pay.post.call(w.pay.parcel(echo)) {
		t.Error("the self-test was not acknowledged")
	}
	if got := w.shop.next(t).notification; got != (payment.Notification{EventID: "echo-1", Kind: payment.KindOther}) {
		t.Errorf("got %+v", got)
	}
}
