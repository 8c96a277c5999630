package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestEveryOtherEndOfAGuarantee: refusal, withdrawal before the letter, a letter
// given back, one that is used twice over and comes to its end with the insurer,
// and every way in which the case that it secures comes to nothing.
func TestEveryOtherEndOfAGuarantee(t *testing.T) {
	c, p := applicant(t)
	j, u := judge(t), underwriter(t)
	for name, end := range map[string]func(t *testing.T, c, j, u *walk.Client, p walk.People){
		"declined": guaranteeDeclined, "withdrawn before the premium": guaranteeWithdrawnUnpaid,
		"withdrawn before the letter": guaranteeWithdrawnPaid, "surrendered": surrendered,
		"unlinked, used again, claimed and released": released, "the case is rejected": caseRejected,
		"the case is withdrawn": caseWithdrawn, "the case is deleted": caseDeleted,
	} {
		t.Run(name, func(t *testing.T) { end(t, c, j, u, p) })
	}
	settled(t, time.Minute)
}

func guaranteeDeclined(t *testing.T, c, _, u *walk.Client, p walk.People) {
	g := handedIn(t, c, walk.Desk, p)
	require.NoError(t, u.Underwrite(t.Context(), &g, map[string]any{"decision": "decline", "reason": "不符合承保条件"}))
	assert.Equal(t, "declined", g.Status)
	heard(t, c, p.Phone, g, "未获承保")
}

func guaranteeWithdrawnUnpaid(t *testing.T, c, _, u *walk.Client, p walk.People) {
	g := takenOn(t, c, u, p)
	order, err := c.OpenOrder(t.Context(), &g)
	require.NoError(t, err)
	require.NoError(t, c.Withdraw(t.Context(), &g))
	until(t, c, &order, "closed")
	assert.True(t, walk.Is(c.Pay(t.Context(), order.CodeURL), http.StatusConflict), "the code takes no money any more")
}

// guaranteeWithdrawnPaid: nothing was issued yet, so all of it goes back.
func guaranteeWithdrawnPaid(t *testing.T, c, _, u *walk.Client, p walk.People) {
	fault(t, "tsa", "error_5xx", 0) // nothing can be signed
	g := takenOn(t, c, u, p)
	require.NoError(t, c.PayFee(t.Context(), &g))
	require.Equal(t, "issuing", g.Status)
	require.NoError(t, c.Withdraw(t.Context(), &g))
	require.NoError(t, wellAgain())
	order, err := c.UntilRefunded(t.Context(), &g)
	require.NoError(t, err)
	assert.Equal(t, g.Premium, order.RefundAmount)
	assert.Empty(t, g.Documents)
}

func surrendered(t *testing.T, c, _, u *walk.Client, p walk.People) {
	g := issued(t, c, u, p)
	require.NoError(t, c.Surrender(t.Context(), &g))
	assert.Equal(t, g.Premium, undone(t, c, &g))
	verified(t, g, "revoked")
	_, err := c.Use(t.Context(), &g)
	assert.True(t, walk.Is(err, http.StatusConflict), "a letter that was given back was used")
}

// released: the letter is taken out of one draft and secures another case, which
// is granted; the respondent claims, and in the end the insurer is free.
func released(t *testing.T, c, j, u *walk.Client, p walk.People) {
	g := issued(t, c, u, p)
	first := secured(t, c, &g)
	require.NoError(t, c.Unlink(t.Context(), &first))
	require.NoError(t, c.Get(t.Context(), &g))
	require.Equal(t, []string{"in_force", ""}, []string{g.LetterStatus, g.PreservationID})
	k := broughtBefore(t, c, j, &g)
	assert.True(t, walk.Is(u.Close(t.Context(), &g, "released"), http.StatusConflict), "released before the ruling")
	require.NoError(t, j.Rule(t.Context(), &k, "granted"))
	require.NoError(t, within(20*time.Second, func() bool {
		kinds := docket(t, c, g)
		return kinds[len(kinds)-1] == "preservation_ruled"
	}))
	require.NoError(t, u.Close(t.Context(), &g, "claimed"))
	require.NoError(t, u.Close(t.Context(), &g, "released"))
	require.NoError(t, c.Get(t.Context(), &g))
	assert.Equal(t, []string{"issued", "released"}, []string{g.Status, g.LetterStatus})
	heard(t, c, p.Phone, g, "担保责任已解除")
	verified(t, g, "released")
}

func caseRejected(t *testing.T, c, j, u *walk.Client, p walk.People) {
	g := issued(t, c, u, p)
	k := secured(t, c, &g)
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, j.Review(t.Context(), &k, map[string]any{"decision": "reject", "reason": "不属于本院管辖"}))
	assert.Equal(t, g.Premium, undone(t, c, &g))
}

// caseWithdrawn: the fee of the court and the premium of the insurer both return.
func caseWithdrawn(t *testing.T, c, j, _ *walk.Client, p walk.People) {
	g := issuedBySystem(t, c, p)
	k := secured(t, c, &g)
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, j.Accept(t.Context(), &k))
	require.NoError(t, c.PayFee(t.Context(), &k))
	require.NoError(t, c.Withdraw(t.Context(), &k))
	assert.Equal(t, g.Premium, undone(t, c, &g))
	order, err := c.UntilRefunded(t.Context(), &k)
	require.NoError(t, err)
	assert.Equal(t, k.Fee, order.RefundAmount)
	require.NoError(t, within(20*time.Second, func() bool {
		events := told(t, g)
		return events[len(events)-1] == "guarantee.revoked"
	}), "the insurer was not told")
}

// caseDeleted: what was never handed in leaves the letter as good as new.
func caseDeleted(t *testing.T, c, _, u *walk.Client, p walk.People) {
	g := issued(t, c, u, p)
	k := secured(t, c, &g)
	require.NoError(t, c.Delete(t.Context(), &k))
	require.NoError(t, c.Get(t.Context(), &g))
	assert.Equal(t, "in_force", g.LetterStatus)
	verified(t, g, "in_force")
}
