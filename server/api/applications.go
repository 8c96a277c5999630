package api

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type createInput struct {
	Keyed
	Form
}

// createPreservation opens a draft (rows 21–30).
func (a *API) createPreservation(ctx context.Context, in *createInput) (*applicationAnswer, error) {
	app := &store.Application{}
	app.ID, app.Kind, app.AccountID = newID(), baoquan.Preservation, who(ctx).ID
	faults, err := decode(in.RawBody, &app.Basics)
	if err != nil {
		return nil, err
	}
	if len(faults) == 0 && !has(in.RawBody, "secured") {
		faults.Add("secured", baoquan.CodeRequired, "请选择有担保或者无担保")
	}
	v, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*applicationView, error) {
		if err := a.checkBasics(ctx, t, app, faults); err != nil {
			return nil, err
		}
		now := a.now()
		if err := t.Open(ctx, app, actor(ctx), now, now.Add(a.config.Procedure.DraftLifetime)); err != nil {
			return nil, err
		}
		return a.view(ctx, t, app.ID)
	})
	if err != nil {
		return nil, err
	}
	a.Deliver.Deliver(v.ID)
	return answerApplication(v), nil
}

// checkBasics names everything that is wrong with the basic information: what
// could not be decoded, what the law does not allow, and what refers to nothing.
func (a *API) checkBasics(ctx context.Context, t *store.Tx, app *store.Application, faults baoquan.Faults) error {
	app.Basics.Normalize()
	for _, f := range app.Basics.Validate(app.Kind) {
		if !at(faults, f.Location) {
			faults = append(faults, f)
		}
	}
	unknown, err := t.Refer(ctx, app.Basics, a.today())
	if err != nil {
		return err
	}
	for _, f := range unknown {
		if !at(faults, f.Location) {
			faults = append(faults, f)
		}
	}
	return invalid("body", faults)
}

func at(faults baoquan.Faults, location string) bool {
	for _, f := range faults {
		if f.Location == location {
			return true
		}
	}
	return false
}

// getApplication answers an application of the caller, whole.
func (a *API) getApplication(kind baoquan.Kind) handler[One, applicationAnswer] {
	return func(ctx context.Context, in *One) (*applicationAnswer, error) {
		if _, err := own(ctx, kind, a.store.ApplicationHead, in.ID); err != nil {
			return nil, err
		}
		v, err := a.view(ctx, a.store, in.ID)
		if err != nil {
			return nil, err
		}
		return answerApplication(v), nil
	}
}

type patchInput struct {
	One
	Versioned
	Form
}

// patchApplication changes the basic information: members that are sent replace
// those that were there.
func (a *API) patchApplication(kind baoquan.Kind) handler[patchInput, applicationAnswer] {
	return func(ctx context.Context, in *patchInput) (*applicationAnswer, error) {
		var v *applicationView
		err := a.store.InTx(ctx, func(t *store.Tx) error {
			app, err := a.edited(ctx, t, kind, in.ID, in.Versioned, func(app *store.Application) (change, error) {
				faults, err := decode(in.RawBody, &app.Basics)
				if err != nil {
					return change{}, err
				}
				if err := a.checkBasics(ctx, t, app, faults); err != nil {
					return change{}, err
				}
				return change{Part: "basics", Act: "changed"}, t.SaveBasics(ctx, app)
			})
			if err != nil {
				return err
			}
			v, err = a.view(ctx, t, app.ID)
			return err
		})
		if err != nil {
			return nil, err
		}
		return answerApplication(v), nil
	}
}

type deleteInput struct {
	One
	Versioned
}

// deleteApplication throws a draft away (row 56).
func (a *API) deleteApplication(kind baoquan.Kind) handler[deleteInput, empty] {
	return func(ctx context.Context, in *deleteInput) (*empty, error) {
		err := a.store.InTx(ctx, func(t *store.Tx) error {
			app, err := own(ctx, kind, t.Lock, in.ID)
			if err != nil {
				return err
			}
			if err := in.match(app); err != nil {
				return err
			}
			return t.Delete(ctx, app, actor(ctx), a.now())
		})
		if err == nil {
			a.Deliver.Deliver(in.ID)
		}
		return nil, err
	}
}

type listInput struct {
	Page
	Status string `query:"status" maxLength:"100" doc:"状态，可用逗号分隔多个"`
	Query  string `query:"q" maxLength:"100" doc:"申请编号、案号或当事人名称的一部分"`
}

// filter reads what narrows a list.
func (a *API) filter(scope string, in *listInput) (store.Filter, error) {
	f := store.Filter{Query: strings.TrimSpace(in.Query), Limit: in.Limit + 1}
	for status := range strings.SplitSeq(in.Status, ",") {
		if status == "" {
			continue
		}
		if baoquan.Status(status).Chinese() == "" {
			return f, invalidField("query.status", baoquan.CodeUnknown, "没有这种状态，请从状态列表中选择")
		}
		f.Statuses = append(f.Statuses, baoquan.Status(status))
	}
	var err error
	f.Before, err = a.openCursor(scope, in.Cursor)
	return f, err
}

// listed answers one page of what was read with one row too many.
func (a *API) listed(ctx context.Context, scope string, in *listInput, apps []*store.Application) (*body[items[*applicationView]], error) {
	views, err := a.list(ctx, apps)
	if err != nil {
		return nil, err
	}
	return pageOf(a, scope, in.Page, views, func(v *applicationView) string { return v.ID }), nil
}

// listApplications lists the caller's applications of a kind, newest first.
func (a *API) listApplications(kind baoquan.Kind) handler[listInput, body[items[*applicationView]]] {
	return func(ctx context.Context, in *listInput) (*body[items[*applicationView]], error) {
		scope := "own:" + string(kind) + ":" + who(ctx).ID
		f, err := a.filter(scope, in)
		if err != nil {
			return nil, err
		}
		apps, err := a.store.OwnApplications(ctx, who(ctx).ID, kind, f)
		if err != nil {
			return nil, err
		}
		return a.listed(ctx, scope, in, apps)
	}
}

// newID is a time-ordered UUID.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
