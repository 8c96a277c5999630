package workflows_test

import (
	"fmt"
	"log/slog"
	"sync"
	"time"

	"go.temporal.io/api/sdk/v1"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// quiet writes nothing: what is expected to go wrong is no news.
var quiet = log.NewStructuredLogger(slog.New(slog.DiscardHandler))

// watcher sees of a procedure what an operator sees in the Temporal UI: its
// timers with their names, its search attributes and its current details.
type watcher struct {
	env        *testsuite.TestWorkflowEnvironment
	mu         sync.Mutex
	timers     []timer
	attributes map[string]any
	seen       []string // every value that BaoquanAttention ever had
}

type timer struct {
	name   string
	length time.Duration
}

func (w *watcher) watch() {
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(quiet)
	w.env, w.attributes = suite.NewTestWorkflowEnvironment(), map[string]any{}
	w.env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{&hook{w: w}}})
}

// attribute is the value of a search attribute now, nil when it has none.
func (w *watcher) attribute(name string) any {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.attributes[name]
}

// details are the current details as the UI shows them.
func (w *watcher) details() string {
	value, err := w.env.QueryWorkflow("__temporal_workflow_metadata")
	if err != nil {
		return err.Error()
	}
	var metadata sdk.WorkflowMetadata
	if err := value.Get(&metadata); err != nil {
		return err.Error()
	}
	return metadata.GetCurrentDetails()
}

func (w *watcher) timer(name string) (lengths []time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, t := range w.timers {
		if t.name == name {
			lengths = append(lengths, t.length)
		}
	}
	return lengths
}

// hook is not the watcher itself: what has exported methods is an activity.
type hook struct {
	interceptor.WorkerInterceptorBase
	w *watcher
}

func (h *hook) InterceptWorkflow(_ workflow.Context, next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	return &inbound{interceptor.WorkflowInboundInterceptorBase{Next: next}, h.w}
}

type inbound struct {
	interceptor.WorkflowInboundInterceptorBase
	w *watcher
}

func (i *inbound) Init(next interceptor.WorkflowOutboundInterceptor) error {
	return i.Next.Init(&outbound{interceptor.WorkflowOutboundInterceptorBase{Next: next}, i.w})
}

type outbound struct {
	interceptor.WorkflowOutboundInterceptorBase
	w *watcher
}

func (o *outbound) AwaitWithOptions(ctx workflow.Context, options workflow.AwaitOptions, condition func() bool) (bool, error) {
	o.w.mu.Lock()
	o.w.timers = append(o.w.timers, timer{options.TimerOptions.Summary, options.Timeout})
	o.w.mu.Unlock()
	return o.Next.AwaitWithOptions(ctx, options, condition)
}

// ExecuteActivity takes off the limit of ten tries that the test environment sets,
// and Temporal does not.
func (o *outbound) ExecuteActivity(ctx workflow.Context, name string, args ...any) workflow.Future {
	policy := *workflow.GetActivityOptions(ctx).RetryPolicy
	policy.MaximumAttempts = 1_000_000
	return o.Next.ExecuteActivity(workflow.WithRetryPolicy(ctx, policy), name, args...)
}

//workflowcheck:ignore it watches and decides nothing
func (o *outbound) UpsertTypedSearchAttributes(ctx workflow.Context, updates ...temporal.SearchAttributeUpdate) error {
	if err := o.Next.UpsertTypedSearchAttributes(ctx, updates...); err != nil {
		return err
	}
	o.w.mu.Lock()
	defer o.w.mu.Unlock()
	o.w.attributes = map[string]any{}
	for key, value := range workflow.GetTypedSearchAttributes(ctx).GetUntypedValues() {
		o.w.attributes[key.GetName()] = value
		if key.GetName() == "BaoquanAttention" {
			o.w.seen = append(o.w.seen, fmt.Sprint(value))
		}
	}
	return nil
}
