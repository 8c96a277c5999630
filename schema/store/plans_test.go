package store_test

import (
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

const (
	manyAccounts = `INSERT INTO accounts (id, phone_sealed, phone_hash, password_hash, agreement_version, created_at)
		SELECT gen_random_uuid(), '', decode(lpad(to_hex(n), 8, '0'), 'hex'), '', 'x', now() FROM generate_series(1, 50) n`
	manyCourts       = `SELECT code FROM courts ORDER BY position LIMIT 20`
	manyApplications = `WITH a AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM accounts)
		INSERT INTO applications
		SELECT gen_random_uuid(), 'preservation', 'BQ' || g, (SELECT id FROM a WHERE n = 1 + g % 50), 'under_review', 2, 2, 2,
		       ($1::text[])[1 + g % 20], NULL, 1000, 'litigation', 'property', '', true, '', '', 'applicant', '', '', '', '', 'x',
		       0, NULL, now(), now(), now(), now() - g * interval '1 minute'
		FROM generate_series(1, 6000) g`
	manyGuarantees = `WITH i AS (SELECT code, row_number() OVER (ORDER BY code) AS n FROM insurers)
		UPDATE applications a SET kind = 'guarantee', guarantee_amount = 1000, insurer_code = i.code
		FROM i, (SELECT id, row_number() OVER (ORDER BY id) AS n FROM applications) g
		WHERE a.id = g.id AND g.n % 2 = 0 AND i.n = 1 + g.n / 2 % (SELECT count(*) FROM insurers)`
)

func TestTheListsAreReadFromTheirIndexes(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	_, err := db.Exec(manyAccounts)
	require.NoError(t, err)
	var courts []string
	require.NoError(t, db.Select(&courts, manyCourts))
	_, err = db.Exec(manyApplications, pq.Array(courts))
	require.NoError(t, err)
	_, err = db.Exec(manyGuarantees)
	require.NoError(t, err)
	_, err = db.Exec(`ANALYZE`)
	require.NoError(t, err)
	var account, middle string
	require.NoError(t, db.Get(&account, `SELECT account_id FROM applications LIMIT 1`))
	require.NoError(t, db.Get(&middle, `SELECT id FROM applications ORDER BY id OFFSET 3000 LIMIT 1`))
	for name, c := range map[string]struct{ query, owner, kind, index string }{
		"an applicant's": {store.ListOwn, account, "preservation", "applications_of_account"},
		"a court's":      {store.ListOfCourt, courts[3], "preservation", "applications_of_court"},
		"an insurer's":   {store.ListOfInsurer, "picc", "guarantee", "applications_of_insurer"},
	} {
		for page, before := range map[string]any{"first": nil, "next": middle} {
			plan := explain(t, db, c.query, c.owner, c.kind, nil, "", before, 20)
			assert.Contains(t, plan, "Index Scan using "+c.index, "%s, %s page", name, page)
			assert.NotContains(t, plan, "Sort", "%s, %s page: the index gives the order", name, page)
			assert.NotContains(t, plan, "Seq Scan on applications", "%s, %s page", name, page)
		}
	}
}

func explain(t *testing.T, db *sqlx.DB, query string, args ...any) string {
	t.Helper()
	var lines []string
	require.NoError(t, db.Select(&lines, "EXPLAIN "+query, args...))
	return strings.Join(lines, "\n")
}
