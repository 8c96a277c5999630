package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// How a guarantee bought here secures a preservation (rows 46, 47, 51). The
// preservation is always locked before the guarantee.

// referToGuarantee: a security bought here is an issued guarantee of the same
// account that fits and is free. Its value and who stands behind it are the
// guarantee's, whatever the form says.
func (a *API) referToGuarantee(ctx context.Context, t *store.Tx, app *store.Application, s, old *baoquan.Security) (faults baoquan.Faults, err error) {
	if s.GuaranteeID == "" || !s.Linked() {
		return nil, nil
	}
	guarantee, err := own(ctx, baoquan.Guarantee, t.Lock, s.GuaranteeID)
	if errors.Is(err, store.ErrNotFound) {
		faults.Add("guaranteeId", baoquan.CodeGuaranteeUnknown, "请在您本人名下已出函的担保中选择一份")
		return faults, nil
	}
	if err != nil {
		return nil, err
	}
	if err := t.LoadParts(ctx, guarantee); err != nil {
		return nil, err
	}
	why := guarantee.UnfitFor(&app.Application)
	again := guarantee.Serves == app.ID && (old == nil || old.GuaranteeID != s.GuaranteeID)
	if again {
		why = append(why, baoquan.Unfit{Code: baoquan.CodeGuaranteeUsed, Detail: "这份保函已经在本案的另一项担保中"})
	}
	for _, u := range why {
		faults.Add("guaranteeId", u.Code, u.Detail)
	}
	names, err := t.InsurerNames(ctx, []string{guarantee.InsurerCode})
	s.Value, s.GuarantorName = guarantee.GuaranteeAmount, names[guarantee.InsurerCode]
	return faults, err
}

// follow keeps letters in step with a security that was added (old is nil),
// changed or removed (s is nil).
func (a *API) follow(ctx context.Context, t *store.Tx, app *store.Application, s, old *baoquan.Security) (touched []string, err error) {
	was, is := guaranteeOf(old), guaranteeOf(s)
	if was == is {
		return nil, nil
	}
	if was != "" {
		if err := a.unlink(ctx, t, app, was); err != nil {
			return nil, err
		}
		touched = append(touched, was)
	}
	if is != "" {
		guarantee, err := t.Lock(ctx, is)
		if err != nil {
			return nil, err
		}
		if err := t.Link(ctx, app, guarantee, s.ID, actor(ctx), a.now()); err != nil {
			return nil, err
		}
		touched = append(touched, is)
	}
	return touched, nil
}

// guaranteeOf is the guarantee that a security names, "" for none.
func guaranteeOf(s *baoquan.Security) string {
	if s == nil || !s.Linked() {
		return ""
	}
	return s.GuaranteeID
}

// unlink frees a letter from a locked preservation. One that was freed or ended
// otherwise is left as it is.
func (a *API) unlink(ctx context.Context, t *store.Tx, app *store.Application, id string) error {
	guarantee, err := t.Lock(ctx, id)
	if err != nil || guarantee.Letter != baoquan.LetterUsed || guarantee.Serves != app.ID {
		return err
	}
	return t.Unlink(ctx, app, guarantee, actor(ctx), a.now())
}

// unlinkAll frees the letters of a preservation that is thrown away.
func (a *API) unlinkAll(ctx context.Context, t *store.Tx, app *store.Application) ([]string, error) {
	if !app.Linked || app.Status != baoquan.Draft {
		return nil, nil
	}
	ids, err := t.Serving(ctx, app.ID)
	for _, id := range ids {
		if err == nil {
			err = a.unlink(ctx, t, app, id)
		}
	}
	return ids, err
}

func (a *API) deliverAll(ids []string) {
	for _, id := range ids {
		a.Deliver.Deliver(id)
	}
}

// usableGuarantee is a guarantee of the caller as the security step lists it.
type usableGuarantee struct {
	ID                 string          `json:"id"`
	Number             string          `json:"number"`
	InsurerCode        string          `json:"insurerCode"`
	InsurerName        string          `json:"insurerName"`
	LetterNumber       string          `json:"letterNumber"`
	PolicyNumber       string          `json:"policyNumber"`
	PreservationAmount baoquan.Fen     `json:"preservationAmount" doc:"分"`
	GuaranteeAmount    baoquan.Fen     `json:"guaranteeAmount" doc:"分"`
	IssuedAt           time.Time       `json:"issuedAt"`
	Linked             bool            `json:"linked" doc:"已用于本案"`
	Usable             bool            `json:"usable"`
	Reasons            []baoquan.Unfit `json:"reasons" doc:"不能用于本案的原因"`
}

