package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestTheMigrationOfIdentityGoesBackAndForth(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	_, other := storetest.New(t)
	provider := migrations(t, db)
	before := shapeOf(t, db)
	_, err := provider.DownTo(t.Context(), 10)
	require.NoError(t, err)
	_, err = other.Exec(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
	require.NoError(t, err)
	_, err = migrations(t, other).UpTo(t.Context(), 10)
	require.NoError(t, err)
	sameShape(t, shapeOf(t, other), shapeOf(t, db), "as if it had never been there")
	_, err = provider.UpTo(t.Context(), 11)
	require.NoError(t, err)
	_, err = provider.Up(t.Context())
	require.NoError(t, err)
	sameShape(t, before, shapeOf(t, db), "there again")
	require.NoError(t, schema.Check(t.Context(), db.DB))
}

func TestTheMigrationOfIdentityKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	provider := migrations(t, db)
	_, err := provider.DownTo(t.Context(), 10)
	require.NoError(t, err)
	must := func(statement string, args ...any) {
		t.Helper()
		_, err := db.Exec(statement, args...)
		require.NoError(t, err)
	}
	must(`INSERT INTO accounts (id, phone_sealed, phone_hash, password_hash, agreement_version, created_at)
		VALUES ('00000000-0000-0000-0000-000000000001', '', 'h', '', 'x', now())`)
	must(`INSERT INTO identity_checks (id, account_id, status, consent_version, expires_at, created_at)
		SELECT gen_random_uuid(), a.id, s, 'x', now(), now() FROM accounts a, unnest(ARRAY['pending', 'passed', 'failed', 'expired']) s`)
	_, err = provider.Up(t.Context())
	require.NoError(t, err)
	var found []string
	require.NoError(t, db.Select(&found, `SELECT method || ' ' || status FROM identity_checks ORDER BY status`))
	assert.Equal(t, []string{"face expired", "face failed", "face passed", "face pending"}, found)

	// One open check, of whichever kind; a phone is free again after a merge.
	_, err = db.Exec(`INSERT INTO identity_checks (id, account_id, method, status, consent_version, expires_at, created_at)
		SELECT gen_random_uuid(), id, 'papers', 'collecting', 'x', now(), now() FROM accounts`)
	require.ErrorContains(t, err, "identity_checks_open")
	_, err = db.Exec(`UPDATE identity_checks SET status = 'refused' WHERE status = 'failed'`)
	require.ErrorContains(t, err, "identity_checks_status_check", "no operator decides on a face")
	again := `INSERT INTO accounts (id, phone_sealed, phone_hash, password_hash, agreement_version, created_at)
		VALUES ('00000000-0000-0000-0000-000000000002', '', 'h', '', 'x', now())`
	_, err = db.Exec(again)
	require.ErrorContains(t, err, "accounts_phone_unique")
	must(`UPDATE accounts SET merged_into = id, merged_at = now()`)
	must(again)

	must(`UPDATE identity_checks SET status = 'expired' WHERE status = 'pending'`)
	must(`INSERT INTO identity_checks (id, account_id, method, status, consent_version, expires_at, created_at)
		SELECT gen_random_uuid(), id, 'papers', 'collecting', 'x', now(), now() FROM accounts`)
	_, err = provider.DownTo(t.Context(), 10)
	require.NoError(t, err, "with what is new in it")
	var n int
	require.NoError(t, db.Get(&n, `SELECT count(*) FROM accounts WHERE phone_hash = 'h'`))
	assert.Equal(t, 1, n, "who was merged does not come back")
}
