package dispatch_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/common/v1"
	"go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// fake is a Temporal that keeps what it is sent.
type fake struct {
	client.Client
	mu    sync.Mutex
	sent  []sent
	fail  map[string]error // by signal
	heard map[string]int64 // workflows that run, with the last docket number each has heard of
}

type sent struct {
	id, signal, workflow string
	payload              any
	options              client.StartWorkflowOptions
	args                 []any
}

func (f *fake) SignalWithStartWorkflow(_ context.Context, id, signal string, payload any, options client.StartWorkflowOptions,
	workflow any, args ...any,
) (client.WorkflowRun, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	name, _ := workflow.(string)
	f.sent = append(f.sent, sent{id, signal, name, payload, options, args})
	return nil, f.fail[signal]
}

// ListWorkflow answers one workflow on each page.
func (f *fake) ListWorkflow(_ context.Context, in *workflowservice.ListWorkflowExecutionsRequest) (*workflowservice.ListWorkflowExecutionsResponse, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := &workflowservice.ListWorkflowExecutionsResponse{}
	for id, seq := range f.heard {
		if id <= string(in.NextPageToken) || len(out.Executions) > 0 && id > out.Executions[0].Execution.WorkflowId {
			continue
		}
		payload, err := converter.GetDefaultDataConverter().ToPayload(seq)
		if err != nil {
			return nil, err
		}
		out.Executions = []*workflow.WorkflowExecutionInfo{{
			Execution:        &common.WorkflowExecution{WorkflowId: id},
			SearchAttributes: &common.SearchAttributes{IndexedFields: map[string]*common.Payload{"BaoquanSeq": payload}},
		}}
		out.NextPageToken = []byte(id)
	}
	return out, nil
}

func (f *fake) signals() (names []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sent {
		names = append(names, s.signal)
	}
	return names
}

// to lists the signals that a workflow got.
func (f *fake) to(id string) (names []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, s := range f.sent {
		if s.id == id {
			names = append(names, s.signal)
		}
	}
	return names
}

// opened is a case of somebody new, opened an hour ago.
func opened(t *testing.T, s *store.Store) *store.Application {
	t.Helper()
	notice, err := s.Notice(t.Context(), "registration")
	require.NoError(t, err)
	account, at := uuid.NewString(), time.Now().Add(-time.Hour)
	a := &store.Application{Application: baoquan.Application{
		ID: uuid.NewString(), Kind: baoquan.Preservation, AccountID: account,
		Basics: baoquan.Basics{CourtCode: "141", Amount: 1_000_000, Category: baoquan.Litigation},
	}}
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		if err := tx.CreateAccount(t.Context(), store.Account{
			ID: account, Phone: "1" + account[:10], PasswordHash: "x", AgreementVersion: notice.Version, CreatedAt: at,
		}); err != nil {
			return err
		}
		return tx.Open(t.Context(), a, baoquan.Actor{Kind: baoquan.ByAccount, ID: account}, at, at.Add(2160*time.Hour))
	}))
	return a
}

func file(t *testing.T, s *store.Store, a *store.Application, events ...baoquan.Event) {
	t.Helper()
	for _, event := range events {
		require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
			locked, err := tx.Lock(t.Context(), a.ID)
			if err != nil {
				return err
			}
			_, err = tx.File(t.Context(), locked, store.Fact{Event: event, At: time.Now().Add(-30 * time.Minute)})
			return err
		}))
	}
}

func waiting(t *testing.T, s *store.Store, subjects ...string) []store.Waiting {
	t.Helper()
	all, err := s.WaitingFor(t.Context(), subjects)
	require.NoError(t, err)
	return all
}