// listUsable lists the caller's issued guarantees, and says of each why it does
// not fit this preservation.
func (a *API) listUsable(ctx context.Context, in *One) (*body[items[usableGuarantee]], error) {
	if _, err := own(ctx, baoquan.Preservation, a.store.ApplicationHead, in.ID); err != nil {
		return nil, err
	}
	app, err := a.store.Application(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	guarantees, err := a.store.OwnLetters(ctx, who(ctx).ID, maxParts)
	if err != nil {
		return nil, err
	}
	names, err := a.store.InsurerNames(ctx, insurerCodes(guarantees))
	if err != nil {
		return nil, err
	}
	documents, err := a.store.DocumentsOf(ctx, guarantees)
	if err != nil {
		return nil, err
	}
	all := make([]usableGuarantee, len(guarantees))
	for i, g := range guarantees {
		reasons := append([]baoquan.Unfit{}, g.UnfitFor(&app.Application)...)
		all[i] = usableGuarantee{
			ID: g.ID, Number: g.Number, InsurerCode: g.InsurerCode, InsurerName: names[g.InsurerCode],
			PreservationAmount: g.Amount, GuaranteeAmount: g.GuaranteeAmount,
			Linked: g.Serves == app.ID, Usable: len(reasons) == 0 && g.Letter == baoquan.LetterInForce, Reasons: reasons,
		}
		for _, d := range documents[g.ID] {
			all[i].IssuedAt = d.IssuedAt.In(baoquan.Beijing)
			if d.Kind == store.LetterDocument {
				all[i].LetterNumber = d.Number
			} else {
				all[i].PolicyNumber = d.Number
			}
		}
	}
	return &body[items[usableGuarantee]]{items[usableGuarantee]{Items: all}}, nil
}

type surrenderInput struct {
	Act
	Form
}

// surrender gives an unused letter back (退保). One in use cannot be given back, nor
// one that has done its service: its premium is earned.
func (a *API) surrender(ctx context.Context, in *surrenderInput) (*applicationAnswer, error) {
	var w withdrawal
	if err := read(in.RawBody, &w, w.check); err != nil {
		return nil, err
	}
	answer, err := a.act(ctx, &in.Act, baoquan.Guarantee, func(t *store.Tx, app *store.Application) error {
		if app.Status != baoquan.Issued {
			return conflict(app.Status)
		}
		if app.Letter == baoquan.LetterReleased {
			return &baoquan.LetterError{Letter: app.Letter, Event: baoquan.RevokedEvent}
		}
		return t.Surrender(ctx, app, actor(ctx), w.Reason, a.now())
	})
	if err == nil {
		a.deliverPayments(ctx, in.ID)
	}
	return answer, err
}

// letterRefused says where the guarantee stands whose letter does not allow an act:
// it may have been cancelled.
func letterRefused(guarantee *store.Application, err error) error {
	p := *problemOf(err)
	p.CurrentStatus = guarantee.Status
	return &p
}

// letterConflict is the answer to an act that where a letter stands does not allow.
func letterConflict(e *baoquan.LetterError) *Problem {
	p := problem(http.StatusConflict, "guarantee_in_use", "保函正用于一件保全申请，不能退保；请先在那件申请中取消使用")
	switch {
	case e.Event == baoquan.UsedEvent && e.Letter == baoquan.LetterUsed:
		p.Code, p.Detail = baoquan.CodeGuaranteeUsed, "保函已用于另一件保全申请，一份保函只能用于一件申请"
	case e.Letter.Ended():
		p.Code, p.Detail = baoquan.CodeGuaranteeRevoked, "保函已"+e.Letter.Chinese()[len("已"):]+"，不能进行这项操作"
	case e.Letter == baoquan.LetterInForce:
		p.Code, p.Detail = "guarantee_not_used", "保函还没有用于保全申请，不能进行这项操作"
	}
	p.CurrentStatus = baoquan.Issued
	return p
}
