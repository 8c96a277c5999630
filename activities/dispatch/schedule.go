package dispatch

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/workflows"
)

// sweepHour is when the bucket is swept, in Beijing: when few people upload.
const sweepHour = 3

// Schedules makes sure, every so often, that Temporal has the schedules of the
// house: one that lost everything gets them again. A schedule that is there stays
// as it is, also when an operator has paused or changed it.
func (d *Dispatcher) Schedules(ctx context.Context, every time.Duration) {
	tick(ctx, every, "schedules", func(ctx context.Context) error {
		_, err := d.temporal.ScheduleClient().Create(ctx, sweepOfFiles())
		if errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
			return nil
		}
		return err
	})
}

func sweepOfFiles() client.ScheduleOptions {
	return client.ScheduleOptions{
		ID: workflows.SweepSchedule,
		Spec: client.ScheduleSpec{
			Calendars:    []client.ScheduleCalendarSpec{{Hour: []client.ScheduleRange{{Start: sweepHour}}}},
			TimeZoneName: "Asia/Shanghai",
		},
		CatchupWindow: 12 * time.Hour, // a night that was missed is made up for once
		Action: &client.ScheduleWorkflowAction{
			ID: workflows.SweepSchedule, Workflow: workflows.SweepWorkflow, Args: []any{workflows.SweptPage{}},
			TaskQueue: workflows.TaskQueue, StaticSummary: "清理无人引用的文件",
		},
	}
}
