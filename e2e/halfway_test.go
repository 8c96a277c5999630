package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
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

// TestAWorkerThatDiesWhileItIssues: it has drawn the policy and waits for its
// signature, or has told the insurer's system that the premium is paid, and dies.
// The next one uses the same numbers and codes, and says the same once more: there
// is one policy, one letter, one issue.
func TestAWorkerThatDiesWhileItIssues(t *testing.T) {
	c, p := applicant(t)
	desk, system := takenOn(t, c, underwriter(t), p), handedIn(t, c, walk.System, p)
	require.NoError(t, c.Until(t.Context(), &system, "awaiting_payment"))
	settled(t, time.Minute)
	stamps, paid := effects(t, "tsa", "stamp"), effects(t, "insurer", "guarantee.paid")
	slow(t, "tsa", "slow", 1)
	slow(t, "insurer", "delay", 1)
	together(
		func() { assert.NoError(t, c.Order(t.Context(), &desk)) },
		func() { assert.NoError(t, c.Order(t.Context(), &system)) })
	require.NoError(t, within(10*time.Second, func() bool {
		return effects(t, "tsa", "stamp") > stamps && effects(t, "insurer", "guarantee.paid") > paid
	}), "nothing was done outside")
	given := numbers(t, desk)
	require.NotEmpty(t, given, "no number was given yet")
	house.kill(t, "worker")

	for _, g := range []*walk.Case{&desk, &system} {
		require.NoError(t, c.Until(t.Context(), g, "issued"))
		verified(t, *g, "in_force")
	}
	assert.Equal(t, given, numbers(t, desk))
	assert.ElementsMatch(t, given, []string{desk.Documents[0].Number, desk.Documents[1].Number})
	settled(t, time.Minute)
}

// numbers are those of a guarantee's documents as they were given to it.
func numbers(t *testing.T, g walk.Case) []string {
	t.Helper()
	var policy, letter string
	if err := house.check.DB.QueryRowContext(t.Context(),
		`SELECT policy_number, letter_number FROM issues WHERE application_id = $1`, g.ID).Scan(&policy, &letter); err != nil {
		return nil
	}
	return []string{policy, letter}
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
