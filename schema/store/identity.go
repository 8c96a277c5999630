package store

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

// CheckStatus is where an identity check stands.
type CheckStatus string

// The statuses of an identity check: of a face, and what papers have besides.
const (
	CheckPending CheckStatus = "pending"
	CheckPassed  CheckStatus = "passed"
	CheckFailed  CheckStatus = "failed"
	CheckExpired CheckStatus = "expired"

	CheckCollecting CheckStatus = "collecting" // papers come in
	CheckRefused    CheckStatus = "refused"    // an operator has looked and said no
	CheckCancelled  CheckStatus = "cancelled"  // the person took them back
)

// CodeMismatch is a code of our own beside those of the provider: not the name
// and number of the profile.
const CodeMismatch = "identity_mismatch"

// IdentityCheck is a face check (row 14). Token and URL are empty until the
// provider has begun it.
type IdentityCheck struct {
	ID             string
	AccountID      string
	Status         CheckStatus
	ConsentVersion string
	Token          string
	URL            string // for the phone
	ExpiresAt      time.Time
	CreatedAt      time.Time
	DecidedAt      *time.Time
	Code           string
}

type checkRow struct {
	ID             string      `db:"id"`
	AccountID      string      `db:"account_id"`
	Status         CheckStatus `db:"status"`
	ConsentVersion string      `db:"consent_version"`
	SessionSealed  []byte      `db:"session_sealed"`
	ExpiresAt      time.Time   `db:"expires_at"`
	CreatedAt      time.Time   `db:"created_at"`
	DecidedAt      *time.Time  `db:"decided_at"`
	Code           string      `db:"code"`
}

type checkSession struct {
	Token string `json:"token"`
	URL   string `json:"url"`
}

func (q queries) openCheck(r checkRow) (*IdentityCheck, error) {
	c := &IdentityCheck{
		ID: r.ID, AccountID: r.AccountID, Status: r.Status, ConsentVersion: r.ConsentVersion, Code: r.Code,
		ExpiresAt: inBeijing(r.ExpiresAt), CreatedAt: inBeijing(r.CreatedAt), DecidedAt: optionalTime(r.DecidedAt),
	}
	if r.SessionSealed == nil {
		return c, nil
	}
	var session checkSession
	err := q.keys.OpenJSON(r.SessionSealed, checkSessions.place(r.ID), &session)
	c.Token, c.URL = session.Token, session.URL
	return c, err
}

func (q queries) check(ctx context.Context, query string, args ...any) (*IdentityCheck, error) {
	var row checkRow
	if err := q.get(ctx, &row, query, args...); err != nil {
		return nil, err
	}
	return q.openCheck(row)
}

const selectCheck = `SELECT id, account_id, status, consent_version, session_sealed, expires_at, created_at, decided_at, code
	FROM identity_checks WHERE id = $1 AND method = 'face'`

// IdentityCheck reads a face check.
func (q queries) IdentityCheck(ctx context.Context, id string) (*IdentityCheck, error) {
	return q.check(ctx, selectCheck, id)
}

const selectPendingCheck = `SELECT id, account_id, status, consent_version, session_sealed, expires_at, created_at, decided_at, code
	FROM identity_checks WHERE account_id = $1 AND status = 'pending' AND method = 'face'`

const expireChecks = `UPDATE identity_checks SET status = 'expired', decided_at = $2
	WHERE account_id = $1 AND status = 'pending' AND method = 'face' AND expires_at <= $2`

// PendingCheck reads the face check that a locked account is in the middle of,
// ErrNotFound when there is none. One whose time is over is ended here.
func (t *Tx) PendingCheck(ctx context.Context, accountID string, now time.Time) (*IdentityCheck, error) {
	if _, err := t.exec(ctx, expireChecks, accountID, now); err != nil {
		return nil, err
	}
	return t.check(ctx, selectPendingCheck, accountID)
}

const countChecks = `SELECT count(*) AS n, min(created_at) AS oldest FROM identity_checks
	WHERE account_id = $1 AND created_at > $2 AND session_sealed IS NOT NULL`

// ChecksSince counts the face checks of an account that were begun at the
// provider since a time, and says when the oldest of them was.
func (t *Tx) ChecksSince(ctx context.Context, accountID string, since time.Time) (n int, oldest time.Time, err error) {
	return t.countSince(ctx, countChecks, accountID, since)
}

