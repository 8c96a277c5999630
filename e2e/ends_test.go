package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestEveryOtherEndOfACase: rejection, dismissal, a part granted, withdrawal
// before and after the payment, and a draft thrown away.
func TestEveryOtherEndOfACase(t *testing.T) {
	c, p := applicant(t)
	j := judge(t)
	for name, end := range map[string]func(*testing.T, *walk.Client, *walk.Client, walk.People) walk.Case{
		"rejected": rejected, "dismissed": dismissed, "partly granted": partlyGranted,
		"withdrawn before the payment": withdrawnUnpaid, "withdrawn after the payment": withdrawnPaid, "deleted": deleted,
	} {
		t.Run(name, func(t *testing.T) { end(t, c, j, p) })
	}
	settled(t, time.Minute)
}

func rejected(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	k := submitted(t, c, p)
	require.NoError(t, j.Review(t.Context(), &k, map[string]any{"decision": "reject", "reason": "不属于本院管辖"}))
	assert.Equal(t, "rejected", k.Status)
	heard(t, c, p.Phone, k, "受理")
	return k
}

// awaitingRuling is a case whose fee is paid.
func awaitingRuling(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	t.Helper()
	k := accepted(t, c, j, p)
	require.NoError(t, c.PayFee(t.Context(), &k))
	require.Equal(t, "awaiting_ruling", k.Status)
	return k
}

func dismissed(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	k := awaitingRuling(t, c, j, p)
	require.NoError(t, j.Rule(t.Context(), &k, "dismissed"))
	assert.Equal(t, "ruled", k.Status)
	assert.Equal(t, "dismissed", k.Ruling.Outcome)
	return k
}

func partlyGranted(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	k := awaitingRuling(t, c, j, p)
	decision := map[string]any{"outcome": "partly_granted", "amount": 600000, "text": "申请金额部分有据"}
	require.NoError(t, j.Call(t.Context(), http.MethodPost, "/court/preservations/"+k.ID+"/ruling", decision, &k))
	var file []byte
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/preservations/"+k.ID+"/ruling", nil, &file))
	assert.Contains(t, words(t, file), "6,000.00元")
	return k
}

func withdrawnUnpaid(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	k := accepted(t, c, j, p)
	order, err := c.OpenOrder(t.Context(), &k)
	require.NoError(t, err)
	require.NoError(t, c.Withdraw(t.Context(), &k))
	until(t, c, &order, "closed")
	assert.True(t, walk.Is(c.Pay(t.Context(), order.CodeURL), http.StatusConflict), "the code takes no money any more")
	return k
}

// withdrawnPaid: nothing was ruled, so what was paid goes back in full.
func withdrawnPaid(t *testing.T, c, j *walk.Client, p walk.People) walk.Case {
	k := awaitingRuling(t, c, j, p)
	require.NoError(t, c.Withdraw(t.Context(), &k))
	order := payments(t, c, k)[0]
	until(t, c, &order, "refunded")
	kinds := docket(t, c, k)
	assert.Equal(t, []string{"fee_paid", "withdrawn", "refund_requested", "refunded"}, kinds[len(kinds)-4:])
	return k
}

func deleted(t *testing.T, c, _ *walk.Client, p walk.People) walk.Case {
	k := drafted(t, c, p)
	require.NoError(t, c.Delete(t.Context(), &k))
	assert.True(t, walk.Is(c.Get(t.Context(), &k), http.StatusNotFound))
	return k
}

// until waits until an order has a status.
func until(t *testing.T, c *walk.Client, order *walk.Order, status string) {
	t.Helper()
	require.NoError(t, walk.Eventually(t.Context(), func() (bool, error) {
		err := c.Look(t.Context(), order)
		return order.Status == status, err
	}), "order is %s, not %s", order.Status, status)
}
