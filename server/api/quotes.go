package api

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

type quotesInput struct {
	Court  string `query:"courtCode" required:"true" minLength:"1" maxLength:"50" doc:"申请法院的代码"`
	Amount int64  `query:"amount" required:"true" minimum:"1" maximum:"10000000000000" doc:"担保金额，分"`
}

// quote is what one insurer asks for a guarantee.
type quote struct {
	InsurerCode   string      `json:"insurerCode" doc:"保险公司代码"`
	RatePpm       int64       `json:"ratePpm" doc:"费率，百万分之一：3000 为 0.3%"`
	Premium       baoquan.Fen `json:"premium" doc:"建议担保费，分"`
	HeldUntil     time.Time   `json:"heldUntil" doc:"在此之前创建担保申请的，担保费不高于这一报价"`
	AverageScore  *float64    `json:"averageScore" doc:"投保人评分的平均，1–5；尚无评价为 null"`
	Demonstration bool        `json:"demonstration" doc:"按演示费率算出，不是保险公司公布的费率"`
}

// quotes are all of one answer: there are no more of them than insurers.
type quotes struct {
	Items []quote `json:"items"`
}

// listQuotes compares what the insurers that are open ask today (rows 61, 83),
// the least premium first.
func (a *API) listQuotes(ctx context.Context, in *quotesInput) (*body[quotes], error) {
	court, err := a.court(ctx, in.Court)
	if errors.Is(err, store.ErrNotFound) {
		return nil, invalidField("query.courtCode", baoquan.CodeUnknown, "没有这个法院，请从法院列表中选择")
	}
	if err != nil {
		return nil, err
	}
	today := a.today()
	cards, err := a.store.RateCards(ctx, today)
	if err != nil {
		return nil, err
	}
	all := quotesFrom(cards, baoquan.Fen(in.Amount), court.Code, today)
	return &body[quotes]{quotes{all}}, a.complete(ctx, all)
}

// complete adds to quotes until when they are held and how people rate who gives
// them.
func (a *API) complete(ctx context.Context, all []quote) error {
	insurers, err := a.store.Insurers(ctx)
	if err != nil {
		return err
	}
	scores := map[string]*float64{}
	for _, insurer := range insurers {
		scores[insurer.Code] = insurer.AverageScore
	}
	for i := range all {
		all[i].HeldUntil, all[i].AverageScore = a.heldUntil(), scores[all[i].InsurerCode]
	}
	return nil
}

// heldUntil is until when a quote that is given now is held.
func (a *API) heldUntil() time.Time {
	return a.now().Add(a.config.Procedure.QuoteHold).Truncate(time.Second).In(baoquan.Beijing)
}

func quotesFrom(cards []baoquan.RateCard, amount baoquan.Fen, courtCode string, on baoquan.Date) []quote {
	all := []quote{}
	for _, card := range cards {
		if rate, premium, ok := card.Quote(amount, courtCode, on); ok {
			all = append(all, quote{InsurerCode: card.InsurerCode, RatePpm: rate, Premium: premium, Demonstration: card.Demonstration})
		}
	}
	slices.SortFunc(all, func(one, other quote) int {
		return cmp.Or(cmp.Compare(one.Premium, other.Premium), cmp.Compare(one.InsurerCode, other.InsurerCode))
	})
	return all
}
