package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// The rotation of seal keys: what older keys have sealed is sealed anew with the
// first key of the ring, while servers and workers go on.

// SealedRows is how many values of a column a key has sealed.
type SealedRows struct {
	Column string // parties.sealed
	KeyID  string `db:"key_id"`
	Rows   int64  `db:"rows"`
}

// Unopened is a value that no key of the ring opens.
type Unopened struct {
	Column string
	Row    string // the row's key
	KeyID  string // as the value says
}

// keyIDOf is the id in front of a sealed value; of bytes that are none it is some
// text too and no error.
const keyIDOf = `CASE WHEN length(%[1]s) = 0 THEN '' ELSE encode(substring(%[1]s FROM 2 FOR get_byte(%[1]s, 0)), 'escape') END`

// counting is the statement that counts a column by key.
func (c sealedColumn) counting() string {
	return fmt.Sprintf(`SELECT `+keyIDOf+` AS key_id, count(*) AS rows FROM %[2]s WHERE %[1]s IS NOT NULL GROUP BY 1 ORDER BY 1`,
		c.column, c.table)
}

// Sealed counts every sealed value by column and key.
func (s *Store) Sealed(ctx context.Context) ([]SealedRows, error) {
	var all []SealedRows
	for _, c := range sealedColumns {
		var rows []SealedRows
		if err := s.db.SelectContext(ctx, &rows, c.counting()); err != nil {
			return nil, fmt.Errorf("%s: %w", c.name(), err)
		}
		for i := range rows {
			rows[i].Column = c.name()
		}
		all = append(all, rows...)
	}
	return all, nil
}

// resealBatch is how many values are sealed anew in one transaction: what it locks
// is free again after some milliseconds.
const resealBatch = 500

// Reseal seals everything anew that other keys than the first have sealed, batch by
// batch, and tells after each how many it did. Who calls it again goes on where it
// was cut. It waits for nobody: a row that somebody is changing is left for the next
// call. What does not open is told too and left as it is.
func (s *Store) Reseal(ctx context.Context, done func(column string, values int), bad func(Unopened)) error {
	for _, c := range sealedColumns {
		for after := []string(nil); ; {
			rows, err := s.resealSome(ctx, c, after, done, bad)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name(), err)
			}
			if len(rows) < resealBatch {
				break
			}
			after = rows[len(rows)-1].Key
		}
	}
	return nil
}

// otherwise is a value that the first key has not sealed.
type otherwise struct {
	Key    pq.StringArray `db:"key"`
	Sealed []byte         `db:"sealed"`
	KeyID  string         `db:"key_id"`
}

// resealSome seals the next values of a column anew, in one transaction, and answers
// those that it looked at.
func (s *Store) resealSome(ctx context.Context, c sealedColumn, after []string, done func(string, int), bad func(Unopened)) ([]otherwise, error) {
	var rows []otherwise
	var unopened []Unopened
	err := s.InTx(ctx, func(t *Tx) error {
		rows, unopened = nil, nil
		if err := sqlx.SelectContext(ctx, t.tx, &rows, c.finding(after), arguments(after, t.keys.Head(), resealBatch)...); err != nil {
			return err
		}
		for _, row := range rows {
			fresh, err := t.keys.Reseal(row.Sealed, c.place(row.Key...))
			if err != nil {
				unopened = append(unopened, Unopened{c.name(), strings.Join(row.Key, ":"), row.KeyID})
				continue
			}
			if _, err := t.tx.ExecContext(ctx, c.writing(), arguments(row.Key, row.Sealed, fresh)...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, u := range unopened {
		bad(u)
	}
	done(c.name(), len(rows)-len(unopened))
	return rows, nil
}

// finding is the statement that finds and holds values after a row: its last two
// parameters are how those begin that are left out, and how many. Who refers to such
// a row is not kept waiting.
func (c sealedColumn) finding(after []string) string {
	keys, further := strings.Join(c.key, ", "), ""
	if after != nil {
		further = fmt.Sprintf(" AND (%s) > (%s)", keys, parameters(len(c.key)))
	}
	return fmt.Sprintf(`SELECT ARRAY[%s::text] AS key, %[2]s AS sealed, `+strings.ReplaceAll(keyIDOf, "[1]", "[2]")+` AS key_id
		FROM %[3]s WHERE %[2]s IS NOT NULL AND substring(%[2]s FROM 1 FOR length($%[4]d::bytea)) <> $%[4]d::bytea%[5]s
		ORDER BY %[6]s LIMIT $%[7]d FOR NO KEY UPDATE SKIP LOCKED`,
		strings.Join(c.key, "::text, "), c.column, c.table, len(after)+1, further, keys, len(after)+2)
}

// writing is the statement that puts a fresh value in the place of the one that was
// read: of the row, the old value, the fresh one.
func (c sealedColumn) writing() string {
	return fmt.Sprintf(`UPDATE %[1]s SET %[2]s = $%[5]d WHERE (%[3]s) = (%[4]s) AND %[2]s = $%[6]d`,
		c.table, c.column, strings.Join(c.key, ", "), parameters(len(c.key)), len(c.key)+2, len(c.key)+1)
}

// parameters are $1, $2 …
func parameters(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("$%d", i+1)
	}
	return strings.Join(all, ", ")
}

func arguments(key []string, rest ...any) []any {
	all := make([]any, 0, len(key)+len(rest))
	for _, k := range key {
		all = append(all, k)
	}
	return append(all, rest...)
}
