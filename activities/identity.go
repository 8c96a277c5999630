package activities

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/face"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Identity acts on face checks.
type Identity struct {
	Store       *store.Store
	Verifier    face.Verifier
	MiniProgram *face.MiniProgram // nil: the QR code carries the provider's own page
	PublicURL   string            // where the phone's browser finds us again
	PollEvery   time.Duration     // first interval of asking for the result
	Now         func() time.Time
}

var _ workflows.IdentityActivities = (*Identity)(nil)

// BeginCheck opens the session at the provider and keeps its address for the
// phone. A check that was begun before, or is over, is left as it is.
func (i *Identity) BeginCheck(ctx context.Context, id string) (workflows.CheckState, error) {
	c, err := i.Store.IdentityCheck(ctx, id)
	switch {
	case err != nil || c.Status != store.CheckPending || c.URL != "":
		return i.state(c), wrap(err)
	case !i.Now().Before(c.ExpiresAt):
		return i.ExpireCheck(ctx, id)
	}
	session, err := i.open(ctx, c)
	if failed := (*provider.Error)(nil); errors.As(err, &failed) && failed.Final {
		return i.refused(ctx, id, failed)
	}
	if err != nil {
		return i.state(c), wrap(err)
	}
	return i.after(ctx, id, i.Store.CheckBegun(ctx, id, session.Token, session.URL, session.ExpiresAt))
}

// open begins the session for the person of the profile. With a mini program
// the phone scans its code instead, and the program asks us for the token.
func (i *Identity) open(ctx context.Context, c *store.IdentityCheck) (face.Session, error) {
	profile, err := i.Store.Profile(ctx, c.AccountID)
	if err != nil {
		return face.Session{}, err
	}
	session, err := i.Verifier.Begin(ctx, face.Request{
		CheckID: c.ID, Name: profile.Name, IDNumber: profile.IDNumber,
		ReturnURL: strings.TrimRight(i.PublicURL, "/") + "/callbacks/face/" + c.ID,
	})
	if err != nil || i.MiniProgram == nil {
		return session, err
	}
	picture, err := i.MiniProgram.Code(ctx, Ticket(c.ID))
	session.URL = "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(picture)
	return session, err
}

// Ticket is what the mini program's code carries: the id of the check in the 32
// characters that fit.
func Ticket(checkID string) string { return strings.ReplaceAll(checkID, "-", "") }

// patienceAfterEnd is for how long after the person's time a provider that does
// not answer is asked for the result; it keeps results for three days.
const patienceAfterEnd = time.Hour

// DecideCheck asks the provider how the check ended and writes it down. No
// result yet, or no answer, leaves it pending: it will be asked again.
func (i *Identity) DecideCheck(ctx context.Context, id string) (workflows.CheckState, error) {
	c, err := i.Store.IdentityCheck(ctx, id)
	if err != nil || c.Status != store.CheckPending || c.Token == "" {
		return i.state(c), wrap(err)
	}
	result, err := i.Verifier.Result(ctx, c.Token)
	if err != nil {
		return i.unanswered(ctx, c, err)
	}
	switch {
	case !result.Done:
		return i.state(c), nil
	case result.Passed:
		err = i.Store.PassCheck(ctx, id, result.Name, result.IDNumber, result.Code, i.Now())
	default:
		err = i.Store.EndCheck(ctx, id, store.CheckFailed, result.Code, i.Now())
	}
	return i.after(ctx, id, err)
}

// unanswered: a last word ends the check. Anything else is like no result yet;
// only when the person's time is up is the same question asked until it is
// answered, for a while.
func (i *Identity) unanswered(ctx context.Context, c *store.IdentityCheck, err error) (workflows.CheckState, error) {
	var failed *provider.Error
	if errors.As(err, &failed) && failed.Final {
		return i.refused(ctx, c.ID, failed)
	}
	late := i.Now().Sub(c.ExpiresAt)
	if late >= 0 && late < patienceAfterEnd {
		return i.state(c), wrap(err)
	}
	return i.state(c), nil
}

// refused ends a check on the provider's last word. It may be about the person
// or about our settings, which only an operator can see.
func (i *Identity) refused(ctx context.Context, id string, failed *provider.Error) (workflows.CheckState, error) {
	slog.WarnContext(ctx, "face check refused", "check", id, "code", failed.Code)
	return i.after(ctx, id, i.Store.EndCheck(ctx, id, store.CheckFailed, failed.Code, i.Now()))
}

// ExpireCheck writes down that nobody finished the check in time.
func (i *Identity) ExpireCheck(ctx context.Context, id string) (workflows.CheckState, error) {
	return i.after(ctx, id, i.Store.EndCheck(ctx, id, store.CheckExpired, "", i.Now()))
}

// after answers how the check stands after a write.
func (i *Identity) after(ctx context.Context, id string, err error) (workflows.CheckState, error) {
	if err != nil {
		return workflows.CheckState{}, wrap(err)
	}
	c, err := i.Store.IdentityCheck(ctx, id)
	return i.state(c), wrap(err)
}

func (i *Identity) state(c *store.IdentityCheck) workflows.CheckState {
	if c == nil {
		return workflows.CheckState{}
	}
	return workflows.CheckState{Status: string(c.Status), ExpiresAt: c.ExpiresAt, PollEvery: i.PollEvery}
}
