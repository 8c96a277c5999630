package main

import (
	"context"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// guaranteeScenarios are the ways a guarantee can go, from its filled-in draft on.
// That of the preservation which a letter serves is written on the way.
var guaranteeScenarios = map[string]struct {
	insurer string
	walk    func(context.Context, *recorder, *walk.Case) error
}{
	"released":    {walk.Desk, released},
	"undone":      {walk.Desk, undone},
	"surrendered": {walk.Desk, surrendered},
	"unlinked":    {walk.Desk, unlinked},
	"corrected":   {walk.Desk, correctedGuarantee},
	"declined":    {walk.Desk, declined},
	"withdrawn":   {walk.Desk, withdrawnGuarantee},
	"by-system":   {walk.System, bySystem},
}

// released: the letter secures a preservation that is granted, a claim is made,
// and the insurer's liability ends.
func released(ctx context.Context, r *recorder, g *walk.Case) error {
	k, err := r.linked(ctx, g)
	if err != nil {
		return err
	}
	if err := r.judge.Rule(ctx, k, "granted"); err != nil {
		return err
	}
	if err := r.write(ctx, workflows.ID(workflows.KindPreservation, k.ID), "linked-granted"); err != nil {
		return err
	}
	if err := r.underwriter.Close(ctx, g, "claimed"); err != nil {
		return err
	}
	return r.underwriter.Close(ctx, g, "released")
}

// undone: the court dismisses, the letter is revoked, the premium goes back.
func undone(ctx context.Context, r *recorder, g *walk.Case) error {
	k, err := r.linked(ctx, g)
	if err != nil {
		return err
	}
	if err := r.judge.Rule(ctx, k, "dismissed"); err != nil {
		return err
	}
	return r.write(ctx, workflows.ID(workflows.KindPreservation, k.ID), "linked-dismissed")
}

func surrendered(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.issued(ctx, g); err != nil {
		return err
	}
	return r.applicant.Surrender(ctx, g)
}

// unlinked: the letter is taken out of a draft again and then given back.
func unlinked(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.issued(ctx, g); err != nil {
		return err
	}
	k, err := r.applicant.Use(ctx, g)
	if err != nil {
		return err
	}
	if err := r.applicant.Unlink(ctx, &k); err != nil {
		return err
	}
	return r.applicant.Surrender(ctx, g)
}

// correctedGuarantee: the insurer wants something corrected and declines after all.
func correctedGuarantee(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.applicant.Submit(ctx, g); err != nil {
		return err
	}
	if err := r.underwriter.Underwrite(ctx, g, map[string]any{
		"decision": "return", "items": []map[string]string{{"location": "guaranteeAmount", "reason": "请核对担保金额"}},
	}); err != nil {
		return err
	}
	return declined(ctx, r, g)
}

func declined(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.applicant.Submit(ctx, g); err != nil {
		return err
	}
	return r.underwriter.Underwrite(ctx, g, map[string]any{"decision": "decline", "reason": "不符合承保条件"})
}

func withdrawnGuarantee(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.applicant.Submit(ctx, g); err != nil {
		return err
	}
	return r.applicant.Withdraw(ctx, g)
}

// bySystem: the insurer's core system takes it on and issues it; the letter serves
// a preservation that is withdrawn.
func bySystem(ctx context.Context, r *recorder, g *walk.Case) error {
	if err := r.applicant.Submit(ctx, g); err != nil {
		return err
	}
	if err := r.applicant.Until(ctx, g, "awaiting_payment"); err != nil {
		return err
	}
	if err := r.pay(ctx, g); err != nil {
		return err
	}
	k, err := r.applicant.Use(ctx, g)
	if err != nil {
		return err
	}
	if err := r.applicant.Submit(ctx, &k); err != nil {
		return err
	}
	if err := r.applicant.Withdraw(ctx, &k); err != nil {
		return err
	}
	return r.write(ctx, workflows.ID(workflows.KindPreservation, k.ID), "linked-withdrawn")
}

// issued has a guarantee taken on at the desk and issued.
func (r *recorder) issued(ctx context.Context, g *walk.Case) error {
	if err := r.applicant.Submit(ctx, g); err != nil {
		return err
	}
	if err := r.underwriter.Approve(ctx, g); err != nil {
		return err
	}
	return r.pay(ctx, g)
}

func (r *recorder) pay(ctx context.Context, g *walk.Case) error {
	if err := r.applicant.PayFee(ctx, g); err != nil {
		return err
	}
	return r.applicant.Until(ctx, g, "issued")
}

// linked has a guarantee issued and brings a preservation from it before the judge.
func (r *recorder) linked(ctx context.Context, g *walk.Case) (*walk.Case, error) {
	if err := r.issued(ctx, g); err != nil {
		return nil, err
	}
	k, err := r.applicant.Use(ctx, g)
	if err != nil {
		return nil, err
	}
	_, err = r.paid(ctx, &k)
	return &k, err
}
