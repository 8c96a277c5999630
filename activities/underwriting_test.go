package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// due lets the time pass until a case's deadline is over, and answers the deadline.
func (h *house) due(id string) *baoquan.Deadline {
	h.t.Helper()
	running, err := h.store.RunningDeadlines(h.t.Context(), []string{id})
	require.NoError(h.t, err)
	require.NotNil(h.t, running[id])
	h.clock = running[id].DueAt
	return running[id]
}

func TestAnInsurerThatIsLateIsGivenTheSameTimeOnceMore(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	first := h.due(a.ID)
	assert.Equal(t, "2026-12-02 23:59:59", first.DueAt.Format(time.DateTime), "three working days after a Friday")
	out := h.expire(a)
	assert.True(t, out.Overdue)
	assert.Nil(t, out.Entry)
	assert.Equal(t, "2026-12-07 23:59:59", out.Moved.DueAt.In(baoquan.Beijing).Format(time.DateTime))
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.DeadlineMissed}, h.docket(a.ID), "once")
	assert.Equal(t, baoquan.UnderReview, h.read(a.ID).Status)
	assert.True(t, h.due(a.ID).DueAt.Equal(out.Moved.DueAt), "screens show the new end")
	assert.Equal(t, []string{"review"}, h.troubles(), "and the operator that it is late")
}

func TestAnInsurerThatIsSilentASecondTimeIsLeft(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	h.due(a.ID)
	h.expire(a)
	h.due(a.ID)
	out := h.expire(a)
	require.NotNil(t, out.Entry)
	assert.Equal(t, [2]any{baoquan.InsurerSilent, baoquan.Returned}, [2]any{out.Entry.Event, out.Entry.Status})
	assert.Equal(t, baoquan.DeadlineCorrection, out.Entry.Deadline.Name)
	assert.False(t, out.Overdue)
	after := h.read(a.ID)
	require.NotNil(t, after.Correction)
	require.Len(t, after.Correction.Items, 1)
	assert.Equal(t, "insurerCode", after.Correction.Items[0].Location)
	assert.True(t, after.Correction.DueAt.Equal(out.Entry.Deadline.DueAt))
	assert.Equal(t, [2]any{baoquan.Fen(300_000), int64(1)}, [2]any{after.Premium, after.Quote.CardVersion}, "nothing else was changed")
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.DeadlineMissed, baoquan.InsurerSilent}, h.docket(a.ID))
	signals := h.told(a.ID)
	assert.Equal(t, "insurer_silent", signals[len(signals)-1])
	h.due(a.ID)
	assert.Equal(t, baoquan.LapsedEvent, h.expire(after).Entry.Event, "and lapses when nobody chooses another")
}

func TestAnInsurerHasItsTwoTermsForEachTimeItIsAsked(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	h.due(a.ID)
	h.expire(a)
	h.file(a.ID, baoquan.ReturnedToFix, baoquan.Submitted)
	again := h.read(a.ID)
	h.due(a.ID)
	assert.True(t, h.expire(again).Overdue)
	h.due(a.ID)
	assert.Equal(t, baoquan.InsurerSilent, h.expire(again).Entry.Event)
}

// A delay is written down under the key of its expiry. When the case moves and that
// expiry is tried again, its entry must not be taken for the case's place: the
// procedure would go back to where it stands.
func TestADelayIsNoAnswerForACaseThatHasMovedOn(t *testing.T) {
	h := newHouse(t)
	guarantee, preservation := h.ask(bySystem, 1, baoquan.Submitted), h.open(baoquan.Submitted)
	for a, next := range map[*store.Application]baoquan.Event{guarantee: baoquan.Underwritten, preservation: baoquan.Accepted} {
		assert.True(t, h.expire(a).Overdue)
		h.file(a.ID, next)
		assert.Equal(t, workflows.Expired{}, h.expire(a))
	}
}

func TestAPremiumThatIsNotPaidInTimeDropsTheOpenOrder(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted, baoquan.Underwritten)
	order := h.orderOf(a, "premium", premium, store.PaymentPending)
	assert.Equal(t, baoquan.LapsedEvent, h.expire(a).Entry.Event)
	assert.Equal(t, []string{workflows.PaymentDropped}, h.told(order.ID), "once")
}

func TestDocumentsThatAreLateAreMarkedAndTheGuaranteeWaitsOn(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(bySystem, 1)
	out := h.expire(a)
	assert.Equal(t, workflows.Expired{Overdue: true}, out, "there is no other term")
	assert.Equal(t, baoquan.Issuing, h.read(a.ID).Status)
}

func TestALetterThatWasNotUsedInTimeEndsWithWhatGoesBackOfThePremium(t *testing.T) {
	h := newHouse(t)
	for name, c := range map[string]struct {
		ppm    int64
		refund baoquan.Fen
		events []baoquan.Event
	}{
		"all of it": {baoquan.Whole, premium, []baoquan.Event{baoquan.IssuedEvent, baoquan.LapsedEvent, baoquan.RefundRequested}},
		"a part":    {333_333, 100_000, []baoquan.Event{baoquan.IssuedEvent, baoquan.LapsedEvent, baoquan.RefundRequested}},
		"nothing":   {0, 0, []baoquan.Event{baoquan.PremiumPaid, baoquan.IssuedEvent, baoquan.LapsedEvent}},
	} {
		a := h.issued(bySystem, h.card(bySystem, baoquan.Refunds{UndonePpm: 1, SurrenderedPpm: c.ppm}))
		h.due(a.ID)
		out := h.expire(a)
		require.NotNil(t, out.Entry)
		assert.Equal(t, [2]any{baoquan.LapsedEvent, baoquan.Lapsed}, [2]any{out.Entry.Event, out.Entry.Status})
		events := h.docket(a.ID)
		assert.Equal(t, c.events, events[len(events)-3:], name)
		assert.Equal(t, map[string]any{"reason": "expired", "refund": float64(c.refund)}, h.detail(a.ID, baoquan.LapsedEvent))
		assert.Equal(t, baoquan.LetterRevoked, h.read(a.ID).Letter)
		for _, d := range h.documents(a.ID) {
			assert.Equal(t, string(baoquan.LetterRevoked), d.Status, "whoever verifies it is told")
		}
		orders, err := h.store.Payments(t.Context(), a.ID)
		require.NoError(t, err)
		assert.Equal(t, c.refund, orders[0].RefundAmount)
	}
}

func TestALetterInUseDoesNotExpire(t *testing.T) {
	h := newHouse(t)
	a, preservation := h.issued(bySystem, 1), h.open()
	h.use(a, preservation)
	h.clock = h.clock.Add(1000 * 24 * time.Hour)
	assert.Equal(t, workflows.Expired{}, h.expire(a), "by the time that ran before")
	assert.Equal(t, workflows.Expired{}, h.expire(h.read(a.ID)), "nor by any other")
	assert.Equal(t, baoquan.LetterUsed, h.read(a.ID).Letter)
}
