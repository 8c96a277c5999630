package baoquan

import (
	"encoding/json"
	"testing"
	"time"
)

func TestTheProcedureHearsOfWhatMovesACaseOrItsLetterAndOfNothingElse(t *testing.T) {
	t.Parallel()
	for _, event := range allEvents {
		moves := concernsLetter(event)
		for _, statuses := range transitions {
			for status, events := range statuses {
				next, ok := events[event]
				moves = moves || ok && next != status
			}
		}
		if event.Procedural() != moves {
			t.Errorf("%q: procedural %v, moves a case or its letter %v", event, event.Procedural(), moves)
		}
	}
}

func TestAnEntryIsWrittenForTheProcedureWithoutWhatItDoesNotHave(t *testing.T) {
	t.Parallel()
	entry := Entry{
		ApplicationID: "a", Number: "BQ1", Court: "141", Seq: 2, Prev: 1, Event: Submitted, Status: UnderReview,
		At: time.Date(2026, 11, 27, 10, 20, 0, 0, Beijing),
	}
	text, err := json.Marshal(entry)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"applicationId":"a","number":"BQ1","court":"141","seq":2,"prev":1,"event":"submitted",` +
		`"status":"under_review","at":"2026-11-27T10:20:00+08:00"}`
	if string(text) != want {
		t.Errorf("got %s", text)
	}
}

func TestAnEntryComesBackFromItsTextWhole(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 27, 10, 20, 0, 123456000, Beijing)
	entry := Entry{
		ApplicationID: "a", Number: "BQ1", Court: "141", Seq: 9, Prev: 7, Event: FeeOrdered, Status: AwaitingPayment, At: at, Ref: "p",
		Insurer: "picc", Linked: true,
		Deadline: &Deadline{Name: DeadlineFee, Article: "SF 22", StartsAt: at.Add(time.Hour), DueAt: at.Add(48 * time.Hour)},
	}
	text, err := json.Marshal(entry)
	if err != nil {
		t.Fatal(err)
	}
	var back Entry
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if !back.At.Equal(at) || back.Deadline == nil || *back.Deadline.inUTC() != *entry.Deadline.inUTC() {
		t.Errorf("got %+v", back)
	}
	back.At, back.Deadline, entry.At, entry.Deadline = time.Time{}, nil, time.Time{}, nil
	if back != entry {
		t.Errorf("got %+v, want %+v", back, entry)
	}
}

// inUTC makes deadlines comparable: a zone read from a text has no name.
func (d Deadline) inUTC() *Deadline {
	d.StartsAt, d.DueAt = d.StartsAt.UTC(), d.DueAt.UTC()
	return &d
}
