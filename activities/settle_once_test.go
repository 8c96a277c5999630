package activities_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAPreservationThatWasNeverHandedInLeavesTheLetterAsGoodAsNew(t *testing.T) {
	h := newHouse(t)
	guarantee, preservation := h.secured(baoquan.Whole)
	h.file(preservation.ID, baoquan.LapsedEvent)
	h.settle(preservation)
	after := h.read(guarantee.ID)
	assert.Equal(t, [3]any{baoquan.Issued, baoquan.LetterInForce, ""}, [3]any{after.Status, after.Letter, after.Serves})
	assert.False(t, h.read(preservation.ID).Linked)
	left, err := h.store.Materials(t.Context(), preservation.ID)
	require.NoError(t, err)
	assert.Empty(t, left, "what was attached is taken out again")
	assert.Equal(t, baoquan.DeadlineUse, h.due(guarantee.ID).Name, "its time runs anew")
	h.use(after, h.open())
}

func TestAPreservationThatNoLetterServesHasNothingToSettle(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted, baoquan.RejectedEvent)
	h.settle(a)
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.RejectedEvent}, h.docket(a.ID))
}

func TestADraftThatWasThrownAwayAfterItsLetterWasFreedHasNothingToSettle(t *testing.T) {
	h := newHouse(t)
	guarantee, preservation := h.secured(baoquan.Whole)
	h.both(guarantee.ID, preservation.ID, func(tx *store.Tx, g, p *store.Application) error {
		if err := tx.Delete(t.Context(), p, baoquan.Actor{}, h.clock); err != nil {
			return err
		}
		return tx.Unlink(t.Context(), p, g, baoquan.Actor{}, h.clock)
	})
	h.settle(preservation)
	assert.Equal(t, baoquan.LetterInForce, h.read(guarantee.ID).Letter)
}

func TestOfSettlementsAtOnceOneCounts(t *testing.T) {
	h := newHouse(t)
	guarantee, preservation := h.secured(900_000)
	undone["rejected"](h, preservation)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() { assert.NoError(t, h.guarantees.SettleGuarantees(t.Context(), preservation.ID)) })
	}
	all.Wait()
	assert.Len(t, h.refs(guarantee.ID, baoquan.RevokedEvent), 1)
	assert.Len(t, h.refs(guarantee.ID, baoquan.RefundRequested), 1)
	assert.Len(t, h.refs(preservation.ID, baoquan.GuaranteeFreed), 1)
}

func TestWhatIsSettledIsHandedOnAtOnce(t *testing.T) {
	h := newHouse(t)
	guarantee, preservation := h.secured(baoquan.Whole)
	undone["rejected"](h, preservation)
	var delivered courier
	h.guarantees.Deliver = &delivered
	require.NoError(t, h.guarantees.SettleGuarantees(t.Context(), preservation.ID))
	orders, err := h.store.Payments(t.Context(), guarantee.ID)
	require.NoError(t, err)
	assert.Equal(t, courier{guarantee.ID, orders[0].ID}, delivered)
}

// courier keeps whom it was sent to.
type courier []string

func (c *courier) Deliver(subject string) { *c = append(*c, subject) }

func TestARecordThatIsAwaySettlesLater(t *testing.T) {
	h := newHouse(t)
	_, preservation := h.secured(baoquan.Whole)
	undone["rejected"](h, preservation)
	require.NoError(t, h.db.Close())
	assert.Equal(t, "record", failure(t, h.guarantees.SettleGuarantees(t.Context(), preservation.ID)).Type())
}
