package api

import (
	"context"
	"fmt"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// ofCourt finds the cases of the caller's court: what was submitted to it.
func (a *API) ofCourt(ctx context.Context, id string) (*store.Application, error) {
	return inCourt(ctx, a.store.ApplicationHead, id)
}

func inCourt(ctx context.Context, read func(context.Context, string) (*store.Application, error), id string) (*store.Application, error) {
	app, err := read(ctx, uuidOrNil(id))
	if err != nil {
		return nil, err
	}
	if app.Kind != baoquan.Preservation || app.CourtCode != who(ctx).CourtCode || app.SubmittedAt == nil {
		return nil, store.ErrNotFound
	}
	return app, nil
}

// listCases is the queue of the caller's court.
func (a *API) listCases(ctx context.Context, in *queueInput) (*body[items[*applicationView]], error) {
	return a.queue(ctx, in, who(ctx).CourtCode, baoquan.Preservation, a.store.CourtApplications, asCourt)
}

// getCase answers a case of the caller's court, whole, and writes down that it was
// read.
func (a *API) getCase(ctx context.Context, in *One) (*applicationAnswer, error) {
	app, err := a.ofCourt(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	v, err := a.view(ctx, a.store, in.ID)
	if err != nil {
		return nil, err
	}
	if err := a.reveal(ctx, app, wholeCase); err != nil {
		return nil, err
	}
	return answerApplication(asCourt(v)), nil
}

// review is what a court decides about a submitted application.
type review struct {
	Decision string                   `json:"decision" enum:"accept,return,reject"`
	Fee      *baoquan.Fen             `json:"fee,omitempty" doc:"受理时通知交纳的保全费，分；不填按收费标准"`
	Items    []baoquan.CorrectionItem `json:"items,omitempty" doc:"退回时一次列明需要补正的内容" maxItems:"200"`
	Reason   string                   `json:"reason,omitempty" maxLength:"2000" doc:"不予受理的理由"`
}

type reviewInput struct {
	Act
	Form
}

// reviewCase accepts a case and orders its fee, returns it with everything that
// is to be corrected, told once, or rejects it (row 57).
func (a *API) reviewCase(ctx context.Context, in *reviewInput) (*applicationAnswer, error) {
	var r review
	faults, err := decode(in.RawBody, &r)
	if err != nil {
		return nil, err
	}
	return a.decide(ctx, &in.Act, func(t *store.Tx, app *store.Application) error {
		if err := invalid("body", merged(faults, r.check(t.RulesOf(app), app.Amount))); err != nil {
			return err
		}
		switch r.Decision {
		case "return":
			return a.returnToFix(ctx, t, app, actor(ctx), r.Items, r.Reason)
		case "reject":
			_, err := t.File(ctx, app, store.Fact{
				Event: baoquan.RejectedEvent, By: actor(ctx), At: a.now(), Detail: map[string]any{"reason": r.Reason},
			})
			return err
		}
		return a.acceptCase(ctx, t, app, r)
	})
}

// check names everything that is wrong with a review.
func (r *review) check(rules baoquan.Rules, amount baoquan.Fen) (faults baoquan.Faults) {
	var code baoquan.Code
	if r.Reason, code = baoquan.CleanParagraph(r.Reason, 2000); code != "" {
		faults.Add("reason", code, "理由最多 2000 个字，且不能有控制字符")
	}
	switch r.Decision {
	case "accept":
		if ruled, article := rules.Fee(amount); r.Fee != nil && (*r.Fee < 0 || *r.Fee > ruled) {
			faults.Add("fee", baoquan.CodeOutOfRange, fmt.Sprintf("保全费应当在 0 至 %s 元之间（%s）", ruled.Yuan(), article))
		}
	case "return":
		faults = append(faults, checkItems(r.Items)...)
	case "reject":
		if r.Reason == "" && code == "" {
			faults.Add("reason", baoquan.CodeRequired, "请填写不予受理的理由")
		}
	default:
		faults.Add("decision", baoquan.CodeInvalid, "请选择受理（accept）、退回补正（return）或者不予受理（reject）")
	}
	if r.Decision != "accept" && r.Fee != nil {
		faults.Add("fee", baoquan.CodeNotAllowed, "受理时才通知交费，请去掉保全费")
	}
	return faults
}

// Limits of what is to be corrected, in characters.
const (
	maxItemLocation = 200
	maxItemReason   = 500
)

// checkItems cleans what is to be corrected and names what is wrong with it.
func checkItems(items []baoquan.CorrectionItem) (faults baoquan.Faults) {
	if len(items) == 0 || len(items) > 200 {
		faults.Add("items", baoquan.CodeRequired, "请一次列明需要补正的内容，1 至 200 项")
	}
	for i := range items {
		item, at := &items[i], fmt.Sprintf("items[%d].", i)
		location, code := baoquan.CleanText(item.Location, maxItemLocation)
		if code != "" || location == "" {
			faults.Add(at+"location", baoquan.CodeRequired, "请指明需要补正的位置，如 amount 或 materials/identity/<partyId>")
		}
		reason, code := baoquan.CleanParagraph(item.Reason, maxItemReason)
		if code != "" || reason == "" {
			faults.Add(at+"reason", baoquan.CodeRequired, "请写明怎样补正，最多 500 个字")
		}
		item.Location, item.Reason = location, reason
	}
	return faults
}

// acceptCase accepts and orders the fee: the one the judge names, or that of SF
// 14(2) on the amount asked. A fee of nothing leads straight to the ruling.
func (a *API) acceptCase(ctx context.Context, t *store.Tx, app *store.Application, r review) error {
	fee, article := t.RulesOf(app).Fee(app.Amount)
	if r.Fee != nil {
		fee = *r.Fee
	}
	app.Fee = fee
	if err := t.SaveOrders(ctx, app); err != nil {
		return err
	}
	facts := []store.Fact{{Event: baoquan.Accepted, By: actor(ctx), At: a.now()}}
	if fee > 0 {
		facts = append(facts, store.Fact{
			Event: baoquan.FeeOrdered, By: actor(ctx), At: a.now(), Detail: map[string]any{"fee": fee, "article": article},
		})
	}
	_, err := t.File(ctx, app, facts...)
	return err
}

// returnToFix returns an application with everything that is to be corrected.
func (a *API) returnToFix(ctx context.Context, t *store.Tx, app *store.Application, by baoquan.Actor, items []baoquan.CorrectionItem, reason string) error {
	entry, err := t.File(ctx, app, store.Fact{
		Event: baoquan.ReturnedToFix, By: by, At: a.now(), Detail: map[string]any{"items": items, "reason": reason},
	})
	if err != nil {
		return err
	}
	app.Correction = &baoquan.Correction{Items: items}
	if entry.Deadline != nil {
		app.Correction.DueAt = entry.Deadline.DueAt
	}
	return t.SaveOrders(ctx, app)
}

// decide runs f on a locked case of the caller's court, once for each key, and
// answers the case.
func (a *API) decide(ctx context.Context, in *Act, f func(*store.Tx, *store.Application) error) (*applicationAnswer, error) {
	return a.decideAt(ctx, in, inCourt, asCourt, f)
}

// desk finds, with a way to read it, an application that the caller's desk may see.
type desk func(ctx context.Context, read func(context.Context, string) (*store.Application, error), id string) (*store.Application, error)

// decideAt is decide for any desk, which sees the application as shown.
func (a *API) decideAt(ctx context.Context, in *Act, find desk, shown func(*applicationView) *applicationView, f func(*store.Tx, *store.Application) error) (*applicationAnswer, error) {
	v, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*applicationView, error) {
		app, err := find(ctx, t.Lock, in.ID)
		if err != nil {
			return nil, err
		}
		if err := in.match(app); err != nil {
			return nil, err
		}
		if err := f(t, app); err != nil {
			return nil, err
		}
		v, err := a.view(ctx, t, app.ID)
		if err != nil {
			return nil, err
		}
		return shown(v), nil
	})
	if err != nil {
		return nil, err
	}
	a.Deliver.Deliver(v.ID)
	return answerApplication(v), nil
}
