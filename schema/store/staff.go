package store

import (
	"context"
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
}

const insertStaff = `INSERT INTO staff (id, login, password_hash, role, court_code, insurer_code, display_name, created_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

// CreateStaff writes a new staff member. A login that somebody has already is
// ErrTaken.
func (t *Tx) CreateStaff(ctx context.Context, s Staff) error {
	_, err := t.exec(ctx, insertStaff, s.ID, s.Login, s.PasswordHash, s.Role,
		optional(s.CourtCode), optional(s.InsurerCode), s.DisplayName, s.CreatedAt)
	if violates(err, "staff_login_unique") {
		return ErrTaken
	}
	return err
}

const selectStaff = `SELECT id, login, password_hash, role, coalesce(court_code, '') AS court_code,
	coalesce(insurer_code, '') AS insurer_code, display_name, disabled_at, created_at FROM staff WHERE id = $1`

// StaffMember reads one staff member.
func (q queries) StaffMember(ctx context.Context, id string) (Staff, error) {
	var s Staff
	return s, q.get(ctx, &s, selectStaff, id)
}

const updateStaffDisabled = `UPDATE staff SET disabled_at = $2 WHERE id = $1 AND (disabled_at IS NULL) = ($2::timestamptz IS NOT NULL)`

// DisableStaff keeps a staff member out from now on and ends all sessions; a
// nil time lets them in again.
func (t *Tx) DisableStaff(ctx context.Context, id string, at *time.Time) error {
	if _, err := t.exec(ctx, updateStaffDisabled, id, at); err != nil || at == nil {
		return err
	}
	return t.EndSessions(ctx, id, nil)
}
