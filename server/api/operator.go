package api

import (
	"context"
	"net/url"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/workflows"
)

// stuck is a case or an order that needs a person.
type stuck struct {
	Kind     string    `json:"kind" doc:"preservation、guarantee、payment、scan、papers（证件材料）、difference（对账不符）、reconciliation（对账）"`
	ID       string    `json:"id"`
	Number   string    `json:"number" doc:"申请编号；没有申请的，为商户单号、日期或者空"`
	Reason   string    `json:"reason"`
	Since    time.Time `json:"since"`
	Workflow string    `json:"workflow" doc:"Temporal 界面中的地址"`
}

var stuckReasons = map[string]string{
	"review": "法院超期未审核", "ruling": "法院超期未裁定", "unheard": "流程超过一分钟没有收到案卷记录",
	"amount_mismatch": "支付金额与订单不符", "merchant_mismatch": "收款商户与订单不符", "place_refused": "支付机构拒绝下单",
	"query_refused": "支付机构拒绝查询", "refund_refused": "支付机构拒绝退款", "refund_failed": "退款失败",
	"insurer_away": "保险公司系统没有答复，正在重试", "insurer_refused": "保险公司系统拒绝接受通知",
	"close_refused": "支付机构拒绝关闭订单", "currency_mismatch": "支付币种与订单不符", "order_mismatch": "支付机构答复的不是这个订单",
	"app_mismatch": "支付机构答复的不是本应用的订单",
	"paid_there":   "对账不符：支付机构有这笔支付，本系统没有", "paid_here": "对账不符：本系统有这笔支付，支付机构没有",
	"other_amount": "对账不符：金额不一致", "refund_there": "对账不符：支付机构有这笔退款，本系统没有",
	"refund_here":         "对账不符：本系统有这笔退款，支付机构没有",
	"bill_missing_wechat": "没有取得微信支付当日的对账单", "bill_missing_alipay": "没有取得支付宝当日的对账单",
	"insurer_documents_incomplete": "保单和保函的内容不全，无法出具", "issuing": "超期未出函",
	"scan_pending": "病毒扫描超过十分钟没有结果", "papers_overdue": "实名认证的证件材料超过两个工作日没有审核",
}

// listStuck answers what needs a person, oldest first.
func (a *API) listStuck(ctx context.Context, in *Page) (*body[items[stuck]], error) {
	rows, err := a.store.Stuck(ctx, a.now())
	if err != nil {
		return nil, err
	}
	list := make([]stuck, len(rows))
	for i, r := range rows {
		reason := stuckReasons[r.Reason]
		if r.Kind == string(baoquan.Guarantee) && r.Reason == string(baoquan.DeadlineReview) {
			reason = "保险公司逾期未答复"
		}
		if reason == "" {
			reason = "需要人工处理：" + r.Reason
		}
		list[i] = stuck{r.Kind, r.ID, r.Number, reason, r.Since.In(baoquan.Beijing), a.workflowURL(r.Workflow, r.Subject)}
	}
	return paged(a, "stuck", *in, list, func(s stuck) string { return s.Kind + s.ID + s.Reason })
}

// workflowURL is where the Temporal UI shows the workflow of a row.
func (a *API) workflowURL(kind, id string) string {
	return a.config.Temporal.UIURL + "/namespaces/" + a.config.Temporal.Namespace + "/workflows/" + url.PathEscape(workflows.ID(kind, id))
}
