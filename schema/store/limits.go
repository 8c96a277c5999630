package store

import (
	"context"
	"encoding/hex"
	"errors"
	"time"
)

// Limit is how often something may be done by or to one subject: Burst times at
// once, and once more after each Every (generic cell rate algorithm).
type Limit struct {
	Name    string
	Subject string // a phone number, an address; only its keyed hash is kept
	Every   time.Duration
	Burst   int
}

func (q queries) limitKey(l Limit) string {
	return l.Name + ":" + hex.EncodeToString(q.keys.Hash("limit", l.Subject)[:16])
}

func (l Limit) whole() time.Duration { return time.Duration(l.Burst) * l.Every }

// The row holds the time at which everything that was done will have been worked
// off. One statement decides, so of racing calls exactly Burst are allowed.
const takeLimit = `WITH taken AS (
	    INSERT INTO limits AS l (key, tat) VALUES ($1, $2::timestamptz + $3 * interval '1 microsecond')
	    ON CONFLICT (key) DO UPDATE SET tat = greatest(l.tat, $2) + $3 * interval '1 microsecond'
	    WHERE greatest(l.tat, $2) + $3 * interval '1 microsecond' <= $2::timestamptz + $4 * interval '1 microsecond'
	    RETURNING l.tat)
	SELECT true AS allowed, tat FROM taken
	UNION ALL SELECT false, tat FROM limits WHERE key = $1 AND NOT EXISTS (SELECT 1 FROM taken)`

// Take counts one time against a limit. The wait is 0 when it was allowed, else
// the time until the next one is, and nothing was counted.
func (q queries) Take(ctx context.Context, l Limit, now time.Time) (wait time.Duration, err error) {
	var row struct {
		Allowed bool      `db:"allowed"`
		TAT     time.Time `db:"tat"`
	}
	err = q.get(ctx, &row, takeLimit, q.limitKey(l), now, l.Every.Microseconds(), l.whole().Microseconds())
	switch {
	case errors.Is(err, ErrNotFound): // somebody else's first one, too young to be seen
		return l.Every, nil
	case err != nil || row.Allowed:
		return 0, err
	}
	return max(row.TAT.Add(l.Every).Sub(now)-l.whole(), time.Millisecond), nil
}

const untakeLimit = `UPDATE limits SET tat = tat - $2 * interval '1 microsecond' WHERE key = $1`

// Untake gives one time back that came to nothing.
func (q queries) Untake(ctx context.Context, l Limit) error {
	_, err := q.exec(ctx, untakeLimit, q.limitKey(l), l.Every.Microseconds())
	return err
}

const selectLimit = `SELECT tat FROM limits WHERE key = $1`

// Used is how many times count against a limit now.
func (q queries) Used(ctx context.Context, l Limit, now time.Time) (int, error) {
	var tat time.Time
	err := q.get(ctx, &tat, selectLimit, q.limitKey(l))
	switch {
	case errors.Is(err, ErrNotFound):
		return 0, nil
	case err != nil:
		return 0, err
	}
	return int((max(tat.Sub(now), 0) + l.Every - 1) / l.Every), nil
}

const deleteLimit = `DELETE FROM limits WHERE key = $1`

// Forgive forgets what counts against a limit.
func (q queries) Forgive(ctx context.Context, l Limit) error {
	_, err := q.exec(ctx, deleteLimit, q.limitKey(l))
	return err
}