func (t *Tx) countSince(ctx context.Context, query, accountID string, since time.Time) (n int, oldest time.Time, err error) {
	var row struct {
		N      int        `db:"n"`
		Oldest *time.Time `db:"oldest"`
	}
	err = t.get(ctx, &row, query, accountID, since)
	if row.Oldest != nil {
		oldest = *row.Oldest
	}
	return row.N, oldest, err
}

const insertCheck = `INSERT INTO identity_checks (id, account_id, status, consent_version, expires_at, created_at)
	VALUES ($1, $2, 'pending', $3, $4, $5)`

// CreateCheck writes a new face check of a locked account and the consent to it.
func (t *Tx) CreateCheck(ctx context.Context, c IdentityCheck) error {
	if _, err := t.exec(ctx, insertCheck, c.ID, c.AccountID, c.ConsentVersion, c.ExpiresAt, c.CreatedAt); err != nil {
		return err
	}
	return t.Consent(ctx, c.AccountID, "face", c.ConsentVersion, c.CreatedAt)
}

const updateCheckSession = `UPDATE identity_checks SET session_sealed = $2, expires_at = $3
	WHERE id = $1 AND status = 'pending' AND session_sealed IS NULL`

// CheckBegun keeps what the provider answered, unless something is there
// already: the phone may have been shown it.
func (s *Store) CheckBegun(ctx context.Context, id, token, url string, expires time.Time) error {
	sealed, err := s.keys.SealJSON(checkSession{token, url}, checkSessions.place(id))
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, updateCheckSession, id, sealed, expires)
	return err
}

const updateCheckEnded = `UPDATE identity_checks SET status = $2, code = $3, decided_at = $4
	WHERE id = $1 AND status = 'pending' AND method = 'face'`

// EndCheck ends a pending face check without success; one that was decided
// stays as it is.
func (s *Store) EndCheck(ctx context.Context, id string, status CheckStatus, code string, now time.Time) error {
	_, err := s.exec(ctx, updateCheckEnded, id, status, code, now)
	return err
}

// PassCheck ends a pending face check with success and marks its account as
// verified, in one transaction. name and number are those whose face it was:
// when they are not the profile's, the check has failed. One person may verify
// more than one account: a new telephone number is a new account.
func (s *Store) PassCheck(ctx context.Context, id, name, number, code string, now time.Time) error {
	c, err := s.IdentityCheck(ctx, id)
	if err != nil {
		return err
	}
	err = s.InTx(ctx, func(t *Tx) error { return t.passCheck(ctx, c, name, number, code, now) })
	if errors.Is(err, errMismatch) {
		return s.EndCheck(ctx, id, CheckFailed, CodeMismatch, now)
	}
	return err
}

var errMismatch = errors.New("not the person of the profile")

const updateVerified = `UPDATE accounts SET verified_at = $2, identity_hash = $3 WHERE id = $1`

func (t *Tx) passCheck(ctx context.Context, c *IdentityCheck, name, number, code string, now time.Time) error {
	if _, err := t.LockAccount(ctx, c.AccountID); err != nil {
		return err
	}
	n, err := t.exec(ctx, updateCheckEnded, c.ID, CheckPassed, code, now)
	if err != nil || n == 0 {
		return err
	}
	profile, err := t.Profile(ctx, c.AccountID)
	if err != nil {
		return err
	}
	if profile.Name != name || profile.IDNumber != number {
		return errMismatch
	}
	return t.verify(ctx, c.AccountID, profile, now)
}

// verify marks a locked account as that of the person of its profile.
func (t *Tx) verify(ctx context.Context, accountID string, p *Profile, now time.Time) error {
	return t.must(ctx, updateVerified, accountID, now, t.verifiedHash(p))
}

// verifiedHash tells who it was that passed: accounts of the same have the same
// person. The number of an identity card is enough; other papers of two people,
// from two countries, may have the same number.
func (q queries) verifiedHash(p *Profile) []byte {
	if p.IDType == baoquan.IDCard {
		return q.identityHash(p.IDNumber)
	}
	return q.keys.Hash("identity paper", string(p.IDType)+"\n"+p.IDNumber+"\n"+p.Name)
}
