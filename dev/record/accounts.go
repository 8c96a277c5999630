package main

import (
	"context"
	"fmt"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

// accounts are the ways of identity papers, and of two accounts of one person.
func (r *recorder) accounts(ctx context.Context) error {
	operator, passport := walk.New(r.applicant.Server, r.applicant.Sandbox), walk.InventedPassport()
	if err := operator.Login(ctx, "operator"); err != nil {
		return err
	}
	one, err := r.newcomer(ctx)
	if err != nil {
		return err
	}
	papers := func(c *walk.Client, name string, end func(id string) error) error {
		id, err := c.ByPapers(ctx, walk.Invented.Applicant, passport)
		if err == nil {
			err = end(id)
		}
		if err == nil {
			err = r.write(ctx, workflows.ID(workflows.KindPapers, id), name)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	}
	pass := func(id string) error { return operator.DecidePapers(ctx, id, true) }
	if err := papers(one, "papers-cancelled", func(id string) error { return one.CancelPapers(ctx, id) }); err != nil {
		return err
	}
	if err := papers(one, "papers-refused", func(id string) error { return operator.DecidePapers(ctx, id, false) }); err != nil {
		return err
	}
	if err := papers(one, "papers-passed", pass); err != nil {
		return err
	}
	other, err := r.newcomer(ctx)
	if err != nil {
		return err
	}
	if err := papers(other, "papers-passed", pass); err != nil {
		return err
	}
	merged, err := other.Merge(ctx)
	if err != nil {
		return err
	}
	return r.write(ctx, workflows.ID(workflows.KindMerge, merged), "merge")
}

// newcomer is somebody who has registered and is not known yet.
func (r *recorder) newcomer(ctx context.Context) (*walk.Client, error) {
	c, phone := walk.New(r.applicant.Server, r.applicant.Sandbox), walk.InventedPhone()
	if err := c.Register(ctx, phone, r.captcha); err != nil {
		return nil, err
	}
	return c, c.Login(ctx, phone)
}
