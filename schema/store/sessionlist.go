package store

import (
	"context"
	"time"
)

// OwnSession is a session as its owner sees it.
type OwnSession struct {
	ID      string    `db:"id"`
	Device  string    `db:"device"`
	Network string    `db:"network"`
	Begun   time.Time `db:"created_at"`
	Seen    time.Time `db:"seen_at"`
}

const selectSessionsOf = `SELECT id, device, network, created_at, seen_at FROM sessions
	WHERE (account_id = $1 OR staff_id = $1) AND expires_at > $2 AND seen_at > $3 ORDER BY created_at DESC, id`

// SessionsOf lists the sessions of an account or a staff member that have not
// ended, newest first.
func (q queries) SessionsOf(ctx context.Context, id string, now time.Time, idle time.Duration) ([]OwnSession, error) {
	var all []OwnSession
	err := q.selectAll(ctx, &all, selectSessionsOf, id, now, now.Add(-idle))
	for i := range all {
		all[i].Begun, all[i].Seen = inBeijing(all[i].Begun), inBeijing(all[i].Seen)
	}
	return all, err
}

const deleteSessionOf = `DELETE FROM sessions WHERE id = $2 AND (account_id = $1 OR staff_id = $1)`

// EndSessionOf ends one session of an account or a staff member; ErrNotFound when
// it is not theirs.
func (q queries) EndSessionOf(ctx context.Context, owner, sessionID string) error {
	return q.must(ctx, deleteSessionOf, owner, sessionID)
}
