package api

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type createInput struct {
	Keyed
	Form
}

// createApplication opens a draft (rows 21–30, 60).
func (a *API) createApplication(kind baoquan.Kind) handler[createInput, applicationAnswer] {
	return func(ctx context.Context, in *createInput) (*applicationAnswer, error) {
		sent := newDraft(ctx, kind)
		faults, err := decodeBasics(in.RawBody, sent)
		if err != nil {
			return nil, err
		}
		if kind == baoquan.Preservation && !has(in.RawBody, "secured") {
			faults.Add("secured", baoquan.CodeRequired, "请选择有担保或者无担保")
		}
		return a.created(ctx, in.claim(ctx, a), func(t *store.Tx) (*store.Application, error) {
			app := *sent
			return &app, a.open(ctx, t, &app, faults)
		})
	}
}

// newDraft is an application of the caller that is not written down yet.
func newDraft(ctx context.Context, kind baoquan.Kind) *store.Application {
	app := &store.Application{}
	app.ID, app.Kind, app.AccountID = newID(), kind, who(ctx).ID
	return app
}

// open writes a new draft, whose form had these faults, when nothing is wrong with
// it.
func (a *API) open(ctx context.Context, t *store.Tx, app *store.Application, faults baoquan.Faults) error {
	if err := a.checkBasics(ctx, t, app, faults, everyField); err != nil {
		return err
	}
	if err := a.requote(ctx, t, app, nil); err != nil {
		return err
	}
	now := a.now()
	if err := t.Open(ctx, app, actor(ctx), now, now.Add(a.config.Procedure.DraftLifetime)); err != nil {
		return err
	}
	return t.Accepted(ctx, app, now)
}

