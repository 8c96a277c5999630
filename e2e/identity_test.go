package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestAHolderOfAPassportFilesACase: papers in place of a face, from a new phone to a
// case under review.
func TestAHolderOfAPassportFilesACase(t *testing.T) {
	p := walk.Strangers()
	c, id := foreigner(t, p, walk.InventedPassport())
	require.NoError(t, operator(t).DecidePapers(t.Context(), id, false))
	heard(t, c, p.Phone, walk.Case{}, "未通过审核")
	known(t, c, p, p.Applicant, walk.InventedPassport())
	heard(t, c, p.Phone, walk.Case{}, "已通过审核")
	k := submitted(t, c, p)
	assert.Equal(t, "under_review", k.Status)
	settled(t, time.Minute)
}

// TestACaseUnderWayGoesOnInTheAccountItsOwnerKeeps: a case is filed from one account,
// the account is merged into another of the same person, and the case is ruled.
func TestACaseUnderWayGoesOnInTheAccountItsOwnerKeeps(t *testing.T) {
	old, kept, passport := walk.Strangers(), walk.Strangers(), walk.InventedPassport()
	before, _ := foreigner(t, old, passport)
	known(t, before, old, old.Applicant, passport)
	j := judge(t)
	k := accepted(t, before, j, old)

	c, _ := foreigner(t, kept, passport, old.Applicant)
	known(t, c, kept, old.Applicant, passport)
	_, err := c.Merge(t.Context())
	require.NoError(t, err)
	err = before.Call(t.Context(), http.MethodGet, k.Path(), nil, nil)
	assert.True(t, walk.Is(err, http.StatusUnauthorized), "%v", err)
	assert.True(t, walk.Is(before.Login(t.Context(), old.Phone), http.StatusUnauthorized))
	heard(t, c, old.Phone, walk.Case{}, "已并入您的另一个账号")
	heard(t, c, kept.Phone, walk.Case{}, "已并入您的另一个账号")

	require.NoError(t, c.PayFee(t.Context(), &k))
	require.NoError(t, j.Rule(t.Context(), &k, "granted"))
	require.NoError(t, c.Until(t.Context(), &k, "ruled"))
	heard(t, c, kept.Phone, k, "已有结果")
	assert.Equal(t, []string{"fee_ordered", "owner_changed", "payment_requested", "fee_paid", "ruled"}, last(docket(t, c, k), 5))
	settled(t, time.Minute)
}

// foreigner has registered and handed papers in; it answers the id of the check. The
// name is another's when one person has two accounts.
func foreigner(t *testing.T, p walk.People, passport string, name ...string) (*walk.Client, string) {
	t.Helper()
	c := house.somebody()
	require.NoError(t, c.Register(t.Context(), p.Phone, house.captcha))
	require.NoError(t, c.Login(t.Context(), p.Phone))
	id, err := c.ByPapers(t.Context(), append(name, p.Applicant)[0], passport)
	require.NoError(t, err)
	return c, id
}

// known sees to it that papers are passed: those that were handed in, or new ones.
func known(t *testing.T, c *walk.Client, p walk.People, name, passport string) {
	t.Helper()
	var reviews struct{ Items []struct{ ID, Status string } }
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/me/identity-reviews", nil, &reviews))
	id := reviews.Items[0].ID
	if reviews.Items[0].Status != "pending" {
		var err error
		id, err = c.ByPapers(t.Context(), name, passport)
		require.NoError(t, err)
	}
	require.NoError(t, operator(t).DecidePapers(t.Context(), id, true))
	require.NoError(t, c.Login(t.Context(), p.Phone))
}
