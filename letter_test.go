package baoquan

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// lives is the life of a letter as people drew it: status before, event, status
// after. Of what else concerns letters nothing is allowed once there is one.
const lives = `
-        issued             in_force
in_force used               used
in_force revoked            revoked
in_force lapsed             revoked
used     unlinked           in_force
used     preservation_ruled used
used     claimed            used
used     released           released
released revoked            revoked
revoked  cancelled          revoked`

// lettersOwn are the events that concern letters: all others leave one as it is.
var lettersOwn = []Event{
	IssuedEvent, UsedEvent, UnlinkedEvent, ReleasedEvent, RevokedEvent, ClaimedEvent, PreservationRuled, LapsedEvent, CancelledEvent,
}

var allLetters = []LetterStatus{"", LetterInForce, LetterUsed, LetterReleased, LetterRevoked, "other"}

type letterMove struct {
	letter LetterStatus
	event  Event
}

func drawnLetters() map[letterMove]LetterStatus {
	table := map[letterMove]LetterStatus{}
	for line := range strings.Lines(strings.TrimSpace(lives)) {
		f := strings.Fields(line)
		table[letterMove{LetterStatus(strings.Trim(f[0], "-")), Event(f[1])}] = LetterStatus(f[2])
	}
	return table
}

func TestTheLifeOfALetterIsTheTableAndNothingElse(t *testing.T) {
	t.Parallel()
	table := drawnLetters()
	for _, letter := range allLetters {
		for _, event := range allEvents {
			want, allowed := table[letterMove{letter, event}]
			if !allowed {
				want = letter
			}
			refused := !allowed && letter != "" && slices.Contains(lettersOwn, event)
			got, err := NextLetter(letter, event)
			if got != want || refused != (err != nil) {
				t.Errorf("%q, %q: got %q, %v; want %q, refused %v", letter, event, got, err, want, refused)
			}
			var why *LetterError
			if refused && (!errors.As(err, &why) || *why != LetterError{letter, event}) {
				t.Errorf("%q, %q: refused by %v", letter, event, err)
			}
		}
	}
}

func TestTheTestKnowsEveryWordOfTheLettersTable(t *testing.T) {
	t.Parallel()
	n := 0
	for letter, events := range letterMoves {
		for event := range events {
			n++
			if !slices.Contains(allLetters, letter) || !slices.Contains(lettersOwn, event) || !slices.Contains(allEvents, event) {
				t.Errorf("%q, %q is not tested", letter, event)
			}
		}
	}
	if n != len(drawnLetters()) {
		t.Errorf("the program has %d moves, the table %d", n, len(drawnLetters()))
	}
	for letter := range letterNames {
		if !slices.Contains(allLetters, letter) {
			t.Errorf("letter %q is not tested", letter)
		}
	}
}

func TestALetterHasAnEndAndAName(t *testing.T) {
	t.Parallel()
	ends := []LetterStatus{LetterReleased, LetterRevoked}
	for _, letter := range allLetters {
		if letter.Ended() != slices.Contains(ends, letter) {
			t.Errorf("%q: ended %v", letter, letter.Ended())
		}
		if named := letter != "" && letter != "other"; named != (letter.Chinese() != "") {
			t.Errorf("%q is called %q", letter, letter.Chinese())
		}
	}
}

func TestARefusalSaysWhatWasAskedOfWhichLetter(t *testing.T) {
	t.Parallel()
	_, err := NextLetter(LetterUsed, RevokedEvent)
	if want := `letter "used" does not allow "revoked"`; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestAPreservationHasNoLetterThatCouldRefuseIt(t *testing.T) {
	t.Parallel()
	for m := range drawn() {
		if m.kind != Preservation {
			continue
		}
		if letter, err := NextLetter("", m.event); letter != "" || err != nil {
			t.Errorf("%q made a letter %q, %v", m.event, letter, err)
		}
	}
}
