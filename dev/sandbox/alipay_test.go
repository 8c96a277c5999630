package sandbox

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
)

// What both providers do the same way is tested in activities/payment.

// alipayWorld is a merchant with the real client, and the Alipay of this package.
type alipayWorld struct {
	t      *testing.T
	dir    string
	shared *Shared
	pay    *alipayProvider
	client *payment.Alipay
	server *httptest.Server
	notify string
}

func newAlipayWorld(t *testing.T) *alipayWorld {
	t.Helper()
	w := &alipayWorld{t: t, dir: t.TempDir(), notify: "http://127.0.0.1:1/callbacks/alipay"}
	w.start()
	return w
}

// start opens the sandbox on the directory, as a first or a later run.
func (w *alipayWorld) start() {
	w.t.Helper()
	state, err := OpenState(w.dir + "/state.jsonl")
	must(w.t, err)
	w.t.Cleanup(func() { state.Close() })
	w.shared = &Shared{Dir: w.dir, State: state}
	w.shared.Faults, err = openFaults(state)
	must(w.t, err)
	w.shared.Counts, err = openCounts(state)
	must(w.t, err)
	w.server = httptest.NewUnstartedServer(nil)
	pay, err := newAlipay(w.shared, "http://"+w.server.Listener.Addr().String())
	must(w.t, err)
	w.pay = pay.(*alipayProvider)
	w.server.Config.Handler = pay.Handler()
	w.server.Start()
	w.t.Cleanup(w.server.Close)
	w.t.Cleanup(func() { w.pay.Close() })
	s := pay.Settings()
	w.client, err = payment.NewAlipay(config.Alipay{
		BaseURL: s["BAOQUAN_ALIPAY_BASE_URL"], AppID: s["BAOQUAN_ALIPAY_APP_ID"], SellerID: s["BAOQUAN_ALIPAY_SELLER_ID"],
		PrivateKey: s["BAOQUAN_ALIPAY_PRIVATE_KEY"], PublicKey: s["BAOQUAN_ALIPAY_PUBLIC_KEY"],
	})
	must(w.t, err)
}

func (w *alipayWorld) place(no string) (code string) {
	w.t.Helper()
	code, err := w.client.Place(context.Background(), payment.Order{
		OutTradeNo: no, Description: "财产保全申请费", Amount: 12000, NotifyURL: w.notify,
		ExpiresAt: time.Now().Add(30 * time.Minute).Truncate(time.Second),
	})
	must(w.t, err)
	return code
}

func TestWhoPaysWhileACodeIsCancelledGetsTheMoneyBack(t *testing.T) {
	t.Parallel()
	w := newAlipayWorld(t)
	must(t, w.pay.Pay(w.place("order_1"), true))
	// The moment between the closing that finds no trade and the cancelling.
	for range 2 {
		if _, err := w.pay.cancel([]byte(`{"out_trade_no":"order_1"}`), nil); err != nil {
			t.Fatal(err)
		}
	}
	trade, err := w.client.Query(context.Background(), "order_1")
	if err != nil || trade.State != payment.TradeRefunded {
		t.Errorf("trade is %+v, %v", trade, err)
	}
	if money := w.pay.Money(); len(money) != 1 || money[0].Paid != 12000 || money[0].Refunded != 12000 {
		t.Errorf("money is %+v", money)
	}
	if n := w.shared.Counts.All()["alipay"]["cancel"]["order_1"]; n != 1 {
		t.Errorf("cancelled %d times", n)
	}
}

func TestAnotherSellersPaymentIsToldAndPaysNothingHere(t *testing.T) {
	t.Parallel()
	w := newAlipayWorld(t)
	heard := make(chan url.Values, 1)
	shop := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		heard <- r.PostForm
		rw.WriteHeader(http.StatusUnauthorized)
	}))
	t.Cleanup(shop.Close)
	w.notify = shop.URL
	must(t, w.shared.Faults.Set(Fault{Provider: "alipay", Kind: FaultWrongMerchant, Times: 1}))
	code := w.place("order_1")
	must(t, w.pay.Pay(code, true))
	if form := <-heard; form.Get("seller_id") != anotherSeller || form.Get("out_trade_no") != "order_1" {
		t.Errorf("told %v", form)
	}
	if open := w.pay.Open(); len(open) != 1 || open[0].CodeURL != code {
		t.Errorf("the order can be paid still: %+v", open)
	}
}

func TestWhomAlipayDoesNotKnowGetsNoSignedAnswer(t *testing.T) {
	t.Parallel()
	w := newAlipayWorld(t)
	for name, form := range map[string]url.Values{
		"nothing":           {},
		"another app":       {"app_id": {"2021"}, "method": {"alipay.trade.query"}},
		"no signature":      {"app_id": {w.pay.keys.AppID}, "method": {"alipay.trade.query"}, "timestamp": {time.Now().In(beijing).Format(time.DateTime)}},
		"an old request":    {"app_id": {w.pay.keys.AppID}, "method": {"alipay.trade.query"}, "timestamp": {"2020-01-01 00:00:00"}},
		"an unknown method": {"app_id": {w.pay.keys.AppID}, "method": {"alipay.trade.steal"}},
	} {
		answer := httptest.NewRecorder()
		request := httptest.NewRequest(http.MethodPost, "/gateway.do", strings.NewReader(form.Encode()))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w.pay.Handler().ServeHTTP(answer, request)
		if body := answer.Body.String(); strings.Contains(body, `"sign"`) || !strings.Contains(body, `"code":"40002"`) {
			t.Errorf("%s: %s", name, body)
		}
	}
	response, err := w.server.Client().Get(w.server.URL + "/downloadBillFile.resource?fileId=2026-11-26.AAAA")
	must(t, err)
	response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("a bill for whoever asks: %d", response.StatusCode)
	}
}

func TestARestartOfAlipayLosesNothing(t *testing.T) {
	t.Parallel()
	w := newAlipayWorld(t)
	unpaid := w.place("unpaid")
	heard := make(chan string, 1)
	shop := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		heard <- r.PostForm.Get("out_trade_no")
		_, _ = rw.Write([]byte("success"))
	}))
	t.Cleanup(shop.Close)
	w.notify = shop.URL
	must(t, w.shared.Faults.Set(Fault{Provider: "alipay", Kind: FaultDelay, Times: 1, Milliseconds: 600_000}))
	must(t, w.pay.Pay(w.place("order_1"), true))
	must(t, w.pay.Close())
	must(t, w.shared.State.Close())
	w.start()
	if no := <-heard; no != "order_1" {
		t.Errorf("the callback of the last run is about %s", no)
	}
	must(t, w.pay.Pay(unpaid, true))
	if err := w.pay.Pay(unpaid, true); !errors.Is(err, ErrDone) {
		t.Errorf("paying twice: %v", err)
	}
}
