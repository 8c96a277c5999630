package store

import (
	"context"

	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// Totals are the values of the clues and the securities of an application, fen.
type Totals struct {
	Clues      baoquan.Fen `db:"clues"`
	Securities baoquan.Fen `db:"securities"`
}

const selectTotals = `SELECT a.id,
	    (SELECT coalesce(sum(value), 0)::bigint FROM clues WHERE application_id = a.id) AS clues,
	    (SELECT coalesce(sum(value), 0)::bigint FROM securities WHERE application_id = a.id) AS securities
	FROM unnest($1::uuid[]) AS a (id)`

// TotalsOf gives the totals of some applications, which lists show without
// reading every part.
func (q queries) TotalsOf(ctx context.Context, ids []string) (map[string]Totals, error) {
	var rows []struct {
		ID string `db:"id"`
		Totals
	}
	if err := q.selectAll(ctx, &rows, selectTotals, pq.Array(ids)); err != nil {
		return nil, err
	}
	totals := make(map[string]Totals, len(rows))
	for _, r := range rows {
		totals[r.ID] = r.Totals
	}
	return totals, nil
}
