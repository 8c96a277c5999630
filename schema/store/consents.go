package store

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
)

// Consent is a notice that somebody accepted, in the version that it had then.
type Consent struct {
	ID      int64     `db:"id"`
	Kind    string    `db:"kind"` // registration, face, identity_papers, preservation, insurer
	Version string    `db:"version"`
	At      time.Time `db:"at"`
}

const insertConsent = `INSERT INTO consents (account_id, kind, version, at) VALUES ($1, $2, $3, $4)`

// Consent writes down that somebody accepted a version of a notice.
func (t *Tx) Consent(ctx context.Context, accountID, kind, version string, at time.Time) error {
	_, err := t.exec(ctx, insertConsent, accountID, kind, version, at)
	return err
}

// Accepted writes down the notice that the owner of an application accepted with
// it: that on preservations, or that of the insurer.
func (t *Tx) Accepted(ctx context.Context, a *Application, at time.Time) error {
	kind, version := "preservation", a.NoticeVersion
	if a.Kind == baoquan.Guarantee {
		kind, version = "insurer", a.ConsentVersion
	}
	if version == "" { // a draft from before there were notices
		return nil
	}
	return t.Consent(ctx, a.AccountID, kind, version, at)
}

const selectConsents = `SELECT id, kind, version, at FROM consents
	WHERE account_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`

// Consents lists what an account accepted before the consent of a number, newest
// first.
func (q queries) Consents(ctx context.Context, accountID string, before int64, limit int) ([]Consent, error) {
	var all []Consent
	err := q.selectAll(ctx, &all, selectConsents, accountID, before, limit)
	for i := range all {
		all[i].At = inBeijing(all[i].At)
	}
	return all, err
}
