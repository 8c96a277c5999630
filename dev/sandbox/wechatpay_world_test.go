package sandbox

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
)

// payWorld is a merchant with the real client, and the WeChat Pay of this
// package on the other side.
type payWorld struct {
	t      *testing.T
	dir    string
	shared *Shared
	pay    *wechatProvider
	client *payment.WeChat
	shop   *shop
}

// wechatKeyFile makes the RSA keys once for all tests.
var wechatKeyFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "wechatpay")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := openWeChatKeys(dir); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "wechatpay.json"))
})

func newPayWorld(t *testing.T) *payWorld {
	t.Helper()
	dir := t.TempDir()
	keys, err := wechatKeyFile()
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "wechatpay.json"), keys, 0o600))
	w := &payWorld{t: t, dir: dir}
	w.start()
	w.shop = newShop(t, w.client)
	return w
}

// start opens the sandbox on the directory, as a first or a later run.
func (w *payWorld) start() {
	w.t.Helper()
	state, err := OpenState(filepath.Join(w.dir, "state.jsonl"))
	must(w.t, err)
	w.t.Cleanup(func() { state.Close() })
	w.shared = &Shared{Dir: w.dir, State: state}
	w.shared.Faults, err = openFaults(state)
	must(w.t, err)
	w.shared.Counts, err = openCounts(state)
	must(w.t, err)
	server := httptest.NewUnstartedServer(nil)
	pay, err := newWeChatPay(w.shared, "http://"+server.Listener.Addr().String())
	must(w.t, err)
	w.pay = pay.(*wechatProvider)
	server.Config.Handler = pay.Handler()
	server.Start()
	w.t.Cleanup(server.Close)
	w.t.Cleanup(func() { w.pay.Close() })
	w.client = w.clientWith(nil)
}

func (w *payWorld) clientWith(change func(*config.WeChatPay)) *payment.WeChat {
	w.t.Helper()
	s := w.pay.Settings()
	c := config.WeChatPay{
		BaseURL:        s["BAOQUAN_WECHATPAY_BASE_URL"],
		AppID:          s["BAOQUAN_WECHATPAY_APP_ID"],
		MerchantID:     s["BAOQUAN_WECHATPAY_MERCHANT_ID"],
		MerchantSerial: s["BAOQUAN_WECHATPAY_MERCHANT_SERIAL"],
		MerchantKey:    s["BAOQUAN_WECHATPAY_MERCHANT_KEY"],
		APIv3Key:       s["BAOQUAN_WECHATPAY_API_V3_KEY"],
		PublicKeyID:    s["BAOQUAN_WECHATPAY_PUBLIC_KEY_ID"],
		PublicKey:      s["BAOQUAN_WECHATPAY_PUBLIC_KEY"],
	}
	if change != nil {
		change(&c)
	}
	client, err := payment.NewWeChat(c)
	must(w.t, err)
	return client
}

// order is one of 120.00 yuan for half an hour.
func (w *payWorld) order(no string) payment.Order {
	return payment.Order{
		OutTradeNo:  no,
		Description: "申请财产保全的保全费",
		Amount:      12000,
		ExpiresAt:   time.Now().Add(30 * time.Minute).Truncate(time.Second),
		NotifyURL:   w.shop.url,
	}
}

func (w *payWorld) place(no string) (codeURL string) {
	w.t.Helper()
	codeURL, err := w.client.Place(context.Background(), w.order(no))
	must(w.t, err)
	return codeURL
}

// paid places an order and pays it.
func (w *payWorld) paid(no string) {
	w.t.Helper()
	must(w.t, w.pay.Pay(w.place(no), true))
}

func (w *payWorld) refund(no string, amount baoquan.Fen) payment.Refund {
	return payment.Refund{
		OutTradeNo: no, OutRefundNo: "R" + no, Reason: "撤回申请",
		Amount: amount, Total: 12000, NotifyURL: w.shop.url,
	}
}

func (w *payWorld) query(no string) payment.Trade {
	w.t.Helper()
	trade, err := w.client.Query(context.Background(), no)
	must(w.t, err)
	return trade
}

func (w *payWorld) fault(kind string, times, milliseconds int) {
	w.t.Helper()
	must(w.t, w.shared.Faults.Set(Fault{Provider: "wechat", Kind: kind, Times: times, Milliseconds: milliseconds}))
}

// fired fails the test when the ordered fault was not used up.
func (w *payWorld) fired() {
	w.t.Helper()
	if left := w.shared.Faults.Active(); len(left) != 0 {
		w.t.Errorf("the fault never fired: %+v", left)
	}
}

func (w *payWorld) count(operation, key string, want int) {
	w.t.Helper()
	if got := w.shared.Counts.All()["wechat"][operation][key]; got != want {
		w.t.Errorf("%s of %s happened %d times, want %d", operation, key, got, want)
	}
}

// shop is the merchant's side of callbacks: it answers 204 to genuine ones and
// 401 to others, and reports both.
type shop struct {
	url      string
	calls    chan shopCall
	requests chan *http.Request // as they came, for replays
}

type shopCall struct {
	notification payment.Notification
	err          error
}

func newShop(t *testing.T, client *payment.WeChat) *shop {
	s := &shop{calls: make(chan shopCall, 100), requests: make(chan *http.Request, 100)}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		s.requests <- keepRequest(r)
		notification, err := client.ParseNotification(r)
		s.calls <- shopCall{notification, err}
		if err != nil {
			rw.WriteHeader(http.StatusUnauthorized)
			return
		}
		rw.WriteHeader(http.StatusNoContent)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL + "/callbacks/wechatpay/payments"
	return s
}

func (s *shop) next(t *testing.T) shopCall {
	t.Helper()
	select {
	case call := <-s.calls:
		return call
	case <-time.After(10 * time.Second):
		t.Fatal("no callback came")
		return shopCall{}
	}
}

// nothing waits and fails when a callback comes.
func (s *shop) nothing(t *testing.T, wait time.Duration) {
	t.Helper()
	select {
	case call := <-s.calls:
		t.Errorf("an unexpected callback came: %+v", call)
	case <-time.After(wait):
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
