package workflows_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan/workflows"
)

// quarantine is a scanner and a bucket that do what the test says.
type quarantine struct {
	watcher
	fail    []error // one for each call of ScanFile
	scan    string
	scanned int
	pages   int // of the bucket
	swept   []string
}

var _ workflows.FileActivities = (*quarantine)(nil)

func (q *quarantine) ScanFile(_ context.Context, id string) (workflows.ScanState, error) {
	if id != fileID {
		return workflows.ScanState{}, errors.New("another file")
	}
	q.scanned++
	if q.scanned <= len(q.fail) {
		return workflows.ScanState{}, q.fail[q.scanned-1]
	}
	return workflows.ScanState{Scan: q.scan}, nil
}

func (q *quarantine) SweepPage(_ context.Context, from []byte) (workflows.SweptPage, error) {
	q.swept = append(q.swept, string(from))
	page := workflows.SweptPage{Seen: 10, Removed: 1}
	if len(q.swept) < q.pages {
		page.Next = []byte{byte(len(q.swept))}
	}
	return page, nil
}

const fileID = "0190d1a0-0000-7000-8000-000000000002"

func newQuarantine(t *testing.T) *quarantine {
	t.Helper()
	q := &quarantine{scan: "clean"}
	q.watch()
	q.env.SetTestTimeout(time.Minute)
	q.env.RegisterWorkflow(workflows.FileScan)
	q.env.RegisterWorkflowWithOptions(workflows.SweepFiles, workflow.RegisterOptions{Name: workflows.SweepWorkflow})
	q.env.RegisterActivity(q)
	return q
}

// run answers how long it took.
func (q *quarantine) run(t *testing.T) time.Duration {
	t.Helper()
	begin := q.env.Now()
	q.env.ExecuteWorkflow(workflows.FileScan, workflows.Start{Subject: fileID})
	require.True(t, q.env.IsWorkflowCompleted())
	require.NoError(t, q.env.GetWorkflowError())
	return q.env.Now().Sub(begin)
}

func silent() error { return temporal.NewApplicationError("scan unavailable: transport", "transport") }

func TestAFileIsScannedAndThatIsAll(t *testing.T) {
	t.Parallel()
	q := newQuarantine(t)
	q.run(t)
	assert.Equal(t, 1, q.scanned)
	assert.Contains(t, q.details(), "未发现病毒")
}

func TestAScannerThatIsAwayForADayIsAskedUntilItAnswers(t *testing.T) {
	t.Parallel()
	q := newQuarantine(t)
	for range 1500 {
		q.fail = append(q.fail, silent())
	}
	took := q.run(t)
	assert.Equal(t, 1501, q.scanned)
	assert.Greater(t, took, 24*time.Hour)
}

func TestAFileTheScannerDoesNotTakeWaitsForAPerson(t *testing.T) {
	t.Parallel()
	q := newQuarantine(t)
	final := temporal.NewNonRetryableApplicationError("scan refused: size_limit", "size_limit", nil)
	q.fail = []error{final, silent(), final}
	q.env.RegisterDelayedCallback(func() { q.env.SignalWorkflow(workflows.ScanOpened, workflows.Hint{}) }, 10*time.Minute)
	took := q.run(t)
	assert.Equal(t, 4, q.scanned)
	assert.InDelta(t, 70, took.Minutes(), 2, "at once when somebody says so, else after an hour")
	assert.Len(t, q.seen, 2, "shown twice")
	assert.Nil(t, q.attribute("BaoquanAttention"), "and taken away")
}

func TestAFileThatWasThrownAwayIsForgotten(t *testing.T) {
	t.Parallel()
	q := newQuarantine(t)
	q.scan = ""
	q.run(t)
	assert.Equal(t, 1, q.scanned)
}

func TestTheBucketIsSweptPageByPageAndALargeOneInSeveralRuns(t *testing.T) {
	t.Parallel()
	q := newQuarantine(t)
	q.pages = 3
	q.env.ExecuteWorkflow(workflows.SweepFiles, workflows.SweptPage{})
	require.NoError(t, q.env.GetWorkflowError())
	assert.Equal(t, []string{"", "\x01", "\x02"}, q.swept)
	assert.Contains(t, q.details(), "30 个对象，清理 3 个")

	t.Run("large", func(t *testing.T) {
		t.Parallel()
		q := newQuarantine(t)
		q.pages = 250
		q.env.ExecuteWorkflow(workflows.SweepFiles, workflows.SweptPage{})
		var again *workflow.ContinueAsNewError
		require.ErrorAs(t, q.env.GetWorkflowError(), &again)
		assert.Equal(t, workflows.SweepWorkflow, again.WorkflowType.Name)
		assert.Len(t, q.swept, 100)
	})
}
