package workflows

import (
	"errors"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// How activities are run, by kind of work. Nothing else in this package names a
// timeout or a retry.

// record is a short read or write of our own. It runs inside the workflow's
// task and is tried until the database is back: without a time for the whole,
// which has to be named, the SDK would give up after that of a single try.
func record(ctx workflow.Context) workflow.Context {
	return workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{
		StartToCloseTimeout:    5 * time.Second,
		ScheduleToCloseTimeout: 365 * 24 * time.Hour,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: 200 * time.Millisecond, BackoffCoefficient: 2, MaximumInterval: 10 * time.Second,
		},
	})
}

// patiently is how a call that leaves the house is made when it did not succeed
// at once: as an activity of its own, which an operator sees.
type patiently func(ctx workflow.Context, summary string) workflow.Context

// provider is worth trying for as long as it takes: the activity itself says
// when a refusal is final.
func provider(ctx workflow.Context, summary string) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: 20 * time.Second,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: time.Minute,
		},
		Summary: summary,
	})
}

// message is worth a few tries over an hour, and then the case goes on without.
func message(ctx workflow.Context, summary string) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:              MessageQueue,
		StartToCloseTimeout:    15 * time.Second,
		ScheduleToCloseTimeout: time.Hour,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: 5 * time.Second, BackoffCoefficient: 3, MaximumInterval: 10 * time.Minute,
		},
		Summary: summary,
	})
}

// insurer is worth trying for days: a core system may be away for a night, or for
// maintenance, and the case waits. A slow one keeps nobody else waiting.
func insurer(ctx workflow.Context, summary string) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:              MessageQueue,
		StartToCloseTimeout:    20 * time.Second,
		ScheduleToCloseTimeout: 30 * 24 * time.Hour,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: time.Minute,
		},
		Summary: summary,
	})
}

// scanner is worth trying until it has decided: nobody may read the file before.
func scanner(ctx workflow.Context, summary string) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:           FileQueue,
		StartToCloseTimeout: 5 * time.Minute,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: time.Minute,
		},
		Summary: summary,
	})
}

// sweeping can wait for the next day.
func sweeping(ctx workflow.Context, summary string) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:              FileQueue,
		StartToCloseTimeout:    10 * time.Minute,
		ScheduleToCloseTimeout: 6 * time.Hour,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: 10 * time.Second, BackoffCoefficient: 2, MaximumInterval: 10 * time.Minute,
		},
		Summary: summary,
	})
}

// How long a bill that is not ready is asked for, and then once more taken at its
// word.
const (
	billPatience = 12 * time.Hour
	lastPatience = time.Hour
)

// bill is worth trying for the day: a provider makes its bill some time in the
// morning. A slow one keeps nobody else waiting.
func bill(ctx workflow.Context, summary string, patience time.Duration) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:              MessageQueue,
		StartToCloseTimeout:    5 * time.Minute,
		ScheduleToCloseTimeout: patience,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: time.Minute, BackoffCoefficient: 2, MaximumInterval: 30 * time.Minute,
		},
		Summary: summary,
	})
}

// prompt is what a call may take inside the workflow's own task, well under the
// ten seconds that such a task has.
const prompt = 5 * time.Second

// outside makes a call that leaves the house. It is tried once at once, inside
// the workflow's task, which costs one event; only when that fails does it
// become an activity of its own with its retries, which costs six events and two
// round trips through Temporal's queues for each call. Both tries carry the same
// key to the provider. A final refusal is final at once.
func outside(ctx workflow.Context, again patiently, summary, activity string, in, out any) error {
	err := promptly(ctx, summary, activity, in, out)
	if err == nil || ctx.Err() != nil || isFinal(err) {
		return err
	}
	return workflow.ExecuteActivity(again(ctx, summary), activity, in).Get(ctx, out)
}

// promptly makes a call once, inside the workflow's task.
func promptly(ctx workflow.Context, summary, activity string, in, out any) error {
	at := workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{
		StartToCloseTimeout: prompt, RetryPolicy: &temporal.RetryPolicy{MaximumAttempts: 1}, Summary: summary,
	})
	return workflow.ExecuteLocalActivity(at, activity, in).Get(ctx, out)
}

// isFinal says whether an activity has said that trying again cannot help.
func isFinal(err error) bool {
	var refused *temporal.ApplicationError
	return errors.As(err, &refused) && refused.NonRetryable()
}
