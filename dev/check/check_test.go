package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"go.temporal.io/api/enums/v1"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/walk"
)

func TestAWorldInWhichEverythingFitsIsClean(t *testing.T) {
	assert.Empty(t, newWorld(t).check().Findings)
}

// TestEveryHarmIsFound does one harm at a time.
func TestEveryHarmIsFound(t *testing.T) {
	for name, harm := range map[string]struct {
		rule string
		do   func(*world)
	}{
		"an entry is lost":                  {"I3", func(w *world) { w.record.cases["b"].docket = w.record.cases["b"].docket[:2] }},
		"a status was written past it":      {"I3", func(w *world) { w.record.cases["b"].status = baoquan.Withdrawn }},
		"a step that the law has not":       {"I3", func(w *world) { w.record.cases["b"].docket[2].event = baoquan.RulingMade }},
		"an entry does not follow":          {"I3", func(w *world) { w.record.cases["b"].docket[2].prev = 0 }},
		"a look that made a version":        {"I3", func(w *world) { w.record.cases["a"].version++ }},
		"a look that moved a case":          {"I3", func(w *world) { w.record.cases["a"].docket[7].status = baoquan.Withdrawn }},
		"a message waits":                   {"I8", func(w *world) { w.record.waiting = 1 }},
		"no deadline runs":                  {"I12", func(w *world) { w.record.cases["b"].running = 0 }},
		"a deadline runs after the end":     {"I12", func(w *world) { w.record.cases["a"].running = 1 }},
		"a workflow is missing":             {"I8", func(w *world) { w.flows = w.flows[:1] }},
		"a workflow runs twice":             {"I8", func(w *world) { w.flows = append(w.flows, w.flows[1]) }},
		"a workflow is behind":              {"I8", func(w *world) { w.flows[1].seq = 1 }},
		"a workflow failed":                 {"I8", func(w *world) { w.flows[0].state = enums.WORKFLOW_EXECUTION_STATUS_FAILED }},
		"a workflow hangs":                  {"I8", func(w *world) { w.flows[1].attempt = 4 }},
		"a ruling without a ruling":         {"I5", func(w *world) { w.record.cases["a"].rulings = 0 }},
		"other bytes":                       {"I1", func(w *world) { w.record.documents[0].size++ }},
		"money that we do not know of":      {"I6", func(w *world) { w.record.payments[0].status = "closed" }},
		"money that never came":             {"I6", func(w *world) { w.outside.money["no"] = sandbox.Money{} }},
		"an order that is not ours":         {"I6", func(w *world) { w.outside.money["x"] = sandbox.Money{} }},
		"a payment that is not booked":      {"I6", func(w *world) { w.record.cases["a"].docket[5].ref = "" }},
		"a refund twice":                    {"I7", func(w *world) { w.outside.counts["wechat"]["refund"]["Rno"] = 2 }},
		"an order placed twice":             {"I7", func(w *world) { w.outside.counts["wechat"]["order"]["no"] = 2 }},
		"a message sent twice":              {"I7", func(w *world) { w.outside.counts["sms"]["send"]["m"] = 2 }},
		"a message that was not sent":       {"I7", func(w *world) { delete(w.outside.counts["sms"]["send"], "m") }},
		"an acknowledged case is lost":      {"I1", func(w *world) { w.told[0].Application = "c" }},
		"an acknowledged act is lost":       {"I1", func(w *world) { w.told[2].Version = 4 }},
		"an acknowledged act is another":    {"I1", func(w *world) { w.told[1].Path = "/api/v1/preservations/b/withdrawal" }},
		"another status was answered":       {"I1", func(w *world) { w.told[2].Status = "ruled" }},
		"an entry that nobody asked for":    {"I2", func(w *world) { w.told = w.told[:2] }},
		"an answer that is a fault of ours": {"I9", func(w *world) { w.told[1].Code = 500 }},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			harm.do(w)
			var rules []string
			for _, f := range w.check().Findings {
				rules = append(rules, f.Rule)
			}
			assert.Contains(t, rules, harm.rule)
		})
	}
}

func TestWhoOnlyLooksMakesNoVersionAndDoesNothing(t *testing.T) {
	f := docketOf("b", baoquan.Opened, baoquan.Submitted, baoquan.PartRevealed, baoquan.ReturnedToFix, baoquan.PartRevealed, baoquan.Edited)
	told := []walk.Act{
		{Method: "POST", Path: "/api/v1/preservations", Code: 201, Application: "b", Version: 1, Status: "draft"},
		{Method: "POST", Path: "/api/v1/preservations/b/submission", Code: 200, Application: "b", Version: 2, Status: "under_review"},
		{Method: "POST", Path: "/api/v1/court/preservations/b/review", Code: 200, Application: "b", Version: 3, Status: "returned"},
		{Method: "POST", Path: "/api/v1/preservations/b/parties", Code: 201, Application: "b", Version: 4},
	}
	found := func() []Finding {
		r := &Report{Counted: map[string]int{}}
		k := &record{cases: map[string]*file{"b": f}, order: []string{"b"}}
		checkDockets(r, k)
		checkTold(r, k, told)
		return r.Findings
	}
	assert.Empty(t, found())
	f.docket[2].actor = baoquan.ByAccount
	assert.Len(t, found(), 1, "of owners it is not written down")
	told = told[:3]
	assert.Len(t, found(), 2, "an edit that nobody asked for is still found")
}
