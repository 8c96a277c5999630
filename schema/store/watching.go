package store

import (
	"context"
	"time"
)

const existsSession = `SELECT EXISTS (SELECT 1 FROM sessions s LEFT JOIN staff st ON st.id = s.staff_id
	WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND st.disabled_at IS NULL)`

// SessionHolds says whether a session is still good, without using it: a page
// that only listens does not keep its session from being idle.
func (q queries) SessionHolds(ctx context.Context, tokenHash []byte, now time.Time, idle time.Duration) (bool, error) {
	var holds bool
	return holds, q.get(ctx, &holds, existsSession, tokenHash, now, now.Add(-idle))
}
