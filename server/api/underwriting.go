package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// The desk of underwriters, and what an insurer decides there or through its core
// system.

// ofInsurer finds the guarantees that were asked of the caller's insurer.
func (a *API) ofInsurer(ctx context.Context, id string) (*store.Application, error) {
	return inInsurer(ctx, a.store.ApplicationHead, id)
}

func inInsurer(ctx context.Context, read func(context.Context, string) (*store.Application, error), id string) (*store.Application, error) {
	return askedOf(ctx, who(ctx).InsurerCode, read, id)
}

// askedOf answers a guarantee that was asked of an insurer, as if others did not
// exist.
func askedOf(ctx context.Context, insurerCode string, read func(context.Context, string) (*store.Application, error), id string) (*store.Application, error) {
	app, err := read(ctx, uuidOrNil(id))
	if err != nil {
		return nil, err
	}
	if app.Kind != baoquan.Guarantee || app.AskedOf != insurerCode {
		return nil, store.ErrNotFound
	}
	return app, nil
}

// listGuaranteeCases is the queue of the caller's insurer.
func (a *API) listGuaranteeCases(ctx context.Context, in *queueInput) (*body[items[*applicationView]], error) {
	return a.queue(ctx, in, who(ctx).InsurerCode, baoquan.Guarantee, a.store.InsurerApplications, func(v *applicationView) *applicationView {
		return atDesk(v, "insurer") // a list is masked as it is
	})
}

// getGuaranteeCase answers a guarantee asked of the caller's insurer, numbers
// masked.
func (a *API) getGuaranteeCase(ctx context.Context, in *One) (*applicationAnswer, error) {
	if _, err := a.ofInsurer(ctx, in.ID); err != nil {
		return nil, err
	}
	v, err := a.view(ctx, a.store, in.ID)
	if err != nil {
		return nil, err
	}
	return answerApplication(asInsurer(v)), nil
}

// underwriting is what an insurer decides about a guarantee.
type underwriting struct {
	Decision string                   `json:"decision" enum:"approve,return,decline"`
	RatePpm  *int64                   `json:"ratePpm,omitempty" doc:"承保的费率，百万分之一；不填按报价"`
	Premium  *baoquan.Fen             `json:"premium,omitempty" doc:"承保的担保费，分；不填按报价或者费率"`
	Items    []baoquan.CorrectionItem `json:"items,omitempty" doc:"退回时一次列明需要补正的内容" maxItems:"200"`
	Reason   string                   `json:"reason,omitempty" maxLength:"2000" doc:"拒保的理由"`

	place string // where it stands in what was sent
}

// check names everything that is wrong with a decision by itself.
func (u *underwriting) check() (faults baoquan.Faults) {
	var code baoquan.Code
	if u.Reason, code = baoquan.CleanParagraph(u.Reason, 2000); code != "" {
		faults.Add("reason", code, "理由最多 2000 个字，且不能有控制字符")
	}
	switch u.Decision {
	case "approve":
	case "return":
		faults = append(faults, checkItems(u.Items)...)
	case "decline":
		if u.Reason == "" && code == "" {
			faults.Add("reason", baoquan.CodeRequired, "请填写拒保的理由")
		}
	default:
		faults.Add("decision", baoquan.CodeInvalid, "请选择承保（approve）、退回补正（return）或者拒保（decline）")
	}
	if u.Decision != "approve" && u.RatePpm != nil {
		faults.Add("ratePpm", baoquan.CodeNotAllowed, "承保时才填写费率，请去掉")
	}
	if u.Decision != "approve" && u.Premium != nil {
		faults.Add("premium", baoquan.CodeNotAllowed, "承保时才填写担保费，请去掉")
	}
	return faults
}

// terms works out rate and premium of an approval: within the rate card by which
// the guarantee was quoted, and not above the quote, which is held.
func (u *underwriting) terms(app *store.Application, card baoquan.RateCard) (ratePpm int64, premium baoquan.Fen, faults baoquan.Faults) {
	ratePpm, premium = app.Quote.RatePpm, app.Quote.Premium
	location := "premium"
	switch {
	case u.RatePpm != nil && u.Premium != nil:
		ratePpm, premium = *u.RatePpm, *u.Premium
		if !card.Allows(app.GuaranteeAmount, ratePpm, priced(app, card, ratePpm)) {
			location = "ratePpm"
		}
	case u.RatePpm != nil:
		ratePpm, location = *u.RatePpm, "ratePpm"
		premium = priced(app, card, ratePpm)
	case u.Premium != nil:
		premium = *u.Premium
		ratePpm, _ = card.RateOf(app.GuaranteeAmount, premium)
	}
	switch {
	case u.RatePpm == nil && u.Premium == nil:
	case !u.within(app, card, ratePpm, premium):
		faults.Add(location, baoquan.CodeOutOfRange, "担保费和费率应当在费率标准之内，且两者一致")
	case premium > app.Quote.Premium:
		faults.Add(location, baoquan.CodeOutOfRange, "已向申请人承诺报价"+app.Quote.Premium.Yuan()+"元，担保费不能高于报价")
	}
	return ratePpm, premium, faults
}

