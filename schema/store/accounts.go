package store

import (
	"context"
	"errors"
	"time"
)

// ErrTaken says that a phone number or a login already has an account.
var ErrTaken = errors.New("already taken")

// Account is somebody who applies.
type Account struct {
	ID               string
	Phone            string // 11 digits
	PasswordHash     string // PHC string
	AgreementVersion string // the registration agreement that was ticked
	CreatedAt        time.Time
}

const insertAccount = `INSERT INTO accounts (id, phone_sealed, phone_hash, password_hash, agreement_version, created_at)
	VALUES ($1, $2, $3, $4, $5, $6)`

// CreateAccount writes a new account and its consent to the agreement. A phone
// number that has one already is ErrTaken.
func (t *Tx) CreateAccount(ctx context.Context, a Account) error {
	sealed := t.keys.Seal([]byte(a.Phone), phonePlace(a.ID))
	_, err := t.exec(ctx, insertAccount, a.ID, sealed, t.phoneHash(a.Phone), a.PasswordHash, a.AgreementVersion, a.CreatedAt)
	if violates(err, "accounts_phone_unique") {
		return ErrTaken
	}
	if err != nil {
		return err
	}
	return t.Consent(ctx, a.ID, "registration", a.AgreementVersion, a.CreatedAt)
}

func (q queries) phoneHash(phone string) []byte { return q.keys.Hash("phone", phone) }

const insertConsent = `INSERT INTO consents (account_id, kind, version, at) VALUES ($1, $2, $3, $4)`

// Consent writes down that somebody accepted a version of a notice.
func (t *Tx) Consent(ctx context.Context, accountID, kind, version string, at time.Time) error {
	_, err := t.exec(ctx, insertConsent, accountID, kind, version, at)
	return err
}

// Login is what it takes to let somebody in.
type Login struct {
	ID           string `db:"id"`
	Role         Role   `db:"role"`
	PasswordHash string `db:"password_hash"`
}

const selectLoginByPhone = `SELECT id, 'applicant' AS role, password_hash FROM accounts WHERE phone_hash = $1`

// LoginByPhone finds the account of a phone number.
func (q queries) LoginByPhone(ctx context.Context, phone string) (Login, error) {
	var l Login
	return l, q.get(ctx, &l, selectLoginByPhone, q.phoneHash(phone))
}

const selectLoginByName = `SELECT id, role, password_hash FROM staff WHERE login = $1 AND disabled_at IS NULL`

// LoginByName finds the staff member of a login, unless disabled.
func (q queries) LoginByName(ctx context.Context, login string) (Login, error) {
	var l Login
	return l, q.get(ctx, &l, selectLoginByName, login)
}

const selectLoginByID = `SELECT id, 'applicant' AS role, password_hash FROM accounts WHERE id = $1
	UNION ALL SELECT id, role, password_hash FROM staff WHERE id = $1 AND disabled_at IS NULL`

// LoginByID finds an account or a staff member.
func (q queries) LoginByID(ctx context.Context, id string) (Login, error) {
	var l Login
	return l, q.get(ctx, &l, selectLoginByID, id)
}

const updatePassword = `WITH a AS (UPDATE accounts SET password_hash = $2 WHERE id = $1 RETURNING id),
	    s AS (UPDATE staff SET password_hash = $2 WHERE id = $1 RETURNING id)
	SELECT id FROM a UNION ALL SELECT id FROM s`

// SetPassword gives an account or a staff member another password and ends all
// sessions but one, or all of them when except is nil.
func (t *Tx) SetPassword(ctx context.Context, id, hash string, except []byte) error {
	var changed string
	if err := t.get(ctx, &changed, updatePassword, id, hash); err != nil {
		return err
	}
	return t.EndSessions(ctx, id, except)
}

const lockAccount = `SELECT verified_at IS NOT NULL FROM accounts WHERE id = $1 FOR UPDATE`

// LockAccount keeps everybody else from changing who an account is until the
// transaction ends, and says whether the face check was passed.
func (t *Tx) LockAccount(ctx context.Context, id string) (verified bool, err error) {
	err = t.get(ctx, &verified, lockAccount, id)
	return verified, err
}
