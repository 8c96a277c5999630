package workflows

import "go.temporal.io/sdk/workflow"

// AccountMerge tells a person on both of their phones that one of their accounts was
// merged into the other. The merge itself is done: it is in the record, all of it or
// nothing.
func AccountMerge(ctx workflow.Context, in Start) error {
	listen(ctx, nil, AccountsMerged)
	workflow.SetCurrentDetails(ctx, "### 合并账号\n\n- 正在：短信告知两个手机号")
	for _, told := range []struct {
		summary string
		in      MergeNotice
	}{
		{"短信：被并入的账号", MergeNotice{AccountID: in.Subject}},
		{"短信：并入的账号", MergeNotice{AccountID: in.Subject, Into: true}},
	} {
		if err := outside(ctx, message, told.summary, "NotifyMerge", told.in, nil); err != nil {
			if ctx.Err() != nil {
				return err
			}
			workflow.GetLogger(ctx).Warn("message was not sent", "account", in.Subject)
		}
	}
	workflow.SetCurrentDetails(ctx, "### 合并账号\n\n- 已告知")
	return settle(ctx)
}
