package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// differenceView is what a provider's bill and the record do not agree about.
type differenceView struct {
	ID          string               `json:"id"`
	Day         baoquan.Date         `json:"day" doc:"对账日，北京时间"`
	Method      string               `json:"method" enum:"wechat,alipay"`
	Kind        store.DifferenceKind `json:"kind" enum:"paid_there,paid_here,other_amount,refund_there,refund_here"`
	Reason      string               `json:"reason" doc:"中文说明"`
	Number      string               `json:"number" doc:"商户订单号或者商户退款单号"`
	PaymentID   string               `json:"paymentId,omitempty" doc:"本系统的支付订单，没有则不填"`
	Application string               `json:"applicationNumber,omitempty"`
	There       baoquan.Fen          `json:"there" doc:"支付机构的金额，分；没有为 0"`
	Here        baoquan.Fen          `json:"here" doc:"本系统的金额，分；没有为 0"`
	FoundAt     time.Time            `json:"foundAt"`
	Settlement  *settlementView      `json:"settlement,omitempty" doc:"怎样处理的；没有处理则不填"`
}

// settlementView is how an operator settled something.
type settlementView struct {
	Note string    `json:"note"`
	By   string    `json:"by" doc:"处理人"`
	At   time.Time `json:"at"`
}

func viewDifference(d store.Difference) *differenceView {
	v := &differenceView{
		ID: d.ID, Day: d.Day, Method: d.Method, Kind: d.Kind, Reason: stuckReasons[string(d.Kind)], Number: d.Number,
		PaymentID: d.PaymentID, Application: d.Application, There: d.There, Here: d.Here, FoundAt: d.FoundAt.In(baoquan.Beijing),
	}
	if d.SettledAt != nil {
		v.Settlement = &settlementView{d.Note.String, d.SettledBy.String, d.SettledAt.In(baoquan.Beijing)}
	}
	return v
}

type differencesInput struct {
	Page
	Status string `query:"status" enum:"open,settled" doc:"open 未处理，settled 已处理；不填为全部"`
}

// listDifferences lists differences, newest first.
func (a *API) listDifferences(ctx context.Context, in *differencesInput) (*body[items[*differenceView]], error) {
	scope := "differences " + in.Status
	before, err := a.openCursor(scope, in.Cursor)
	if err != nil {
		return nil, err
	}
	var settled *bool
	if in.Status != "" {
		is := in.Status == "settled"
		settled = &is
	}
	rows, err := a.store.Differences(ctx, settled, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	views := make([]*differenceView, len(rows))
	for i, d := range rows {
		views[i] = viewDifference(d)
	}
	return pageOf(a, scope, in.Page, views, func(v *differenceView) string { return v.ID }), nil
}

type settleInput struct {
	One
	Keyed
	Form
}

type settlementForm struct {
	Note string `json:"note" doc:"怎样处理的，最多 500 字" maxLength:"500"`
}

func (f *settlementForm) check() (faults baoquan.Faults) {
	var code baoquan.Code
	f.Note, code = baoquan.CleanParagraph(f.Note, 500)
	switch {
	case code != "":
		faults.Add("note", code, "说明最多 500 个字，且不能有控制字符")
	case f.Note == "":
		faults.Add("note", baoquan.CodeRequired, "请说明怎样处理的")
	}
	return faults
}

var errSettled = problem(http.StatusConflict, "already_settled", "已经有人登记了处理，请刷新后再看")

// settleDifference writes down how an operator settled a difference, once.
func (a *API) settleDifference(ctx context.Context, in *settleInput) (*body[*differenceView], error) {
	var f settlementForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*differenceView, error) {
		id := uuidOrNil(in.ID)
		err := t.SettleDifference(ctx, id, store.Settlement{Note: f.Note, StaffID: who(ctx).ID, At: a.now()})
		if errors.Is(err, store.ErrSettled) {
			return nil, errSettled
		}
		if err != nil {
			return nil, err
		}
		d, err := t.Difference(ctx, id)
		return viewDifference(d), err
	})
	return &body[*differenceView]{view}, err
}
