package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestWhatAnInsurerSaysOtherwise: its system says its decision or sends its
// documents twice, early, with a wrong signature, too late, with another sum or
// another hash. What is wrong is refused and changes nothing, what is right is
// taken once, and the case comes to its letter.
func TestWhatAnInsurerSaysOtherwise(t *testing.T) {
	c, p := applicant(t)
	for _, kind := range []string{"duplicate", "reorder", "forge", "stale", "wrong_amount"} {
		t.Run("decision "+kind, func(t *testing.T) {
			fault(t, "insurer", kind, 1)
			g := handedIn(t, c, walk.System, p)
			require.NoError(t, c.Until(t.Context(), &g, "awaiting_payment"))
			fired(t)
			assert.Equal(t, g.SuggestedPremium, g.Premium)
			takenOnce(t, c, g, "underwritten")
		})
	}
	for _, kind := range []string{"duplicate", "forge", "stale", "wrong_hash"} {
		t.Run("documents "+kind, func(t *testing.T) {
			g := handedIn(t, c, walk.System, p)
			require.NoError(t, c.Until(t.Context(), &g, "awaiting_payment"))
			fault(t, "insurer", kind, 1)
			paidFor(t, c, &g)
			fired(t)
			takenOnce(t, c, g, "issued")
			verified(t, g, "in_force")
			papers(t, c, g, p)
		})
	}
	settled(t, time.Minute)
}

// takenOnce: an event of the insurer stands in the docket once, and its system
// knows that it was taken.
func takenOnce(t *testing.T, c *walk.Client, g walk.Case, kind string) {
	t.Helper()
	assert.Equal(t, 1, strings.Count(strings.Join(docket(t, c, g), " "), kind))
	assert.NoError(t, within(10*time.Second, func() bool {
		for _, message := range atInsurer(t, g).Sent {
			if message.Status == "pending" {
				return false
			}
		}
		return true
	}), "its system still says it")
}

// TestAForgedEventOfAnInsurer: nobody but the insurer speaks for it.
func TestAForgedEventOfAnInsurer(t *testing.T) {
	c, p := applicant(t)
	g := handedIn(t, c, walk.Desk, p)
	before := docket(t, c, g)
	for code, want := range map[string]int{ // one without a secret has no door
		walk.System: http.StatusUnauthorized, walk.Desk: http.StatusNotFound, "nobody": http.StatusNotFound,
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.Server+"/callbacks/insurer/"+code,
			strings.NewReader(`{"type":"underwriting.decided","data":{"id":"`+g.ID+`","decision":"approve"}}`))
		require.NoError(t, err)
		for name, value := range map[string]string{
			"webhook-id": "forged-1", "webhook-timestamp": "1795800000", "webhook-signature": "v1,QVeBRu1gjBPCAdOXR4EgDP4as4E5Jw/DVM66k4+skr4=",
		} {
			request.Header.Set(name, value)
		}
		response, err := c.Send(request)
		require.NoError(t, err)
		response.Body.Close()
		assert.Equal(t, want, response.StatusCode, code)
	}
	assert.Equal(t, before, docket(t, c, g))
	require.NoError(t, c.Withdraw(t.Context(), &g))
}

// TestAnInsurerThatIsAway: its system refuses, then hangs up, then is back. The
// case waits, the operator sees it, and it goes on by itself.
func TestAnInsurerThatIsAway(t *testing.T) {
	c, p := applicant(t)
	fault(t, "insurer", "error_5xx", 0)
	g := handedIn(t, c, walk.System, p)
	assert.NoError(t, within(20*time.Second, func() bool { return stuck(t, g, "没有答复") }), "it is not shown to the operator")
	require.NoError(t, c.Get(t.Context(), &g))
	assert.Equal(t, "under_review", g.Status)
	require.NoError(t, wellAgain())
	require.NoError(t, c.Until(t.Context(), &g, "awaiting_payment"))

	fault(t, "insurer", "drop", 0)
	require.NoError(t, c.PayFee(t.Context(), &g))
	assert.NoError(t, within(20*time.Second, func() bool { return stuck(t, g, "没有答复") }), "it is not shown to the operator")
	require.NoError(t, c.Get(t.Context(), &g))
	assert.Equal(t, "issuing", g.Status)
	require.NoError(t, wellAgain())
	require.NoError(t, c.Until(t.Context(), &g, "issued"))
	assert.False(t, stuck(t, g, ""), "it is still shown")
	assert.Equal(t, []string{"guarantee.submitted", "guarantee.paid"}, told(t, g))
	settled(t, time.Minute)
}

// stuck says whether the operator is shown a case, for a reason with this word.
func stuck(t *testing.T, k walk.Case, word string) bool {
	t.Helper()
	var all struct {
		Items []struct{ ID, Reason, Workflow string }
	}
	require.NoError(t, operator(t).Call(t.Context(), http.MethodGet, "/admin/stuck?limit=100", nil, &all))
	return slices.ContainsFunc(all.Items, func(item struct{ ID, Reason, Workflow string }) bool {
		return item.ID == k.ID && strings.Contains(item.Reason, word) && strings.Contains(item.Workflow, k.ID)
	})
}
