package payment_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func TestALostOrLateCallback(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.fault(sandbox.FaultDrop, 1, 0)
		w.paid("dropped")
		w.shop.nothing(t, 1200*time.Millisecond)
		assert.True(t, w.query("dropped").Settles(price), "found by asking")
		w.fault(sandbox.FaultDelay, 1, 400)
		w.paid("delayed")
		w.shop.nothing(t, 200*time.Millisecond)
		assert.Equal(t, "delayed", w.shop.next(t).notification.OutTradeNo)
	})
}

func TestACallbackThatComesManyTimesIsOneEvent(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.fault(sandbox.FaultDuplicate, 1, 0)
		w.paid("doubled")
		first := w.shop.next(t)
		require.NoError(t, first.err)
		for range 20 {
			assert.Equal(t, first, w.shop.next(t))
		}
	})
}

func TestACallbackComesAfterALaterOne(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.fault(sandbox.FaultReorder, 1, 0)
		w.paid("order_earlier")
		w.shop.nothing(t, 100*time.Millisecond)
		w.paid("order_later")
		assert.Equal(t, "order_later", w.shop.next(t).notification.OutTradeNo)
		assert.Equal(t, "order_earlier", w.shop.next(t).notification.OutTradeNo)
		w.fired()
	})
}

func TestAForgedOrStaleCallbackIsRefusedAndTheNextIsGenuine(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for _, kind := range []string{sandbox.FaultForge, sandbox.FaultStale} {
			w.fault(kind, 1, 0)
			w.paid("order_" + kind)
			got := w.shop.next(t)
			forged(t, got.err)
			assert.Zero(t, got.notification)
			w.fired()
			got = w.shop.next(t)
			require.NoError(t, got.err, "it is called again")
			assert.Equal(t, "order_"+kind, got.notification.OutTradeNo)
		}
	})
}

func TestACallbackThatWasTouchedIsForged(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.paid("order_1")
		w.shop.next(t)
		genuine := <-w.shop.requests
		body, err := io.ReadAll(genuine.Body)
		require.NoError(t, err)
		with := func(body []byte) *http.Request {
			r := genuine.Clone(context.Background())
			r.Body = io.NopCloser(bytes.NewReader(body))
			return r
		}
		for i := 0; i < len(body); i += 1 + len(body)/60 {
			touched := bytes.Clone(body)
			touched[i] ^= 1
			got, err := w.client.ParseNotification(with(touched))
			forged(t, err)
			assert.Zero(t, got)
		}
		for name, other := range map[string][]byte{
			"nothing": nil, "JSON": []byte("{}"), "half": body[:len(body)/2], "twice": append(append(bytes.Clone(body), '&'), body...),
			"with more": append(bytes.Clone(body), "&x=1"...), "huge": append(bytes.Clone(body), strings.Repeat(" ", 10<<20)...),
		} {
			_, err := w.client.ParseNotification(with(other))
			assert.ErrorIs(t, err, payment.ErrForged, name)
		}
		_, err = w.client.ParseNotification(with(body))
		require.NoError(t, err, "untouched")
	})
}

func TestAPaymentThatIsNotAsOrderedDoesNotSettle(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.fault(sandbox.FaultWrongAmount, 1, 0)
		w.paid("order_sum")
		trade := w.query("order_sum")
		assert.Equal(t, payment.TradePaid, trade.State)
		assert.Equal(t, "amount", trade.Differs(price))
		assert.False(t, trade.Settles(price))
		require.NoError(t, w.shop.next(t).err)
		back := w.refund("order_sum", trade.Amount)
		back.Total = trade.Amount
		state, err := w.client.Refund(w.ctx, back)
		require.NoError(t, err)
		assert.Equal(t, payment.RefundDone, state, "what was paid can go back")
		require.NoError(t, w.shop.next(t).err)

		w.fault(sandbox.FaultWrongMerchant, 1, 0)
		w.paid("order_merchant")
		w.fired()
		assert.False(t, w.query("order_merchant").Settles(price), "whatever the callback says")
	})
}

