package api_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestOfTwoThatWantOneLetterOneGetsIt(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for range rounds {
		g := h.reachGuarantee(c, picc, baoquan.Issued)
		one, other := c.whole(), c.whole()
		won := 0
		for _, got := range atOnce(
			func() answer { return c.post(one.path+"/securities", bought(g)) },
			func() answer { return c.put(other.path+"/securities/"+other.sec, bought(g)) },
			func() answer { return c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}) },
		) {
			if got.status < 300 {
				won++
				continue
			}
			assert.Contains(t, []int{409, 422}, got.status, got.raw)
			assert.Equal(t, "guarantee_used", got.text("code"), got.raw)
		}
		assert.Equal(t, 1, won)
		c.agree(t, g)
		assert.Equal(t, "used", c.get(g.path).text("letterStatus"))
	}
}

func TestOfTwoThatExcludeEachOtherOneIsDoneToAGuarantee(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, second := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Underwriter, "picc")
	for name, pair := range map[string]struct {
		status baoquan.Status
		a, b   func(g paper) answer
	}{
		"two underwriters": {
			baoquan.UnderReview,
			func(g paper) answer { return picc.post(g.deskPath+"/underwriting", j{"decision": "approve"}) },
			func(g paper) answer {
				return second.post(g.deskPath+"/underwriting", j{"decision": "decline", "reason": "x"})
			},
		},
		"approval and withdrawal": {
			baoquan.Returned,
			func(g paper) answer { return c.post(g.path+"/submission", nil) },
			func(g paper) answer { return c.post(g.path+"/withdrawal", why) },
		},
		"use and surrender": {
			baoquan.Issued,
			func(g paper) answer { return c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}) },
			func(g paper) answer { return c.post(g.path+"/surrender", why) },
		},
		"two surrenders": {
			baoquan.Issued,
			func(g paper) answer { return c.post(g.path+"/surrender", why) },
			func(g paper) answer { return c.post(g.path+"/surrender", why) },
		},
		"submission and deletion": {
			baoquan.Draft,
			func(g paper) answer { return c.post(g.path+"/submission", nil) },
			func(g paper) answer { return c.delete(g.path) },
		},
	} {
		for range rounds {
			g := h.reachGuarantee(c, picc, pair.status)
			won := 0
			for _, got := range atOnce(func() answer { return pair.a(g) }, func() answer { return pair.b(g) }) {
				if got.status < 300 {
					won++
					continue
				}
				assert.Contains(t, []int{404, 409}, got.status, "%s: %s", name, got.raw)
			}
			if name == "approval and withdrawal" { // what was handed in may be withdrawn after it
				assert.GreaterOrEqual(t, won, 1, name)
				continue
			}
			assert.Equal(t, 1, won, name)
		}
	}
}

// Letters that change hands all at once lose nothing and never stand still.
func TestLettersThatChangeHandsAtOnceStayWhole(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for range rounds {
		first, second, free := h.reachGuarantee(c, picc, baoquan.Issued), h.reachGuarantee(c, picc, baoquan.Issued), h.reachGuarantee(c, picc, baoquan.Issued)
		one, other := c.secured(first), c.secured(second)
		for _, got := range atOnce(
			func() answer { return c.put(one.path+"/securities/"+one.sec, bought(second)) },
			func() answer { return c.put(other.path+"/securities/"+other.sec, bought(first)) },
			func() answer { return c.put(one.path+"/securities/"+one.sec, bought(free)) },
			func() answer { return c.delete(other.path + "/securities/" + other.sec) },
			func() answer { return c.delete(other.path) },
			func() answer { return c.post(free.path+"/surrender", why) },
		) {
			assert.Contains(t, []int{200, 204, 404, 409, 422}, got.status, got.raw)
		}
		c.agree(t, first, second, free)
		var wrong int
		require.NoError(t, h.db.Get(&wrong, `SELECT count(*) FROM applications a JOIN (SELECT application_id, max(seq) - count(*) AS gaps FROM docket GROUP BY 1) d
			ON d.application_id = a.id WHERE d.gaps <> 0`))
		assert.Zero(t, wrong)
	}
}

// agree holds letters against the applications that name them: a letter is used by
// the one that names it, whose slot holds its two papers.
func (c *client) agree(t *testing.T, guarantees ...paper) {
	t.Helper()
	named := map[string]string{}
	for _, id := range ids(c.get("/preservations?limit=100")) {
		p := paper{path: "/preservations/" + id}
		linked := 0
		for _, s := range c.get(p.path + "/securities").is(200).body["items"].([]any) {
			if guarantee, ok := s.(j)["guaranteeId"].(string); ok {
				assert.Empty(t, named[guarantee], "a letter serves once")
				named[guarantee] = id
				linked++
			}
		}
		papers := 0
		for _, m := range c.get(p.path + "/materials").is(200).body["items"].([]any) {
			if strings.HasPrefix(m.(j)["fileName"].(string), "诉讼财产保全电子") {
				papers++
			}
		}
		assert.Equal(t, 2*linked, papers)
	}
	for _, g := range guarantees {
		seen := c.get(g.path).is(200)
		assert.Equal(t, named[g.id], seen.text("preservationId"))
		assert.Equal(t, named[g.id] != "", seen.text("letterStatus") == "used")
	}
}
