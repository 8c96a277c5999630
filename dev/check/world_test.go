package check

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// world is a small system in which everything fits together: one case that is
// ruled and paid for, one that waits for review; one guarantee in use for a third
// case, one whose premium has gone back in part.
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
	w := &world{dir: t.TempDir(), outside: &outside{}}
	hash := w.keep(t)
	ruled := docketOf("a", baoquan.Opened, baoquan.Submitted, baoquan.Accepted, baoquan.FeeOrdered, baoquan.PaymentRequested, baoquan.FeePaid, baoquan.RulingMade, baoquan.PartRevealed)
	ruled.docket[4].ref, ruled.docket[5].ref = "p", "p"
	ruled.fee, ruled.rulings, ruled.running = 100, 1, 0
	open := docketOf("b", baoquan.Opened, baoquan.Edited, baoquan.Submitted)
	w.record = &record{
		cases: map[string]*file{"a": ruled, "b": open}, order: []string{"a", "b"},
		payments:  []payment{{id: "p", application: "a", status: "paid", outTradeNo: "no", codeURL: "x", amount: 100}},
		messages:  map[string]message{"m": {sent: true, tries: 1}},
		documents: []document{{application: "a", kind: "ruling", sha256: hash, number: "1", code: "c", size: int64(len(ruledBytes))}},
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
	w.guarantees(hash)
	return w
}

// keep stores the bytes of every document and answers their hash.
func (w *world) keep(t *testing.T) string {
	t.Helper()
	sum := sha256.Sum256(ruledBytes)
	hash := hex.EncodeToString(sum[:])
	place := filepath.Join(w.dir, "files", "sha256", hash[:2])
	require.NoError(t, os.MkdirAll(place, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(place, hash), ruledBytes, 0o600))
	return hash
}

// docketOf is a case to which these events have happened.
func docketOf(id string, events ...baoquan.Event) *file {
	return kindOf(baoquan.Preservation, id, events...)
}

func kindOf(kind baoquan.Kind, id string, events ...baoquan.Event) *file {
	f := &file{id: id, number: id, kind: kind, category: baoquan.PreLitigation, rulesOn: "2026-11-27", running: 1, askedFen: 100}
	for i, event := range events {
		status, _ := baoquan.Next(f.kind, f.status, event)
		procedural := event.Procedural() && event != baoquan.Accepted
		actor := baoquan.ByAccount
		if event == baoquan.PartRevealed {
			actor = baoquan.ByStaff
		}
		f.docket = append(f.docket, entry{seq: int64(i + 1), prev: f.heard, event: event, status: status, actor: actor, procedural: procedural})
		if f.status = status; procedural {
			f.heard = int64(i + 1)
		}
	}
	f.last, f.version = int64(len(events)), int64(len(f.changes()))
	return f
}

func (w *world) check() *Report {
	r := &Report{Counted: map[string]int{}}
	checkDockets(r, w.record)
	checkDeadlines(r, w.record)
	checkFlows(r, w.record, w.flows)
	checkNames(r, w.record)
	checkRulings(r, w.record, w.dir)
	checkLetters(r, w.record, w.dir)
	checkMoney(r, w.record, w.outside)
	checkEffects(r, w.record, w.outside)
	checkInsurers(r, w.record, w.outside.counts["insurer"])
	checkTold(r, w.record, w.told)
	return r
}
