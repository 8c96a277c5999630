package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/workflows"
)

func TestWhatIsOutOfDateIsNotSent(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	h.file(a.ID, baoquan.ReturnedToFix)
	assert.Empty(t, h.tell(notice(a, baoquan.Submitted)), "it has answered")
	assert.Empty(t, h.tell(notice(a, baoquan.DeadlineMissed)))
	h.handIn(a, atDesk)
	assert.Empty(t, h.tell(notice(a, baoquan.Submitted)), "another one is asked by now")
	paid := h.issuing(bySystem, 1)
	h.file(paid.ID, baoquan.WithdrawnEvent)
	assert.Empty(t, h.tell(notice(paid, baoquan.PremiumPaid)), "it wants no documents any more")
	draft := h.ask(bySystem, 1, baoquan.LapsedEvent)
	assert.Empty(t, h.tell(notice(draft, baoquan.LapsedEvent)), "it never heard of it")
}

func TestAnInsurerAtTheDeskIsToldNothing(t *testing.T) {
	h := newHouse(t)
	a := h.ask(atDesk, 1, baoquan.Submitted)
	for _, event := range []baoquan.Event{baoquan.Submitted, baoquan.DeadlineMissed, baoquan.InsurerSilent} {
		assert.Empty(t, h.tell(notice(a, event)))
	}
}

func TestAnInsurersSystemThatDoesNotTakeAnEventStandsInTheOperatorsListUntilItDoes(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	in := notice(a, baoquan.Submitted)
	h.core.fail = &provider.Error{Provider: "insurer", Code: "http_503", RetryAfter: time.Minute}
	failed := failure(t, h.guarantees.TellInsurer(t.Context(), in))
	assert.Equal(t, [3]any{"http_503", false, time.Minute}, [3]any{failed.Type(), failed.NonRetryable(), failed.NextRetryDelay()})
	assert.Equal(t, []string{"insurer_away"}, h.troubles())
	h.core.fail = provider.Refused("insurer", "http_422")
	failed = failure(t, h.guarantees.TellInsurer(t.Context(), in))
	assert.Equal(t, [2]any{"http_422", true}, [2]any{failed.Type(), failed.NonRetryable()})
	assert.Equal(t, []string{"insurer_refused"}, h.troubles())
	h.core.fail = nil
	require.NoError(t, h.guarantees.TellInsurer(t.Context(), in))
	assert.Empty(t, h.troubles())
}

func TestAnInsurersSystemThatWasAwayForWhatIsOutOfDateIsNoTroubleAnyMore(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	h.core.fail = &provider.Error{Provider: "insurer", Code: "http_503"}
	failure(t, h.guarantees.TellInsurer(t.Context(), notice(a, baoquan.Submitted)))
	h.file(a.ID, baoquan.ReturnedToFix)
	require.NoError(t, h.guarantees.TellInsurer(t.Context(), notice(a, baoquan.Submitted)))
	assert.Empty(t, h.troubles())
}

func TestARecordThatIsAwayOrLacksACaseIsNoFaultOfTheInsurer(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	nobody := workflows.InsurerNotice{ApplicationID: "0190d1a0-0000-7000-8000-000000000009", Insurer: bySystem}
	assert.Equal(t, "not_found", failure(t, h.guarantees.TellInsurer(t.Context(), nobody)).Type())
	require.NoError(t, h.db.Close())
	assert.Equal(t, "record", failure(t, h.guarantees.TellInsurer(t.Context(), notice(a, baoquan.Submitted))).Type())
	assert.Empty(t, h.core.got)
}
