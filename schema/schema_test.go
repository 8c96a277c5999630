package schema_test

import (
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/storetest"
)

// everything is one text over all reference data, as it stands in the tables.
const everything = `SELECT md5(string_agg(line, '|' ORDER BY line)) FROM (
	SELECT 'court' || courts::text AS line FROM courts UNION ALL SELECT 'cause' || causes::text FROM causes
	UNION ALL SELECT 'type' || case_types::text FROM case_types UNION ALL SELECT 'division' || divisions::text FROM divisions
	UNION ALL SELECT 'insurer' || insurers::text FROM insurers UNION ALL SELECT 'notice' || notices::text FROM notices
	UNION ALL SELECT 'card' || rate_cards::text FROM rate_cards) all_of_it`

// again makes the next migration load the files as if they had changed.
const again = `TRUNCATE reference_loaded`

func sum(t *testing.T, db *sqlx.DB) (md5 string) {
	t.Helper()
	require.NoError(t, db.Get(&md5, everything))
	return md5
}

func TestMigratingAndLoadingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	before := sum(t, db)
	require.NoError(t, schema.Migrate(t.Context(), db.DB))
	assert.Equal(t, before, sum(t, db))
	_, err := db.Exec(again)
	require.NoError(t, err)
	require.NoError(t, schema.Migrate(t.Context(), db.DB))
	assert.Equal(t, before, sum(t, db), "over files that changed in nothing")
}

func TestWhatAnOperatorHasOpenedOrClosedStaysSoWhenTheFilesAreLoadedAgain(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	for _, change := range []string{
		`UPDATE courts SET open = true WHERE code = '141'`,
		`UPDATE insurers SET open = false, mode = 'system' WHERE code = 'picc'`,
		`UPDATE courts SET name = 'mistyped' WHERE code = '142'`,
		`INSERT INTO courts SELECT 'gone', name, level, level_name, kind, province, parent_code, division_code, case_code, true, 9999 FROM courts WHERE code = '141'`,
		again,
	} {
		_, err := db.Exec(change)
		require.NoError(t, err)
	}
	require.NoError(t, schema.Migrate(t.Context(), db.DB))
	var states []string
	require.NoError(t, db.Select(&states, `SELECT code || ' ' || open FROM courts WHERE code IN ('141', '142', 'gone')
		UNION ALL SELECT code || ' ' || open || ' ' || mode FROM insurers WHERE code = 'picc' ORDER BY 1`))
	assert.Equal(t, []string{"141 true", "142 false", "gone true", "picc false system"}, states)
	var name string
	require.NoError(t, db.Get(&name, `SELECT name FROM courts WHERE code = '142'`))
	assert.NotEqual(t, "mistyped", name, "the files have the last word on names")
}

func TestANoticeThatPeopleMayHaveAcceptedNeverChanges(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	_, err := db.Exec(`UPDATE notices SET body = 'as it was accepted'`)
	require.NoError(t, err)
	_, err = db.Exec(again)
	require.NoError(t, err)
	require.NoError(t, schema.Migrate(t.Context(), db.DB))
	var changed int
	require.NoError(t, db.Get(&changed, `SELECT count(*) FROM notices WHERE body <> 'as it was accepted'`))
	assert.Zero(t, changed)
}

func TestOnlyAnInsurerWithoutARateCardGetsTheDemonstrationCard(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	for _, change := range []string{
		`INSERT INTO rate_cards SELECT gen_random_uuid(), insurer_code, 2, '2026-12-01', NULL, card, false FROM rate_cards WHERE insurer_code = 'picc'`,
		`INSERT INTO insurers (code, name) VALUES ('new', '新')`, again,
	} {
		_, err := db.Exec(change)
		require.NoError(t, err)
	}
	require.NoError(t, schema.Migrate(t.Context(), db.DB))
	var cards []string
	require.NoError(t, db.Select(&cards, `SELECT insurer_code || ' ' || version || ' ' || demonstration FROM rate_cards
		WHERE insurer_code IN ('picc', 'new') ORDER BY 1`))
	assert.Equal(t, []string{"new 1 true", "picc 1 true", "picc 2 false"}, cards)
}

func TestBothEditionsOfTheCausesAreLoadedWithTheirDays(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	var editions []string
	require.NoError(t, db.Select(&editions, `SELECT DISTINCT edition || ' ' || valid_from || ' ' || coalesce(valid_until::text, 'on')
		FROM causes ORDER BY 1`))
	assert.Equal(t, []string{"2020 2021-01-01 2025-12-31", "2026 2026-01-01 on"}, editions)
	var orphans []string
	require.NoError(t, db.Select(&orphans, `SELECT code FROM causes c WHERE parent_code <> ''
		AND NOT EXISTS (SELECT 1 FROM causes p WHERE p.code = c.parent_code AND p.edition = c.edition)`))
	assert.Empty(t, orphans, "every cause has its parent in its own edition")
}

func TestADatabaseOfAnotherVersionIsRefused(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	require.NoError(t, schema.Check(t.Context(), db.DB))
	version, err := schema.Version()
	require.NoError(t, err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, true)`, version+1)
	require.NoError(t, err)
	require.ErrorContains(t, schema.Check(t.Context(), db.DB), "migrate up", "newer than the program")
	_, err = db.Exec(`DELETE FROM goose_db_version WHERE version_id >= $1`, version)
	require.NoError(t, err)
	require.ErrorContains(t, schema.Check(t.Context(), db.DB), "migrate up", "older than the program")
}

func TestSeveralProcessesMayMigrateAtOnce(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	_, err := db.Exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
	require.NoError(t, err)
	var all sync.WaitGroup
	errs := make([]error, 3)
	for i := range errs {
		all.Go(func() { errs[i] = schema.Migrate(t.Context(), db.DB) })
	}
	all.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	require.NoError(t, schema.Check(t.Context(), db.DB))
	var courts int
	require.NoError(t, db.Get(&courts, `SELECT count(*) FROM courts`))
	assert.Equal(t, 3498, courts)
}

func TestADatabaseThatMayLoseWhatItAcknowledgedIsNotForProduction(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	var fsync string
	require.NoError(t, db.Get(&fsync, `SELECT current_setting('fsync')`))
	err := schema.CheckDurability(t.Context(), db.DB)
	assert.Equal(t, fsync == "on", err == nil, "fsync is %s: %v", fsync, err)
	db.SetMaxOpenConns(1) // a setting of the session
	_, err = db.Exec(`SET synchronous_commit = off`)
	require.NoError(t, err)
	require.ErrorContains(t, schema.CheckDurability(t.Context(), db.DB), "synchronous_commit")
}
