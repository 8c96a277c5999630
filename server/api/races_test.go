package api_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// atOnce does all things at the same moment and answers what came of each.
func atOnce(acts ...func() answer) []answer {
	got := make([]answer, len(acts))
	var ready, done sync.WaitGroup
	ready.Add(1)
	for i, act := range acts {
		done.Go(func() {
			ready.Wait()
			got[i] = act()
		})
	}
	ready.Done()
	done.Wait()
	return got
}

const rounds = 4

func TestOfTwoThatExcludeEachOtherOneIsDone(t *testing.T) {
	h := newHouse(t)
	owner, judge, second := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Judge, court)
	accept := j{"decision": "accept"}
	back := j{"decision": "return", "items": []j{{"location": "amount", "reason": "x"}}}
	for name, pair := range map[string]struct {
		status baoquan.Status
		a, b   func(p paper) answer
	}{
		"two judges": {baoquan.UnderReview,
			func(p paper) answer { return judge.post(p.deskPath+"/review", accept) },
			func(p paper) answer { return second.post(p.deskPath+"/review", back) }},
		"ruling and withdrawal": {baoquan.AwaitingRuling,
			func(p paper) answer { return judge.post(p.deskPath+"/ruling", j{"outcome": "granted"}) },
			func(p paper) answer { return owner.post(p.path+"/withdrawal", j{"reason": "和解"}) }},
		"two rulings": {baoquan.AwaitingRuling,
			func(p paper) answer { return judge.post(p.deskPath+"/ruling", j{"outcome": "granted"}) },
			func(p paper) answer { return second.post(p.deskPath+"/ruling", j{"outcome": "dismissed"}) }},
		"two submissions": {baoquan.Draft,
			func(p paper) answer { return owner.post(p.path+"/submission", nil) },
			func(p paper) answer { return owner.post(p.path+"/submission", nil) }},
		"submission and deletion": {baoquan.Draft,
			func(p paper) answer { return owner.post(p.path+"/submission", nil) },
			func(p paper) answer { return owner.delete(p.path) }},
		"two that have seen the same": {baoquan.Draft,
			func(p paper) answer { return owner.with("If-Match", `"10"`).patch(p.path, j{"amount": 5}) },
			func(p paper) answer {
				return owner.with("If-Match", `"10"`).post(p.path+"/clues", aHouse(p.respondent))
			}},
	} {
		for range rounds {
			p := h.reach(owner, judge, pair.status)
			got := atOnce(func() answer { return pair.a(p) }, func() answer { return pair.b(p) })
			won := 0
			for _, g := range got {
				if g.status < 300 {
					won++
					continue
				}
				assert.Contains(t, []int{404, 409, 412}, g.status, "%s: %s", name, g.raw)
			}
			assert.Equal(t, 1, won, name)
		}
	}
}

func TestWhatMayHappenTogetherLosesNothing(t *testing.T) {
	h := newHouse(t)
	owner, judge := h.person("13900000001"), h.desk(store.Judge, court)
	for range rounds {
		p := h.reach(owner, judge, baoquan.Draft)
		for _, g := range atOnce(
			func() answer { return owner.patch(p.path, j{"amount": 5}) },
			func() answer { return owner.post(p.path+"/submission", nil) },
			func() answer { return owner.pdf(p.path+"/materials", "security", "", p.sec) },
			func() answer { return owner.delete(p.path + "/securities/" + p.sec) },
			func() answer { return owner.post(p.path+"/clues", aHouse(p.respondent)) },
			func() answer { return owner.delete(p.path + "/parties/" + p.respondent) },
		) {
			assert.Contains(t, []int{200, 201, 204, 404, 409, 422}, g.status, g.raw)
		}
		var gaps int
		require.NoError(t, h.db.Get(&gaps, `SELECT max(seq) - count(*) FROM docket WHERE application_id = $1`, p.id))
		assert.Zero(t, gaps)
		owner.get(p.path).is(200)
	}
}

func TestManyOfTheSameKeyHaveOneEffect(t *testing.T) {
	h := newHouse(t)
	owner, judge := h.person("13900000001"), h.desk(store.Judge, court)
	pay := h.reach(owner, judge, baoquan.AwaitingPayment)
	keyed := owner.with("Idempotency-Key", "one")
	other := owner.with("Idempotency-Key", "two")
	var creates, pays []func() answer
	for range 16 {
		creates = append(creates, func() answer { return keyed.post("/preservations", basics()) })
		pays = append(pays, func() answer { return other.post(pay.path+"/payments", j{"method": "wechat"}) },
			func() answer { return owner.post(pay.path+"/payments", j{"method": "wechat"}) })
	}
	for _, all := range [][]func() answer{creates, pays} {
		ids := map[string]bool{}
		for _, g := range atOnce(all...) {
			ids[g.is(201).text("id")] = true
		}
		assert.Len(t, ids, 1)
	}
}
