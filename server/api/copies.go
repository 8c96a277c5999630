package api

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// One application made from another of the same dispute: a preservation from the
// guarantee that secures it (row 66), a guarantee for a preservation (row 47).

type preservationFromForm struct {
	NoticeVersion string `json:"noticeVersion" doc:"已阅读的保全须知（notices/preservation）的版本"`
}

type fromInput struct {
	One
	Keyed
	Form
}

// createFromGuarantee opens a preservation with everything of a guarantee copied
// and its letter linked.
func (a *API) createFromGuarantee(ctx context.Context, in *fromInput) (*applicationAnswer, error) {
	var f preservationFromForm
	faults, err := decode(in.RawBody, &f)
	if err != nil {
		return nil, err
	}
	fresh := newDraft(ctx, baoquan.Preservation)
	answer, err := a.created(ctx, in.claim(ctx, a), func(t *store.Tx) (*store.Application, error) {
		guarantee, err := own(ctx, baoquan.Guarantee, t.Lock, in.ID)
		if err != nil {
			return nil, err
		}
		if guarantee.Letter == "" {
			return nil, conflict(guarantee.Status)
		}
		if _, err := baoquan.NextLetter(guarantee.Letter, baoquan.UsedEvent); err != nil {
			return nil, letterRefused(guarantee, err)
		}
		app := *fresh
		app.Basics = guarantee.Basics
		app.Type, app.Secured, app.NoticeVersion = baoquan.PropertyPreservation, true, f.NoticeVersion
		if err := a.open(ctx, t, &app, faults); err != nil {
			return nil, err
		}
		if err := copyParts(ctx, t, guarantee, &app); err != nil {
			return nil, err
		}
		return &app, a.linkTo(ctx, t, &app, guarantee)
	})
	if err == nil {
		a.Deliver.Deliver(in.ID)
	}
	return answer, err
}

// linkTo adds the security that a guarantee is, and links it.
func (a *API) linkTo(ctx context.Context, t *store.Tx, app, guarantee *store.Application) error {
	names, err := t.InsurerNames(ctx, []string{guarantee.InsurerCode})
	if err != nil {
		return err
	}
	s := &baoquan.Security{
		ID: newID(), Method: baoquan.Insurance, ViaPlatform: true, GuaranteeID: guarantee.ID,
		Value: guarantee.GuaranteeAmount, GuarantorName: names[guarantee.InsurerCode],
	}
	if err := t.AddSecurity(ctx, app.ID, s); err != nil {
		return err
	}
	return t.Link(ctx, app, guarantee, s.ID, actor(ctx), a.now())
}

type guaranteeFromForm struct {
	InsurerCode     string       `json:"insurerCode" doc:"保险公司代码"`
	GuaranteeAmount *baoquan.Fen `json:"guaranteeAmount,omitempty" doc:"担保金额，分；不填则诉讼保全为申请保全金额的 30%，其他为全额"`
	ConsentVersion  string       `json:"consentVersion" doc:"已同意的投保须知（notices/insurer）的版本"`
}

// createForPreservation opens a guarantee with the case of a preservation copied
// (立即申请).
func (a *API) createForPreservation(ctx context.Context, in *fromInput) (*applicationAnswer, error) {
	var f guaranteeFromForm
	faults, err := decode(in.RawBody, &f)
	if err != nil {
		return nil, err
	}
	fresh := newDraft(ctx, baoquan.Guarantee)
	return a.created(ctx, in.claim(ctx, a), func(t *store.Tx) (*store.Application, error) {
		preservation, err := own(ctx, baoquan.Preservation, t.Lock, in.ID)
		if err != nil {
			return nil, err
		}
		app := *fresh
		form := guaranteeFormOf(preservation)
		form.InsurerCode, form.ConsentVersion = f.InsurerCode, f.ConsentVersion
		if form.GuaranteeAmount = usualCover(preservation); f.GuaranteeAmount != nil {
			form.GuaranteeAmount = *f.GuaranteeAmount
		}
		form.writeTo(&app)
		if err := a.open(ctx, t, &app, faults); err != nil {
			return nil, err
		}
		return &app, copyParts(ctx, t, preservation, &app)
	})
}

// usualCover is what is guaranteed when nobody says how much: what a court may ask
// at most (FS22 5).
func usualCover(app *store.Application) baoquan.Fen {
	if app.Category == baoquan.Litigation {
		return max(app.Amount*30/100, 1)
	}
	return app.Amount
}

// copyParts copies parties, clues and files, those of securities left out. Files
// are copied by name: their bytes are kept once.
func copyParts(ctx context.Context, t *store.Tx, from, to *store.Application) error {
	if err := t.LoadParts(ctx, from); err != nil {
		return err
	}
	ids := map[string]string{}
	for _, p := range from.Parties {
		ids[p.ID] = newID()
	}
	for _, p := range from.Parties {
		p.ID = ids[p.ID]
		represents := p.RepresentsPartyIDs
		p.RepresentsPartyIDs = nil
		for _, id := range represents {
			if ids[id] != "" {
				p.RepresentsPartyIDs = append(p.RepresentsPartyIDs, ids[id])
			}
		}
		if err := t.AddParty(ctx, to.ID, &p); err != nil {
			return err
		}
	}
	for _, c := range from.Clues {
		c.ID, c.OwnerPartyID = newID(), ids[c.OwnerPartyID]
		if err := t.AddClue(ctx, to.ID, &c); err != nil {
			return err
		}
	}
	for _, m := range from.Materials {
		if m.Slot == baoquan.SlotSecurity {
			continue
		}
		m.ID, m.PartyID = newID(), ids[m.PartyID]
		if err := t.AddMaterial(ctx, to.ID, m); err != nil {
			return err
		}
	}
	return nil
}
