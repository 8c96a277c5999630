package workflows

import (
	"go.temporal.io/sdk/workflow"
)

// The sweep of the bucket runs by a schedule of Temporal's, not for a row.
const (
	SweepSchedule = "files-sweep" // id of the schedule
	SweepWorkflow = "SweepFiles"  // name of the function
)

// pagesPerRun bounds the history of one run.
const pagesPerRun = 100

// SweepFiles removes from the bucket what nobody names and what was left on the
// way, page by page. A large bucket is gone through in several runs, each of which
// begins where the one before it stopped.
func SweepFiles(ctx workflow.Context, in SweptPage) error {
	at := in
	for range pagesPerRun {
		var page SweptPage
		if err := workflow.ExecuteActivity(sweeping(ctx, "清理无人引用的文件"), "SweepPage", at.Next).Get(ctx, &page); err != nil {
			return err
		}
		at = SweptPage{Next: page.Next, Seen: at.Seen + page.Seen, Removed: at.Removed + page.Removed}
		workflow.SetCurrentDetails(ctx, "### 清理文件\n\n"+at.describe())
		if len(at.Next) == 0 {
			workflow.GetLogger(ctx).Info("bucket was swept", "seen", at.Seen, "removed", at.Removed)
			return nil
		}
	}
	return workflow.NewContinueAsNewError(ctx, SweepWorkflow, at)
}
