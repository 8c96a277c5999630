package dispatch_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/workflows"
)

// planner is a Temporal that keeps the schedules it is given.
type planner struct {
	client.Client
	mu    sync.Mutex
	away  int // how many calls fail at first
	asked int
	kept  map[string]client.ScheduleOptions
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
	p.kept[o.ID] = o
	return nil, nil
}

func (p *planner) times() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked
}

func TestTheBucketIsSweptEveryNightAlsoAfterTemporalHasLostEverything(t *testing.T) {
	t.Parallel()
	temporal := &planner{away: 2, kept: map[string]client.ScheduleOptions{}}
	d := dispatch.New(nil, temporal)
	during(t, func(ctx context.Context) { d.Schedules(ctx, 10*time.Millisecond) }, func() bool { return temporal.times() >= 5 })
	kept := temporal.kept[workflows.SweepSchedule]
	assert.Equal(t, "Asia/Shanghai", kept.Spec.TimeZoneName)
	assert.Len(t, kept.Spec.Calendars, 1)
	action, ok := kept.Action.(*client.ScheduleWorkflowAction)
	assert.True(t, ok)
	assert.Equal(t, workflows.SweepWorkflow, action.Workflow)
	clear(temporal.kept)
	during(t, func(ctx context.Context) { d.Schedules(ctx, 10*time.Millisecond) }, func() bool { return temporal.times() >= 7 })
	assert.Contains(t, temporal.kept, workflows.SweepSchedule)
}
