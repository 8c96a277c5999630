package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
)

// fakeSchedules is a Temporal with at most one schedule.
type fakeSchedules struct {
	client.ScheduleClient
	client.ScheduleHandle
	created []client.ScheduleOptions
	is      *client.Schedule
}

func (f *fakeSchedules) Create(_ context.Context, o client.ScheduleOptions) (client.ScheduleHandle, error) {
	if f.is != nil {
		return nil, temporal.ErrScheduleAlreadyRunning
	}
	f.created = append(f.created, o)
	f.is = &client.Schedule{Spec: &o.Spec, Action: o.Action, State: &client.ScheduleState{}}
	return f, nil
}

func (f *fakeSchedules) GetHandle(context.Context, string) client.ScheduleHandle { return f }

func (f *fakeSchedules) Update(_ context.Context, o client.ScheduleUpdateOptions) error {
	update, err := o.DoUpdate(client.ScheduleUpdateInput{Description: client.ScheduleDescription{Schedule: *f.is}})
	if err == nil {
		f.is = update.Schedule
	}
	return err
}

func TestTheDailyReconciliationIsScheduledOnceHoweverOftenAWorkerStarts(t *testing.T) {
	f := &fakeSchedules{}
	for range 3 {
		require.NoError(t, ensureDaily(t.Context(), f))
	}
	require.Len(t, f.created, 1)
	assert.Equal(t, "daily-reconciliation", f.created[0].ID)
	action := f.is.Action.(*client.ScheduleWorkflowAction)
	assert.Equal(t, []any{"DailyReconciliation", "baoquan"}, []any{action.Workflow, action.TaskQueue})

	f.is.State.Paused, f.is.Spec = true, &client.ScheduleSpec{}
	require.NoError(t, ensureDaily(t.Context(), f), "an older program made it otherwise")
	assert.True(t, f.is.State.Paused, "what an operator did stays")
	at := f.is.Spec.Calendars[0]
	beijing := time.Date(2026, 11, 27, at.Hour[0].Start, at.Minute[0].Start, 0, 0, time.UTC).In(baoquan.Beijing)
	assert.Equal(t, "10:30", beijing.Format("15:04"))
}