// created answers an application that f writes, once for each key.
func (a *API) created(ctx context.Context, claim store.Claim, f func(*store.Tx) (*store.Application, error)) (*applicationAnswer, error) {
	v, err := once(ctx, a, claim, func(t *store.Tx) (*applicationView, error) {
		app, err := f(t)
		if err != nil {
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
// could not be decoded, what the law does not allow, and what refers to nothing
// among the fields that were sent. A court that has closed since is not the
// fault of who changes the amount; check says it.
func (a *API) checkBasics(ctx context.Context, t *store.Tx, app *store.Application, faults baoquan.Faults, sent func(field string) bool) error {
	app.Basics.Normalize()
	wrong := dropLeftovers(&app.Basics, app.Basics.Validate(app.Kind), sent)
	if at(faults, "secured") { // whether there is a reason to give is not known
		wrong = slices.DeleteFunc(wrong, func(f baoquan.Fault) bool { return f.Location == "unsecuredReason" })
	}
	faults = merged(faults, wrong)
	unknown, err := t.Refer(ctx, readable(app.Basics, faults), a.today())
	if err != nil {
		return err
	}
	if faults, err = a.checkCover(ctx, t, app, merged(faults, unknown)); err != nil {
		return err
	}
	faults = slices.DeleteFunc(faults, func(f baoquan.Fault) bool { return notTheirs[f.Code] && !sent(f.Location) })
	return invalid("body", faults)
}

// notTheirs are what became wrong without anybody changing the application: a court
// or an insurer closed, a cause or a notice was replaced.
var notTheirs = map[baoquan.Code]bool{baoquan.CodeUnknown: true, baoquan.CodeCourtClosed: true, "insurer_closed": true}

// dropLeftovers takes out what belonged to what was chosen before: who turns an
// application before a suit into one in a suit need not clear the pre-suit stage.
func dropLeftovers(b *baoquan.Basics, wrong baoquan.Faults, sent func(field string) bool) baoquan.Faults {
	fields := map[string]*string{
		"preSuitStage": (*string)(&b.PreSuitStage), "caseType": &b.CaseType, "caseNumber": &b.CaseNumber, "causeCode": &b.CauseCode,
		"judgmentCourtCode": &b.JudgmentCourtCode, "unsecuredReason": (*string)(&b.UnsecuredReason), "unsecuredNote": &b.UnsecuredNote,
	}
	return slices.DeleteFunc(wrong, func(f baoquan.Fault) bool {
		field := fields[f.Location]
		left := field != nil && f.Code == baoquan.CodeNotAllowed && !sent(f.Location)
		if left {
			*field = ""
		}
		return left
	})
}

// readable leaves codes out that are no text, which the database does not take.
func readable(b baoquan.Basics, faults baoquan.Faults) baoquan.Basics {
	for location, code := range map[string]*string{
		"courtCode": &b.CourtCode, "judgmentCourtCode": &b.JudgmentCourtCode, "caseType": &b.CaseType,
		"causeCode": &b.CauseCode, "noticeVersion": &b.NoticeVersion,
	} {
		if at(faults, location) {
			*code = ""
		}
	}
	return b
}

func everyField(string) bool { return true }

// merged adds faults at places where none was found before: a field is wrong for
// one reason at a time.
func merged(faults, more baoquan.Faults) baoquan.Faults {
	all := slices.Clone(faults)
	for _, f := range more {
		if !at(faults, f.Location) {
			all = append(all, f)
		}
	}
	return all
}

func at(faults baoquan.Faults, location string) bool {
	return slices.ContainsFunc(faults, func(f baoquan.Fault) bool { return f.Location == location })
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
				before := *app
				faults, err := decodeBasics(in.RawBody, app)
				if err != nil {
					return change{}, err
				}
				sent := func(field string) bool { return has(in.RawBody, field) }
				if err := a.checkBasics(ctx, t, app, faults, sent); err != nil {
					return change{}, err
				}
				if err := a.requote(ctx, t, app, &before); err != nil {
					return change{}, err
				}
				if err := a.acceptedAnew(ctx, t, app, &before); err != nil {
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
		var freed []string
		err := a.store.InTx(ctx, func(t *store.Tx) error {
			app, err := own(ctx, kind, t.Lock, in.ID)
			if err != nil {
				return err
			}
			if err := in.match(app); err != nil {
				return err
			}
			if freed, err = a.unlinkAll(ctx, t, app); err != nil {
				return err
			}
			return t.Delete(ctx, app, actor(ctx), a.now())
		})
		if err == nil {
			a.deliverAll(append(freed, in.ID))
		}
		return nil, err
	}
}

// Listing is embedded in what narrows a list.
type Listing struct {
	Page
	Status string `query:"status" maxLength:"300" doc:"状态，可用逗号分隔多个"`
	Query  string `query:"q" maxLength:"100" doc:"申请编号、案号或当事人名称的一部分"`
}

// filter reads what narrows a list.
func (a *API) filter(scope string, in *Listing) (store.Filter, error) {
	f := store.Filter{Query: strings.TrimSpace(in.Query), Limit: in.Limit + 1}
	if !isText(in.Query) {
		return f, invalidField("query.q", baoquan.CodeInvalid, "含有不能使用的字符，请删除后重新填写")
	}
	for name := range strings.SplitSeq(in.Status, ",") {
		status := baoquan.Status(strings.TrimSpace(name))
		if status == "" {
			continue
		}
		if status.Chinese() == "" || status == baoquan.Deleted {
			return f, invalidField("query.status", baoquan.CodeUnknown, "没有这种状态，请从状态列表中选择")
		}
		f.Statuses = append(f.Statuses, status)
	}
	var err error
	f.Before, err = a.openCursor(scope, in.Cursor)
	return f, err
}

// listed answers one page of what was read with one row too many.
func (a *API) listed(ctx context.Context, scope string, in *Listing, apps []*store.Application) (*body[items[*applicationView]], error) {
	views, err := a.list(ctx, apps)
	if err != nil {
		return nil, err
	}
	return pageOf(a, scope, in.Page, views, func(v *applicationView) string { return v.ID }), nil
}

// listApplications lists the caller's applications of a kind, newest first.
func (a *API) listApplications(kind baoquan.Kind) handler[Listing, body[items[*applicationView]]] {
	return func(ctx context.Context, in *Listing) (*body[items[*applicationView]], error) {
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
