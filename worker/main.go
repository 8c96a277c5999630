// Command worker runs the procedures and their activities, the relay that
// delivers what nobody has delivered, and the sweep that finds procedures that
// are missing.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/face"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/observe"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/record"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run works until ctx ends.
func run(ctx context.Context) error {
	c, err := config.Load("")
	if err != nil {
		return err
	}
	observe.Logs(c.Log, "worker")
	kept, err := record.Open(ctx, c)
	if err != nil {
		return err
	}
	metrics, err := observe.Metrics(ctx, c.Worker.MetricsAddress)
	if err != nil {
		return err
	}
	temporal, err := observe.Temporal(c.Temporal, metrics)
	if err != nil {
		return err
	}
	defer temporal.Close()
	dispatcher := dispatch.New(kept, temporal)
	workers, err := newWorkers(ctx, c, temporal, kept, dispatcher)
	if err != nil {
		return err
	}
	if err := start(ctx, workers, temporal); err != nil {
		return err
	}
	defer stop(workers)
	slog.Info("working", "queue", workflows.TaskQueue)
	var beside sync.WaitGroup
	beside.Go(func() { dispatcher.Run(ctx) })
	beside.Go(func() { dispatcher.Relay(ctx, c.Worker.RelayInterval) })
	beside.Go(func() { dispatcher.Sweep(ctx, c.Worker.SweepInterval) })
	beside.Go(func() { dispatcher.Schedules(ctx, time.Minute) })
	beside.Wait()
	return nil
}

// newWorkers makes one worker for the procedures and their activities, one for
// text messages, what insurers are told and the bills of a day, and one for files.
func newWorkers(ctx context.Context, c *config.Config, temporal client.Client, kept *store.Store, dispatcher *dispatch.Dispatcher) ([]worker.Worker, error) {
	procedures := worker.New(temporal, workflows.TaskQueue, worker.Options{
		WorkerStopTimeout:                stopTime,
		MaxConcurrentWorkflowTaskPollers: pollers, MaxConcurrentActivityTaskPollers: pollers,
	})
	messages := worker.New(temporal, workflows.MessageQueue, worker.Options{
		WorkerStopTimeout: stopTime, DisableWorkflowWorker: true, MaxConcurrentActivityExecutionSize: 50,
	})
	cases, err := newCases(c, kept, dispatcher)
	if err != nil {
		return nil, err
	}
	guarantees, err := newGuarantees(ctx, c, kept, dispatcher)
	if err != nil {
		return nil, err
	}
	providers, err := payment.Open(c)
	if err != nil {
		return nil, err
	}
	bills := &activities.Reconciliations{Store: kept, Deliver: dispatcher, Providers: providers, Now: time.Now}
	accounts := &activities.Accounts{Store: kept, SMS: cases.SMS, Now: time.Now}
	for _, w := range []worker.Worker{procedures, messages} {
		w.RegisterActivity(cases)
		w.RegisterActivity(accounts)
		w.RegisterActivity(guarantees)
		w.RegisterActivity(bills)
	}
	uploads := newFilesWorker(c, temporal, kept, guarantees.Files)
	return []worker.Worker{procedures, messages, uploads}, register(procedures, c, kept, dispatcher, providers)
}

// stopTime is what an activity may take to end when the worker is told to stop;
// pollers is how many tasks of a kind are asked for at once.
const (
	stopTime = 10 * time.Second
	pollers  = 8
)

func stop(workers []worker.Worker) {
	for _, w := range workers {
		w.Stop()
	}
}

// start waits for Temporal and begins to work.
func start(ctx context.Context, workers []worker.Worker, temporal client.Client) error {
	for said := false; ; said = true {
		_, err := temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
		if err == nil {
			for _, w := range workers {
				err = errors.Join(err, w.Start())
			}
			return err
		}
		if !said {
			slog.Warn("waiting for Temporal", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// newCases puts the activities on cases together.
func newCases(c *config.Config, kept *store.Store, dispatcher *dispatch.Dispatcher) (*activities.Cases, error) {
	texts, err := sms.New(c.SMS)
	if err != nil {
		return nil, err
	}
	return &activities.Cases{
		Store: kept, Deliver: dispatcher, SMS: texts,
		DraftLifetime: c.Procedure.DraftLifetime, Now: time.Now,
	}, err
}

// newGuarantees puts the activities on guarantees together.
func newGuarantees(ctx context.Context, c *config.Config, kept *store.Store, dispatcher *dispatch.Dispatcher) (*activities.Guarantees, error) {
	bucket, err := files.Open(ctx, c.Storage.URL)
	if err != nil {
		return nil, err
	}
	drawer, err := document.New()
	if err != nil {
		return nil, err
	}
	signer, err := sign.New(c.Sign)
	if err != nil {
		return nil, err
	}
	insurers, err := insurer.New(c.Insurer)
	return &activities.Guarantees{
		Store: kept, Deliver: dispatcher, Files: bucket, Drawer: drawer, Signer: signer, Insurers: insurers,
		PublicURL: c.Server.PublicURL, Now: time.Now,
	}, err
}

// register tells the worker the procedures and what they do with providers.
func register(w worker.Registry, c *config.Config, kept *store.Store, dispatcher *dispatch.Dispatcher, providers map[string]payment.Provider) error {
	faces, err := face.NewTencent(c.Face)
	if err != nil {
		return err
	}
	w.RegisterActivity(&activities.Payments{
		Store: kept, Deliver: dispatcher, Providers: providers,
		NotifyURL: func(method, kind string) string { return c.Server.PublicURL + payment.CallbackPath(method, kind) },
		PollEvery: c.Procedure.PaymentPoll, Now: time.Now,
	})
	identity := &activities.Identity{
		Store: kept, Verifier: faces, PublicURL: c.Server.PublicURL, PollEvery: c.Procedure.FacePoll, Now: time.Now,
	}
	if c.Face.Mode == "miniprogram" {
		if identity.MiniProgram, err = face.NewMiniProgram(c.Face.MiniProgram); err != nil {
			return err
		}
	}
	w.RegisterActivity(identity)
	for kind, f := range map[string]any{
		workflows.KindPreservation:   workflows.Preservation,
		workflows.KindGuarantee:      workflows.Guarantee,
		workflows.KindPayment:        workflows.Payment,
		workflows.KindIdentity:       workflows.IdentityCheck,
		workflows.KindPapers:         workflows.PapersCheck,
		workflows.KindMerge:          workflows.AccountMerge,
		workflows.KindScan:           workflows.FileScan,
		workflows.KindReconciliation: workflows.Reconciliation,
	} {
		w.RegisterWorkflowWithOptions(f, workflow.RegisterOptions{Name: workflows.TypeOf[kind]})
	}
	w.RegisterWorkflowWithOptions(workflows.DailyReconciliation, workflow.RegisterOptions{Name: workflows.DailyName})
	w.RegisterWorkflowWithOptions(workflows.SweepFiles, workflow.RegisterOptions{Name: workflows.SweepWorkflow})
	return nil
}
