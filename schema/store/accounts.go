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
	sealed := t.keys.Seal([]byte(a.Phone), accountPhones.place(a.ID))
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

const lockAccount = `SELECT verified_at IS NOT NULL FROM accounts WHERE id = $1 FOR UPDATE`

// LockAccount keeps everybody else from changing who an account is until the
// transaction ends, and says whether the face check was passed.
func (t *Tx) LockAccount(ctx context.Context, id string) (verified bool, err error) {
	err = t.get(ctx, &verified, lockAccount, id)
	return verified, err
}
