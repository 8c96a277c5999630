package storetest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/storetest"
)

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	one, db := storetest.New(t)
	_, err := db.Exec(`INSERT INTO limits (key, tat) VALUES ('x', now())`)
	require.NoError(t, err)
	_, other := storetest.New(t)
	var n int
	require.NoError(t, other.Get(&n, `SELECT count(*) FROM limits`))
	require.Zero(t, n)
	court, err := one.Court(t.Context(), "141")
	require.NoError(t, err)
	require.Equal(t, "北京市朝阳区人民法院", court.Name)
}
