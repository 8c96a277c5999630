package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestTermsThatPass: an insurer does not answer and is left for another; a premium
// is not paid; a letter is not used. All three wait at the same time.
func TestTermsThatPass(t *testing.T) {
	c, p := applicant(t)
	u := underwriter(t)
	deadlines(t, "review=3s,fee=8s,use=6s")
	g := issuedBySystem(t, c, p)
	unpaid := takenOn(t, c, u, p)
	order, err := c.OpenOrder(t.Context(), &unpaid)
	require.NoError(t, err)
	t.Run("an insurer that is silent twice is left", func(t *testing.T) { silentInsurer(t, c, u, p) })
	t.Run("a letter that nobody uses", func(t *testing.T) { unusedLetter(t, c, g) })
	t.Run("a premium that nobody pays", func(t *testing.T) {
		require.NoError(t, c.Until(t.Context(), &unpaid, "lapsed"))
		until(t, c, &order, "closed")
		heard(t, c, p.Phone, unpaid, "终止")
	})
	settled(t, time.Minute)
}

// silentInsurer: reminded once and given the same time again, then the owner is
// free to choose another.
func silentInsurer(t *testing.T, c, u *walk.Client, p walk.People) {
	somebody := house.somebody()
	require.NoError(t, somebody.Control(t.Context(), http.MethodPut, "/insurer", map[string]string{"decision": "silent"}, nil))
	defer func() { assert.NoError(t, somebody.Control(t.Context(), http.MethodDelete, "/insurer", nil, nil)) }()
	g := handedIn(t, c, walk.System, p)
	require.NoError(t, within(20*time.Second, func() bool { return stuck(t, g, "保险公司逾期未答复") }), "the operator is not shown that it is late")
	require.NoError(t, c.Until(t.Context(), &g, "returned"))
	assert.Equal(t, []string{"submitted", "deadline_missed", "insurer_silent"}, last(docket(t, c, g), 3))
	heard(t, c, p.Phone, g, "另选保险公司")
	assert.NoError(t, within(10*time.Second, func() bool { return len(told(t, g)) == 3 }))
	assert.Equal(t, []string{"guarantee.submitted", "guarantee.overdue", "guarantee.withdrawn"}, told(t, g))

	require.NoError(t, c.Call(t.Context(), http.MethodPatch, g.Path(), map[string]any{"insurerCode": walk.Desk}, nil))
	require.NoError(t, c.Submit(t.Context(), &g))
	require.NoError(t, u.Approve(t.Context(), &g))
	require.NoError(t, c.Withdraw(t.Context(), &g))
}

// unusedLetter: it is over, and the premium comes back.
func unusedLetter(t *testing.T, c *walk.Client, g walk.Case) {
	require.NoError(t, c.Until(t.Context(), &g, "lapsed"))
	assert.Equal(t, "revoked", g.LetterStatus)
	verified(t, g, "revoked")
	order, err := c.UntilRefunded(t.Context(), &g)
	require.NoError(t, err)
	assert.Equal(t, g.Premium, order.RefundAmount)
	_, err = c.Use(t.Context(), &g)
	assert.True(t, walk.Is(err, http.StatusConflict), "a letter whose time is over was used")
	assert.NoError(t, within(10*time.Second, func() bool { return last(told(t, g), 1)[0] == "guarantee.expired" }), "the insurer was not told")
}
