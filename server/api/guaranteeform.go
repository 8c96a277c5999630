package api

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// guaranteeForm is the basic information of a guarantee (row 60).
type guaranteeForm struct {
	CourtCode          string               `json:"courtCode"`
	Category           baoquan.Category     `json:"category"`
	PreSuitStage       baoquan.PreSuitStage `json:"preSuitStage,omitempty" doc:"诉前保全时必填"`
	CaseType           string               `json:"caseType,omitempty" doc:"诉讼保全时必填，案件类型代字"`
	CaseNumber         string               `json:"caseNumber,omitempty" doc:"诉讼保全、执行前保全时必填"`
	CauseCode          string               `json:"causeCode,omitempty" doc:"诉讼保全时必填"`
	JudgmentCourtCode  string               `json:"judgmentCourtCode,omitempty" doc:"执行前保全时必填，作出生效法律文书的法院"`
	InsurerCode        string               `json:"insurerCode" doc:"保险公司代码"`
	PreservationAmount baoquan.Fen          `json:"preservationAmount" doc:"申请保全金额，分"`
	GuaranteeAmount    baoquan.Fen          `json:"guaranteeAmount" doc:"担保金额，分"`
	SubmitterCapacity  baoquan.Capacity     `json:"submitterCapacity"`
	ConsentVersion     string               `json:"consentVersion" doc:"已同意的投保须知（notices/insurer）的版本"`
}

func guaranteeFormOf(app *store.Application) guaranteeForm {
	b, c := app.Basics, app.Cover
	return guaranteeForm{
		CourtCode: b.CourtCode, Category: b.Category, PreSuitStage: b.PreSuitStage, CaseType: b.CaseType, CaseNumber: b.CaseNumber,
		CauseCode: b.CauseCode, JudgmentCourtCode: b.JudgmentCourtCode, PreservationAmount: b.Amount,
		SubmitterCapacity: b.SubmitterCapacity, InsurerCode: c.InsurerCode, GuaranteeAmount: c.GuaranteeAmount, ConsentVersion: c.ConsentVersion,
	}
}

func (f guaranteeForm) writeTo(app *store.Application) {
	app.Basics = baoquan.Basics{
		CourtCode: f.CourtCode, Amount: f.PreservationAmount, Category: f.Category, Type: baoquan.PropertyPreservation,
		PreSuitStage: f.PreSuitStage, SubmitterCapacity: f.SubmitterCapacity, CaseType: f.CaseType, CaseNumber: f.CaseNumber,
		CauseCode: f.CauseCode, JudgmentCourtCode: f.JudgmentCourtCode,
	}
	app.InsurerCode, app.GuaranteeAmount, app.ConsentVersion = f.InsurerCode, f.GuaranteeAmount, f.ConsentVersion
}

// decodeBasics writes the members of the form of an application's kind onto it.
func decodeBasics(raw []byte, app *store.Application) (baoquan.Faults, error) {
	if app.Kind == baoquan.Preservation {
		return decode(raw, &app.Basics)
	}
	form := guaranteeFormOf(app)
	faults, err := decode(raw, &form)
	form.writeTo(app)
	return faults, err
}

// checkCover names what is wrong with what is asked of the insurer.
func (a *API) checkCover(ctx context.Context, t *store.Tx, app *store.Application, faults baoquan.Faults) (baoquan.Faults, error) {
	if app.Kind != baoquan.Guarantee {
		return faults, nil
	}
	app.Cover.Normalize()
	faults = merged(faults, app.Cover.Validate())
	asked := app.Cover
	for location, code := range map[string]*string{"insurerCode": &asked.InsurerCode, "consentVersion": &asked.ConsentVersion} {
		if at(faults, location) || !isCode(*code) {
			*code = ""
		}
	}
	unknown, err := t.ReferCover(ctx, asked)
	if err != nil {
		return nil, err
	}
	if app.InsurerCode != "" && !isCode(app.InsurerCode) {
		faults = merged(faults, baoquan.Faults{{Location: "insurerCode", Code: baoquan.CodeUnknown, Detail: "没有这家保险公司，请从保险公司列表中选择"}})
	}
	if app.ConsentVersion != "" && !isCode(app.ConsentVersion) {
		faults = merged(faults, baoquan.Faults{{Location: "consentVersion", Code: baoquan.CodeUnknown, Detail: "投保须知已更新，请重新阅读并勾选"}})
	}
	return merged(faults, unknown), nil
}

