package store

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

// Every move of a check of papers is made while its account is locked.

const insertPapers = `INSERT INTO identity_checks (id, account_id, method, status, consent_version, reason, words_sealed, expires_at, created_at)
	VALUES ($1, $2, 'papers', 'collecting', $3, $4, $5, $6, $7)`

// CreatePapers writes a new check of papers of a locked account and the consent to it.
func (t *Tx) CreatePapers(ctx context.Context, c *PapersCheck) error {
	sealed, err := t.sealWords(c)
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, insertPapers, c.ID, c.AccountID, c.ConsentVersion, c.Reason, sealed, c.ExpiresAt, c.CreatedAt); err != nil {
		return err
	}
	return t.Consent(ctx, c.AccountID, "identity_papers", c.ConsentVersion, c.CreatedAt)
}

const updatePapersReason = `UPDATE identity_checks SET reason = $2, words_sealed = $3 WHERE id = $1 AND status = 'collecting'`

// SavePapersReason writes why papers are sent, as it is said now.
func (t *Tx) SavePapersReason(ctx context.Context, c *PapersCheck) error {
	sealed, err := t.sealWords(c)
	if err != nil {
		return err
	}
	return t.must(ctx, updatePapersReason, c.ID, c.Reason, sealed)
}

const submitPapers = `UPDATE identity_checks SET status = 'pending', submitted_at = $2, due_at = $3, person_hash = $4
	WHERE id = $1 AND status = 'collecting'`

// SubmitPapers hands papers in for the person of the profile.
func (t *Tx) SubmitPapers(ctx context.Context, c *PapersCheck, p *Profile, at time.Time) error {
	return t.must(ctx, submitPapers, c.ID, at, baoquan.PapersDue(at), t.personHash(p))
}

const countSubmittedPapers = `SELECT count(*) AS n, min(submitted_at) AS oldest FROM identity_checks
	WHERE account_id = $1 AND method = 'papers' AND submitted_at > $2`

// PapersSince counts the papers that an account has handed in since a time, and says
// when the oldest of them were.
func (t *Tx) PapersSince(ctx context.Context, accountID string, since time.Time) (n int, oldest time.Time, err error) {
	return t.countSince(ctx, countSubmittedPapers, accountID, since)
}

const endPapers = `WITH ended AS (
	    UPDATE identity_checks SET status = $2, decided_at = $3 WHERE id = $1 AND status IN ('collecting', 'pending') RETURNING id)
	DELETE FROM identity_papers p USING ended WHERE p.check_id = ended.id`

// EndPapers ends a check of papers that nobody decided: it was cancelled, or is
// expired. The papers go at once.
func (t *Tx) EndPapers(ctx context.Context, id string, status CheckStatus, at time.Time) error {
	_, err := t.exec(ctx, endPapers, id, status, at)
	return err
}

// ExpirePapers ends a check whose papers were not handed in in time. One that is not
// collecting any more, or has time left, stays as it is.
func (s *Store) ExpirePapers(ctx context.Context, id string, now time.Time) error {
	return s.InTx(ctx, func(t *Tx) error {
		c, err := t.LockPapers(ctx, id)
		if err != nil || c.Status != CheckCollecting || now.Before(c.ExpiresAt) {
			return err
		}
		return t.EndPapers(ctx, id, CheckExpired, now)
	})
}

// LockPapers locks the account of a check of papers and reads the check: nothing
// becomes of it, or of who the account is, until the transaction ends.
func (t *Tx) LockPapers(ctx context.Context, id string) (*PapersCheck, error) {
	c, err := t.PapersCheck(ctx, id)
	if err != nil {
		return nil, err
	}
	if _, err := t.LockAccount(ctx, c.AccountID); err != nil {
		return nil, err
	}
	return t.PapersCheck(ctx, id)
}

const closeFaces = `UPDATE identity_checks SET status = 'expired', decided_at = $2
	WHERE account_id = $1 AND method = 'face' AND status = 'pending' RETURNING id`

// CloseFace ends the face check that a locked account is in the middle of, because
// it is known by its papers instead; the id is "" when there is none.
func (t *Tx) CloseFace(ctx context.Context, accountID string, now time.Time) (id string, err error) {
	err = t.get(ctx, &id, closeFaces, accountID, now)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return id, err
}

// PapersDecision is an operator's.
type PapersDecision struct {
	Passed  bool
	Refusal baoquan.PapersRefusal // when not passed
	Answer  string
	StaffID string
	At      time.Time
}

const decidePapers = `UPDATE identity_checks SET status = $2, code = $3, words_sealed = $4, decided_by = $5, decided_at = $6
	WHERE id = $1 AND status = 'pending'`

// DecidePapers writes an operator's decision down, once; a check that does not wait
// for one is ErrDecided. Who passes is verified as by a face; a profile that is not
// the one of when the papers were handed in is ErrOtherPerson.
func (t *Tx) DecidePapers(ctx context.Context, id string, d PapersDecision) (*PapersCheck, error) {
	c, err := t.LockPapers(ctx, id)
	switch {
	case err != nil:
		return nil, err
	case c.SubmittedAt == nil:
		return nil, ErrNotFound
	case c.Status != CheckPending:
		return nil, ErrDecided
	}
	c.Status, c.Refusal, c.Answer = CheckRefused, d.Refusal, d.Answer
	if d.Passed {
		c.Status, c.Refusal = CheckPassed, ""
		if err := t.verifySubmitted(ctx, c, d.At); err != nil {
			return nil, err
		}
	}
	sealed, err := t.sealWords(c)
	if err != nil {
		return nil, err
	}
	at := inBeijing(d.At)
	c.DecidedAt = &at
	return c, t.must(ctx, decidePapers, c.ID, c.Status, c.Refusal, sealed, d.StaffID, d.At)
}

// verifySubmitted marks the account as that of the person of the papers.
func (t *Tx) verifySubmitted(ctx context.Context, c *PapersCheck, at time.Time) error {
	profile, err := t.Profile(ctx, c.AccountID)
	if err != nil {
		return err
	}
	if !t.SamePerson(c, profile) {
		return ErrOtherPerson
	}
	return t.verify(ctx, c.AccountID, profile, at)
}
