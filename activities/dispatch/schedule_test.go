package dispatch_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/workflows"
)

// planner is a Temporal that keeps the schedules it is given.
type planner struct {
	client.Client
	mu      sync.Mutex
	away    int // how many calls fail at first
	asked   int
	updates int
	kept    map[string]*client.Schedule
}

func (p *planner) ScheduleClient() client.ScheduleClient { return schedules{p: p} }

type schedules struct {
	client.ScheduleClient
	p *planner
}

func (s schedules) Create(_ context.Context, o client.ScheduleOptions) (client.ScheduleHandle, error) {
	p := s.p
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked++
	if p.asked <= p.away {
		return nil, errors.New("temporal is away")
	}
	if _, there := p.kept[o.ID]; there {
		return nil, temporal.ErrScheduleAlreadyRunning
	}
	p.kept[o.ID] = &client.Schedule{
		Spec: &o.Spec, Action: o.Action, State: &client.ScheduleState{},
		Policy: &client.SchedulePolicies{Overlap: o.Overlap, CatchupWindow: o.CatchupWindow},
	}
	return nil, nil
}

func (s schedules) GetHandle(_ context.Context, id string) client.ScheduleHandle {
	return scheduleHandle{p: s.p, id: id}
}

type scheduleHandle struct {
	client.ScheduleHandle
	p  *planner
	id string
}

// Update answers as Temporal does: a range's end and step are written out.
func (h scheduleHandle) Update(_ context.Context, o client.ScheduleUpdateOptions) error {
	h.p.mu.Lock()
	defer h.p.mu.Unlock()
	is := *h.p.kept[h.id]
	spec := *is.Spec
	spec.Calendars = nil
	for _, c := range is.Spec.Calendars {
		c.Hour = []client.ScheduleRange{{Start: c.Hour[0].Start, End: max(c.Hour[0].Start, c.Hour[0].End), Step: 1}}
		c.Second, c.Month = []client.ScheduleRange{{}}, []client.ScheduleRange{{Start: 1, End: 12, Step: 1}}
		spec.Calendars = append(spec.Calendars, c)
	}
	is.Spec = &spec
	update, err := o.DoUpdate(client.ScheduleUpdateInput{Description: client.ScheduleDescription{Schedule: is}})
	if errors.Is(err, temporal.ErrSkipScheduleUpdate) {
		return nil
	}
	h.p.updates++
	h.p.kept[h.id] = update.Schedule
	return err
}

// rounds lets the schedules be looked at some more times.
func (p *planner) rounds(t *testing.T, n int) {
	t.Helper()
	p.mu.Lock()
	enough := p.asked + n*2
	p.mu.Unlock()
	d := dispatch.New(nil, p)
	during(t, func(ctx context.Context) { d.Schedules(ctx, 10*time.Millisecond) }, func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.asked >= enough
	})
}

// runs is when and what a schedule runs, in Beijing.
func (p *planner) runs(t *testing.T, id string) []any {
	t.Helper()
	is := p.kept[id]
	require.NotNil(t, is, id)
	require.Len(t, is.Spec.Calendars, 1)
	at, action := is.Spec.Calendars[0], is.Action.(*client.ScheduleWorkflowAction)
	beijing := time.Date(2026, 11, 27, at.Hour[0].Start, at.Minute[0].Start, 0, 0, time.UTC).In(baoquan.Beijing)
	return []any{beijing.Format("15:04"), action.Workflow, action.TaskQueue, action.ID}
}

func TestTheSchedulesAreThereAlsoAfterTemporalHasLostEverything(t *testing.T) {
	t.Parallel()
	p := &planner{away: 3, kept: map[string]*client.Schedule{}}
	for range 2 {
		p.rounds(t, 3)
		assert.Equal(t, []any{"03:00", workflows.SweepWorkflow, "baoquan", "files-sweep"}, p.runs(t, workflows.SweepSchedule))
		assert.Equal(t, []any{"10:30", "DailyReconciliation", "baoquan", "daily-reconciliation"}, p.runs(t, workflows.DailyID))
		assert.Len(t, p.kept, 2)
		clear(p.kept)
	}
	assert.Zero(t, p.updates, "what is as it should be is not touched")
}

func TestWhatAScheduleDoesIsTheProgramsToSayAndWhetherItIsPausedTheOperators(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*client.Schedule){
		"another hour":       func(s *client.Schedule) { s.Spec.Calendars[0].Hour[0].Start = 5 },
		"every hour":         func(s *client.Schedule) { s.Spec.Calendars[0].Hour[0].End = 23 },
		"another time zone":  func(s *client.Schedule) { s.Spec.TimeZoneName = "Asia/Shanghai" },
		"never":              func(s *client.Schedule) { s.Spec = &client.ScheduleSpec{} },
		"another workflow":   func(s *client.Schedule) { s.Action = &client.ScheduleWorkflowAction{Workflow: "Old"} },
		"nothing catches up": func(s *client.Schedule) { s.Policy = &client.SchedulePolicies{CatchupWindow: time.Minute} },
		"another overlap":    func(s *client.Schedule) { s.Policy.Overlap = enums.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &planner{kept: map[string]*client.Schedule{}}
			p.rounds(t, 1)
			for _, id := range []string{workflows.SweepSchedule, workflows.DailyID} {
				change(p.kept[id])
				p.kept[id].State.Paused, p.kept[id].State.Note = true, "维护"
			}
			p.rounds(t, 3)
			assert.Equal(t, "03:00", p.runs(t, workflows.SweepSchedule)[0])
			assert.Equal(t, []any{"10:30", "DailyReconciliation", "baoquan", "daily-reconciliation"}, p.runs(t, workflows.DailyID))
			assert.Equal(t, 2, p.updates, "each once")
			for _, s := range p.kept {
				assert.Equal(t, client.ScheduleState{Paused: true, Note: "维护"}, *s.State)
				assert.Empty(t, s.Spec.TimeZoneName)
			}
			assert.Equal(t, 30*24*time.Hour, p.kept[workflows.DailyID].Policy.CatchupWindow)
		})
	}
}
