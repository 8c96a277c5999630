package baoquan

import (
	"slices"
	"time"
)

// ActorKind is who did something.
type ActorKind string

// The actors.
const (
	ByAccount  ActorKind = "applicant" // the owner of the application
	ByStaff    ActorKind = "staff"     // judge, clerk, underwriter, operator
	ByProvider ActorKind = "provider"  // a verified answer of a provider
	ByItself   ActorKind = "procedure" // the procedure itself: a deadline passed
)

// Actor is who did something; ID is a row's id and never a name.
type Actor struct {
	Kind ActorKind `json:"kind"`
	ID   string    `json:"id,omitempty"`
}

// Entry is one row of the docket as the procedure sees it: ids, codes and
// times and nothing personal, so that it may stand in a workflow's history.
type Entry struct {
	ApplicationID string    `json:"applicationId"`
	Number        string    `json:"number"` // the application's number, for people
	Court         string    `json:"court"`  // code of the court
	Seq           int64     `json:"seq"`    // 1, 2, 3 … in the application's docket
	Prev          int64     `json:"prev"`   // Seq of the procedural entry before this one, 0 for the first
	Event         Event     `json:"event"`
	Status        Status    `json:"status"` // the status after this entry
	At            time.Time `json:"at"`
	Deadline      *Deadline `json:"deadline,omitempty"` // what now runs, nil when nothing does
	Ref           string    `json:"ref,omitempty"`      // id of what the entry is about: a payment
	Insurer       string    `json:"insurer,omitempty"`  // code of the insurer a guarantee is asked of
	Linked        bool      `json:"linked,omitempty"`   // a guarantee bought here secures this preservation
}

// ProceduralEvents are the events that the procedure (the workflow) hears of.
var ProceduralEvents = []Event{
	Opened, Submitted, ReturnedToFix, Accepted, FeeOrdered, FeePaid, RejectedEvent, RulingMade,
	WithdrawnEvent, LapsedEvent, DeletedEvent, Underwritten, DeclinedEvent, PremiumPaid, IssuedEvent, CancelledEvent,
	InsurerSilent, UsedEvent, UnlinkedEvent, PreservationRuled, ClaimedEvent, ReleasedEvent, RevokedEvent,
}

// Procedural says whether the procedure (the workflow) has to hear of an event.
// Edits and the like are recorded for people and move nothing.
func (e Event) Procedural() bool { return slices.Contains(ProceduralEvents, e) }

// Changes says whether an event makes another version of an application, the one
// that If-Match names. That somebody looked makes none: whoever is writing is not
// to be refused because of a reader.
func (e Event) Changes() bool { return e != PartRevealed }
