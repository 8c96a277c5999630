package store

import (
	"context"
	"crypto/hmac"
	"errors"
	"time"
)

// Captcha is a picture with letters and what stands in it.
type Captcha struct {
	ID        string    `db:"id"`
	Answer    string    `db:"answer"`
	ExpiresAt time.Time `db:"expires_at"`
}

const insertCaptcha = `INSERT INTO captchas (id, answer, expires_at) VALUES ($1, $2, $3)`

// AddCaptcha writes a captcha down, or back after it was taken for nothing.
func (q queries) AddCaptcha(ctx context.Context, c Captcha) error {
	_, err := q.exec(ctx, insertCaptcha, c.ID, c.Answer, c.ExpiresAt)
	return err
}

const deleteCaptcha = `DELETE FROM captchas WHERE id = $1 RETURNING id, answer, expires_at`

// TakeCaptcha takes a captcha away: of racing calls one gets it, the others
// ErrNotFound.
func (q queries) TakeCaptcha(ctx context.Context, id string) (Captcha, error) {
	var c Captcha
	return c, q.get(ctx, &c, deleteCaptcha, id)
}

// Purpose is what a code by text message is for.
type Purpose string

// The purposes.
const (
	ForRegister Purpose = "register"
	ForLogin    Purpose = "login"
	ForReset    Purpose = "reset"
)

// SMSCode is a code that was sent to a phone for a purpose. Only its keyed hash
// is kept, and a newer one takes its place.
type SMSCode struct {
	Phone   string
	Purpose Purpose
	Code    string
}

func (q queries) codeHash(c SMSCode) []byte {
	return q.keys.Hash("sms code", c.Phone+" "+string(c.Purpose)+" "+c.Code)
}

const upsertCode = `INSERT INTO sms_codes (phone_hash, purpose, code_hash, expires_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (phone_hash, purpose) DO UPDATE
	SET code_hash = excluded.code_hash, tries = 0, expires_at = excluded.expires_at`

// SaveCode writes down a code that was sent.
func (t *Tx) SaveCode(ctx context.Context, c SMSCode, expires time.Time) error {
	_, err := t.exec(ctx, upsertCode, t.phoneHash(c.Phone), c.Purpose, t.codeHash(c), expires)
	return err
}

// codeTries is how often a code may be tried.
const codeTries = 5

const tryCode = `UPDATE sms_codes SET tries = tries + 1
	WHERE phone_hash = $1 AND purpose = $2 AND tries < $3 AND expires_at > $4 RETURNING code_hash`

// TryCode says whether a code is the one that was sent. The try counts at once,
// whatever becomes of the request, and does not use the code up.
func (s *Store) TryCode(ctx context.Context, c SMSCode, now time.Time) (bool, error) {
	var hash []byte
	err := s.get(ctx, &hash, tryCode, s.phoneHash(c.Phone), c.Purpose, codeTries, now)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && hmac.Equal(hash, s.codeHash(c)), err
}

const useCode = `DELETE FROM sms_codes WHERE phone_hash = $1 AND purpose = $2 AND code_hash = $3`

// UseCode uses a code up, in the transaction of what it was for; ErrNotFound
// when it was used meanwhile.
func (t *Tx) UseCode(ctx context.Context, c SMSCode) error {
	return t.must(ctx, useCode, t.phoneHash(c.Phone), c.Purpose, t.codeHash(c))
}
