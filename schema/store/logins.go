package store

import "context"

// Login is what it takes to let somebody in.
type Login struct {
	ID           string `db:"id"`
	Role         Role   `db:"role"`
	PasswordHash string `db:"password_hash"`
}

const selectLoginByPhone = `SELECT id, 'applicant' AS role, password_hash FROM accounts
	WHERE phone_hash = $1 AND merged_into IS NULL`

// LoginByPhone finds the account of a phone number. One that was merged into another
// is nobody's.
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

const selectLoginByID = `SELECT id, 'applicant' AS role, password_hash FROM accounts WHERE id = $1 AND merged_into IS NULL
	UNION ALL SELECT id, role, password_hash FROM staff WHERE id = $1 AND disabled_at IS NULL`

// LoginByID finds an account or a staff member.
func (q queries) LoginByID(ctx context.Context, id string) (Login, error) {
	var l Login
	return l, q.get(ctx, &l, selectLoginByID, id)
}

const updatePassword = `WITH a AS (UPDATE accounts SET password_hash = $2 WHERE id = $1 RETURNING id),
	    s AS (UPDATE staff SET password_hash = $2, must_change_password = false WHERE id = $1 RETURNING id)
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
