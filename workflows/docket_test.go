package workflows_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/workflows"
)

const caseID = "0190d1a0-0000-7000-8000-0000000000aa"

// friday is when the stories begin.
var friday = time.Date(2026, 11, 27, 10, 20, 0, 0, baoquan.Beijing)

const (
	day       = 24 * time.Hour
	draftLife = 90 * day
)

// docket is the record of one case in memory. It moves by baoquan.Next and by
// nothing else, so the stories that are told with it are possible ones.
type docket struct {
	watcher
	t       *testing.T
	record  sync.Mutex
	status  baoquan.Status
	seq     int64
	prev    int64
	touched time.Time
	heardOf []baoquan.Entry      // what the procedure has to hear of
	all     []baoquan.Event      // and everything else
	expired map[int64]bool       // deadlines that were written down as passed
	told    []string             // texts that were sent
	failing map[string]int       // activity → how many of its calls fail at first
	refused string               // activity that is refused for good
	calls   map[string]int       // activity → how often it was called
	toldAt  map[string]time.Time // text → when
}

var _ workflows.CaseActivities = (*docket)(nil)

// rules are those of the day, and a draft is kept for 90 days.
var rules = baoquan.RulesOn("2026-11-27").With(map[baoquan.DeadlineName]time.Duration{baoquan.DeadlineDraftExpiry: draftLife})

// newDocket is an empty docket and a procedure that will hear of it.
func newDocket(t *testing.T) *docket {
	t.Helper()
	d := &docket{
		t: t, expired: map[int64]bool{},
		failing: map[string]int{}, calls: map[string]int{}, toldAt: map[string]time.Time{},
	}
	d.watch()
	d.env.SetStartTime(friday)
	d.env.SetTestTimeout(time.Minute)
	d.env.RegisterWorkflow(workflows.Preservation)
	d.env.RegisterActivity(d)
	return d
}

// file writes an event into the docket and answers its entry.
func (d *docket) file(event baoquan.Event) baoquan.Entry {
	d.record.Lock()
	defer d.record.Unlock()
	return d.fileLocked(event, true)
}

func (d *docket) fileLocked(event baoquan.Event, last bool) baoquan.Entry {
	next, err := baoquan.Next(baoquan.Preservation, d.status, event)
	if err != nil {
		d.t.Errorf("the story is impossible: %v", err)
		return baoquan.Entry{}
	}
	d.seq++
	at := d.env.Now()
	entry := baoquan.Entry{
		ApplicationID: caseID, Number: "BQ20261127000001", Court: "141", Seq: d.seq, Prev: d.prev, Event: event, Status: next, At: at,
	}
	if next != d.status {
		entry.Deadline = rules.DeadlineFor(baoquan.Preservation, next, baoquan.Litigation, at)
	}
	d.status, d.touched = next, at
	d.all = append(d.all, event)
	if last && event.Procedural() {
		d.prev = entry.Seq
		d.heardOf = append(d.heardOf, entry)
	}
	return entry
}

// order accepts the case and orders the fee: two facts at once, of which the
// procedure hears of the last.
func (d *docket) order() baoquan.Entry {
	d.record.Lock()
	defer d.record.Unlock()
	d.fileLocked(baoquan.Accepted, false)
	return d.fileLocked(baoquan.FeeOrdered, true)
}

// act is what happens in one go; the last entry of it is signalled.
func (d *docket) act(event baoquan.Event) baoquan.Entry {
	if event == baoquan.FeeOrdered {
		return d.order()
	}
	return d.file(event)
}

// at lets something happen some time after the beginning, and the procedure
// hear of it when it is something for it.
func (d *docket) at(after time.Duration, event baoquan.Event) {
	d.env.RegisterDelayedCallback(func() {
		if e := d.act(event); event.Procedural() {
			d.signal(e)
		}
	}, after)
}

func (d *docket) signal(e baoquan.Entry) { d.env.SignalWorkflow(string(e.Event), e) }

// then does something else some time after the beginning.
func (d *docket) then(after time.Duration, f func()) { d.env.RegisterDelayedCallback(f, after) }

// run runs the procedure to its end.
func (d *docket) run(t *testing.T) {
	t.Helper()
	d.env.ExecuteWorkflow(workflows.Preservation, workflows.Start{Subject: caseID})
	require.True(t, d.env.IsWorkflowCompleted())
	require.NoError(t, d.env.GetWorkflowError())
	require.Equal(t, d.status.Chinese(), d.attribute("BaoquanStatus"), "the procedure ended elsewhere than its docket")
	require.EqualValues(t, d.prev, d.attribute("BaoquanSeq"))
	assert.Contains(t, d.details(), "- 等待：已办结")
}

// lasted is how long it is since the story began.
func (d *docket) lasted() time.Duration { return d.env.Now().Sub(friday) }
