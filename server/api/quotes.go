package api

import (
	"cmp"
	"context"
	"errors"
	"slices"

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
	return &body[quotes]{quotes{quotesFrom(cards, baoquan.Fen(in.Amount), court.Code, today)}}, nil
}

func quotesFrom(cards []baoquan.RateCard, amount baoquan.Fen, courtCode string, on baoquan.Date) []quote {
	all := []quote{}
	for _, card := range cards {
		if rate, premium, ok := card.Quote(amount, courtCode, on); ok {
			all = append(all, quote{card.InsurerCode, rate, premium, card.Demonstration})
		}
	}
	slices.SortFunc(all, func(one, other quote) int {
		return cmp.Or(cmp.Compare(one.Premium, other.Premium), cmp.Compare(one.InsurerCode, other.InsurerCode))
	})
	return all
}
