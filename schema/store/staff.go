package store

import (
	"context"
	"errors"
	"time"
)

// Staff is a judge, clerk, underwriter or operator.
type Staff struct {
	ID           string     `db:"id"`
	Login        string     `db:"login"`
	PasswordHash string     `db:"password_hash"`
	Role         Role       `db:"role"`
	CourtCode    string     `db:"court_code"`
	InsurerCode  string     `db:"insurer_code"`
	DisplayName  string     `db:"display_name"`
	DisabledAt   *time.Time `db:"disabled_at"`
	CreatedAt    time.Time  `db:"created_at"`
	MustChange   bool       `db:"must_change_password"` // an operator knows the password
	Subject      string     `db:"oidc_subject"`         // to the identity provider, "" for none
	Issuer       string     `db:"oidc_issuer"`          // that provider, "" for none or not known
}

const insertStaff = `INSERT INTO staff (id, login, password_hash, role, court_code, insurer_code, display_name, created_at,
	    must_change_password, oidc_subject, oidc_issuer)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

// ErrSubjectTaken says that another staff member is who a subject stands for.
var ErrSubjectTaken = errors.New("subject already taken")

// CreateStaff writes a new staff member. A login that somebody has already is
// ErrTaken, a subject ErrSubjectTaken.
func (t *Tx) CreateStaff(ctx context.Context, s Staff) error {
	_, err := t.exec(ctx, insertStaff, s.ID, s.Login, s.PasswordHash, s.Role,
		optional(s.CourtCode), optional(s.InsurerCode), s.DisplayName, s.CreatedAt, s.MustChange, optional(s.Subject), s.Issuer)
	return takenBy(err)
}

func takenBy(err error) error {
	switch {
	case violates(err, "staff_login_unique"):
		return ErrTaken
	case violates(err, "staff_subject_unique"):
		return ErrSubjectTaken
	}
	return err
}

const selectStaff = `SELECT id, login, password_hash, role, coalesce(court_code, '') AS court_code,
	    coalesce(insurer_code, '') AS insurer_code, display_name, disabled_at, created_at, must_change_password,
	    coalesce(oidc_subject, '') AS oidc_subject, oidc_issuer
	FROM staff WHERE id = $1`

// StaffMember reads one staff member.
func (q queries) StaffMember(ctx context.Context, id string) (Staff, error) {
	var s Staff
	return s, q.get(ctx, &s, selectStaff, id)
}

const selectStaffPage = `SELECT id, login, '' AS password_hash, role, coalesce(court_code, '') AS court_code,
	    coalesce(insurer_code, '') AS insurer_code, display_name, disabled_at, created_at, must_change_password,
	    coalesce(oidc_subject, '') AS oidc_subject, oidc_issuer
	FROM staff WHERE login > $1 AND ($2 = '' OR role = $2)
	    AND ($3 = '' OR strpos(login, lower($3)) > 0 OR strpos(display_name, $3) > 0)
	ORDER BY login LIMIT $4`

// StaffPage lists staff by login after one, of a role and with a text in login or
// name where these are given.
func (q queries) StaffPage(ctx context.Context, after string, role Role, text string, limit int) ([]Staff, error) {
	var all []Staff
	return all, q.selectAll(ctx, &all, selectStaffPage, after, role, text, limit)
}

const lockStaff = `SELECT id FROM staff WHERE id = $1 FOR UPDATE`

// LockStaff reads a staff member whom nobody else changes until the transaction
// ends.
func (t *Tx) LockStaff(ctx context.Context, id string) (Staff, error) {
	var locked string
	if err := t.get(ctx, &locked, lockStaff, id); err != nil {
		return Staff{}, err
	}
	return t.StaffMember(ctx, id)
}

const updateStaff = `UPDATE staff SET role = $2, court_code = $3, insurer_code = $4, display_name = $5, disabled_at = $6,
	password_hash = $7, must_change_password = $8, oidc_subject = $9, oidc_issuer = $10 WHERE id = $1`

// SaveStaff writes a changed staff member. Who may do something else now, is
// disabled or has another password is logged out everywhere: before is how they
// were.
func (t *Tx) SaveStaff(ctx context.Context, before, s Staff) error {
	if err := t.must(ctx, updateStaff, s.ID, s.Role, optional(s.CourtCode), optional(s.InsurerCode), s.DisplayName,
		s.DisabledAt, s.PasswordHash, s.MustChange, optional(s.Subject), s.Issuer); err != nil {
		return takenBy(err)
	}
	same := before.Role == s.Role && before.CourtCode == s.CourtCode && before.InsurerCode == s.InsurerCode &&
		before.Subject == s.Subject && before.Issuer == s.Issuer && before.PasswordHash == s.PasswordHash && (s.DisabledAt == nil || before.DisabledAt != nil)
	if same {
		return nil
	}
	return t.EndSessions(ctx, s.ID, nil)
}
