package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestAWholeGuaranteeAndTheCaseThatItSecures walks from the quote to the letter,
// with the letter to the court, and back: the court dismisses, the letter is
// revoked, the premium returns. Once through the desk of an underwriter, once
// through the core system of an insurer.
func TestAWholeGuaranteeAndTheCaseThatItSecures(t *testing.T) {
	for name, issue := range map[string]func(*testing.T, *walk.Client, walk.People) walk.Case{
		"at the desk": deskIssues, "by the insurer's system": systemIssues,
	} {
		t.Run(name, func(t *testing.T) {
			c, p := applicant(t)
			g := issue(t, c, p)
			heard(t, c, p.Phone, g, "保函")
			counted(t, c, "guarantee", map[string]int{"issued": 1})
			verified(t, g, "in_force")
			papers(t, c, g, p)
			dismissedWith(t, c, &g)
			heard(t, c, p.Phone, g, "退保")
			heard(t, c, p.Phone, g, "退款30.00元")
			verified(t, g, "revoked")
			counted(t, c, "guarantee", nil)
			require.NoError(t, c.Evaluate(t.Context(), &g, 5))
			assert.Equal(t, []string{
				"premium_paid", "issued", "used", "released", "revoked", "cancelled", "refund_requested", "refunded", "evaluated",
			}, last(docket(t, c, g), 9))
		})
	}
	settled(t, time.Minute)
}

// deskIssues: the quote is taken, returned for a correction, and approved at the
// desk at the price that was promised.
func deskIssues(t *testing.T, c *walk.Client, p walk.People) walk.Case {
	u := underwriter(t)
	var quotes struct {
		Items []struct {
			InsurerCode string
			Premium     int64
		}
	}
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/insurers/quotes?amount=1000000&courtCode="+courtCode(t), nil, &quotes))
	require.NotEmpty(t, quotes.Items)
	g := handedIn(t, c, walk.Desk, p)
	for _, quote := range quotes.Items {
		if quote.InsurerCode == walk.Desk {
			assert.Equal(t, quote.Premium, g.SuggestedPremium)
		}
	}
	require.NoError(t, u.Underwrite(t.Context(), &g, map[string]any{"decision": "return", "items": []any{
		map[string]string{"location": "guaranteeAmount", "reason": "请核对担保金额"},
	}}))
	require.Equal(t, "returned", g.Status)
	heard(t, c, p.Phone, g, "补正")
	require.NoError(t, c.Submit(t.Context(), &g))
	assert.True(t, walk.Is(u.Underwrite(t.Context(), &g, map[string]any{"decision": "approve", "premium": g.SuggestedPremium + 1}), http.StatusUnprocessableEntity))
	require.NoError(t, u.Approve(t.Context(), &g))
	assert.Equal(t, g.SuggestedPremium, g.Premium)
	counted(t, c, "guarantee", map[string]int{"awaitingPayment": 1})
	paidFor(t, c, &g)
	return g
}

func systemIssues(t *testing.T, c *walk.Client, p walk.People) walk.Case {
	g := issuedBySystem(t, c, p)
	assert.Equal(t, []string{"guarantee.submitted", "guarantee.paid"}, told(t, g))
	return g
}

// dismissedWith takes the letter to the court, which dismisses.
func dismissedWith(t *testing.T, c *walk.Client, g *walk.Case) {
	t.Helper()
	k := secured(t, c, g)
	verified(t, *g, "used")
	assert.True(t, walk.Is(c.Surrender(t.Context(), g), http.StatusConflict), "a letter in use was given back")
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, judge(t).Accept(t.Context(), &k))
	require.NoError(t, c.PayFee(t.Context(), &k))
	require.NoError(t, judge(t).Rule(t.Context(), &k, "dismissed"))
	assert.Equal(t, g.Premium, undone(t, c, g))
	kinds := docket(t, c, k)
	assert.Equal(t, []string{"opened", "guarantee_linked", "submitted"}, kinds[:3])
	assert.Equal(t, []string{"ruled", "guarantee_freed"}, last(kinds, 2))
}

// verified holds what anybody is told of both documents.
func verified(t *testing.T, g walk.Case, status string) {
	t.Helper()
	require.Len(t, g.Documents, 2)
	for _, d := range g.Documents {
		is, err := house.somebody().VerifyCode(t.Context(), d.Code)
		require.NoError(t, err)
		assert.Equal(t, walk.Verified{DocumentKind: d.Kind, Number: d.Number, Status: status, SHA256: d.SHA256}, is)
	}
}

// told is what the insurer's system was told of a guarantee, in order.
func told(t *testing.T, g walk.Case) []string {
	t.Helper()
	return atInsurer(t, g).Events
}

// insurerCase is a guarantee as the insurer's system knows it.
type insurerCase struct {
	State  string
	Events []string
	Sent   []struct {
		Type, Status string
		Answers      []int
	}
}

func atInsurer(t *testing.T, g walk.Case) insurerCase {
	t.Helper()
	var all struct{ Cases []insurerCase }
	require.NoError(t, house.somebody().Control(t.Context(), http.MethodGet, "/insurer?id="+g.ID, nil, &all))
	require.Len(t, all.Cases, 1)
	return all.Cases[0]
}

func last[T any](all []T, n int) []T { return all[max(0, len(all)-n):] }
