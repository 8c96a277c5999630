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
	MustChange  bool   // the password, which an operator knows, before anything else
	SessionID   string // the session that was used
	TokenHash   []byte // of the same
}

// tokenHash is what is kept of a session's token.
func tokenHash(token string) []byte {
	hash := sha256.Sum256([]byte(token))
	return hash[:]
}

// Beginning is a session that is to begin.
type Beginning struct {
	ID           string // of the account or of the staff member
	PasswordHash string // what the password was compared with, "" when none was asked for
	Device       string // as its owner will know it again: Windows · Chrome
	Network      string // the address without its last part
	SSO          bool   // begun by single sign-on
	Replaces     []byte // hash of the token that the browser had before, nil for none
	At           time.Time
	Expires      time.Time // the absolute end
}

// Whoever is let in is looked at once more, locked: a password that was changed, an
// account that was merged or a member of staff who was disabled meanwhile does not come in behind the back of
// what ended all sessions. What ended of itself goes with the next login: nobody
// lists it any more.
const insertSession = `WITH replaced AS (DELETE FROM sessions WHERE token_hash = $9),
	    over AS (DELETE FROM sessions WHERE (account_id = $2 OR staff_id = $2) AND expires_at <= $3),
	    account AS (SELECT id FROM accounts WHERE id = $2 AND merged_into IS NULL AND $8 IN ('', password_hash) FOR SHARE),
	    member AS (SELECT id FROM staff WHERE id = $2 AND disabled_at IS NULL AND $8 IN ('', password_hash) FOR SHARE),
	    owner AS (SELECT id AS account_id, NULL::uuid AS staff_id FROM account UNION ALL SELECT NULL, id FROM member)
	INSERT INTO sessions (token_hash, account_id, staff_id, created_at, seen_at, expires_at, device, network, sso)
	SELECT $1, account_id, staff_id, $3, $3, $4, $5, $6, $7 FROM owner`

// BeginSession opens a session for somebody, ends the one it replaces, and answers
// its token, which is kept nowhere; ErrNotFound when they may not come in any more.
func (q queries) BeginSession(ctx context.Context, b Beginning) (token string, err error) {
	token = rand.Text()
	return token, q.must(ctx, insertSession, tokenHash(token), b.ID, b.At, b.Expires, b.Device, b.Network, b.SSO, b.PasswordHash, b.Replaces)
}

const selectSession = `SELECT coalesce(s.account_id, s.staff_id) AS id, coalesce(st.role, 'applicant') AS role,
	    coalesce(st.court_code, '') AS court_code, coalesce(st.insurer_code, '') AS insurer_code,
	    coalesce(st.display_name, '') AS display_name, a.verified_at IS NOT NULL AS verified, s.seen_at,
	    s.id AS session_id, coalesce(st.must_change_password, false) AND NOT s.sso AS must_change
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
		SessionID   string    `db:"session_id"`
		MustChange  bool      `db:"must_change"`
	}
	hash := tokenHash(token)
	if err := s.get(ctx, &row, selectSession, hash, now, now.Add(-idle)); err != nil {
		return nil, err
	}
	p := &Principal{
		ID: row.ID, Role: row.Role, CourtCode: row.CourtCode, InsurerCode: row.InsurerCode,
		DisplayName: row.DisplayName, Verified: row.Verified, MustChange: row.MustChange,
		SessionID: row.SessionID, TokenHash: hash,
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
