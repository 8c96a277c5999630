package dispatch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/workflows"
)

// Schedules makes sure, every so often, that Temporal has the schedules of the
// house: one that lost everything gets them again. When and what a schedule does is
// this program's to say: one that an older program made, or somebody changed by
// hand, is brought to it. Whether it is paused is the operator's and stays.
func (d *Dispatcher) Schedules(ctx context.Context, every time.Duration) {
	tick(ctx, every, "schedules", func(ctx context.Context) error {
		var failed error
		for _, s := range []schedule{sweepOfFiles, reconciliation} {
			if err := keep(ctx, d.temporal.ScheduleClient(), s); err != nil {
				failed = errors.Join(failed, fmt.Errorf("%s: %w", s.id, err))
			}
		}
		return failed
	})
}

// schedule is what happens every day, and how what was missed is made up for.
type schedule struct {
	id, workflow, summary string
	args                  []any
	hour, minute          int // in Beijing
	policy                client.SchedulePolicies
}

// sweepOfFiles runs when few people upload.
var sweepOfFiles = schedule{
	id: workflows.SweepSchedule, workflow: workflows.SweepWorkflow, summary: "清理无人引用的文件",
	args: []any{workflows.SweptPage{}}, hour: 3,
	policy: client.SchedulePolicies{ // a night that was missed is made up for once
		Overlap: enums.SCHEDULE_OVERLAP_POLICY_SKIP, CatchupWindow: 12 * time.Hour,
	},
}

// reconciliation runs when the providers have made their bills of the day before. A
// Temporal that was away for days catches up, day by day and none left out: WeChat
// keeps its bills for three months.
var reconciliation = schedule{
	id: workflows.DailyID, workflow: workflows.DailyName, summary: "每日支付对账", hour: 10, minute: 30,
	policy: client.SchedulePolicies{
		Overlap: enums.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL, CatchupWindow: 30 * 24 * time.Hour,
	},
}

// keep makes a schedule, or brings the one that is there to what this program says.
// One that is as it should be is not touched: an update makes Temporal forget what
// it has yet to catch up on.
func keep(ctx context.Context, all client.ScheduleClient, s schedule) error {
	spec, policy := s.spec(), s.policy
	_, err := all.Create(ctx, client.ScheduleOptions{
		ID: s.id, Spec: spec, Action: s.action(), Overlap: policy.Overlap, CatchupWindow: policy.CatchupWindow,
	})
	if !errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
		return err
	}
	return all.GetHandle(ctx, s.id).Update(ctx, client.ScheduleUpdateOptions{
		DoUpdate: func(in client.ScheduleUpdateInput) (*client.ScheduleUpdate, error) {
			is := in.Description.Schedule
			if s.like(is) {
				return nil, temporal.ErrSkipScheduleUpdate
			}
			slog.Info("a schedule is brought to what this program says", "schedule", s.id)
			is.Spec, is.Policy, is.Action = &spec, &policy, s.action()
			return &client.ScheduleUpdate{Schedule: &is}, nil
		},
	})
}

// beijing is how far Beijing is before UTC. It knows no summer time, so schedules are
// written in UTC, which needs no table of time zones where Temporal runs.
const beijing = 8

func (s schedule) spec() client.ScheduleSpec {
	return client.ScheduleSpec{Calendars: []client.ScheduleCalendarSpec{{
		Hour: []client.ScheduleRange{{Start: (s.hour - beijing + 24) % 24}}, Minute: []client.ScheduleRange{{Start: s.minute}},
		Comment: fmt.Sprintf("每天北京时间 %02d:%02d", s.hour, s.minute),
	}}}
}

func (s schedule) action() *client.ScheduleWorkflowAction {
	return &client.ScheduleWorkflowAction{
		ID: s.id, Workflow: s.workflow, Args: s.args, TaskQueue: workflows.TaskQueue, StaticSummary: s.summary,
	}
}

// like says whether a schedule that is there does what this program says.
func (s schedule) like(is client.Schedule) bool {
	action, ok := is.Action.(*client.ScheduleWorkflowAction)
	if !ok || is.Spec == nil || is.Policy == nil {
		return false
	}
	spec := s.spec()
	return action.Workflow == s.workflow && action.TaskQueue == workflows.TaskQueue && len(action.Args) == len(s.args) &&
		is.Policy.Overlap == s.policy.Overlap && is.Policy.CatchupWindow == s.policy.CatchupWindow &&
		len(is.Spec.Intervals) == 0 && len(is.Spec.Skip) == 0 && (is.Spec.TimeZoneName == "" || is.Spec.TimeZoneName == "UTC") &&
		slices.EqualFunc(is.Spec.Calendars, spec.Calendars, sameCalendar)
}

// sameCalendar compares what differs between our calendars; the comment tells of any
// other difference.
func sameCalendar(is, want client.ScheduleCalendarSpec) bool {
	return slices.EqualFunc(is.Hour, want.Hour, sameStart) && slices.EqualFunc(is.Minute, want.Minute, sameStart) && is.Comment == want.Comment
}

// sameStart compares single hours and minutes: Temporal may write their end out.
func sameStart(is, want client.ScheduleRange) bool {
	return is.Start == want.Start && is.End <= is.Start
}
