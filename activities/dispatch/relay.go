package dispatch

import (
	"context"
	"log/slog"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/converter"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// grace is how long a message is left to the process that wrote it before the
// relay takes it up.
const grace = 2 * time.Second

// Relay sends, every so often, what nobody has delivered: the process that
// wrote it died, or Temporal was away. Several relays may run; a message sent
// twice does no harm.
func (d *Dispatcher) Relay(ctx context.Context, every time.Duration) {
	tick(ctx, every, "relay", func(ctx context.Context) error {
		for after := int64(0); ; {
			waiting, err := d.store.WaitingSince(ctx, time.Now().Add(-grace), after, 200)
			if err != nil || len(waiting) == 0 {
				return err
			}
			if err := d.Send(ctx, waiting); err != nil && isAway(err) {
				return err
			}
			after = waiting[len(waiting)-1].ID
		}
	})
}

// Sweep compares, every so often, what is unfinished in the record with the
// workflows that run, and tells again whatever a workflow has not heard of. So
// a Temporal that lost everything, or was restored from an older backup, is
// filled again from the record.
func (d *Dispatcher) Sweep(ctx context.Context, every time.Duration) {
	tick(ctx, every, "sweep", func(ctx context.Context) error {
		// The record first: what begins meanwhile is not looked for.
		unfinished, err := d.store.Unfinished(ctx, time.Now().Add(-every/2))
		if err != nil {
			return err
		}
		heard, err := d.running(ctx)
		if err != nil {
			return err
		}
		for _, u := range unfinished {
			seq, runs := heard[workflows.ID(u.Workflow, u.Subject)]
			if runs && seq >= u.Seq {
				continue
			}
			if err := d.remind(ctx, u); err != nil {
				return err
			}
		}
		return d.store.Sweep(ctx, time.Now())
	})
}

// remind tells a workflow again what it should have heard of last.
func (d *Dispatcher) remind(ctx context.Context, u store.Unfinished) error {
	slog.Warn("workflow is missing or behind", "workflow", workflows.ID(u.Workflow, u.Subject), "seq", u.Seq)
	waiting, err := d.store.LastWord(ctx, u)
	if err != nil {
		return err
	}
	return d.signal(ctx, waiting)
}

// running lists the open workflows with the last docket number each has heard.
func (d *Dispatcher) running(ctx context.Context) (map[string]int64, error) {
	heard := map[string]int64{}
	var token []byte
	for {
		page, err := d.temporal.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{
			Query: `ExecutionStatus = "Running"`, PageSize: 1000, NextPageToken: token,
		})
		if err != nil {
			return nil, err
		}
		for _, execution := range page.Executions {
			var seq int64
			if value, ok := execution.GetSearchAttributes().GetIndexedFields()[workflows.SeqAttribute.GetName()]; ok {
				if err := converter.GetDefaultDataConverter().FromPayload(value, &seq); err != nil {
					return nil, err
				}
			}
			heard[execution.GetExecution().GetWorkflowId()] = seq
		}
		if token = page.NextPageToken; len(token) == 0 {
			return heard, nil
		}
	}
}

// tick does something every so often until ctx ends. A failure is logged once
// and its end too.
func tick(ctx context.Context, every time.Duration, name string, f func(context.Context) error) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	failing := false
	for {
		err := f(ctx)
		if ctx.Err() != nil {
			return
		}
		if (err != nil) != failing {
			failing = err != nil
			slog.Warn(name, "failing", failing, "error", err)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
