package api

import (
	"context"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan/schema/store"
)

type checkInput struct {
	ID string `path:"id" maxLength:"100" doc:"核验的 id"`
}

type checkStatus struct {
	Status store.CheckStatus `json:"status" enum:"pending,passed,failed,expired"`
	Code   string            `json:"code,omitempty" doc:"未通过的原因：identity_mismatch 为与个人信息不一致"`
	otherAccounts
}

// getIdentityCheck says how a face check stands (row 15). The session that was
// waiting for it ends with the answer passed: who logs in then is known.
func (a *API) getIdentityCheck(ctx context.Context, in *checkInput) (*sessionAnswer[checkStatus], error) {
	if !isID(in.ID) {
		return nil, store.ErrNotFound
	}
	c, err := a.store.IdentityCheck(ctx, in.ID)
	if err == nil && c.AccountID != who(ctx).ID {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	out := &sessionAnswer[checkStatus]{Body: checkStatus{Status: c.Status}}
	switch {
	case c.Status == store.CheckFailed && c.Code == store.CodeMismatch:
		out.Body.Code = c.Code
	case c.Status == store.CheckPassed:
		if out.Body.otherAccounts, err = a.otherAccounts(ctx); err == nil {
			out.SetCookie, err = a.rotate(ctx, *c.DecidedAt)
		}
		return out, err
	}
	return out, nil
}

type ticketInput struct {
	Ticket string `path:"ticket" maxLength:"32" doc:"小程序码中的 scene"`
}

type ticketOutput struct {
	BizToken string `json:"bizToken" doc:"交给 wx.startVerify"`
}

// exchangeTicket gives our mini program the provider's token for the ticket in
// the code that was scanned, while the check is pending.
func (a *API) exchangeTicket(ctx context.Context, in *ticketInput) (*body[ticketOutput], error) {
	id, err := uuid.Parse(in.Ticket)
	if err != nil || len(in.Ticket) != 32 {
		return nil, store.ErrNotFound
	}
	c, err := a.store.IdentityCheck(ctx, id.String())
	if err == nil && (c.Status != store.CheckPending || c.Token == "" || !a.now().Before(c.ExpiresAt)) {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return &body[ticketOutput]{ticketOutput{c.Token}}, nil
}
