package e2e

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// TestSignalsTwiceLateAndShuffled: what a workflow has heard before, in any
// order and however often, changes nothing.
func TestSignalsTwiceLateAndShuffled(t *testing.T) {
	c, p := applicant(t)
	j := judge(t)
	ongoing, over := awaitingRuling(t, c, j, p), awaitingRuling(t, c, j, p)
	require.NoError(t, j.Rule(t.Context(), &over, "granted"))
	used, back := issuedBySystem(t, c, p), issuedBySystem(t, c, p)
	require.NoError(t, c.Surrender(t.Context(), &back))
	secured(t, c, &used)
	settled(t, time.Minute)
	messages := texts(t)

	sent := 0
	for _, k := range []walk.Case{ongoing, over, used, back} {
		entries := heardOf(t, k)
		require.GreaterOrEqual(t, len(entries), 4)
		entries = append(entries, entries...)
		rand.Shuffle(len(entries), func(a, b int) { entries[a], entries[b] = entries[b], entries[a] })
		for _, e := range entries {
			again(t, k, e)
			sent++
		}
	}
	t.Logf("%d signals were sent again", sent)
	settled(t, time.Minute)
	assert.Equal(t, messages, texts(t), "somebody was told again")
	assert.Equal(t, []string{"guarantee.submitted", "guarantee.paid", "guarantee.used"}, told(t, used))
	require.NoError(t, j.Rule(t.Context(), &ongoing, "granted"))
	settled(t, time.Minute)
}

// heardOf reads the entries that the workflow of a case was told, out of its
// history.
func heardOf(t *testing.T, k walk.Case) (entries []baoquan.Entry) {
	t.Helper()
	events := house.check.Temporal.GetWorkflowHistory(t.Context(), workflows.ID(k.Kind, k.ID), "", false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		require.NoError(t, err)
		if signal := event.GetWorkflowExecutionSignaledEventAttributes(); signal != nil {
			var e baoquan.Entry
			require.NoError(t, converter.GetDefaultDataConverter().FromPayloads(signal.Input, &e))
			entries = append(entries, e)
		}
	}
	return entries
}

// again tells a case's workflow an entry as the relay would.
func again(t *testing.T, k walk.Case, e baoquan.Entry) {
	t.Helper()
	id := workflows.ID(k.Kind, k.ID)
	_, err := house.check.Temporal.SignalWithStartWorkflow(context.Background(), id, string(e.Event), e, client.StartWorkflowOptions{
		ID: id, TaskQueue: workflows.TaskQueue, WorkflowIDReusePolicy: enums.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,
	}, workflows.TypeOf[k.Kind], workflows.Start{Subject: k.ID})
	if k.Status != "ruled" && k.Status != "cancelled" {
		require.NoError(t, err)
	}
}

// texts is how many text messages were sent to anybody.
func texts(t *testing.T) int {
	t.Helper()
	var inbox struct{ Items []any }
	require.NoError(t, house.somebody().Control(t.Context(), "GET", "/sms", nil, &inbox))
	return len(inbox.Items)
}
