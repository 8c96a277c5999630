package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// notice is what the procedure would have an insurer told of a case's place.
func notice(a *store.Application, event baoquan.Event) workflows.InsurerNotice {
	return workflows.InsurerNotice{ApplicationID: a.ID, Seq: a.ProceduralSeq, Event: event, Insurer: a.InsurerCode}
}

// tell tells an insurer twice and answers what it got, which was the same.
func (h *house) tell(in workflows.InsurerNotice) insurer.Outgoing {
	h.t.Helper()
	before := len(h.core.got)
	for range 2 {
		h.clock = h.clock.Add(time.Second)
		require.NoError(h.t, h.guarantees.TellInsurer(h.t.Context(), in))
	}
	if len(h.core.got) == before {
		return insurer.Outgoing{}
	}
	require.Len(h.t, h.core.got, before+2)
	first, second := h.core.got[before], h.core.got[before+1]
	require.Equal(h.t, [2]any{first.ID, first.Type}, [2]any{second.ID, second.Type}, "one event has one key for ever")
	h.same(first.Data, second.Data)
	require.Equal(h.t, in.Insurer, h.core.from[before])
	require.Regexp(h.t, `^[!-\-/-~]{1,200}$`, first.ID, "visible ASCII without a full stop")
	return second
}

// about names a case in an event.
func about(a *store.Application) insurer.Case {
	return insurer.Case{ID: a.ID, Number: a.Number, Seq: a.ProceduralSeq}
}

func TestAnUnderwriterIsTold(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1)
	h.in(func(tx *store.Tx) error {
		return tx.AddMaterial(t.Context(), a.ID, baoquan.Material{
			ID: a.ID, Slot: baoquan.SlotEvidence, FileName: "合同.pdf", ContentType: "application/pdf", Size: 7, SHA256: "ab", Scan: "clean", UploadedAt: h.clock,
		})
	})
	h.file(a.ID, baoquan.Submitted)
	a = h.read(a.ID)
	got := h.tell(notice(a, baoquan.Submitted))
	assert.Equal(t, insurer.Submitted, got.Type)
	data, ok := got.Data.(insurer.Submission)
	require.True(t, ok)
	assert.Equal(t, about(a), data.Case)
	assert.Equal(t, [4]string{"北京市朝阳区人民法院", "141", "（2026）京0105民初12345号", "litigation"},
		[4]string{data.Court, data.CourtCode, data.CaseNumber, string(data.Category)})
	assert.Equal(t, [3]baoquan.Fen{120_000_000, 100_000_000, premium}, [3]baoquan.Fen{data.PreservationAmount, data.GuaranteeAmount, data.Premium})
	assert.EqualValues(t, 3000, data.RatePpm)
	assert.Equal(t, "甲公司", data.Parties[0].Name)
	assert.Equal(t, []insurer.SubmissionMaterial{{Slot: "evidence", FileName: "合同.pdf", SHA256: "ab", Size: 7}}, data.Materials)
}

func TestAnInsurersSystemIsToldOfThePremiumWithWhatItsDocumentsAreToCarry(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted, baoquan.Underwritten)
	order := h.pay(a)
	a = h.read(a.ID)
	h.file(a.ID, baoquan.DeadlineMissed) // it is told for days
	got := h.tell(notice(a, baoquan.PremiumPaid))
	given := h.given(a.ID)
	assert.Equal(t, insurer.Paid, got.Type)
	assert.Equal(t, insurer.Payment{
		Case: about(a), Premium: premium, PaidAt: order.PaidAt.In(baoquan.Beijing), PolicyCode: given.PolicyCode, LetterCode: given.LetterCode,
		VerifyURL: "https://example.com/verify/",
	}, got.Data)
}

func TestAnInsurerIsToldWhenNothingIsAskedOfItAnyMore(t *testing.T) {
	h := newHouse(t)
	for reason, c := range map[string]struct {
		way   []baoquan.Event
		event baoquan.Event
	}{
		"withdrawn":     {[]baoquan.Event{baoquan.Submitted, baoquan.WithdrawnEvent}, baoquan.WithdrawnEvent},
		"lapsed":        {[]baoquan.Event{baoquan.Submitted, baoquan.Underwritten, baoquan.LapsedEvent}, baoquan.LapsedEvent},
		"other_insurer": {[]baoquan.Event{baoquan.Submitted, baoquan.InsurerSilent}, baoquan.InsurerSilent},
	} {
		a := h.ask(bySystem, 1, c.way...)
		got := h.tell(notice(a, c.event))
		assert.Equal(t, insurer.Withdrawn, got.Type)
		assert.Equal(t, insurer.Ending{Case: about(a), Reason: reason}, got.Data)
	}
}

func TestAnInsurerIsToldWhenAnotherIsAskedInItsPlace(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted, baoquan.ReturnedToFix)
	h.handIn(a, atDesk)
	a = h.read(a.ID)
	got := h.tell(workflows.InsurerNotice{ApplicationID: a.ID, Seq: a.ProceduralSeq, Event: baoquan.ReturnedToFix, Insurer: bySystem})
	assert.Equal(t, insurer.Withdrawn, got.Type)
	assert.Equal(t, insurer.Ending{Case: about(a), Reason: "other_insurer"}, got.Data)
}

// handIn hands a returned guarantee in to another insurer.
func (h *house) handIn(a *store.Application, insurerCode string) {
	h.t.Helper()
	h.in(func(tx *store.Tx) error {
		locked, err := tx.Lock(h.t.Context(), a.ID)
		if err != nil {
			return err
		}
		locked.InsurerCode = insurerCode
		return tx.SaveBasics(h.t.Context(), locked)
	})
	h.file(a.ID, baoquan.Submitted)
}

func TestAnInsurerThatIsLateIsReminded(t *testing.T) {
	h := newHouse(t)
	a := h.ask(bySystem, 1, baoquan.Submitted)
	h.expire(a)
	got := h.tell(notice(a, baoquan.DeadlineMissed))
	assert.Equal(t, [2]any{insurer.Overdue, about(a)}, [2]any{got.Type, got.Data})
}
