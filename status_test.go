package baoquan

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTheProcedureIsTheTableAndNothingElse(t *testing.T) {
	t.Parallel()
	table := drawn()
	for _, kind := range allKinds {
		for _, status := range allStatuses {
			for _, event := range allEvents {
				want, allowed := table[move{kind, status, event}]
				got, err := Next(kind, status, event)
				if allowed && (err != nil || got != want) {
					t.Errorf("%s in %q, %q: got %q, %v; want %q", kind, status, event, got, err, want)
				}
				var refused *StatusError
				if !allowed && (got != status || !errors.As(err, &refused) || *refused != StatusError{kind, status, event}) {
					t.Errorf("%s in %q, %q: got %q, %v; want a refusal that moves nothing", kind, status, event, got, err)
				}
			}
		}
	}
}

func TestTheTestKnowsEveryWordOfTheTable(t *testing.T) {
	t.Parallel()
	n := 0
	for kind, statuses := range transitions {
		for status, events := range statuses {
			for event := range events {
				n++
				if !slices.Contains(allKinds, kind) || !slices.Contains(allStatuses, status) || !slices.Contains(allEvents, event) {
					t.Errorf("%s in %q, %q is not tested", kind, status, event)
				}
			}
		}
	}
	if n != len(drawn()) {
		t.Errorf("the program has %d edges, the table %d", n, len(drawn()))
	}
	for status := range statusNames {
		if !slices.Contains(allStatuses, status) {
			t.Errorf("status %q is not tested", status)
		}
	}
}

func TestWhateverHappensACaseStaysInItsTableAndEndsOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Preservation, Guarantee}).Draw(t, "kind")
		status, ended := Status(""), Status("")
		for _, event := range rapid.SliceOfN(rapid.SampledFrom(allEvents), 0, 60).Draw(t, "events") {
			next, err := Next(kind, status, event)
			switch {
			case err != nil && next != status:
				t.Fatalf("%q was refused in %q and moved it to %q", event, status, next)
			case next != "" && next.Chinese() == "":
				t.Fatalf("%q has no name", next)
			case next != status && !event.Procedural():
				t.Fatalf("the procedure would not hear that %q made %q of %q", event, next, status)
			case err == nil && ended != "" && !remains(ended, event):
				t.Fatalf("%q happened after the end in %q", event, ended)
			}
			if status = next; status.Ended() {
				ended = status
			}
		}
	})
}

// remains says whether an event may be written down after an end: what becomes of
// the money and of the guarantee, who looked, and whatever an issued letter lives through.
func remains(ended Status, event Event) bool {
	switch event {
	case RefundRequested, Refunded, GuaranteeFreed, Evaluated, PartRevealed, OwnerChanged, Settled:
		return true
	case Reminded, CancelledEvent, LapsedEvent,
		UsedEvent, UnlinkedEvent, PreservationRuled, ClaimedEvent, ReleasedEvent, RevokedEvent:
		return ended == Issued
	}
	return false
}

func TestEveryUnfinishedStatusLeadsToAnEnd(t *testing.T) {
	t.Parallel()
	for kind, statuses := range transitions {
		for status := range statuses {
			if !status.Ended() && !slices.ContainsFunc(allEvents, func(e Event) bool {
				next, err := Next(kind, status, e)
				return err == nil && next != status
			}) {
				t.Errorf("%s is stuck in %q", kind, status)
			}
		}
	}
}

func TestOnlyDraftsAndReturnedApplicationsMayBeEdited(t *testing.T) {
	t.Parallel()
	for _, status := range allStatuses {
		_, err := Next(Preservation, status, Edited)
		if status.Editable() != (err == nil) {
			t.Errorf("%q: editable %v, but the event is answered %v", status, status.Editable(), err)
		}
	}
}

func TestARefusalSaysWhatWasAskedOfWhichStatus(t *testing.T) {
	t.Parallel()
	_, err := Next(Preservation, Ruled, WithdrawnEvent)
	if want := `preservation in status "ruled" does not allow "withdrawn"`; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}
