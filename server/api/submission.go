package api

import (
	"context"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// check is the dry run before submission: what is missing, and what may be
// wrong.
func (a *API) check(find finder) handler[One, body[baoquan.Check]] {
	return func(ctx context.Context, in *One) (*body[baoquan.Check], error) {
		if _, err := find(ctx, in.ID); err != nil {
			return nil, err
		}
		app, err := a.store.Application(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		facts, err := a.facts(ctx, a.store, app)
		if err != nil {
			return nil, err
		}
		return &body[baoquan.Check]{app.Check(a.today(), facts)}, nil
	}
}

// Act is the input of an act on an application: done once for each key.
type Act struct {
	One
	Versioned
	Keyed
}

// submit hands the application to court or insurer (rows 54, 63): complete, or not at all.
func (a *API) submit(kind baoquan.Kind) handler[Act, applicationAnswer] {
	return func(ctx context.Context, in *Act) (*applicationAnswer, error) {
		if err := nothingSent(ctx); err != nil {
			return nil, err
		}
		return a.act(ctx, in, kind, func(t *store.Tx, app *store.Application) error {
			if !app.Status.Editable() {
				return conflict(app.Status)
			}
			if err := t.LoadParts(ctx, app); err != nil {
				return err
			}
			facts, err := a.facts(ctx, t, app)
			if err != nil {
				return err
			}
			check := app.Check(a.today(), facts)
			if !check.Ready {
				return incomplete(check)
			}
			if err := a.standsBy(ctx, t, app); err != nil {
				return err
			}
			app.Correction = nil
			if err := t.SaveOrders(ctx, app); err != nil {
				return err
			}
			_, err = t.File(ctx, app, store.Fact{Event: baoquan.Submitted, By: actor(ctx), At: a.now()})
			return err
		})
	}
}

// incomplete is the answer to a submission that is not complete: the same list
// as check.
func incomplete(check baoquan.Check) error {
	p := problem(http.StatusUnprocessableEntity, "incomplete", "还有内容没有填完，请按清单补齐后再提交")
	p.Missing = check.Missing
	for _, m := range check.Missing {
		p.Errors = append(p.Errors, FieldError{Location: m.Location, Code: baoquan.CodeRequired, Detail: m.Detail})
	}
	return p
}

// act runs f on a locked application of the caller, once for each key, and
// answers the application.
func (a *API) act(ctx context.Context, in *Act, kind baoquan.Kind, f func(*store.Tx, *store.Application) error) (*applicationAnswer, error) {
	v, err := once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*applicationView, error) {
		app, err := own(ctx, kind, t.Lock, in.ID)
		if err != nil {
			return nil, err
		}
		if err := in.match(app); err != nil {
			return nil, err
		}
		if err := f(t, app); err != nil {
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

// nothingSent refuses members where none are asked for; an empty object will do.
func nothingSent(ctx context.Context) error {
	raw := rawBodyOf(ctx)
	if len(raw) == 0 {
		return nil
	}
	faults, err := decode(raw, &struct{}{})
	if err != nil {
		return err
	}
	return invalid("body", faults)
}

type withdrawInput struct {
	Act
	Form
}

type withdrawal struct {
	Reason string `json:"reason" doc:"撤回的理由" maxLength:"500"`
}

func (w *withdrawal) check() (faults baoquan.Faults) {
	var code baoquan.Code
	w.Reason, code = baoquan.CleanParagraph(w.Reason, 500)
	switch {
	case code != "":
		faults.Add("reason", code, "理由最多 500 个字，且不能有控制字符")
	case w.Reason == "":
		faults.Add("reason", baoquan.CodeRequired, "请填写撤回的理由")
	}
	return faults
}

// withdraw takes an application back while nothing was ruled or issued (row 100). What
// was paid goes back in full.
func (a *API) withdraw(kind baoquan.Kind) handler[withdrawInput, applicationAnswer] {
	return func(ctx context.Context, in *withdrawInput) (*applicationAnswer, error) {
		var w withdrawal
		faults, err := decode(in.RawBody, &w)
		if err != nil {
			return nil, err
		}
		if err := invalid("body", merged(faults, w.check())); err != nil {
			return nil, err
		}
		answer, err := a.act(ctx, &in.Act, kind, func(t *store.Tx, app *store.Application) error {
			if _, err := t.File(ctx, app, store.Fact{
				Event: baoquan.WithdrawnEvent, By: actor(ctx), At: a.now(), Detail: w,
			}); err != nil {
				return err
			}
			return t.ReleaseMoney(ctx, app, "申请人撤回申请", a.now())
		})
		if err == nil {
			a.deliverPayments(ctx, in.ID)
		}
		return answer, err
	}
}

// deliverPayments hands on what was left for the orders of a case. What it does
// not get done, the relay will.
func (a *API) deliverPayments(ctx context.Context, applicationID string) {
	orders, err := a.store.Payments(ctx, applicationID)
	if err != nil {
		logOf(ctx).Warn("left to the relay", "error", err)
	}
	for _, order := range orders {
		a.Deliver.Deliver(order.ID)
	}
}