// priced is the premium at a rate, nothing at one that cannot be.
func priced(app *store.Application, card baoquan.RateCard, ratePpm int64) baoquan.Fen {
	if ratePpm <= 0 || ratePpm > baoquan.Whole {
		return 0
	}
	return baoquan.Premium(app.GuaranteeAmount, ratePpm, card.Minimum)
}

func (u *underwriting) within(app *store.Application, card baoquan.RateCard, ratePpm int64, premium baoquan.Fen) bool {
	if u.RatePpm == nil {
		_, ok := card.RateOf(app.GuaranteeAmount, premium)
		return ok
	}
	return card.Allows(app.GuaranteeAmount, ratePpm, premium)
}

type underwriteInput struct {
	Act
	Form
}

// underwriteCase approves, returns or declines at the desk. The guarantees of an
// insurer whose core system decides are only looked at here.
func (a *API) underwriteCase(ctx context.Context, in *underwriteInput) (*applicationAnswer, error) {
	u := underwriting{place: "body"}
	faults, err := decode(in.RawBody, &u)
	if err != nil {
		return nil, err
	}
	return a.decideAt(ctx, &in.Act, inInsurer, asInsurer, func(t *store.Tx, app *store.Application) error {
		insurer, err := t.Insurer(ctx, app.InsurerCode)
		if err != nil {
			return err
		}
		if insurer.Mode == store.InsurerSystem {
			return problem(http.StatusConflict, "decided_by_system", "本公司的担保申请由核心系统办理，不能在此核保；需要改由人工办理的，请联系系统操作员")
		}
		return a.underwrite(ctx, t, app, u, faults, actor(ctx))
	})
}

// underwrite writes an insurer's decision on a locked guarantee down.
func (a *API) underwrite(ctx context.Context, t *store.Tx, app *store.Application, u underwriting, faults baoquan.Faults, by baoquan.Actor) error {
	if app.Status != baoquan.UnderReview {
		return conflict(app.Status)
	}
	faults = merged(faults, u.check())
	card, err := t.RateCard(ctx, app.InsurerCode, app.Quote.CardVersion)
	if err != nil {
		return err
	}
	ratePpm, premium, outside := u.terms(app, card)
	if u.Decision == "approve" {
		faults = merged(faults, outside)
	}
	if err := invalid(u.place, faults); err != nil {
		return err
	}
	switch u.Decision {
	case "return":
		return a.returnToFix(ctx, t, app, by, u.Items, u.Reason)
	case "decline":
		_, err := t.File(ctx, app, store.Fact{Event: baoquan.DeclinedEvent, By: by, At: a.now(), Detail: map[string]any{"reason": u.Reason}})
		return err
	}
	app.RatePpm, app.Premium = ratePpm, premium
	if err := t.SaveOrders(ctx, app); err != nil {
		return err
	}
	_, err = t.File(ctx, app, store.Fact{
		Event: baoquan.Underwritten, By: by, At: a.now(), Detail: map[string]any{"ratePpm": ratePpm, "premium": premium},
	})
	return err
}

// closing is how an insurer ends its liability under a letter, or that a claim has
// been made.
type closing struct {
	Outcome string `json:"outcome" enum:"claimed,released" doc:"claimed 被申请人索赔，released 担保责任解除"`
	Reason  string `json:"reason" maxLength:"500"`
}

func (c *closing) check() (faults baoquan.Faults) {
	var code baoquan.Code
	c.Reason, code = baoquan.CleanParagraph(c.Reason, 500)
	switch {
	case code != "":
		faults.Add("reason", code, "说明最多 500 个字，且不能有控制字符")
	case c.Reason == "":
		faults.Add("reason", baoquan.CodeRequired, "请填写说明")
	}
	if c.Outcome != "claimed" && c.Outcome != "released" {
		faults.Add("outcome", baoquan.CodeInvalid, "请选择索赔（claimed）或者解除（released）")
	}
	return faults
}

// closeLetter writes down what became of a letter whose preservation was ruled on.
func (a *API) closeLetter(ctx context.Context, in *underwriteInput) (*applicationAnswer, error) {
	var c closing
	if err := read(in.RawBody, &c, c.check); err != nil {
		return nil, err
	}
	return a.decideAt(ctx, &in.Act, inInsurer, asInsurer, func(t *store.Tx, app *store.Application) error {
		if app.Letter == "" {
			return conflict(app.Status)
		}
		event := map[string]baoquan.Event{"claimed": baoquan.ClaimedEvent, "released": baoquan.ReleasedEvent}[c.Outcome]
		if _, err := baoquan.NextLetter(app.Letter, event); err != nil {
			return letterRefused(app, err)
		}
		// A letter whose application was dismissed is about to be revoked, and the
		// premium to go back.
		ruling, err := t.Ruling(ctx, app.Serves)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err != nil || ruling.Outcome == baoquan.Dismissed {
			return problem(http.StatusConflict, "guarantee_in_use", "所担保的保全申请裁定准予后才能办理；被驳回的，保函由系统撤销")
		}
		_, err = t.File(ctx, app, store.Fact{Event: event, By: actor(ctx), At: a.now(), Detail: map[string]any{"reason": c.Reason}})
		return err
	})
}
