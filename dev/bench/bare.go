package main

import (
	"context"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
	"golang.org/x/sync/errgroup"

	"log/slog"
	"os"

	"github.com/baoquan/baoquan"
)

// story is the signals that a case with no correction hears.
var story = []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.FeeOrdered, baoquan.FeePaid, baoquan.RulingMade}

// bareCase receives the story and does nothing.
func bareCase(ctx workflow.Context) error {
	for _, event := range story {
		var entry baoquan.Entry
		workflow.GetSignalChannel(ctx, string(event)).Receive(ctx, &entry)
	}
	return nil
}

// rate is how fast something went.
type rate struct {
	n    int
	took time.Duration
}

func (r rate) perSecond() float64 { return float64(r.n) / r.took.Seconds() }

// bareWorkflows runs as many bare workflows as there are cases, one signal after
// the other, and waits for each to end.
func bareWorkflows(ctx context.Context, address string, o options) (rate, error) {
	quiet := log.NewStructuredLogger(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	c, err := client.Dial(client.Options{HostPort: address, Logger: quiet})
	if err != nil {
		return rate{}, err
	}
	defer c.Close()
	w := worker.New(c, "bench", worker.Options{})
	w.RegisterWorkflow(bareCase)
	if err := w.Start(); err != nil {
		return rate{}, err
	}
	defer w.Stop()
	run := fmt.Sprint(time.Now().UnixNano())
	begin := time.Now()
	err = each(o.atOnce, o.cases, func(i int) error { return bareOne(ctx, c, fmt.Sprintf("bare/%s/%d", run, i)) })
	return rate{o.cases, time.Since(begin)}, err
}

func bareOne(ctx context.Context, c client.Client, id string) error {
	for _, event := range story {
		entry := baoquan.Entry{ApplicationID: id, Event: event, At: time.Now()}
		if _, err := c.SignalWithStartWorkflow(ctx, id, string(event), entry,
			client.StartWorkflowOptions{ID: id, TaskQueue: "bench"}, bareCase); err != nil {
			return err
		}
	}
	return c.GetWorkflow(ctx, id, "").Get(ctx, nil)
}

// each does f for 0…n-1, so many at a time.
func each(atOnce, n int, f func(int) error) error {
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i := range n {
		group.Go(func() error { return f(i) })
	}
	return group.Wait()
}
