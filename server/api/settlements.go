package api

import (
	"context"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

var errNothingToSettle = problem(http.StatusConflict, "nothing_to_settle", "没有需要人工处理的事项，请刷新后再看")

// settlePayment takes an order that has come to its end off the list of what needs a
// person. One that is still open, or whose money is on its way back, is its procedure's,
// which asks the provider again and would put it back.
func (a *API) settlePayment(ctx context.Context, in *settleInput) (*body[*paymentView], error) {
	var f settlementForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*paymentView, error) {
		app, p, err := lockOrder(ctx, t, uuidOrNil(in.ID))
		switch {
		case err != nil:
			return nil, err
		case p.Attention == "":
			return nil, errNothingToSettle
		case p.Status.Open() || p.Status == store.PaymentRefunding:
			return nil, problem(http.StatusConflict, "payment_in_progress", "这个订单还没有办结，系统正在继续向支付机构查询；请在支付机构处理后等待系统更新")
		}
		err = t.SettlePayment(ctx, app, &p, store.Settlement{Note: f.Note, StaffID: who(ctx).ID, At: a.now()})
		return viewPayment(p), err
	})
	return &body[*paymentView]{view}, err
}

// lockOrder locks an order's application and the order.
func lockOrder(ctx context.Context, t *store.Tx, id string) (*store.Application, store.Payment, error) {
	p, err := t.Payment(ctx, id)
	if err != nil {
		return nil, p, err
	}
	app, err := t.Lock(ctx, p.ApplicationID)
	if err != nil {
		return nil, p, err
	}
	p, err = t.LockPayment(ctx, id)
	return app, p, err
}

// troubleSettled is what was taken off the list.
type troubleSettled struct {
	ID     string `json:"id"`
	Number string `json:"number"`
	Reason string `json:"reason" doc:"处理的是什么"`
}

// settleGuarantee takes a guarantee off the list whose insurer's system has refused
// for good what it was told. One that does not answer is asked again by its procedure.
func (a *API) settleGuarantee(ctx context.Context, in *settleInput) (*body[*troubleSettled], error) {
	var f settlementForm
	if err := read(in.RawBody, &f, f.check); err != nil {
		return nil, err
	}
	view, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*troubleSettled, error) {
		app, err := t.Lock(ctx, uuidOrNil(in.ID))
		if err == nil && app.Kind != baoquan.Guarantee {
			err = store.ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		code, err := t.TroubleOf(ctx, app.ID)
		switch {
		case err != nil:
			return nil, err
		case code == "":
			return nil, errNothingToSettle
		case code != store.InsurerRefused:
			return nil, problem(http.StatusConflict, "insurer_in_progress", "系统正在继续处理这件担保，请在保险公司处理后等待系统更新")
		}
		err = t.SettleTrouble(ctx, app, code, store.Settlement{Note: f.Note, StaffID: who(ctx).ID, At: a.now()})
		return &troubleSettled{app.ID, app.Number, stuckReasons["insurer_"+code]}, err
	})
	return &body[*troubleSettled]{view}, err
}
