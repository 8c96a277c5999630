package main

import (
	"context"
	"errors"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// scenarios are the ways a case can go, from its filled-in draft on. The file of
// a case is named like its scenario; those of its orders are written on the way.
var scenarios = map[string]func(context.Context, *recorder, *walk.Case) error{
	"granted":   granted,
	"dismissed": dismissed,
	"corrected": corrected,
	"rejected":  rejected,
	"withdrawn": withdrawn,
	"deleted":   deleted,
}

func granted(ctx context.Context, r *recorder, k *walk.Case) error {
	order, err := r.paid(ctx, k)
	if err != nil {
		return err
	}
	if err := r.write(ctx, workflows.ID(workflows.KindPayment, order), "payment-paid"); err != nil {
		return err
	}
	return r.judge.Rule(ctx, k, "granted")
}

func dismissed(ctx context.Context, r *recorder, k *walk.Case) error {
	if _, err := r.paid(ctx, k); err != nil {
		return err
	}
	return r.judge.Rule(ctx, k, "dismissed")
}

// paid files the case, has it accepted and pays; it answers the order's id.
func (r *recorder) paid(ctx context.Context, k *walk.Case) (string, error) {
	if err := r.applicant.Submit(ctx, k); err != nil {
		return "", err
	}
	if err := r.judge.Accept(ctx, k); err != nil {
		return "", err
	}
	if err := r.applicant.PayFee(ctx, k); err != nil {
		return "", err
	}
	return r.order(ctx, k)
}

// order is the id of the first order of a case.
func (r *recorder) order(ctx context.Context, k *walk.Case) (string, error) {
	orders, err := r.applicant.Orders(ctx, k)
	if err == nil && len(orders) == 0 {
		err = errors.New("没有支付订单")
	}
	if err != nil {
		return "", err
	}
	return orders[0].ID, nil
}

func corrected(ctx context.Context, r *recorder, k *walk.Case) error {
	if err := r.applicant.Submit(ctx, k); err != nil {
		return err
	}
	if err := r.judge.Review(ctx, k, map[string]any{
		"decision": "return", "items": []map[string]string{{"location": "amount", "reason": "请核对申请保全金额"}},
	}); err != nil {
		return err
	}
	if _, err := r.paid(ctx, k); err != nil {
		return err
	}
	return r.judge.Rule(ctx, k, "granted")
}

func rejected(ctx context.Context, r *recorder, k *walk.Case) error {
	if err := r.applicant.Submit(ctx, k); err != nil {
		return err
	}
	return r.judge.Review(ctx, k, map[string]any{"decision": "reject", "reason": "不属于本院管辖"})
}

// withdrawn: with an order that nobody has paid yet, which is dropped, and with
// money that goes back.
func withdrawn(ctx context.Context, r *recorder, k *walk.Case) error {
	if err := r.dropped(ctx); err != nil {
		return err
	}
	order, err := r.paid(ctx, k)
	if err != nil {
		return err
	}
	if err := r.applicant.Withdraw(ctx, k); err != nil {
		return err
	}
	if _, err := r.applicant.UntilRefunded(ctx, k); err != nil {
		return err
	}
	return r.write(ctx, workflows.ID(workflows.KindPayment, order), "payment-refunded")
}

// dropped is a case of its own that is withdrawn before it was paid.
func (r *recorder) dropped(ctx context.Context) error {
	k, err := r.applicant.Draft(ctx, r.court, walk.Invented)
	if err != nil {
		return err
	}
	if err := r.applicant.Submit(ctx, &k); err != nil {
		return err
	}
	if err := r.judge.Accept(ctx, &k); err != nil {
		return err
	}
	order, err := r.applicant.OpenOrder(ctx, &k)
	if err != nil {
		return err
	}
	if err := r.applicant.Withdraw(ctx, &k); err != nil {
		return err
	}
	if err := r.write(ctx, workflows.ID(workflows.KindPayment, order.ID), "payment-dropped"); err != nil {
		return err
	}
	return r.write(ctx, workflows.ID(workflows.KindPreservation, k.ID), "withdrawn-unpaid")
}

func deleted(ctx context.Context, r *recorder, k *walk.Case) error {
	return r.applicant.Delete(ctx, k)
}
