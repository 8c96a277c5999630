package payment_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
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

// both runs a test against each provider, on a sandbox of its own.
func both(t *testing.T, test func(t *testing.T, w *world)) {
	for _, method := range []string{"wechat", "alipay"} {
		t.Run(method, func(t *testing.T) {
			t.Parallel()
			test(t, newWorld(t, method))
		})
	}
}

// world is a merchant with one provider, and that provider in the sandbox.
type world struct {
	t       *testing.T
	ctx     context.Context
	method  string
	config  *config.Config
	control string
	client  payment.Provider
	shop    *shop
}

// keys makes the sandbox's keys once for all tests.
var keys = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "payment-keys")
	if err != nil {
		return dir, err
	}
	box, err := sandbox.New(sandbox.Options{Dir: dir})
	if err != nil {
		return dir, err
	}
	return dir, box.Close()
})

func newWorld(t *testing.T, method string) *world {
	t.Helper()
	made, err := keys()
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(made)))
	require.NoError(t, os.Remove(filepath.Join(dir, "state.jsonl")))
	box, err := sandbox.New(sandbox.Options{Dir: dir})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- box.Run(ctx) }()
	t.Cleanup(func() { cancel(); assert.NoError(t, <-ended) })
	<-box.Ready()
	w := &world{t: t, ctx: t.Context(), method: method, config: settings(box.Config()), control: box.ControlURL()}
	w.client = w.open(w.config)
	w.shop = openShop(t, w.client)
	return w
}

// settings are the two sections as the sandbox gives them.
func settings(s map[string]string) *config.Config {
	return &config.Config{
		WeChatPay: config.WeChatPay{
			BaseURL: s["BAOQUAN_WECHATPAY_BASE_URL"], AppID: s["BAOQUAN_WECHATPAY_APP_ID"],
			MerchantID: s["BAOQUAN_WECHATPAY_MERCHANT_ID"], MerchantSerial: s["BAOQUAN_WECHATPAY_MERCHANT_SERIAL"],
			MerchantKey: s["BAOQUAN_WECHATPAY_MERCHANT_KEY"], APIv3Key: s["BAOQUAN_WECHATPAY_API_V3_KEY"],
			PublicKeyID: s["BAOQUAN_WECHATPAY_PUBLIC_KEY_ID"], PublicKey: s["BAOQUAN_WECHATPAY_PUBLIC_KEY"],
		},
		Alipay: config.Alipay{
			BaseURL: s["BAOQUAN_ALIPAY_BASE_URL"], AppID: s["BAOQUAN_ALIPAY_APP_ID"], SellerID: s["BAOQUAN_ALIPAY_SELLER_ID"],
			PrivateKey: s["BAOQUAN_ALIPAY_PRIVATE_KEY"], PublicKey: s["BAOQUAN_ALIPAY_PUBLIC_KEY"],
		},
	}
}

func (w *world) open(c *config.Config) payment.Provider {
	w.t.Helper()
	offered, err := payment.Open(c)
	require.NoError(w.t, err)
	require.Contains(w.t, offered, w.method)
	assert.Equal(w.t, w.method, offered[w.method].Name())
	return offered[w.method]
}

const price = baoquan.Fen(12_000)

func (w *world) order(no string) payment.Order {
	return payment.Order{
		OutTradeNo: no, Description: "财产保全申请费", Amount: price, NotifyURL: w.shop.url,
		ExpiresAt: time.Now().Add(30 * time.Minute).Truncate(time.Second),
	}
}

func (w *world) place(no string) (code string) {
	w.t.Helper()
	code, err := w.client.Place(w.ctx, w.order(no))
	require.NoError(w.t, err)
	require.NotEmpty(w.t, code)
	return code
}

// phone shows a code to the payer's phone, who pays or turns away.
func (w *world) phone(code, result string) (status int) {
	w.t.Helper()
	return w.door(http.MethodPost, "/control/pay", map[string]any{"codeUrl": code, "result": result}, nil)
}

func (w *world) paid(no string) {
	w.t.Helper()
	require.Equal(w.t, http.StatusOK, w.phone(w.place(no), "success"))
}

func (w *world) query(no string) payment.Trade {
	w.t.Helper()
	trade, err := w.client.Query(w.ctx, no)
	require.NoError(w.t, err)
	return trade
}

