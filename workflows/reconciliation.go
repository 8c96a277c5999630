package workflows

import (
	"errors"
	"fmt"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan"
)

// Reconciliation (对账, row 91) compares a day's payments and refunds with the bill of
// each payment provider. What they do not agree about is written down for an operator,
// and so is a bill that could not be had. Asked for again, it compares again.
func Reconciliation(ctx workflow.Context, in Start) error {
	r := &reconciliation{id: in.Subject}
	var wanted bool
	listen(ctx, map[string]*bool{ReconciliationWanted: &wanted}, ReconciliationWanted)
	for {
		if err := settle(ctx); err != nil { // what asked for this run is heard
			return err
		}
		wanted = false
		if err := r.run(ctx); err != nil {
			return err
		}
		if err := settle(ctx); err != nil || !wanted {
			return err
		}
	}
}

// reconciliation is the comparison of a day as its procedure holds it.
type reconciliation struct {
	id    string
	state ReconciliationState
	said  map[string]string // by method, for the operator
	lost  bool              // a bill could not be compared
}

// run compares the bills side by side: one that is late keeps no other waiting.
func (r *reconciliation) run(ctx workflow.Context) error {
	r.said, r.lost = map[string]string{}, false
	if err := workflow.ExecuteLocalActivity(record(ctx), "ReadReconciliation", r.id).Get(ctx, &r.state); err != nil {
		return err
	}
	r.describe(ctx)
	all := workflow.NewWaitGroup(ctx)
	failed := make([]error, len(r.state.Methods))
	for i, method := range r.state.Methods {
		all.Add(1)
		workflow.Go(ctx, func(ctx workflow.Context) {
			defer all.Done()
			failed[i] = r.compare(ctx, method)
		})
	}
	all.Wait(ctx)
	if err := errors.Join(failed...); err != nil {
		return err
	}
	why := ""
	if r.lost {
		why = "bill_missing"
	}
	if err := workflow.UpsertTypedSearchAttributes(ctx, attention(why)); err != nil {
		return err
	}
	return workflow.ExecuteLocalActivity(record(ctx), "EndReconciliation", r.id).Get(ctx, nil)
}

// compare compares one provider's bill. Until half a day has passed, no bill means
// that it is not made yet; after that, that nobody paid.
func (r *reconciliation) compare(ctx workflow.Context, method string) error {
	r.tell(ctx, method, "取对账单并核对")
	in := BillOf{ID: r.id, Method: method}
	var out BillCompared
	summary := "核对" + methodNames[method] + "对账单"
	err := workflow.ExecuteActivity(bill(ctx, summary, billPatience), "CompareBill", in).Get(ctx, &out)
	if err != nil && ctx.Err() == nil && !isFinal(err) {
		in.Last = true
		err = workflow.ExecuteActivity(bill(ctx, summary+"（最后一次）", lastPatience), "CompareBill", in).Get(ctx, &out)
	}
	if err == nil {
		r.tell(ctx, method, fmt.Sprintf("已核对：支付 %d 笔，退款 %d 笔，不符 %d 笔", out.Payments, out.Refunds, out.Differences))
		return nil
	}
	if ctx.Err() != nil {
		return err
	}
	r.lost = true
	r.tell(ctx, method, "没有取得对账单，等待人工处理")
	missed := MissedBill{ID: r.id, Method: method, Code: codeOf(err)}
	return workflow.ExecuteLocalActivity(record(ctx), "MissBill", missed).Get(ctx, nil)
}

var methodNames = map[string]string{"wechat": "微信支付", "alipay": "支付宝"}

// codeOf is what an activity said at last, or that it never answered.
func codeOf(err error) string {
	var said *temporal.ApplicationError
	if errors.As(err, &said) && said.Type() != "" {
		return said.Type()
	}
	return "timeout"
}

// tell keeps what is said of one bill, for the Temporal UI.
func (r *reconciliation) tell(ctx workflow.Context, method, doing string) {
	r.said[method] = doing
	r.describe(ctx)
}

func (r *reconciliation) describe(ctx workflow.Context) {
	text := "### 支付对账 " + string(r.state.Day) + "\n"
	for _, method := range r.state.Methods {
		if doing := r.said[method]; doing != "" {
			text += "\n- " + methodNames[method] + "：" + doing
		}
	}
	workflow.SetCurrentDetails(ctx, text)
}

// scheduledAt is when a schedule meant to start a workflow; it may have been late.
var scheduledAt = temporal.NewSearchAttributeKeyTime("TemporalScheduledStartTime")

// DailyReconciliation is what the schedule starts every morning: it asks for the day
// before the one it was meant for, also when Temporal was away and catches up.
func DailyReconciliation(ctx workflow.Context) error {
	meant, known := workflow.GetTypedSearchAttributes(ctx).GetTime(scheduledAt)
	if !known {
		meant = workflow.Now(ctx)
	}
	day := baoquan.DateOf(meant).AddDays(-1)
	return workflow.ExecuteLocalActivity(record(ctx), "OpenReconciliation", day).Get(ctx, nil)
}
