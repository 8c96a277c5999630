package api

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// The kinds of parts that are sent as JSON.

var partyParts = parts[baoquan.Party]{
	name: "parties", title: "当事人",
	id:  func(p *baoquan.Party) *string { return &p.ID },
	all: func(r partReader, ctx context.Context, id string) ([]baoquan.Party, error) { return r.Parties(ctx, id) },
	check: func(a *API, app *store.Application, p, old *baoquan.Party) baoquan.Faults {
		p.KeepMasked(old)
		p.Normalize()
		return append(p.Validate(a.today()), p.ValidateIn(&app.Application)...)
	},
	add: (*store.Tx).AddParty, save: (*store.Tx).SaveParty, drop: (*store.Tx).DeleteParty,
}

var clueParts = parts[baoquan.Clue]{
	name: "clues", title: "财产线索",
	id:  func(c *baoquan.Clue) *string { return &c.ID },
	all: func(r partReader, ctx context.Context, id string) ([]baoquan.Clue, error) { return r.Clues(ctx, id) },
	check: func(_ *API, app *store.Application, c, old *baoquan.Clue) baoquan.Faults {
		c.KeepMasked(old)
		c.Normalize()
		return c.Validate(&app.Application)
	},
	add: (*store.Tx).AddClue, save: (*store.Tx).SaveClue, drop: (*store.Tx).DeleteClue,
}

var securityParts = parts[baoquan.Security]{
	name: "securities", title: "担保信息",
	id: func(s *baoquan.Security) *string { return &s.ID },
	all: func(r partReader, ctx context.Context, id string) ([]baoquan.Security, error) {
		return r.Securities(ctx, id)
	},
	check: func(_ *API, _ *store.Application, s, _ *baoquan.Security) baoquan.Faults {
		s.Normalize()
		return s.Validate()
	},
	refer: (*API).referToGuarantee, follow: (*API).follow,
	add: (*store.Tx).AddSecurity, save: (*store.Tx).SaveSecurity, drop: (*store.Tx).DeleteSecurity,
}

// masked is a kind of parts as readers see it who may not see the numbers.
func masked[P any](p parts[P], mask func(P) P) parts[P] {
	all := p.all
	p.all = func(r partReader, ctx context.Context, id string) ([]P, error) {
		found, err := all(r, ctx, id)
		for i := range found {
			found[i] = mask(found[i])
		}
		return found, err
	}
	return p
}
