package store

import (
	"bytes"
	"context"
	"errors"
	"time"
)

// Claim is a request that may be sent twice: who sends it, under which key, and
// the hash of what it says.
type Claim struct {
	Owner       string
	Key         string
	Fingerprint []byte
	At          time.Time
}

// Answer is what a request was answered.
type Answer struct {
	Status int
	Body   []byte
}

// ErrKeyReused says that the key was used for another request before.
var ErrKeyReused = errors.New("idempotency key was used for another request")

// The insert waits for another transaction that holds the same key, so of
// equal requests at once one does the work and the others get its answer.
const claimKey = `INSERT INTO idempotency_keys (owner, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (owner, key) DO UPDATE SET fingerprint = excluded.fingerprint, created_at = excluded.created_at,
	    status = NULL, answer = NULL
	WHERE idempotency_keys.created_at < $5`

const selectAnswer = `SELECT fingerprint, coalesce(status, 0), answer FROM idempotency_keys WHERE owner = $1 AND key = $2`

const saveAnswer = `UPDATE idempotency_keys SET status = $3, answer = $4 WHERE owner = $1 AND key = $2`

// keyLifetime is how long a key is remembered.
const keyLifetime = 24 * time.Hour

// Once runs f in a transaction in which the claim and the answer are written
// too, so that effect and answer exist together or not at all. A request that
// was answered before gets the same answer and f does not run. Without a key it
// is InTx.
func (s *Store) Once(ctx context.Context, claim Claim, f func(*Tx) (Answer, error)) (Answer, error) {
	var answer Answer
	err := s.InTx(ctx, func(t *Tx) (err error) {
		if claim.Key == "" {
			answer, err = f(t)
			return err
		}
		n, err := t.exec(ctx, claimKey, claim.Owner, claim.Key, claim.Fingerprint, claim.At, claim.At.Add(-keyLifetime))
		if err != nil {
			return err
		}
		if n == 0 {
			answer, err = t.answered(ctx, claim)
			return err
		}
		if answer, err = f(t); err != nil {
			return err
		}
		sealed := t.keys.Seal(answer.Body, claimAnswers.place(claim.Owner, claim.Key))
		return t.must(ctx, saveAnswer, claim.Owner, claim.Key, answer.Status, sealed)
	})
	return answer, err
}

func (t *Tx) answered(ctx context.Context, claim Claim) (Answer, error) {
	var fingerprint, sealed []byte
	var answer Answer
	err := t.ext.QueryRowxContext(ctx, selectAnswer, claim.Owner, claim.Key).Scan(&fingerprint, &answer.Status, &sealed)
	if err != nil {
		return answer, err
	}
	if !bytes.Equal(fingerprint, claim.Fingerprint) {
		return answer, ErrKeyReused
	}
	answer.Body, err = t.keys.Open(sealed, claimAnswers.place(claim.Owner, claim.Key))
	return answer, err
}

const deleteOldKeys = `DELETE FROM idempotency_keys WHERE created_at < $1`

const deleteOldLimits = `DELETE FROM limits WHERE tat < $1`

const deleteOldSessions = `DELETE FROM sessions WHERE expires_at < $1`

const deleteOldCaptchas = `DELETE FROM captchas WHERE expires_at < $1`

const deleteOldCodes = `DELETE FROM sms_codes WHERE expires_at < $1`

// Sweep removes what has expired.
func (q queries) Sweep(ctx context.Context, now time.Time) error {
	for query, before := range map[string]time.Time{
		deleteOldKeys: now.Add(-keyLifetime), deleteOldLimits: now, deleteOldSessions: now,
		deleteOldCaptchas: now, deleteOldCodes: now, deleteOldPapers: now.Add(-papersLifetime),
	} {
		if _, err := q.exec(ctx, query, before); err != nil {
			return err
		}
	}
	return nil
}
