package activities_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAnInsurerIsToldOfTheLifeOfItsLetter(t *testing.T) {
	h := newHouse(t)
	a, preservation := h.secured(900_000)
	got := h.tell(notice(a, baoquan.UsedEvent))
	assert.Equal(t, [2]any{insurer.Used, insurer.Use{Case: about(a), Preservation: preservation.Number}}, [2]any{got.Type, got.Data})

	h.both(a.ID, preservation.ID, func(tx *store.Tx, g, p *store.Application) error {
		return tx.Unlink(t.Context(), p, g, baoquan.Actor{}, h.clock)
	})
	a = h.read(a.ID)
	got = h.tell(notice(a, baoquan.UnlinkedEvent))
	assert.Equal(t, [2]any{insurer.Unlinked, insurer.Use{Case: about(a), Preservation: preservation.Number}}, [2]any{got.Type, got.Data})

	h.use(a, preservation)
	h.file(preservation.ID, baoquan.Submitted, baoquan.Accepted)
	h.rule(preservation, baoquan.PartlyGranted, 500_000)
	h.settle(preservation)
	a = h.read(a.ID)
	got = h.tell(notice(a, baoquan.PreservationRuled))
	assert.Equal(t, [2]any{insurer.Ruled, insurer.Ruling{Case: about(a), Outcome: baoquan.PartlyGranted, Amount: 500_000}}, [2]any{got.Type, got.Data})

	for _, event := range []baoquan.Event{baoquan.ClaimedEvent, baoquan.ReleasedEvent} {
		h.file(a.ID, event)
		assert.Empty(t, h.tell(notice(h.read(a.ID), event)), "it has said so itself")
	}
}

func TestAnInsurerIsToldHowItsLetterEnded(t *testing.T) {
	h := newHouse(t)
	for name, c := range map[string]struct {
		ppm   int64
		end   func(h *house, a *store.Application)
		event baoquan.Event
		want  string
		data  insurer.Ending
	}{
		"revoked with a refund": {900_000, (*house).undo, baoquan.CancelledEvent, insurer.Revoked, insurer.Ending{Reason: "rejected", Refund: 270_000}},
		"revoked without":       {0, (*house).undo, baoquan.RevokedEvent, insurer.Revoked, insurer.Ending{Reason: "rejected"}},
		"surrendered":           {900_000, (*house).surrender, baoquan.CancelledEvent, insurer.Surrendered, insurer.Ending{Reason: "surrendered", Refund: 150_000}},
		"expired":               {900_000, (*house).letExpire, baoquan.LapsedEvent, insurer.Expired, insurer.Ending{Reason: "expired", Refund: 150_000}},
	} {
		a := h.issued(bySystem, h.card(bySystem, baoquan.Refunds{UndonePpm: c.ppm, SurrenderedPpm: 500_000}))
		c.end(h, a)
		a = h.read(a.ID)
		got := h.tell(notice(a, c.event))
		c.data.Case = about(a)
		assert.Equal(t, [2]any{c.want, c.data}, [2]any{got.Type, got.Data}, name)
	}
}

func (h *house) undo(a *store.Application) {
	preservation := h.open()
	h.use(a, preservation)
	undone["rejected"](h, preservation)
	h.settle(preservation)
}

func (h *house) surrender(a *store.Application) {
	h.in(func(tx *store.Tx) error {
		locked, err := tx.Lock(h.t.Context(), a.ID)
		if err != nil {
			return err
		}
		return tx.Surrender(h.t.Context(), locked, baoquan.Actor{}, "", h.clock)
	})
}

func (h *house) letExpire(a *store.Application) {
	h.due(a.ID)
	h.expire(a)
}
