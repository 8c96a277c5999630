package activities

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Accounts acts on checks of identity papers and tells people about their accounts.
type Accounts struct {
	Store *store.Store
	SMS   sms.Sender
	Now   func() time.Time
}

var _ workflows.AccountActivities = (*Accounts)(nil)

// ReadPapers answers how a check of papers stands.
func (a *Accounts) ReadPapers(ctx context.Context, id string) (workflows.PapersState, error) {
	c, err := a.Store.PapersCheck(ctx, id)
	if err != nil {
		return workflows.PapersState{}, wrap(err)
	}
	state := workflows.PapersState{Status: string(c.Status), ExpiresAt: c.ExpiresAt}
	if c.DueAt != nil {
		state.DueAt = *c.DueAt
	}
	return state, nil
}

// ExpirePapers closes a check whose papers were not handed in in time.
func (a *Accounts) ExpirePapers(ctx context.Context, id string) (workflows.PapersState, error) {
	if err := a.Store.ExpirePapers(ctx, id, a.Now()); err != nil {
		return workflows.PapersState{}, wrap(err)
	}
	return a.ReadPapers(ctx, id)
}

// NotifyPapers tells a person by text message what an operator has decided, once.
func (a *Accounts) NotifyPapers(ctx context.Context, id string) error {
	c, err := a.Store.PapersCheck(ctx, id)
	if err != nil {
		return wrap(err)
	}
	template := map[store.CheckStatus]string{store.CheckPassed: "identity_passed", store.CheckRefused: "identity_refused"}[c.Status]
	if template == "" {
		return nil
	}
	return a.texts().send(ctx, c.AccountID, template, "papers:"+c.ID, nil)
}

// mergedText says that an account is part of another now.
const mergedText = "account_merged"

// NotifyMerge tells the owner of a merged account, on its own phone or on that of the
// account it was merged into, once each.
func (a *Accounts) NotifyMerge(ctx context.Context, in workflows.MergeNotice) error {
	into, err := a.Store.MergedInto(ctx, in.AccountID)
	if err != nil {
		return wrap(err)
	}
	if into == "" {
		return wrap(store.ErrNotFound)
	}
	from, err := a.Store.Phone(ctx, in.AccountID)
	to, err2 := a.Store.Phone(ctx, into)
	if err := errors.Join(err, err2); err != nil {
		return wrap(err)
	}
	whom, key := in.AccountID, "merge:"+in.AccountID+":from"
	if in.Into {
		whom, key = into, "merge:"+in.AccountID+":into"
	}
	return a.texts().send(ctx, whom, mergedText, key, []string{baoquan.MaskPhone(from), baoquan.MaskPhone(to)})
}

func (a *Accounts) texts() texts { return texts{a.Store, a.SMS, a.Now} }
