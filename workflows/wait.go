package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// within waits until something is so, for at most d, and says whether it became
// so. The timer goes when it is not needed any more, so that an operator sees
// only what still runs.
func within(ctx workflow.Context, d time.Duration, summary string, is func() bool) (bool, error) {
	timed, cancel := workflow.WithCancel(ctx)
	defer cancel()
	return workflow.AwaitWithOptions(timed, workflow.AwaitOptions{
		Timeout: max(d, 0), TimerOptions: workflow.TimerOptions{Summary: summary},
	}, is)
}

// settle lets those who listen take what has come together with the last answer,
// before a workflow ends: a signal nobody has read would be lost.
func settle(ctx workflow.Context) error {
	turn := 0
	return workflow.Await(ctx, func() bool {
		turn++
		return turn > 1
	})
}

// listen turns signals into wishes: a signal raises the flag it belongs to, and
// a signal that comes twice raises it once. One with no flag only wakes the
// workflow.
func listen(ctx workflow.Context, wishes map[string]*bool, names ...string) {
	selector := workflow.NewSelector(ctx)
	for _, name := range names {
		selector.AddReceive(workflow.GetSignalChannel(ctx, name), func(channel workflow.ReceiveChannel, _ bool) {
			channel.Receive(ctx, nil)
			if wish := wishes[name]; wish != nil {
				*wish = true
			}
		})
	}
	workflow.Go(ctx, func(ctx workflow.Context) {
		for ctx.Err() == nil {
			selector.Select(ctx)
		}
	})
}
