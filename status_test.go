package baoquan

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// edges is the procedure as people drew it: kind, status before, event, status
// after. What does not stand here is not allowed.
const edges = `
preservation -                opened            draft
preservation draft            edited            draft
preservation draft            reminded          draft
preservation draft            submitted         under_review
preservation draft            deleted           deleted
preservation draft            lapsed            lapsed
preservation under_review     deadline_missed   under_review
preservation under_review     part_revealed     under_review
preservation under_review     accepted          awaiting_ruling
preservation under_review     returned          returned
preservation under_review     rejected          rejected
preservation under_review     withdrawn         withdrawn
preservation returned         edited            returned
preservation returned         reminded          returned
preservation returned         submitted         under_review
preservation returned         withdrawn         withdrawn
preservation returned         lapsed            lapsed
preservation awaiting_payment payment_requested awaiting_payment
preservation awaiting_payment reminded          awaiting_payment
preservation awaiting_payment refunded          awaiting_payment
preservation awaiting_payment fee_paid          awaiting_ruling
preservation awaiting_payment withdrawn         withdrawn
preservation awaiting_payment lapsed            lapsed
preservation awaiting_ruling  deadline_missed   awaiting_ruling
preservation awaiting_ruling  part_revealed     awaiting_ruling
preservation awaiting_ruling  refunded          awaiting_ruling
preservation awaiting_ruling  fee_ordered       awaiting_payment
preservation awaiting_ruling  ruled             ruled
preservation awaiting_ruling  withdrawn         withdrawn
preservation ruled            refunded          ruled
preservation withdrawn        refunded          withdrawn
preservation lapsed           refunded          lapsed
preservation rejected         refunded          rejected
guarantee    -                opened            draft
guarantee    draft            edited            draft
guarantee    draft            reminded          draft
guarantee    draft            submitted         under_review
guarantee    draft            deleted           deleted
guarantee    draft            lapsed            lapsed
guarantee    under_review     deadline_missed   under_review
guarantee    under_review     part_revealed     under_review
guarantee    under_review     underwritten      awaiting_payment
guarantee    under_review     returned          returned
guarantee    under_review     declined          declined
guarantee    under_review     withdrawn         withdrawn
guarantee    returned         edited            returned
guarantee    returned         reminded          returned
guarantee    returned         submitted         under_review
guarantee    returned         withdrawn         withdrawn
guarantee    returned         lapsed            lapsed
guarantee    awaiting_payment payment_requested awaiting_payment
guarantee    awaiting_payment reminded          awaiting_payment
guarantee    awaiting_payment refunded          awaiting_payment
guarantee    awaiting_payment premium_paid      issuing
guarantee    awaiting_payment withdrawn         withdrawn
guarantee    awaiting_payment lapsed            lapsed
guarantee    issuing          deadline_missed   issuing
guarantee    issuing          refunded          issuing
guarantee    issuing          issued            issued
guarantee    issuing          withdrawn         withdrawn
guarantee    issued           cancelled         cancelled
guarantee    issued           refunded          issued
guarantee    cancelled        refunded          cancelled
guarantee    withdrawn        refunded          withdrawn
guarantee    lapsed           refunded          lapsed
guarantee    declined         refunded          declined`

// move is one line of the table up to its event.
type move struct {
	kind   Kind
	status Status
	event  Event
}

func drawn() map[move]Status {
	table := map[move]Status{}
	for line := range strings.Lines(strings.TrimSpace(edges)) {
		f := strings.Fields(line)
		table[move{Kind(f[0]), Status(strings.Trim(f[1], "-")), Event(f[2])}] = Status(f[3])
	}
	return table
}

// Everything that the words of the law can be put together from, and a word
// that is none.
var (
	allKinds    = []Kind{Preservation, Guarantee, "other"}
	allStatuses = []Status{
		"", Draft, UnderReview, Returned, AwaitingPayment, AwaitingRuling, Issuing,
		Ruled, Issued, Rejected, Declined, Withdrawn, Lapsed, Cancelled, Deleted, "other",
	}
	otherEvents = []Event{Edited, PaymentRequested, Refunded, DeadlineMissed, Reminded, PartRevealed}
	allEvents   = append(append(slices.Clone(ProceduralEvents), otherEvents...), "", "other")
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
			case err == nil && ended != "" && event != Refunded && next != Cancelled:
				t.Fatalf("%q happened after the end in %q", event, ended)
			}
			if status = next; status.Ended() {
				ended = status
			}
		}
	})
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
