package e2e

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// handedIn is a guarantee that an insurer is asked for.
func handedIn(t *testing.T, c *walk.Client, insurer string, p walk.People) walk.Case {
	t.Helper()
	g, err := c.DraftGuarantee(t.Context(), courtCode(t), insurer, p)
	require.NoError(t, err)
	require.NoError(t, c.Submit(t.Context(), &g))
	require.Equal(t, "under_review", g.Status)
	return g
}

// takenOn is a guarantee of the desk whose premium is to be paid.
func takenOn(t *testing.T, c, u *walk.Client, p walk.People) walk.Case {
	t.Helper()
	g := handedIn(t, c, walk.Desk, p)
	require.NoError(t, u.Approve(t.Context(), &g))
	require.Equal(t, "awaiting_payment", g.Status)
	return g
}

// issued is a guarantee of the desk with its letter.
func issued(t *testing.T, c, u *walk.Client, p walk.People) walk.Case {
	t.Helper()
	g := takenOn(t, c, u, p)
	paidFor(t, c, &g)
	return g
}

// issuedBySystem is a guarantee that an insurer's core system has issued.
func issuedBySystem(t *testing.T, c *walk.Client, p walk.People) walk.Case {
	t.Helper()
	g := handedIn(t, c, walk.System, p)
	require.NoError(t, c.Until(t.Context(), &g, "awaiting_payment"))
	paidFor(t, c, &g)
	return g
}

// paidFor pays the premium and waits for the letter.
func paidFor(t *testing.T, c *walk.Client, g *walk.Case) {
	t.Helper()
	require.NoError(t, c.PayFee(t.Context(), g))
	require.NoError(t, c.Until(t.Context(), g, "issued"), "status is %s", g.Status)
	require.Equal(t, "in_force", g.LetterStatus)
}

// secured is a draft of a preservation with everything of a guarantee.
func secured(t *testing.T, c *walk.Client, g *walk.Case) walk.Case {
	t.Helper()
	k, err := c.Use(t.Context(), g)
	require.NoError(t, err)
	require.NoError(t, c.Get(t.Context(), g))
	require.Equal(t, "used", g.LetterStatus)
	require.Equal(t, k.ID, g.PreservationID)
	return k
}

// broughtBefore is a preservation secured by a guarantee on which the judge is to
// rule. No fee is asked: that is tested elsewhere.
func broughtBefore(t *testing.T, c, j *walk.Client, g *walk.Case) walk.Case {
	t.Helper()
	k := secured(t, c, g)
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, j.Review(t.Context(), &k, map[string]any{"decision": "accept", "fee": 0}))
	require.Equal(t, "awaiting_ruling", k.Status)
	return k
}

// undone waits until a guarantee is cancelled and the premium is back, and answers
// how much of it.
func undone(t *testing.T, c *walk.Client, g *walk.Case) int64 {
	t.Helper()
	require.NoError(t, c.Until(t.Context(), g, "cancelled"), "status is %s, letter %s", g.Status, g.LetterStatus)
	require.Equal(t, "revoked", g.LetterStatus)
	order, err := c.UntilRefunded(t.Context(), g)
	require.NoError(t, err)
	return order.RefundAmount
}