// asksTheSame says whether two guarantees ask an insurer for the same.
func asksTheSame(one, other *store.Application) bool {
	return one.InsurerCode == other.InsurerCode && one.CourtCode == other.CourtCode && one.GuaranteeAmount == other.GuaranteeAmount
}

// requote quotes a guarantee whose price may have changed: something else is asked,
// or the quote is not held any more. before is what was asked, nil for a new one.
func (a *API) requote(ctx context.Context, t *store.Tx, app, before *store.Application) error {
	if app.Kind != baoquan.Guarantee || before != nil && asksTheSame(app, before) && app.Quote.Held(a.now()) {
		return nil
	}
	quote, ok, err := a.quoteFor(ctx, t, app)
	if err == nil && !ok {
		err = invalidField("body.insurerCode", "no_quote", "该保险公司的费率不适用于这一法院或者担保金额，请选择其他保险公司")
	}
	app.Quote = quote
	return err
}

// quoteFor works out what the insurer asks for a guarantee now: the least of what
// was quoted to anybody within the time that quotes are held.
func (a *API) quoteFor(ctx context.Context, t *store.Tx, app *store.Application) (best baoquan.Quote, ok bool, err error) {
	now := a.now()
	since := now.Add(-a.config.Procedure.QuoteHold)
	cards, err := t.HeldRateCards(ctx, app.InsurerCode, since, now)
	for _, card := range cards {
		rate, premium, insures := card.Quote(app.GuaranteeAmount, app.CourtCode, baoquan.DateOf(now))
		if !insures {
			rate, premium, insures = card.Quote(app.GuaranteeAmount, app.CourtCode, baoquan.DateOf(since))
		}
		if insures && (!ok || premium < best.Premium) {
			best, ok = baoquan.Quote{RatePpm: rate, Premium: premium, CardVersion: card.Version, HeldUntil: a.heldUntil()}, true
		}
	}
	return best, ok, err
}

// renewQuote quotes a draft anew: POST /guarantees/{id}/quote.
func (a *API) renewQuote(ctx context.Context, in *Act) (*applicationAnswer, error) {
	if err := nothingSent(ctx); err != nil {
		return nil, err
	}
	return a.act(ctx, in, baoquan.Guarantee, func(t *store.Tx, app *store.Application) error {
		if !app.Status.Editable() {
			return conflict(app.Status)
		}
		app.Quote = baoquan.Quote{}
		if err := a.requote(ctx, t, app, nil); err != nil {
			return err
		}
		if err := t.SaveBasics(ctx, app); err != nil {
			return err
		}
		_, err := t.File(ctx, app, store.Fact{Event: baoquan.Edited, By: actor(ctx), At: a.now(), Detail: change{Part: "quote", Act: "changed"}})
		return err
	})
}

// standsBy lets a guarantee be handed in at the price its owner saw. A quote that
// is not held any more is renewed when that costs the owner nothing.
func (a *API) standsBy(ctx context.Context, t *store.Tx, app *store.Application) error {
	if app.Kind != baoquan.Guarantee || app.Quote.Held(a.now()) {
		return nil
	}
	seen := app.Quote.Premium
	quote, ok, err := a.quoteFor(ctx, t, app)
	if err != nil || !ok { // check has said so
		return err
	}
	if quote.Premium > seen {
		return problem(422, "quote_expired", "报价已失效，现行担保费为"+quote.Premium.Yuan()+"元，请重新获取报价后再提交")
	}
	app.Quote = quote
	return nil
}
