package check

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// world is a small system in which everything fits together: one case that is
// ruled and paid for, one that waits for review.
type world struct {
	dir     string
	record  *record
	outside *outside
	flows   []flow
	told    []walk.Act
}

var ruledBytes = []byte("%PDF-1.4 ruled")

func newWorld(t *testing.T) *world {
	t.Helper()
	sum := sha256.Sum256(ruledBytes)
	hash := hex.EncodeToString(sum[:])
	w := &world{dir: t.TempDir(), outside: &outside{}}
	place := filepath.Join(w.dir, "files", "sha256", hash[:2])
	require.NoError(t, os.MkdirAll(place, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(place, hash), ruledBytes, 0o600))

	ruled := docketOf("a", baoquan.Opened, baoquan.Submitted, baoquan.Accepted, baoquan.FeeOrdered, baoquan.PaymentRequested, baoquan.FeePaid, baoquan.RulingMade)
	ruled.docket[4].ref, ruled.docket[5].ref = "p", "p"
	ruled.fee, ruled.rulings, ruled.running = 100, 1, 0
	open := docketOf("b", baoquan.Opened, baoquan.Edited, baoquan.Submitted)
	w.record = &record{
		cases: map[string]*file{"a": ruled, "b": open}, order: []string{"a", "b"},
		payments:  []payment{{id: "p", application: "a", status: "paid", outTradeNo: "no", codeURL: "x", amount: 100}},
		messages:  map[string]message{"m": {sent: true, tries: 1}},
		documents: []document{{application: "a", sha256: hash, number: "1", code: "c", size: int64(len(ruledBytes))}},
	}
	w.outside.money = map[string]sandbox.Money{"no": {OutTradeNo: "no", Total: 100, Paid: 100}}
	w.outside.counts = map[string]map[string]map[string]int{"wechat": {"order": {"no": 1}, "refund": {}}, "sms": {"send": {"m": 1}}}
	w.flows = []flow{
		{id: workflows.ID("preservation", "a"), state: enums.WORKFLOW_EXECUTION_STATUS_COMPLETED},
		{id: workflows.ID("preservation", "b"), state: enums.WORKFLOW_EXECUTION_STATUS_RUNNING, status: open.status.Chinese(), seq: open.heard},
	}
	w.told = []walk.Act{
		{Method: "POST", Path: "/api/v1/preservations", Code: 201, Application: "b", Version: 1, Status: "draft"},
		{Method: "POST", Path: "/api/v1/preservations/b/parties", Code: 201, Application: "b", Version: 2},
		{Method: "POST", Path: "/api/v1/preservations/b/submission", Code: 200, Application: "b", Version: 3, Status: "under_review"},
	}
	return w
}

// docketOf is a case to which these events have happened.
func docketOf(id string, events ...baoquan.Event) *file {
	f := &file{id: id, number: id, kind: baoquan.Preservation, category: baoquan.PreLitigation, rulesOn: "2026-11-27", running: 1, askedFen: 100}
	for i, event := range events {
		status, _ := baoquan.Next(f.kind, f.status, event)
		procedural := event.Procedural() && event != baoquan.Accepted
		f.docket = append(f.docket, entry{seq: int64(i + 1), prev: f.heard, event: event, status: status, actor: baoquan.ByAccount, procedural: procedural})
		if f.status = status; procedural {
			f.heard = int64(i + 1)
		}
	}
	f.last, f.version = int64(len(events)), int64(len(events))
	return f
}

func (w *world) check() *Report {
	r := &Report{Counted: map[string]int{}}
	checkDockets(r, w.record)
	checkDeadlines(r, w.record)
	checkFlows(r, w.record, w.flows)
	checkRulings(r, w.record, w.dir)
	checkMoney(r, w.record, w.outside)
	checkEffects(r, w.record, w.outside)
	checkTold(r, w.record, w.told)
	return r
}

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
