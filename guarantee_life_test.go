package baoquan

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// life is a guarantee with its letter, and what has happened to both.
type life struct {
	status Status
	letter LetterStatus
	issues int
}

// live moves both as the docket does: one refuses, neither moves.
func (l *life) live(event Event) bool {
	status, err := Next(Guarantee, l.status, event)
	if err != nil {
		return false
	}
	letter, err := NextLetter(l.letter, event)
	if err != nil {
		return false
	}
	if event == IssuedEvent {
		l.issues++
	}
	l.status, l.letter = status, letter
	return true
}

// waits says whether somebody or the clock still has to do something.
func (l *life) waits() bool {
	rules := RulesOn("2026-11-27").With(map[DeadlineName]time.Duration{DeadlineDraftExpiry: 90 * 24 * time.Hour})
	at := time.Date(2026, 11, 27, 10, 20, 0, 0, Beijing)
	return rules.DeadlineFor(Guarantee, l.status, Litigation, at) != nil && (l.letter == "" || l.letter == LetterInForce)
}

// over says whether nothing more can come of it.
func (l *life) over() bool {
	return l.letter.Ended() || l.letter == "" && l.status.Ended()
}

// happening draws an event, more often one that leads on: few random sequences
// would come as far as a letter.
func happening(t *rapid.T, l *life) Event {
	onward := map[Status][]Event{
		"": {Opened}, Draft: {Submitted}, UnderReview: {Underwritten}, Returned: {Submitted},
		AwaitingPayment: {PremiumPaid}, Issuing: {IssuedEvent},
		Issued: {UsedEvent, UnlinkedEvent, PreservationRuled, ClaimedEvent, ReleasedEvent, RevokedEvent, CancelledEvent, LapsedEvent},
	}
	if events := onward[l.status]; len(events) > 0 && rapid.IntRange(0, 9).Draw(t, "onward") > 0 {
		return rapid.SampledFrom(events).Draw(t, "next")
	}
	return rapid.SampledFrom(allEvents).Draw(t, "any")
}

func TestWhateverHappensAGuaranteeHasOneLetterThatIsNeverTakenFromItsPreservation(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var l life
		for range rapid.IntRange(1, 40).Draw(t, "events") {
			event := happening(t, &l)
			before := l
			if !l.live(event) {
				if l != before {
					t.Fatalf("%q was refused and moved %+v to %+v", event, before, l)
				}
				continue
			}
			l.check(t, before, event)
		}
	})
}

// check holds what is true of every step of a guarantee's life.
func (l *life) check(t *rapid.T, before life, event Event) {
	moved := l.letter != before.letter
	switch {
	case l.issues > 1:
		t.Fatalf("%q issued a second letter", event)
	case (l.issues > 0) != (l.letter != ""):
		t.Fatalf("after %q there were %d issues and the letter is %q", event, l.issues, l.letter)
	case (l.letter == LetterInForce || l.letter == LetterUsed) && l.status != Issued:
		t.Fatalf("%q left a letter %q to a guarantee that is %q", event, l.letter, l.status)
	case before.letter == LetterUsed && (l.status != Issued || l.letter == LetterRevoked):
		t.Fatalf("%q took a letter in use: %+v", event, l)
	case before.letter.Ended() && !l.letter.Ended():
		t.Fatalf("%q brought a letter back: %q", event, l.letter)
	case l.status == Cancelled && l.letter != LetterRevoked:
		t.Fatalf("%q cancelled the insurance and left the letter %q", event, l.letter)
	case moved && !event.Procedural():
		t.Fatalf("the procedure would not hear that %q made %q of the letter", event, l.letter)
	case !l.over() && l.letter != LetterUsed && !l.waits():
		t.Fatalf("%q left a guarantee for ever in %q, letter %q", event, l.status, l.letter)
	}
}

// Every end of a letter is in reach, and nothing else is one.
func TestEveryLetterCanComeToItsEnd(t *testing.T) {
	t.Parallel()
	reached := map[LetterStatus]bool{}
	seen := map[life]bool{}
	open := []life{{}}
	for len(open) > 0 {
		l := open[0]
		open = open[1:]
		reached[l.letter] = true
		for _, event := range allEvents {
			next := l
			if next.live(event) && !seen[next] {
				seen[next] = true
				open = append(open, next)
			}
		}
	}
	for _, letter := range allLetters {
		if reached[letter] != (letter != "other") {
			t.Errorf("letter %q is reached: %v", letter, reached[letter])
		}
	}
	for l := range seen {
		if l.letter == "" || l.letter.Ended() {
			continue
		}
		if l.status != Issued || l.issues != 1 {
			t.Errorf("a letter %q of %+v", l.letter, l)
		}
	}
}
