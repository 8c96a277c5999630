package api_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// alipayAt is the real client of Alipay, and the sandbox at its other end.
func alipayAt(t *testing.T) (client payment.Provider, control string) {
	t.Helper()
	box, err := sandbox.New(sandbox.Options{Dir: t.TempDir()})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- box.Run(ctx) }()
	t.Cleanup(func() { cancel(); assert.NoError(t, <-ended) })
	s := box.Config()
	client, err = payment.NewAlipay(config.Alipay{
		BaseURL: s["BAOQUAN_ALIPAY_BASE_URL"], AppID: s["BAOQUAN_ALIPAY_APP_ID"], SellerID: s["BAOQUAN_ALIPAY_SELLER_ID"],
		PrivateKey: s["BAOQUAN_ALIPAY_PRIVATE_KEY"], PublicKey: s["BAOQUAN_ALIPAY_PUBLIC_KEY"],
	})
	require.NoError(t, err)
	return client, box.ControlURL()
}

func TestAlipaysCallbackIsTakenOnceAndAnsweredWithSuccess(t *testing.T) {
	client, control := alipayAt(t)
	h := newHouse(t, func(_ *house, d *api.Deps) { d.Payments["alipay"] = client })
	h.clock.now = time.Now() // Alipay's clock is not the test's
	var calls atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		h.api.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	h.money.Providers["alipay"] = client
	for _, base := range []string{"/callbacks", "/api/v1/callbacks"} {
		h.money.NotifyURL = func(string, string) string { return server.URL + base + "/alipay" }
		c, judge := h.person("1390000000"+string(rune('0'+len(base)%10))), h.desk(store.Judge, court)
		p := h.reach(c, judge, baoquan.AwaitingPayment)
		order := c.post(p.path+"/payments", j{"method": "alipay"}).is(201)
		require.Contains(t, order.text("codeUrl"), "https://qr.alipay.com/")
		body := `{"codeUrl":"` + order.text("codeUrl") + `","result":"success"}`
		response, err := http.Post(control+"/control/pay", "application/json", bytes.NewBufferString(body))
		require.NoError(t, err)
		response.Body.Close()
		require.Equal(t, http.StatusOK, response.StatusCode)
		want := map[string]int{"/callbacks": 1, "/api/v1/callbacks": 2}[base]
		var events int
		require.Eventually(t, func() bool {
			return h.db.Get(&events, `SELECT count(*) FROM provider_events WHERE provider = 'alipay'`) == nil && events == want
		}, 10*time.Second, 50*time.Millisecond, "it is written down")
		time.Sleep(1200 * time.Millisecond)
		assert.EqualValues(t, want, calls.Load(), "it is called again unless it was answered with success")
		_, err = h.money.ConfirmOrder(t.Context(), order.text("id"))
		require.NoError(t, err)
		assert.Equal(t, "awaiting_ruling", c.get(p.path).is(200).text("status"))
		h.client().call("POST", base+"/alipay", "out_trade_no="+outTradeNo(order)).fails(401, "signature_invalid")
	}
}

func TestAPaymentToAnotherSellerLeavesTheOrderUnpaidAndTellsTheOperator(t *testing.T) {
	client, control := alipayAt(t)
	h := newHouse(t, func(_ *house, d *api.Deps) { d.Payments["alipay"] = client })
	h.clock.now = time.Now()
	server := httptest.NewServer(h.api)
	t.Cleanup(server.Close)
	h.money.Providers["alipay"] = client
	h.money.NotifyURL = func(string, string) string { return server.URL + "/callbacks/alipay" }
	c, operator := h.person("13900000001"), h.desk(store.Operator, "")
	p := h.reach(c, h.desk(store.Judge, court), baoquan.AwaitingPayment)
	order := c.post(p.path+"/payments", j{"method": "alipay"}).is(201)
	door(t, http.MethodPut, control+"/control/faults", `{"provider":"alipay","fault":"wrong_merchant","times":1}`)
	door(t, http.MethodPost, control+"/control/pay", `{"codeUrl":"`+order.text("codeUrl")+`","result":"success"}`)
	require.Eventually(t, func() bool { return len(operator.stuckReasons()) == 1 }, 10*time.Second, 50*time.Millisecond)
	assert.Equal(t, []string{"payment 收款商户与订单不符"}, operator.stuckReasons())
	state, err := h.money.ConfirmOrder(t.Context(), order.text("id"))
	require.NoError(t, err)
	assert.Equal(t, [2]string{"pending", "merchant_mismatch"}, [2]string{state.Status, state.Attention})
	assert.Equal(t, "awaiting_payment", c.get(p.path).is(200).text("status"))
}

// door speaks with the sandbox.
func door(t *testing.T, method, url, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewBufferString(body))
	require.NoError(t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	response.Body.Close()
	require.Equal(t, http.StatusOK, response.StatusCode)
}