// calls are all that may be asked of a provider about a paid order.
func (w *world) calls(ctx context.Context) map[string]error {
	_, place := w.client.Place(ctx, w.order("fresh"))
	_, query := w.client.Query(ctx, "order_1")
	_, refund := w.client.Refund(ctx, w.refund("order_1", 100))
	_, queried := w.client.QueryRefund(ctx, "order_1", "Rorder_1")
	return map[string]error{
		"Place": place, "Query": query, "Close": w.client.Close(ctx, "fresh"), "Refund": refund, "QueryRefund": queried,
		"Bill": w.client.Bill(ctx, baoquan.DateOf(time.Now()), func(payment.BillLine) error { return nil }),
	}
}

func TestAnAnswerThatFailsIsTriedAgain(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.paid("order_1")
		w.fault(sandbox.Fault5xx, 0, 0)
		for name, err := range w.calls(w.ctx) {
			assert.Equal(t, "http_503", again(t, err).Code, name)
		}
		w.fault(sandbox.Fault429, 0, 7000)
		for name, err := range w.calls(w.ctx) {
			known := again(t, err)
			assert.Equal(t, provider.Error{Provider: w.method, Code: "http_429", RetryAfter: 7 * time.Second}, *known, name)
		}
		assert.Zero(t, w.count("refund", "Rorder_1"), "nothing was done")
		w.fault(sandbox.FaultCut, 0, 0)
		for name, err := range w.calls(w.ctx) {
			if name != "Close" || err != nil { // WeChat answers that one without a body
				again(t, err)
			}
		}
		assert.Equal(t, 1, w.count("refund", "Rorder_1"), "it was done, and we do not know")
		w.fault(sandbox.FaultSlow, 0, 5000)
		short, cancel := context.WithTimeout(w.ctx, 300*time.Millisecond)
		defer cancel()
		for name, err := range w.calls(short) {
			assert.Contains(t, []string{"timeout", "bad_answer"}, again(t, err).Code, name)
		}
		w.fault(sandbox.FaultSlow, 1, 300)
		_, err := w.client.Query(w.ctx, "order_1")
		require.NoError(t, err, "slow is not late")
		state, err := w.client.Refund(w.ctx, w.refund("order_1", 100))
		require.NoError(t, err)
		assert.Equal(t, payment.RefundDone, state)
		assert.Equal(t, 1, w.count("refund", "Rorder_1"), "once for all tries")
	})
}

func TestWrongKeysAreToldApart(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		other := newWorldKeys(t)
		ours := *w.config
		ours.WeChatPay.MerchantKey, ours.Alipay.PrivateKey = other.WeChatPay.MerchantKey, other.Alipay.PrivateKey
		_, err := w.open(&ours).Place(w.ctx, w.order("order_1"))
		final(t, err)
		assert.Zero(t, w.count("order", "order_1"))

		// Somebody who is not the provider answers: nothing of it is believed.
		w.paid("order_2")
		theirs := *w.config
		theirs.WeChatPay.PublicKey, theirs.Alipay.PublicKey = other.WeChatPay.PublicKey, other.Alipay.PublicKey
		w.client = w.open(&theirs)
		for _, no := range []string{"order_2", "nothing"} {
			_, err = w.client.Query(w.ctx, no)
			again(t, err)
		}
		_, err = w.client.Refund(w.ctx, w.refund("order_2", 1))
		again(t, err)
	})
}

// newWorldKeys are good keys of somebody else.
func newWorldKeys(t *testing.T) *config.Config {
	t.Helper()
	box, err := sandbox.New(sandbox.Options{Dir: t.TempDir()})
	require.NoError(t, err)
	require.NoError(t, box.Close())
	return settings(box.Config())
}

func TestNobodyAtTheOtherEndIsTriedAgain(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		gone, cancel := context.WithCancel(w.ctx)
		cancel()
		for name, err := range w.calls(gone) {
			assert.Equal(t, "canceled", again(t, err).Code, name)
		}
		nowhere := *w.config
		nowhere.WeChatPay.BaseURL, nowhere.Alipay.BaseURL = "http://127.0.0.1:1", "http://127.0.0.1:1"
		w.client = w.open(&nowhere)
		for name, err := range w.calls(w.ctx) {
			assert.Equal(t, "unreachable", again(t, err).Code, name)
		}
	})
}
