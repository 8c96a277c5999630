package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// outTradeNo is our number of an order at the till.
func outTradeNo(order answer) string { return strings.ReplaceAll(order.text("id"), "-", "") }

// customerPays pays an order at the till and lets the callback in.
func (h *house) customerPays(order answer) {
	h.t.Helper()
	h.till.mu.Lock()
	h.till.paid[outTradeNo(order)] = baoquan.Fen(order.body["amount"].(float64))
	h.till.mu.Unlock()
	_, err := h.money.ConfirmOrder(h.t.Context(), order.text("id"))
	require.NoError(h.t, err)
}

func TestTheSameMethodAnswersTheSameOrderAndAnotherClosesItFirst(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingPayment)
	order := c.post(p.path+"/payments", j{"method": "wechat"}).is(201)
	assert.EqualValues(t, 12000, order.body["amount"])
	assert.Equal(t, "pending", order.text("status"))
	assert.Contains(t, order.text("codeUrl"), "weixin://")
	assert.NotEmpty(t, order.text("expiresAt"))
	assert.Equal(t, order.text("id"), c.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id"))
	other := c.post(p.path+"/payments", j{"method": "alipay"}).is(201)
	assert.NotEqual(t, order.text("id"), other.text("id"))
	closed := c.get("/payments/" + order.text("id")).is(200)
	assert.Equal(t, "closed", closed.text("status"))
	assert.NotContains(t, closed.body, "codeUrl")

	h.clock.pass(3 * time.Hour)
	third := c.post(p.path+"/payments", j{"method": "alipay"}).is(201)
	assert.NotEqual(t, other.text("id"), third.text("id"), "an expired order is replaced")
	c.get("/payments/"+third.text("id")+"/receipt").fails(409, "not_paid")
	h.customerPays(third)
	assert.Equal(t, "awaiting_ruling", c.get(p.path).is(200).text("status"))
	assert.Equal(t, "paid", c.get("/payments/"+third.text("id")).text("status"))
	receipt := c.get("/payments/" + third.text("id") + "/receipt").is(200)
	assert.True(t, strings.HasPrefix(receipt.raw, "%PDF-"))
	assert.Len(t, c.get(p.path + "/payments").is(200).body["items"], 3)
	assert.Len(t, judge.get(p.deskPath + "/payments").is(200).body["items"], 3)

	c.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200)
	assert.Equal(t, "refunding", c.get("/payments/"+third.text("id")).text("status"))
	stranger := h.person("13900000002")
	absent := stranger.get("/payments/00000000-0000-0000-0000-000000000000").fails(404, "not_found")
	assert.Equal(t, absent.without(), stranger.get("/payments/"+third.text("id")).fails(404, "not_found").without())
	absent = stranger.get("/payments/00000000-0000-0000-0000-000000000000/receipt").fails(404, "not_found")
	assert.Equal(t, absent.without(), stranger.get("/payments/"+third.text("id")+"/receipt").fails(404, "not_found").without())
}

func TestARequestThatIsSentAgainClosesNoOrder(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingPayment)
	late := c.with("Idempotency-Key", "late")
	first := late.post(p.path+"/payments", j{"method": "wechat"}).is(201)
	second := c.post(p.path+"/payments", j{"method": "alipay"}).is(201)
	assert.Equal(t, first.text("id"), late.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id"))
	assert.Equal(t, "pending", c.get("/payments/"+second.text("id")).text("status"))
}

func TestPaymentsThatAreNotTaken(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingPayment)
	for _, body := range []any{j{}, j{"method": "cash"}, j{"method": nil}, j{"method": 1}, j{"method": "WeChat"}, j{"method": []string{"wechat"}}} {
		got := c.post(p.path+"/payments", body).is(422)
		assert.Equal(t, []string{"body.method"}, got.locations())
		assertChinese(t, got)
	}
	assert.Equal(t, []string{"body.amount"}, c.post(p.path+"/payments", j{"method": "wechat", "amount": 1}).is(422).locations())
	assert.Empty(t, c.get(p.path + "/payments").body["items"])
}

func TestACallbackIsGenuineOrChangesNothing(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingPayment)
	order := c.post(p.path+"/payments", j{"method": "wechat"}).is(201)
	events := func() (n int) {
		require.NoError(t, h.db.Get(&n, `SELECT count(*) FROM provider_events`))
		return n
	}
	nobody := h.client()
	h.deliver = func(string) {}
	for _, base := range []string{"/callbacks", "/api/v1/callbacks"} {
		for _, of := range []string{"/wechatpay/payments", "/wechatpay/refunds"} {
			nobody.call("POST", base+of, nil).fails(401, "signature_invalid")
			nobody.call("POST", base+of, "{}").fails(401, "signature_invalid")
			got := nobody.call("POST", base+of, strings.Repeat("x", 10<<20))
			assert.Contains(t, []int{401, 413}, got.status)
			assert.Contains(t, []int{404, 405}, nobody.call("GET", base+of, nil).status)
		}
	}
	assert.Zero(t, events())
	nobody.with("Genuine", strings.Repeat("0", 32)).call("POST", "/callbacks/wechatpay/payments", nil).is(204)
	assert.Zero(t, events(), "an order that is not ours")
	genuine := nobody.with("Genuine", outTradeNo(order))
	for range 3 {
		genuine.call("POST", "/callbacks/wechatpay/payments", nil).is(204)
	}
	assert.Equal(t, 1, events())
	var hints int
	require.NoError(t, h.db.Get(&hints, `SELECT count(*) FROM outbox WHERE signal = 'payment_notified'`))
	assert.Equal(t, 1, hints)
	assert.Equal(t, "awaiting_payment", c.get(p.path).text("status"), "it only makes us ask")
}
