package api

import (
	"context"
	"fmt"
	"strconv"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// listRateCards are all versions of the card of the underwriter's own insurer,
// newest first.
func (a *API) listRateCards(ctx context.Context, in *struct{ Page }) (*body[items[baoquan.RateCard]], error) {
	insurer := who(ctx).InsurerCode
	all, err := a.store.RateCardsOf(ctx, insurer)
	if err != nil {
		return nil, err
	}
	return paged(a, "rate-cards "+insurer, in.Page, all, func(c baoquan.RateCard) string { return strconv.FormatInt(c.Version, 10) })
}

// rateCardForm is a new version of an insurer's card.
type rateCardForm struct {
	ValidFrom  baoquan.Date       `json:"validFrom" doc:"生效日期，今天或以后，如 2026-12-01"`
	ValidUntil baoquan.Date       `json:"validUntil,omitempty" doc:"失效日期（当日仍有效）；不填则直到被新的费率代替"`
	Minimum    baoquan.Fen        `json:"minimum,omitempty" doc:"最低担保费，分；0 为没有"`
	Maximum    baoquan.Fen        `json:"maximum,omitempty" doc:"最高保险金额，分；0 为没有"`
	Courts     []string           `json:"courts,omitempty" doc:"适用法院的代码；不填为所有法院"`
	Refunds    *baoquan.Refunds   `json:"refunds,omitempty" doc:"退还担保费的比例；不填为全额退还"`
	Tiers      []baoquan.RateTier `json:"tiers" doc:"各档费率，上限由低到高；担保金额全部按其所在一档的费率计算"`
}

func (f *rateCardForm) card(insurerCode string) baoquan.RateCard {
	refunds := baoquan.FullRefunds
	if f.Refunds != nil {
		refunds = *f.Refunds
	}
	return baoquan.RateCard{
		InsurerCode: insurerCode, Refunds: refunds, From: f.ValidFrom, Until: f.ValidUntil, Minimum: f.Minimum, Maximum: f.Maximum,
		Courts: append([]string{}, f.Courts...), Tiers: f.Tiers,
	}
}

// check holds the form against the rules of a card. What was quoted up to
// yesterday stays as it was, so a card begins today or later.
func (f *rateCardForm) check(today baoquan.Date) baoquan.Faults {
	faults := f.card("").Validate()
	if f.ValidFrom.Valid() && f.ValidFrom < today {
		faults.Add("validFrom", baoquan.CodeOutOfRange, "生效日期不能早于今天")
	}
	return faults
}

type rateCardInput struct{ Form }

// putRateCard writes a new version of the card of the underwriter's own insurer.
// Sent twice, it is one version.
func (a *API) putRateCard(ctx context.Context, in *rateCardInput) (*body[baoquan.RateCard], error) {
	var f rateCardForm
	unknown, err := a.unknownCourts(ctx, in.RawBody)
	if err != nil {
		return nil, err
	}
	err = read(in.RawBody, &f,
		func() baoquan.Faults { return f.check(a.today()) },
		func() baoquan.Faults { return unknown })
	if err != nil {
		return nil, err
	}
	staff := who(ctx)
	var card baoquan.RateCard
	err = a.store.InTx(ctx, func(t *store.Tx) (err error) {
		card, err = t.SaveRateCard(ctx, f.card(staff.InsurerCode), staff.ID, a.now())
		return err
	})
	if err != nil {
		return nil, err
	}
	logOf(ctx).Info("rate card saved", "underwriter", staff.ID, "insurer", card.InsurerCode, "version", card.Version)
	return &body[baoquan.RateCard]{Body: card}, nil
}

// unknownCourts names the courts of a form that do not exist, unless they are
// more than can be.
func (a *API) unknownCourts(ctx context.Context, raw []byte) (faults baoquan.Faults, err error) {
	var f rateCardForm
	if _, err := decode(raw, &f); err != nil || len(f.Courts) > baoquan.MaxCardCourts {
		return nil, err
	}
	var codes []string
	for _, code := range f.Courts {
		if isCode(code) {
			codes = append(codes, code)
		}
	}
	names := map[string]string{}
	if len(codes) > 0 {
		if names, err = a.store.CourtNames(ctx, codes); err != nil {
			return nil, err
		}
	}
	for i, code := range f.Courts {
		if _, exists := names[code]; !exists {
			faults.Add(fmt.Sprintf("courts[%d]", i), baoquan.CodeUnknown, "没有这个法院，请从法院列表中选择")
		}
	}
	return faults, nil
}
