package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/workflows"
)

// dailySpec is 10:30 in Beijing, when the providers have made their bills of the day
// before. Beijing knows no summer time, so it is written in UTC, which needs no table
// of time zones where Temporal runs.
var dailySpec = client.ScheduleSpec{Calendars: []client.ScheduleCalendarSpec{{
	Hour: []client.ScheduleRange{{Start: 2}}, Minute: []client.ScheduleRange{{Start: 30}}, Comment: "每天北京时间 10:30",
}}}

// dailyPolicy: a Temporal that was away for days catches up, day by day and none left
// out. WeChat keeps its bills for three months.
var dailyPolicy = client.SchedulePolicies{
	Overlap: enums.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL, CatchupWindow: 30 * 24 * time.Hour,
}

func dailyAction() *client.ScheduleWorkflowAction {
	return &client.ScheduleWorkflowAction{
		ID: workflows.DailyID, Workflow: workflows.DailyName, TaskQueue: workflows.TaskQueue, StaticSummary: "每日支付对账",
	}
}

// ensureDaily makes the schedule of the daily reconciliation, or brings the one that
// is there to what this program says. Whether an operator has paused it stays.
func ensureDaily(ctx context.Context, schedules client.ScheduleClient) error {
	_, err := schedules.Create(ctx, client.ScheduleOptions{
		ID: workflows.DailyID, Spec: dailySpec, Action: dailyAction(),
		Overlap: dailyPolicy.Overlap, CatchupWindow: dailyPolicy.CatchupWindow,
	})
	if !errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
		return err
	}
	return schedules.GetHandle(ctx, workflows.DailyID).Update(ctx, client.ScheduleUpdateOptions{
		DoUpdate: func(in client.ScheduleUpdateInput) (*client.ScheduleUpdate, error) {
			schedule := in.Description.Schedule
			spec, policy := dailySpec, dailyPolicy
			schedule.Spec, schedule.Policy, schedule.Action = &spec, &policy, dailyAction()
			return &client.ScheduleUpdate{Schedule: &schedule}, nil
		},
	})
}

// keepSchedule tries until the schedule is there.
func keepSchedule(ctx context.Context, schedules client.ScheduleClient) {
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		err := ensureDaily(ctx, schedules)
		if err == nil || ctx.Err() != nil {
			return
		}
		slog.Warn("the daily reconciliation is not scheduled yet", "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}
