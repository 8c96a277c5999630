package baoquan

import "fmt"

// LetterStatus is where the policy and the letter of a guarantee stand, as
// anybody may verify. The zero value: nothing was issued.
type LetterStatus string

// The statuses of a letter.
const (
	LetterInForce  LetterStatus = "in_force" // 有效: issued, not used yet
	LetterUsed     LetterStatus = "used"     // 已使用: it secures one preservation
	LetterReleased LetterStatus = "released" // 已解除: it has done its service
	LetterRevoked  LetterStatus = "revoked"  // 已撤销
)

// letterMoves is the life of a letter: a letter serves one preservation, one in
// use cannot be surrendered and does not expire, one that was revoked or released
// never comes back.
var letterMoves = map[LetterStatus]map[Event]LetterStatus{
	"": {IssuedEvent: LetterInForce},
	LetterInForce: {
		UsedEvent: LetterUsed, RevokedEvent: LetterRevoked, LapsedEvent: LetterRevoked,
	},
	LetterUsed: {
		UnlinkedEvent: LetterInForce, PreservationRuled: LetterUsed, ClaimedEvent: LetterUsed,
		ReleasedEvent: LetterReleased,
	},
	LetterReleased: {RevokedEvent: LetterRevoked},
	LetterRevoked:  {CancelledEvent: LetterRevoked},
}

// NextLetter answers what becomes of a letter when event happens to its
// guarantee. An event that the letter does not allow is a [LetterError].
func NextLetter(letter LetterStatus, event Event) (LetterStatus, error) {
	if next, ok := letterMoves[letter][event]; ok {
		return next, nil
	}
	if letter == "" || !concernsLetter(event) {
		return letter, nil
	}
	return letter, &LetterError{Letter: letter, Event: event}
}

func concernsLetter(event Event) bool {
	for _, moves := range letterMoves {
		if _, ok := moves[event]; ok {
			return true
		}
	}
	return false
}

// LetterError says that where the letter stands does not allow an event.
type LetterError struct {
	Letter LetterStatus
	Event  Event
}

func (e *LetterError) Error() string {
	return fmt.Sprintf("letter %q does not allow %q", e.Letter, e.Event)
}

// Ended says whether nothing more can come of a letter.
func (s LetterStatus) Ended() bool { return s == LetterReleased || s == LetterRevoked }

// Chinese is the status as the verification page shows it.
func (s LetterStatus) Chinese() string { return letterNames[s] }

var letterNames = map[LetterStatus]string{
	LetterInForce: "有效", LetterUsed: "已使用", LetterReleased: "已解除", LetterRevoked: "已撤销",
}
