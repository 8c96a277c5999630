package api

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// billsKept is for how many days back the providers still give a bill: WeChat for
// three months.
const billsKept = 85

type reconcileInput struct {
	Keyed
	Form
}

type reconciliationForm struct {
	Date baoquan.Date `json:"date" doc:"要核对的日期（北京时间），最晚为昨天，如 2026-11-26"`
}

func (f *reconciliationForm) check(today baoquan.Date) func() baoquan.Faults {
	return func() (faults baoquan.Faults) {
		switch {
		case f.Date == "":
			faults.Add("date", baoquan.CodeRequired, "请填写要核对的日期")
		case !f.Date.Valid():
			faults.Add("date", baoquan.CodeInvalid, "日期应写成 2026-11-26 的形式")
		case f.Date >= today:
			faults.Add("date", baoquan.CodeOutOfRange, "当日的对账单第二天才有，最晚可以核对昨天")
		case f.Date < today.AddDays(-billsKept):
			faults.Add("date", baoquan.CodeOutOfRange, "支付机构只保留三个月的对账单")
		}
		return faults
	}
}

// reconciliationView is the comparison of a day, which goes on in its workflow.
type reconciliationView struct {
	ID       string       `json:"id"`
	Date     baoquan.Date `json:"date"`
	Workflow string       `json:"workflow" doc:"Temporal 界面中的地址"`
}

// reconcile has a day compared with the providers' bills (row 91), again when it was
// before. What is found is in the list of differences.
func (a *API) reconcile(ctx context.Context, in *reconcileInput) (*body[reconciliationView], error) {
	var f reconciliationForm
	if err := read(in.RawBody, &f, f.check(a.today())); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (reconciliationView, error) {
		id, err := t.OpenReconciliation(ctx, f.Date, a.now())
		return reconciliationView{id, f.Date, a.workflowURL(workflows.KindReconciliation, id)}, err
	})
	if err != nil {
		return nil, err
	}
	a.Deliver.Deliver(view.ID)
	logOf(ctx).Info("reconciliation asked for", "operator", who(ctx).ID, "day", view.Date)
	return &body[reconciliationView]{view}, nil
}
