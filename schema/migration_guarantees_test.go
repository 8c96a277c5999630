package schema_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"
	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/storetest"
)

// shape is every column, constraint and index of the database, one a line.
const shape = `
	SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
	FROM information_schema.columns WHERE table_schema = 'public'
	UNION ALL
	SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
	UNION ALL
	SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
	UNION ALL
	SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public'
	ORDER BY 1`

func shapeOf(t *testing.T, db *sqlx.DB) (lines []string) {
	t.Helper()
	require.NoError(t, db.Select(&lines, shape))
	return slices.DeleteFunc(lines, func(line string) bool { return strings.Contains(line, "reference_loaded") }) // no migration's
}

// sameShape asserts that two shapes are the same and shows only what is not.
func sameShape(t *testing.T, want, got []string, why string) {
	t.Helper()
	without := func(lines, others []string) []string {
		return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return slices.Contains(others, line) })
	}
	assert.Empty(t, without(want, got), "%s: lost", why)
	assert.Empty(t, without(got, want), "%s: left behind", why)
}

func migrations(t *testing.T, db *sqlx.DB) *goose.Provider {
	t.Helper()
	provider, err := goose.NewProvider(goose.DialectPostgres, db.DB, os.DirFS("migrations"))
	require.NoError(t, err)
	return provider
}

func TestTheMigrationOfGuaranteesGoesBackAndForth(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	_, other := storetest.New(t)
	provider := migrations(t, db)
	before := shapeOf(t, db)
	_, err := provider.DownTo(t.Context(), 6)
	require.NoError(t, err)
	_, err = other.Exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
	require.NoError(t, err)
	_, err = migrations(t, other).UpTo(t.Context(), 6)
	require.NoError(t, err)
	sameShape(t, shapeOf(t, other), shapeOf(t, db), "as if it had never been there")
	_, err = provider.Up(t.Context())
	require.NoError(t, err)
	sameShape(t, before, shapeOf(t, db), "there again")
	require.NoError(t, schema.Check(t.Context(), db.DB))
}

func TestTheMigrationOfGuaranteesKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	provider := migrations(t, db)
	_, err := provider.DownTo(t.Context(), 6)
	require.NoError(t, err)
	for _, insert := range []string{
		`INSERT INTO accounts (id, phone_sealed, phone_hash, password_hash, agreement_version, created_at)
			VALUES ('00000000-0000-0000-0000-000000000001', '', 'h', '', 'x', now())`,
		`INSERT INTO applications SELECT '00000000-0000-0000-0000-000000000002', 'preservation', 'BQ1', id, 'withdrawn', 2, 2, 2,
			'141', NULL, 1000, 'litigation', 'property', '', true, '', '', 'applicant', '', '', '', '', 'x', 0, NULL, now(), now(), now(), now()
			FROM accounts`,
		`INSERT INTO payments (id, application_id, purpose, method, amount, status, out_trade_no, created_at, expires_at, refund_no)
			SELECT gen_random_uuid(), id, 'fee', 'wechat', 12000, s, s, now(), now(), n FROM applications,
			(VALUES ('closed', ''), ('paid', ''), ('refunding', 'R1'), ('refunded', 'R2')) x (s, n)`,
		`INSERT INTO provider_events (provider, event_id, kind, received_at) VALUES ('wechat', 'e', 'paid', now())`,
	} {
		_, err := db.Exec(insert)
		require.NoError(t, err)
	}
	_, err = provider.Up(t.Context())
	require.NoError(t, err)
	var found []string
	require.NoError(t, db.Select(&found, `SELECT status || ' ' || refund_amount FROM payments
		UNION ALL SELECT 'letter ' || letter || coalesce(serves::text, '') || linked || guarantee_amount || premium FROM applications
		UNION ALL SELECT outcome FROM provider_events ORDER BY 1`))
	assert.Equal(t, []string{"closed 0", "letter false00", "paid 0", "refunded 12000", "refunding 12000", "taken"}, found)
}
