// Package dispatch hands what the record has written for a workflow to Temporal:
// at once after the commit, and again by the relay until Temporal has taken it.
// A message may arrive twice, late or out of order; nothing is lost, whichever
// process dies.
package dispatch

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Dispatcher sends the outbox to Temporal.
type Dispatcher struct {
	store    *store.Store
	temporal client.Client
	queue    chan string
	senders  sync.WaitGroup
}

// senders is how many messages are on their way at once; batch how many subjects
// one of them takes up together; queued how many may wait before the rest is
// left to the relay.
const (
	senders = 16
	batch   = 4
	queued  = 4096
	timeout = 5 * time.Second
)

// New makes a Dispatcher. Run must be running for Deliver to have an effect.
func New(s *store.Store, temporal client.Client) *Dispatcher {
	return &Dispatcher{store: s, temporal: temporal, queue: make(chan string, queued)}
}

// Deliver sends what waits for a subject, soon and without making the caller
// wait. When too much waits already, the relay will do it.
func (d *Dispatcher) Deliver(subject string) {
	select {
	case d.queue <- subject:
	default:
	}
}

// Run sends until ctx ends, and then what is queued already.
func (d *Dispatcher) Run(ctx context.Context) {
	for range senders {
		d.senders.Go(func() {
			for {
				select {
				case subject := <-d.queue:
					d.drain(context.WithoutCancel(ctx), subject)
				case <-ctx.Done():
					d.rest()
					return
				}
			}
		})
	}
	d.senders.Wait()
}

// rest sends what is queued and goes.
func (d *Dispatcher) rest() {
	for {
		select {
		case subject := <-d.queue:
			d.drain(context.Background(), subject)
		default:
			return
		}
	}
}

// drain sends what waits for the subject and for whoever else was queued in the
// meantime, so that a busy server asks the database once for many.
func (d *Dispatcher) drain(ctx context.Context, subject string) {
	subjects := []string{subject}
	for more := true; more && len(subjects) < batch; {
		select {
		case s := <-d.queue:
			subjects = append(subjects, s)
		default:
			more = false
		}
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	waiting, err := d.store.WaitingFor(ctx, subjects)
	if err == nil {
		err = d.Send(ctx, waiting)
	}
	if err != nil {
		slog.Debug("left to the relay", "error", err)
	}
}

// Send hands messages to their workflows in order and removes those that were
// taken. A message that Temporal refuses keeps back those behind it for the same
// workflow and nobody else's; when Temporal is away, Send stops.
func (d *Dispatcher) Send(ctx context.Context, waiting []store.Waiting) error {
	var taken []int64
	var failed error
	refused := map[string]bool{}
	for _, w := range waiting {
		if refused[w.Subject] {
			continue
		}
		if err := d.signal(ctx, w); err != nil {
			failed = errors.Join(failed, err)
			if isAway(err) {
				break
			}
			refused[w.Subject] = true
			continue
		}
		taken = append(taken, w.ID)
	}
	if len(taken) == 0 {
		return failed
	}
	return errors.Join(failed, d.store.Delivered(ctx, taken))
}

// isAway says whether Temporal could not be reached, as opposed to having said
// no to one message.
func isAway(err error) bool {
	var refused *serviceerror.InvalidArgument
	return !errors.As(err, &refused)
}

// signal gives one message to its workflow and starts the workflow when there
// is none.
func (d *Dispatcher) signal(ctx context.Context, w store.Waiting) error {
	id := workflows.ID(w.Workflow, w.Subject)
	payload, options := message(w)
	options.ID, options.TaskQueue = id, workflows.TaskQueue
	_, err := d.temporal.SignalWithStartWorkflow(ctx, id, w.Signal, payload, options,
		workflows.TypeOf[w.Workflow], workflows.Start{Subject: w.Subject})
	var ended *serviceerror.WorkflowExecutionAlreadyStarted
	if errors.As(err, &ended) {
		return nil // the procedure has come to its end: nothing is left to tell it
	}
	return err
}

// starts says how the workflows without a docket start. An order may start again, for
// money can come late, a file and a day may be looked at again; the others have come to
// their end when they have ended well.
var starts = map[string]client.StartWorkflowOptions{
	workflows.KindPayment:        {StaticSummary: "支付订单", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE},
	workflows.KindScan:           {StaticSummary: "文件检查", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE},
	workflows.KindReconciliation: {StaticSummary: "支付对账", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE},
	workflows.KindIdentity:       {StaticSummary: "人脸核验", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY},
	workflows.KindPapers:         {StaticSummary: "证件材料审核", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY},
	workflows.KindMerge:          {StaticSummary: "合并账号", WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY},
}

// message is the payload of a signal and how its workflow starts. A case whose
// procedure has ended well is never started again.
func message(w store.Waiting) (any, client.StartWorkflowOptions) {
	if options, ok := starts[w.Workflow]; ok {
		return workflows.Hint{}, options
	}
	var entry baoquan.Entry
	if err := json.Unmarshal(w.Message, &entry); err != nil {
		slog.Error("outbox holds an entry that is none", "id", w.ID)
	}
	return entry, client.StartWorkflowOptions{
		StaticSummary:         baoquan.Kind(w.Workflow).Chinese() + " " + entry.Number,
		WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,
	}
}
