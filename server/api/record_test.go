package api_test

import (
	"github.com/stretchr/testify/require"
)

// restless are the tables that every call may write to, those that are refused too:
// when a session was last seen, and how many calls were made.
const restless = `'sessions', 'limits'`

// versions is a checksum of every other table: whatever a call has changed shows
// in it, under the name of the table.
func (w *world) versions() map[string]string {
	w.t.Helper()
	var query string
	require.NoError(w.t, w.db.Get(&query, `SELECT string_agg(
		format('SELECT %L AS name, concat_ws('' '', count(*), sum(hashtextextended(t::text, 0))) AS mark FROM %I.%I t', table_name, table_schema, table_name), ' UNION ALL ')
		FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN (`+restless+`)`))
	var rows []struct{ Name, Mark string }
	require.NoError(w.t, w.db.Select(&rows, query))
	require.Greater(w.t, len(rows), 30)
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.Name] = r.Mark
	}
	return all
}
