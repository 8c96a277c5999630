package dispatch_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
	"github.com/baoquan/baoquan/workflows"
)

func TestMessagesGoToTheirWorkflowsInOrderAndAreThenForgotten(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := opened(t, s)
	file(t, s, a, baoquan.Submitted, baoquan.ReturnedToFix)
	temporal := &fake{}
	require.NoError(t, dispatch.New(s, temporal).Send(t.Context(), waiting(t, s, a.ID)))
	assert.Equal(t, []string{"opened", "submitted", "returned"}, temporal.signals())
	assert.Empty(t, waiting(t, s, a.ID))
	for i, sent := range temporal.sent {
		entry, ok := sent.payload.(baoquan.Entry)
		require.True(t, ok)
		assert.Equal(t, a.ID, entry.ApplicationID)
		assert.EqualValues(t, i+1, entry.Seq)
		assert.Equal(t, "preservation/"+a.ID, sent.id)
		assert.Equal(t, "Preservation", sent.workflow)
		assert.Equal(t, []any{workflows.Start{Subject: a.ID}}, sent.args)
		assert.Equal(t, workflows.TaskQueue, sent.options.TaskQueue)
		assert.Equal(t, "保全申请 "+a.Number, sent.options.StaticSummary)
	}
}

func TestSendingStopsAtTheFirstMessageThatIsNotTaken(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := opened(t, s)
	file(t, s, a, baoquan.Submitted, baoquan.ReturnedToFix)
	away := errors.New("temporal is away")
	temporal := &fake{fail: map[string]error{"submitted": away}}
	d := dispatch.New(s, temporal)
	require.ErrorIs(t, d.Send(t.Context(), waiting(t, s, a.ID)), away)
	assert.Equal(t, []string{"opened", "submitted"}, temporal.signals(), "the later one is not sent before")
	left := waiting(t, s, a.ID)
	require.Len(t, left, 2)
	require.ErrorIs(t, d.Send(t.Context(), left), away)
	assert.Len(t, waiting(t, s, a.ID), 2)
	temporal.fail = nil
	require.NoError(t, d.Send(t.Context(), left))
	assert.Empty(t, waiting(t, s, a.ID))
}

func TestAProcedureThatHasEndedCountsAsTold(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := opened(t, s)
	ended := serviceerror.NewWorkflowExecutionAlreadyStarted("ended", "", "")
	require.NoError(t, dispatch.New(s, &fake{fail: map[string]error{"opened": ended}}).Send(t.Context(), waiting(t, s, a.ID)))
	assert.Empty(t, waiting(t, s, a.ID))
}

func TestACaseIsNeverBegunAgainAndAnOrderIs(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	temporal := &fake{}
	a := opened(t, s)
	const order, check, upload = "0190d1a0-0000-7000-8000-000000000001", "0190d1a0-0000-7000-8000-000000000002", "0190d1a0-0000-7000-8000-000000000003"
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		if err := tx.Tell(t.Context(), workflows.KindPayment, order, workflows.PaymentNotified, workflows.Hint{}); err != nil {
			return err
		}
		if err := tx.Tell(t.Context(), workflows.KindScan, upload, workflows.ScanOpened, workflows.Hint{}); err != nil {
			return err
		}
		return tx.Tell(t.Context(), workflows.KindIdentity, check, workflows.CheckHinted, workflows.Hint{})
	}))
	require.NoError(t, dispatch.New(s, temporal).Send(t.Context(), waiting(t, s, a.ID, order, upload, check)))
	require.Len(t, temporal.sent, 4)
	for i, want := range []struct {
		id, workflow string
		payload      any
		policy       enums.WorkflowIdReusePolicy
	}{
		{"preservation/" + a.ID, "Preservation", temporal.sent[0].payload, enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY},
		{"payment/" + order, "Payment", workflows.Hint{}, enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE},
		{"scan/" + upload, "FileScan", workflows.Hint{}, enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE},
		{"identity/" + check, "IdentityCheck", workflows.Hint{}, enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY},
	} {
		sent := temporal.sent[i]
		assert.Equal(t, want.id, sent.id)
		assert.Equal(t, want.workflow, sent.workflow)
		assert.Equal(t, want.payload, sent.payload)
		assert.Equal(t, want.policy, sent.options.WorkflowIDReusePolicy, want.workflow)
	}
}

func TestWhatIsDeliveredIsSentSoonAndBeforeTheProcessGoes(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	temporal := &fake{}
	d := dispatch.New(s, temporal)
	first, last := opened(t, s), opened(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { d.Run(ctx); close(done) }()
	d.Deliver(first.ID)
	require.Eventually(t, func() bool { return len(waiting(t, s, first.ID)) == 0 }, 10*time.Second, 10*time.Millisecond)
	d.Deliver(last.ID)
	cancel()
	<-done
	assert.Empty(t, waiting(t, s, last.ID))
	d.Deliver(first.ID) // nobody runs: it makes nobody wait
}
