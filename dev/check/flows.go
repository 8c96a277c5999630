package check

import (
	"context"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/converter"

	"github.com/baoquan/baoquan/workflows"
)

// flow is one execution of a workflow.
type flow struct {
	id, run, status string // our status, in Chinese
	state           enums.WorkflowExecutionStatus
	seq             int64 // last docket number it has heard of
	attempt         int32 // of the workflow task that waits, 0 for none
	length          int64
}

// flows lists every execution that Temporal knows.
func (s *System) flows(ctx context.Context) ([]flow, error) {
	var all []flow
	err := s.EachFlow(ctx, func(info *workflow.WorkflowExecutionInfo) error {
		f := flow{
			id: info.Execution.WorkflowId, run: info.Execution.RunId, state: info.Status, length: info.HistoryLength,
		}
		fields := info.SearchAttributes.GetIndexedFields()
		for name, into := range map[string]any{workflows.StatusAttribute.GetName(): &f.status, workflows.SeqAttribute.GetName(): &f.seq} {
			if value, ok := fields[name]; ok {
				if err := converter.GetDefaultDataConverter().FromPayload(value, into); err != nil {
					return err
				}
			}
		}
		if f.state == enums.WORKFLOW_EXECUTION_STATUS_RUNNING {
			detail, err := s.Temporal.DescribeWorkflowExecution(ctx, f.id, f.run)
			if err != nil {
				return err
			}
			f.attempt = detail.GetPendingWorkflowTask().GetAttempt()
		}
		all = append(all, f)
		return nil
	})
	return all, err
}

// EachFlow visits every execution that Temporal knows.
func (s *System) EachFlow(ctx context.Context, visit func(*workflow.WorkflowExecutionInfo) error) error {
	var token []byte
	for {
		page, err := s.Temporal.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{PageSize: 500, NextPageToken: token})
		if err != nil {
			return err
		}
		for _, info := range page.Executions {
			if err := visit(info); err != nil {
				return err
			}
		}
		if token = page.NextPageToken; len(token) == 0 {
			return nil
		}
	}
}

// wanted is a workflow that must run, with what it should know.
type wanted struct {
	subject, status string
	seq             int64
}

// wanted are the workflows of everything unfinished, by id.
func (k *record) wanted() map[string]wanted {
	all := map[string]wanted{}
	for _, id := range k.order {
		if f := k.cases[id]; !f.over() {
			all[workflows.ID(string(f.kind), id)] = wanted{f.name(), f.status.Chinese(), f.heard}
		}
	}
	for _, p := range k.payments {
		if p.status == "created" || p.status == "pending" || p.status == "refunding" {
			all[workflows.ID(workflows.KindPayment, p.id)] = wanted{subject: "payment " + p.id}
		}
	}
	for _, c := range k.checks {
		kind := workflows.KindIdentity
		if c.method == "papers" {
			kind = workflows.KindPapers
		}
		all[workflows.ID(kind, c.id)] = wanted{subject: "identity check " + c.id}
	}
	for _, id := range k.reconciliations {
		all[workflows.ID(workflows.KindReconciliation, id)] = wanted{subject: "reconciliation " + id}
	}
	return all
}

// checkFlows: everything unfinished has one running workflow that knows where
// it stands, nothing else has one, and none has failed or hangs (I8).
func checkFlows(r *Report, k *record, flows []flow) {
	missing := k.wanted()
	for _, f := range flows {
		r.count("workflows", 1)
		switch f.state {
		case enums.WORKFLOW_EXECUTION_STATUS_COMPLETED:
			continue
		case enums.WORKFLOW_EXECUTION_STATUS_RUNNING:
		default:
			r.find("I8", f.id, "workflow is %s", f.state)
			continue
		}
		r.count("workflows running", 1)
		if f.attempt > 3 {
			r.find("I8", f.id, "workflow task is on attempt %d", f.attempt)
		}
		want, ok := missing[f.id]
		if !ok {
			r.find("I8", f.id, "runs, though nothing unfinished needs it, or runs twice")
			continue
		}
		delete(missing, f.id)
		if want.status != "" && (f.status != want.status || f.seq != want.seq) {
			r.find("I8", want.subject, "workflow is at %s, entry %d; the record at %s, entry %d", f.status, f.seq, want.status, want.seq)
		}
	}
	for id, want := range missing {
		r.find("I8", want.subject, "has no running workflow %s", id)
	}
}
