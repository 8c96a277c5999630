package e2e

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestMoneyThatComesOtherwise: the callback is lost, comes twenty times, is
// forged; the sum is wrong; the money comes after the withdrawal; nobody pays.
func TestMoneyThatComesOtherwise(t *testing.T) {
	c, p := applicant(t)
	j := judge(t)
	expiring := accepted(t, c, j, p)
	order, err := c.OpenOrder(t.Context(), &expiring)
	require.NoError(t, err)
	for _, disorder := range []struct {
		name string
		test func(*testing.T, *walk.Client, *walk.Client, walk.People)
	}{
		{"a lost callback is found by asking", lostCallback},
		{"twenty callbacks at once are one payment", crowdOfCallbacks},
		{"a forged callback changes nothing", forgedCallback},
		{"a wrong sum pays nothing and is shown", wrongAmount},
		{"money after the withdrawal goes back", latePayment},
		{"a provider that is ill is asked again", illProvider},
	} {
		t.Run(disorder.name, func(t *testing.T) { disorder.test(t, c, j, p) })
	}
	t.Run("an order that nobody pays is closed", func(t *testing.T) { unpaid(t, c, &expiring, order) })
	settled(t, time.Minute)
}

func lostCallback(t *testing.T, c, j *walk.Client, p walk.People) {
	fault(t, "wechat", "drop", 1)
	k := awaitingRuling(t, c, j, p)
	assert.Zero(t, callbacks(t, k), "the callback was to be lost")
}

func crowdOfCallbacks(t *testing.T, c, j *walk.Client, p walk.People) {
	fault(t, "wechat", "duplicate", 1)
	k := awaitingRuling(t, c, j, p)
	require.NoError(t, within(10*time.Second, func() bool { return callbacks(t, k) == 1 }))
	assert.Equal(t, 1, strings.Count(strings.Join(docket(t, c, k), " "), "fee_paid"))
}

func forgedCallback(t *testing.T, c, j *walk.Client, p walk.People) {
	k := accepted(t, c, j, p)
	order, err := c.OpenOrder(t.Context(), &k)
	require.NoError(t, err)
	before := docket(t, c, k)
	for _, path := range []string{"/callbacks/wechatpay/payments", "/callbacks/wechatpay/refunds"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.Server+path, strings.NewReader(
			`{"id":"forged-1","event_type":"TRANSACTION.SUCCESS","resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"AAAA","nonce":"012345678901"}}`))
		require.NoError(t, err)
		for name, value := range map[string]string{
			"Wechatpay-Timestamp": "1795800000", "Wechatpay-Nonce": "abc", "Wechatpay-Serial": "PUB_KEY_ID_0", "Wechatpay-Signature": "AAAA",
		} {
			request.Header.Set(name, value)
		}
		response, err := c.Send(request)
		require.NoError(t, err)
		response.Body.Close()
		assert.Equal(t, http.StatusUnauthorized, response.StatusCode)
	}
	require.NoError(t, c.Look(t.Context(), &order))
	assert.Equal(t, "pending", order.Status)
	assert.Equal(t, before, docket(t, c, k))

	fault(t, "wechat", "forge", 1) // and one of the provider's own, signed with a wrong key
	require.NoError(t, c.PayFee(t.Context(), &k))
	assert.Equal(t, "awaiting_ruling", k.Status)
}

func wrongAmount(t *testing.T, c, j *walk.Client, p walk.People) {
	fault(t, "wechat", "wrong_amount", 1)
	k := accepted(t, c, j, p)
	order, err := c.OpenOrder(t.Context(), &k)
	require.NoError(t, err)
	require.NoError(t, c.Pay(t.Context(), order.CodeURL))
	require.NoError(t, within(20*time.Second, func() bool {
		return c.Look(t.Context(), &order) == nil && order.Attention != ""
	}))
	assert.Equal(t, "amount_mismatch", order.Attention)
	require.NoError(t, c.Get(t.Context(), &k))
	assert.Equal(t, "awaiting_payment", k.Status)
	var stuck struct {
		Items []struct{ Kind, ID, Number, Workflow string }
	}
	require.NoError(t, operator(t).Call(t.Context(), http.MethodGet, "/admin/stuck", nil, &stuck))
	found := false
	for _, item := range stuck.Items {
		found = found || item.ID == order.ID && item.Number == k.Number && strings.Contains(item.Workflow, order.ID)
	}
	assert.True(t, found, "the order is not shown to the operator")
}

// latePayment: the payer pays, the provider says nothing, and the applicant
// withdraws before anybody asks.
func latePayment(t *testing.T, c, j *walk.Client, p walk.People) {
	fault(t, "wechat", "drop", 1)
	k := accepted(t, c, j, p)
	order, err := c.OpenOrder(t.Context(), &k)
	require.NoError(t, err)
	require.NoError(t, c.Pay(t.Context(), order.CodeURL))
	require.NoError(t, c.Withdraw(t.Context(), &k))
	until(t, c, &order, "refunded")
	require.NoError(t, c.Get(t.Context(), &k))
	assert.Equal(t, "withdrawn", k.Status)
}

func illProvider(t *testing.T, c, j *walk.Client, p walk.People) {
	for _, kind := range []string{"error_5xx", "cut"} {
		fault(t, "wechat", kind, 2)
		awaitingRuling(t, c, j, p)
	}
}

// unpaid: the order is closed when its time is up, and another may be had.
func unpaid(t *testing.T, c *walk.Client, k *walk.Case, order walk.Order) {
	require.NoError(t, within(orderLifetime+20*time.Second, func() bool {
		return c.Look(t.Context(), &order) == nil && order.Status == "closed"
	}), "order is %s", order.Status)
	require.NoError(t, c.PayFee(t.Context(), k))
	assert.Equal(t, "awaiting_ruling", k.Status)
	assert.Len(t, payments(t, c, *k), 2)
}

// callbacks is how many callbacks were taken for a case's orders.
func callbacks(t *testing.T, k walk.Case) (n int) {
	t.Helper()
	require.NoError(t, house.check.DB.QueryRowContext(t.Context(),
		`SELECT count(*) FROM provider_events e WHERE e.received_at >= (SELECT min(created_at) FROM payments WHERE application_id = $1)`, k.ID).Scan(&n))
	return n
}
