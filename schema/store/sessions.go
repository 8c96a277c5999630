package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"time"
)

// Role is what somebody may do here.
type Role string

// The roles. A judge or clerk belongs to one court, an underwriter to one
// insurer.
const (
	Applicant   Role = "applicant"
	Judge       Role = "judge"
	Clerk       Role = "clerk"
	Underwriter Role = "underwriter"
	Operator    Role = "operator"
)

// Principal is who makes a request.
type Principal struct {
	ID          string // of the account or of the staff member
	Role        Role
	CourtCode   string
	InsurerCode string
	DisplayName string // of staff; an applicant's name is in the profile
	Verified    bool   // an applicant has passed the face check
	TokenHash   []byte // the session that was used
}

// tokenHash is what is kept of a session's token.
func tokenHash(token string) []byte {
	hash := sha256.Sum256([]byte(token))
	return hash[:]
}

const insertSession = `INSERT INTO sessions (token_hash, account_id, staff_id, created_at, seen_at, expires_at)
	VALUES ($1, $2, $3, $4, $4, $5)`

// BeginSession opens a session for somebody and answers its token, which is kept
// nowhere.
func (q queries) BeginSession(ctx context.Context, id string, role Role, now, expires time.Time) (token string, err error) {
	token = rand.Text()
	var account, staff any
	if role == Applicant {
		account = id
	} else {
		staff = id
	}
	_, err = q.exec(ctx, insertSession, tokenHash(token), account, staff, now, expires)
	return token, err
}

const selectSession = `SELECT coalesce(s.account_id, s.staff_id) AS id, coalesce(st.role, 'applicant') AS role,
	    coalesce(st.court_code, '') AS court_code, coalesce(st.insurer_code, '') AS insurer_code,
	    coalesce(st.display_name, '') AS display_name, a.verified_at IS NOT NULL AS verified, s.seen_at
	FROM sessions s LEFT JOIN accounts a ON a.id = s.account_id LEFT JOIN staff st ON st.id = s.staff_id
	WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND st.disabled_at IS NULL`

const updateSessionSeen = `UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2`

// seenEvery is how often it is written down that a session is in use.
const seenEvery = time.Minute

// Session finds who a token belongs to, or answers ErrNotFound: it was never
// there, has ended, was idle for too long, or its owner was disabled.
func (s *Store) Session(ctx context.Context, token string, now time.Time, idle time.Duration) (*Principal, error) {
	var row struct {
		ID          string    `db:"id"`
		Role        Role      `db:"role"`
		CourtCode   string    `db:"court_code"`
		InsurerCode string    `db:"insurer_code"`
		DisplayName string    `db:"display_name"`
		Verified    bool      `db:"verified"`
		SeenAt      time.Time `db:"seen_at"`
	}
	hash := tokenHash(token)
	if err := s.get(ctx, &row, selectSession, hash, now, now.Add(-idle)); err != nil {
		return nil, err
	}
	p := &Principal{
		ID: row.ID, Role: row.Role, CourtCode: row.CourtCode, InsurerCode: row.InsurerCode,
		DisplayName: row.DisplayName, Verified: row.Verified, TokenHash: hash,
	}
	if now.Sub(row.SeenAt) < seenEvery {
		return p, nil
	}
	_, err := s.exec(ctx, updateSessionSeen, hash, now)
	return p, err
}

const deleteSession = `DELETE FROM sessions WHERE token_hash = $1`

// EndSession ends one session.
func (q queries) EndSession(ctx context.Context, tokenHash []byte) error {
	_, err := q.exec(ctx, deleteSession, tokenHash)
	return err
}

const deleteSessionsOf = `DELETE FROM sessions WHERE (account_id = $1 OR staff_id = $1)
	AND token_hash IS DISTINCT FROM $2`

// EndSessions ends all sessions of an account or a staff member but one, or all
// of them when except is nil.
func (q queries) EndSessions(ctx context.Context, id string, except []byte) error {
	_, err := q.exec(ctx, deleteSessionsOf, id, except)
	return err
}

const deleteSessionBegunBefore = `DELETE FROM sessions WHERE token_hash = $1 AND created_at <= $2`

// EndSessionBegunBefore ends a session that began before a time, and says
// whether it did.
func (q queries) EndSessionBegunBefore(ctx context.Context, tokenHash []byte, at time.Time) (bool, error) {
	n, err := q.exec(ctx, deleteSessionBegunBefore, tokenHash, at)
	return n > 0, err
}
