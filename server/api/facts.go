package api

import (
	"context"
	"errors"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// factsReader is what of the record tells whether an application may be handed in.
type factsReader interface {
	Court(ctx context.Context, code string) (store.Court, error)
	Insurer(ctx context.Context, code string) (store.Insurer, error)
	Application(ctx context.Context, id string) (*store.Application, error)
	RateCards(ctx context.Context, on baoquan.Date) ([]baoquan.RateCard, error)
}

// facts gathers what Check has to know of the world around an application.
func (a *API) facts(ctx context.Context, r factsReader, app *store.Application) (baoquan.Facts, error) {
	court, err := r.Court(ctx, app.CourtCode)
	if err != nil {
		return baoquan.Facts{}, err
	}
	facts := baoquan.Facts{Court: baoquan.CourtFacts{Open: court.Open, CaseCode: court.CaseCode}}
	if app.Kind == baoquan.Guarantee {
		facts.Insurer, err = a.insurerFacts(ctx, r, app)
		return facts, err
	}
	facts.Guarantees, err = linkedGuarantees(ctx, r, app)
	return facts, err
}

func (a *API) insurerFacts(ctx context.Context, r factsReader, app *store.Application) (baoquan.InsurerFacts, error) {
	insurer, err := r.Insurer(ctx, app.InsurerCode)
	if err != nil {
		return baoquan.InsurerFacts{}, err
	}
	facts := baoquan.InsurerFacts{Open: insurer.Open, Quote: app.Quote.Held(a.now())}
	cards, err := r.RateCards(ctx, a.today())
	for _, card := range cards {
		if card.InsurerCode == app.InsurerCode && !facts.Quote {
			_, _, facts.Quote = card.Quote(app.GuaranteeAmount, app.CourtCode, a.today())
		}
	}
	return facts, err
}

// linkedGuarantees reads the guarantees that an application's securities name.
func linkedGuarantees(ctx context.Context, r factsReader, app *store.Application) (map[string]*baoquan.Application, error) {
	linked := map[string]*baoquan.Application{}
	for i := range app.Securities {
		id := app.Securities[i].GuaranteeID
		if id == "" {
			continue
		}
		guarantee, err := r.Application(ctx, uuidOrNil(id))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err == nil && guarantee.Kind == baoquan.Guarantee && guarantee.AccountID == app.AccountID {
			linked[id] = &guarantee.Application
		}
	}
	return linked, nil
}
