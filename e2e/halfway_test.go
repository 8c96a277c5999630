package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAWorkerThatDiesBetweenDoingAndRecording: an order is placed, money is
// given back, a message is sent, and the worker that did it dies before it can
// say so. The next one asks under the same number, so money moves once. No
// provider of text messages can be asked: the message is sent again, and that is
// written down.
func TestAWorkerThatDiesBetweenDoingAndRecording(t *testing.T) {
	c, p := applicant(t)
	j := judge(t)
	ordering, refunding, telling := accepted(t, c, j, p), awaitingRuling(t, c, j, p), drafted(t, c, p)
	settled(t, time.Minute)
	orders, refunds, messages := effects(t, "wechat", "order"), effects(t, "wechat", "refund"), effects(t, "sms", "send")

	before := triedAgain(t)
	slow(t, "wechat", "slow", 2)
	slow(t, "sms", "delay", 1)
	require.NoError(t, c.Call(t.Context(), http.MethodPost, "/preservations/"+ordering.ID+"/payments", map[string]string{"method": "wechat"}, nil))
	require.NoError(t, c.Submit(t.Context(), &telling))
	require.NoError(t, c.Withdraw(t.Context(), &refunding))
	require.NoError(t, within(10*time.Second, func() bool {
		return effects(t, "wechat", "order") > orders && effects(t, "wechat", "refund") > refunds && effects(t, "sms", "send") > messages
	}), "nothing was done outside")
	require.Equal(t, []string{"created", "refunding"}, []string{payments(t, c, ordering)[0].Status, payments(t, c, refunding)[0].Status}, "it was recorded already")
	house.kill(t, "worker")

	require.NoError(t, c.PayFee(t.Context(), &ordering))
	order := payments(t, c, refunding)[0]
	until(t, c, &order, "refunded")
	assert.NoError(t, within(60*time.Second, func() bool { return triedAgain(t) > before }), "no message was tried again")
	assert.Equal(t, refunds+1, effects(t, "wechat", "refund"))
	settled(t, time.Minute)
}

// slow lets a provider do what it is asked and keep its answers back for so long
// that the worker can be killed in between.
func slow(t *testing.T, provider, kind string, times int) {
	t.Helper()
	require.NoError(t, house.somebody().Control(t.Context(), http.MethodPut, "/faults", map[string]any{
		"provider": provider, "fault": kind, "times": times, "milliseconds": 10000,
	}, nil))
}

// effects is how many keys the world outside has seen of an operation.
func effects(t *testing.T, provider, operation string) int {
	t.Helper()
	var counts map[string]map[string]map[string]int
	require.NoError(t, house.somebody().Control(t.Context(), http.MethodGet, "/counts", nil, &counts))
	return len(counts[provider][operation])
}

// triedAgain is how many messages were sent after their first answer was lost.
func triedAgain(t *testing.T) (n int) {
	t.Helper()
	require.NoError(t, house.check.DB.QueryRowContext(t.Context(),
		`SELECT count(*) FROM messages WHERE tries > 1 AND sent_at IS NOT NULL`).Scan(&n))
	return n
}