func (w *world) refund(no string, amount baoquan.Fen) payment.Refund {
	return payment.Refund{OutTradeNo: no, OutRefundNo: "R" + no, Reason: "撤回申请", Amount: amount, Total: price, NotifyURL: w.shop.url}
}

func (w *world) fault(kind string, times, milliseconds int) {
	w.t.Helper()
	require.Equal(w.t, http.StatusOK, w.door(http.MethodPut, "/control/faults",
		map[string]any{"provider": w.method, "fault": kind, "times": times, "milliseconds": milliseconds}, nil))
}

// fired demands that the ordered fault was used up.
func (w *world) fired() {
	w.t.Helper()
	var active struct{ Items []any }
	w.door(http.MethodGet, "/control/faults", nil, &active)
	assert.Empty(w.t, active.Items, "the fault never fired")
}

// count is how often something happened at the provider.
func (w *world) count(operation, key string) int {
	var all map[string]map[string]map[string]int
	w.door(http.MethodGet, "/control/counts", nil, &all)
	return all[w.method][operation][key]
}

// money is what the provider has of an order.
func (w *world) money(no string) (m sandbox.Money) {
	var all struct{ Items []sandbox.Money }
	w.door(http.MethodGet, "/control/money", nil, &all)
	for _, m := range all.Items {
		if m.OutTradeNo == no {
			return m
		}
	}
	return m
}

func (w *world) door(method, path string, in, out any) int {
	w.t.Helper()
	body, err := json.Marshal(in)
	require.NoError(w.t, err)
	request, err := http.NewRequestWithContext(context.Background(), method, w.control+path, bytes.NewReader(body))
	require.NoError(w.t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(w.t, err)
	defer response.Body.Close()
	if out != nil {
		require.NoError(w.t, json.NewDecoder(response.Body).Decode(out))
	}
	return response.StatusCode
}

// final demands a provider's last word, and that it tells nothing of the order.
func final(t *testing.T, err error) {
	t.Helper()
	classified(t, err, true)
}

// again demands an error that may be tried again.
func again(t *testing.T, err error) *provider.Error {
	t.Helper()
	return classified(t, err, false)
}

func classified(t *testing.T, err error, last bool) *provider.Error {
	t.Helper()
	var known *provider.Error
	if !assert.ErrorAs(t, err, &known) {
		return &provider.Error{}
	}
	assert.Equal(t, last, known.Final, "%v", err)
	for _, private := range []string{"order-", "120.00", "财产", "撤回", "12000"} {
		assert.NotContains(t, known.Code, private)
	}
	return known
}

// shop is the merchant's side of callbacks: it takes genuine ones and answers 401 to
// others, and reports both.
type shop struct {
	url      string
	calls    chan call
	requests chan *http.Request // as they came, for replays
}

type call struct {
	notification payment.Notification
	err          error
}

func openShop(t *testing.T, client payment.Provider) *shop {
	s := &shop{calls: make(chan call, 100), requests: make(chan *http.Request, 100)}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		s.requests <- copied(r)
		notification, err := client.ParseNotification(r)
		s.calls <- call{notification, err}
		if err != nil {
			rw.WriteHeader(http.StatusUnauthorized)
			return
		}
		client.Acknowledge(rw)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL + "/callbacks"
	return s
}

// copied is a request that can be sent again.
func copied(r *http.Request) *http.Request {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	other := r.Clone(context.Background())
	other.Body = io.NopCloser(bytes.NewReader(body))
	return other
}

func (s *shop) next(t *testing.T) call {
	t.Helper()
	select {
	case c := <-s.calls:
		return c
	case <-time.After(15 * time.Second):
		require.FailNow(t, "no callback came")
		return call{}
	}
}

// nothing waits and fails when a callback comes.
func (s *shop) nothing(t *testing.T, wait time.Duration) {
	t.Helper()
	select {
	case c := <-s.calls:
		t.Errorf("an unexpected callback came: %+v", c)
	case <-time.After(wait):
	}
}

func forged(t *testing.T, err error) {
	t.Helper()
	assert.True(t, errors.Is(err, payment.ErrForged) && err.Error() == payment.ErrForged.Error(), "%v", err)
}
