package api

import (
	"context"
	"errors"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// What the staff read whole is written into the docket (row 105), so that the owner
// can see who has: one entry for each reader, day in Beijing and thing.

// sight is what somebody of the staff got to see; it names the desk and nobody.
type sight struct {
	Read        string       `json:"read"` // application, material, ruling, policy, letter
	MaterialID  string       `json:"materialId,omitempty"`
	Slot        baoquan.Slot `json:"slot,omitempty"`
	Role        store.Role   `json:"role"`
	CourtCode   string       `json:"courtCode,omitempty"`
	InsurerCode string       `json:"insurerCode,omitempty"`
}

// wholeCase is an application with its numbers.
var wholeCase = sight{Read: "application"}

// key is what makes the entry of a day and a reader once.
func (s sight) key(day baoquan.Date, readerID string) string {
	return "revealed:" + string(day) + ":" + readerID + ":" + s.Read + s.MaterialID
}

// reveal writes down that the caller is about to get this, before it leaves the
// house: what cannot be written down is not shown. That owners read what is theirs
// is nobody's business.
func (a *API) reveal(ctx context.Context, app *store.Application, s sight) error {
	p := who(ctx)
	if p.Role == store.Applicant {
		return nil
	}
	s.Role, s.CourtCode, s.InsurerCode = p.Role, p.CourtCode, p.InsurerCode
	err := a.store.FileOnce(ctx, app.ID, store.Fact{
		Event: baoquan.PartRevealed, By: actor(ctx), At: a.now(), Ref: s.MaterialID, Detail: s, Key: s.key(a.today(), p.ID),
	})
	var already *store.ErrAlready
	if errors.As(err, &already) {
		return nil
	}
	return err
}

// whole is a kind of parts as readers see it of whom it is written down.
func whole[P any](p parts[P]) parts[P] {
	p.seen = func(a *API, ctx context.Context, app *store.Application) error { return a.reveal(ctx, app, wholeCase) }
	return p
}
