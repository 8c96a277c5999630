package activities_test

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

const premium = baoquan.Fen(300_000) // 0.3 % of a million yuan

// ask opens a guarantee with everything that is asked for, and walks it through
// some events.
func (h *house) ask(insurerCode string, cardVersion int64, events ...baoquan.Event) *store.Application {
	h.t.Helper()
	a := &store.Application{Application: baoquan.Application{
		ID: uuid.NewString(), Kind: baoquan.Guarantee, AccountID: h.account,
		Basics: baoquan.Basics{
			CourtCode: "141", Amount: 120_000_000, Category: baoquan.Litigation, Type: baoquan.PropertyPreservation,
			CaseNumber: "（2026）京0105民初12345号",
		},
		Cover: baoquan.Cover{
			InsurerCode: insurerCode, GuaranteeAmount: 100_000_000,
			Quote: baoquan.Quote{RatePpm: 3000, Premium: premium, CardVersion: cardVersion},
		},
	}}
	h.in(func(tx *store.Tx) error {
		ctx := h.t.Context()
		by := baoquan.Actor{Kind: baoquan.ByAccount, ID: h.account}
		if err := tx.Open(ctx, a, by, h.clock, h.clock.Add(draftLife)); err != nil {
			return err
		}
		for _, p := range parties() {
			if err := tx.AddParty(ctx, a.ID, &p); err != nil {
				return err
			}
		}
		a.RatePpm, a.Premium = 3000, premium
		return tx.SaveOrders(ctx, a)
	})
	h.file(a.ID, events...)
	return h.read(a.ID)
}

// parties are invented.
func parties() []baoquan.Party {
	return []baoquan.Party{
		{ID: uuid.NewString(), Role: baoquan.RoleApplicant, Kind: baoquan.Organization, Name: "甲公司", CreditCode: "91110105MA01ABCD2X"},
		{ID: uuid.NewString(), Role: baoquan.RoleRespondent, Kind: baoquan.Organization, Name: "乙公司"},
	}
}

// troubles are the reasons that stand in the operator's list, but for what nobody
// has delivered: in this house nobody does.
func (h *house) troubles() (reasons []string) {
	h.t.Helper()
	all, err := h.store.Stuck(h.t.Context(), h.clock)
	require.NoError(h.t, err)
	for _, s := range all {
		if s.Reason != "unheard" {
			reasons = append(reasons, s.Reason)
		}
	}
	return reasons
}

// pay lets the payer of a guarantee pay.
func (h *house) pay(a *store.Application) store.Payment {
	h.t.Helper()
	order := h.orderOf(a, "premium", premium, store.PaymentPending)
	h.clock = h.clock.Add(time.Minute)
	h.bank.paid(premium, h.clock)
	_, err := h.payments.ConfirmOrder(h.t.Context(), order.ID)
	require.NoError(h.t, err)
	return h.payment(order.ID)
}

// issuing is a guarantee whose premium was paid.
func (h *house) issuing(insurerCode string, cardVersion int64) *store.Application {
	h.t.Helper()
	a := h.ask(insurerCode, cardVersion, baoquan.Submitted, baoquan.Underwritten)
	h.pay(a)
	return h.read(a.ID)
}

// issued is a guarantee with a letter in force; who issued it does not matter.
func (h *house) issued(insurerCode string, cardVersion int64) *store.Application {
	h.t.Helper()
	a := h.issuing(insurerCode, cardVersion)
	h.clock = h.clock.Add(time.Minute)
	h.in(func(tx *store.Tx) error {
		locked, err := tx.Lock(h.t.Context(), a.ID)
		if err != nil {
			return err
		}
		issue := func(kind string) store.Document {
			return store.Document{ID: uuid.NewString(), Kind: kind, Number: kind, Code: uuid.NewString(), SHA256: "00", Size: 1}
		}
		_, err = tx.Issued(h.t.Context(), locked, issue(store.PolicyDocument), issue(store.LetterDocument), baoquan.Actor{}, h.clock)
		return err
	})
	return h.read(a.ID)
}

// card writes a rate card of an insurer by which this goes back of a premium, in
// parts per million, and answers its version.
func (h *house) card(insurerCode string, back baoquan.Refunds) (version int64) {
	h.t.Helper()
	h.in(func(tx *store.Tx) error {
		card, err := tx.SaveRateCard(h.t.Context(), baoquan.RateCard{
			InsurerCode: insurerCode, From: "2026-01-01", Tiers: []baoquan.RateTier{{RatePpm: 3000}}, Refunds: back,
		}, "", h.clock)
		version = card.Version
		return err
	})
	return version
}

// use links the letter of a guarantee to a preservation.
func (h *house) use(guarantee, preservation *store.Application) {
	h.t.Helper()
	h.clock = h.clock.Add(time.Minute)
	h.both(guarantee.ID, preservation.ID, func(tx *store.Tx, g, p *store.Application) error {
		security := baoquan.Security{ID: uuid.NewString(), Method: baoquan.Insurance, GuaranteeID: g.ID, Value: g.GuaranteeAmount}
		if err := tx.AddSecurity(h.t.Context(), p.ID, &security); err != nil {
			return err
		}
		return tx.Link(h.t.Context(), p, g, security.ID, baoquan.Actor{Kind: baoquan.ByAccount, ID: h.account}, h.clock)
	})
}

// both locks a guarantee and a preservation, that one first.
func (h *house) both(guarantee, preservation string, f func(tx *store.Tx, g, p *store.Application) error) {
	h.t.Helper()
	h.in(func(tx *store.Tx) error {
		p, err := tx.Lock(h.t.Context(), preservation)
		if err != nil {
			return err
		}
		g, err := tx.Lock(h.t.Context(), guarantee)
		if err != nil {
			return err
		}
		return f(tx, g, p)
	})
}

// refs are what the entries of some events are about.
func (h *house) refs(id string, events ...baoquan.Event) (refs []string) {
	h.t.Helper()
	rows, err := h.store.Docket(h.t.Context(), id, 0)
	require.NoError(h.t, err)
	for _, row := range rows {
		if slices.Contains(events, row.Event) {
			refs = append(refs, row.Ref)
		}
	}
	return refs
}

// detail is what stands in the docket with the last entry of an event.
func (h *house) detail(id string, event baoquan.Event) (detail map[string]any) {
	h.t.Helper()
	rows, err := h.store.Docket(h.t.Context(), id, 0)
	require.NoError(h.t, err)
	for _, row := range rows {
		if row.Event == event {
			require.NoError(h.t, json.Unmarshal(row.Detail, &detail))
		}
	}
	return detail
}
