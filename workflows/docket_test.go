package workflows_test

import (
	"errors"
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
	kind    baoquan.Kind
	record  sync.Mutex
	status  baoquan.Status
	letter  baoquan.LetterStatus // of a guarantee
	insurer string               // of whom a guarantee is asked
	linked  bool                 // a guarantee secures this preservation
	seq     int64
	prev    int64
	touched time.Time
	heardOf []baoquan.Entry      // what the procedure has to hear of
	all     []baoquan.Event      // and everything else
	expired map[int64]bool       // deadlines that were written down as passed
	told    []string             // texts that were sent
	failing map[string]int       // activity → how many of its calls fail at first
	refused string               // activity that is refused for good
	away    map[string]time.Time // activity → until when its calls fail
	retryIn time.Duration        // when what fails wants to be called again, 0 when it does not say
	calls   map[string]int       // activity → how often it was called
	toldAt  map[string]time.Time // text → when
	desk
}

var (
	_ workflows.CaseActivities      = (*docket)(nil)
	_ workflows.GuaranteeActivities = (*docket)(nil)
)

// rules are those of the day, and a draft is kept for 90 days.
var rules = baoquan.RulesOn("2026-11-27").With(map[baoquan.DeadlineName]time.Duration{baoquan.DeadlineDraftExpiry: draftLife})

// procedures by kind of case.
var procedures = map[baoquan.Kind]any{
	baoquan.Preservation: workflows.Preservation, baoquan.Guarantee: workflows.Guarantee,
}

// newDocket is an empty docket of a preservation and a procedure that will hear of
// it.
func newDocket(t *testing.T) *docket {
	t.Helper()
	return newDocketOf(t, baoquan.Preservation)
}

func newDocketOf(t *testing.T, kind baoquan.Kind) *docket {
	t.Helper()
	d := &docket{
		t: t, kind: kind, expired: map[int64]bool{}, away: map[string]time.Time{},
		failing: map[string]int{}, calls: map[string]int{}, toldAt: map[string]time.Time{},
	}
	d.watch()
	d.env.SetStartTime(friday)
	d.env.SetTestTimeout(time.Minute)
	d.env.RegisterWorkflow(procedures[kind])
	d.env.RegisterActivity(d)
	return d
}

func (d *docket) fileLocked(event baoquan.Event, last bool) baoquan.Entry {
	next, err := baoquan.Next(d.kind, d.status, event)
	letter, wrong := baoquan.NextLetter(d.letter, event)
	if err != nil || wrong != nil {
		d.t.Errorf("the story is impossible: %v", errors.Join(err, wrong))
		return baoquan.Entry{}
	}
	d.seq++
	at := d.env.Now()
	entry := baoquan.Entry{
		ApplicationID: caseID, Number: "BQ20261127000001", Court: "141", Seq: d.seq, Prev: d.prev, Event: event, Status: next, At: at,
		Insurer: d.insurer, Linked: d.linked,
	}
	if moved := next != d.status || letter != d.letter; moved && (letter == "" || letter == baoquan.LetterInForce) {
		entry.Deadline = rules.DeadlineFor(d.kind, next, baoquan.Litigation, at)
	}
	d.status, d.letter, d.touched = next, letter, at
	d.all = append(d.all, event)
	if last && event.Procedural() {
		d.prev = entry.Seq
		d.heardOf = append(d.heardOf, entry)
	}
	return entry
}

// act files what happens in one go; the procedure hears of the last of it.
func (d *docket) act(events ...baoquan.Event) (last baoquan.Entry) {
	if events[0] == baoquan.FeeOrdered { // never without acceptance
		events = []baoquan.Event{baoquan.Accepted, baoquan.FeeOrdered}
	}
	d.record.Lock()
	defer d.record.Unlock()
	for i, event := range events {
		last = d.fileLocked(event, i == len(events)-1)
	}
	return last
}

// at lets something happen some time after the beginning, and the procedure
// hear of it when it is something for it.
func (d *docket) at(after time.Duration, events ...baoquan.Event) {
	d.env.RegisterDelayedCallback(func() {
		if e := d.act(events...); e.Event.Procedural() {
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
	d.env.ExecuteWorkflow(procedures[d.kind], workflows.Start{Subject: caseID})
	require.True(t, d.env.IsWorkflowCompleted())
	require.NoError(t, d.env.GetWorkflowError())
	require.Equal(t, d.status.Chinese(), d.attribute("BaoquanStatus"), "the procedure ended elsewhere than its docket")
	require.EqualValues(t, d.prev, d.attribute("BaoquanSeq"))
	assert.Contains(t, d.details(), "- 等待：已办结")
}

// lasted is how long it is since the story began.
func (d *docket) lasted() time.Duration { return d.env.Now().Sub(friday) }
