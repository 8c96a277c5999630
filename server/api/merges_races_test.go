package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestOfTwoMergesThatCrossOneIsDone(t *testing.T) {
	h := newHouse(t)
	for round := range rounds {
		digit := string(rune('0' + round))
		number := []string{sameNumber, "310115198512310002", "110105198803160008", "440305199001010008"}[round]
		one, oneID := h.known("1390000001"+digit, number)
		two, twoID := h.known("1390000002"+digit, number)
		one.bare()
		two.bare()
		got := atOnce(func() answer { return one.merge(twoID) }, func() answer { return two.merge(oneID) })
		n := codes(got)
		assert.Equal(t, 1, n[200], "%v: %s %s", n, got[0].raw, got[1].raw)
		assert.Equal(t, 1, n[404]+n[401], n)
		winner := one
		if got[1].status == 200 {
			winner = two
		}
		assert.Len(t, winner.get("/preservations").is(200).body["items"], 2)
	}
}

func TestAMergeSentManyTimesAtOnceMovesEverythingOnce(t *testing.T) {
	h := newHouse(t)
	old, oldID := h.known("13900000001", sameNumber)
	c, id := h.known("13900000002", sameNumber)
	p := old.bare()
	n := codes(times(16, func(i int) answer {
		if i%2 == 0 {
			return c.with("Idempotency-Key", "merge").merge(oldID)
		}
		return c.merge(oldID)
	}))
	assert.Equal(t, 16, n[200]+n[404]+n[429], n)
	assert.GreaterOrEqual(t, n[200], 1)
	docket := kinds(c.get(p.path + "/docket"))
	assert.Equal(t, []string{"opened", "owner_changed"}, docket)
	var into string
	require.NoError(t, h.db.Get(&into, `SELECT merged_into FROM accounts WHERE id = $1`, oldID))
	assert.Equal(t, id, into)
}

// Whatever the old account does at the moment of the merge is done, and moves, or is
// refused: nothing stays with an account that nobody has.
func TestNothingStaysBehindInAMergedAccount(t *testing.T) {
	h := newHouse(t)
	judge := h.desk(store.Judge, court)
	old, oldID := h.known("13900000001", sameNumber)
	c, _ := h.known("13900000002", sameNumber)
	draft := h.reach(old, judge, baoquan.Draft)
	review := h.reach(old, judge, baoquan.UnderReview)
	got := times(16, func(i int) answer {
		switch {
		case i == 8:
			return c.merge(oldID)
		case i == 9:
			return old.post(draft.path+"/submission", nil)
		case i == 10:
			return judge.post(review.deskPath+"/review", j{"decision": "accept"})
		case i == 11:
			return old.delete(draft.path)
		}
		return old.post("/preservations", basics())
	})
	assert.Equal(t, 200, got[8].status, got[8].raw)
	assert.Equal(t, 200, got[10].status, got[10].raw)
	for _, a := range got {
		assert.Less(t, a.status, 500, a.raw)
	}
	var left int
	require.NoError(t, h.db.Get(&left, `SELECT count(*) FROM applications WHERE account_id = $1 AND status <> 'deleted'`, oldID))
	assert.Zero(t, left)
	require.NoError(t, h.db.Get(&left, `SELECT count(*) FROM sessions WHERE account_id = $1`, oldID))
	assert.Zero(t, left)
}
