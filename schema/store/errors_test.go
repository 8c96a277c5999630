package store_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"testing"

	"github.com/lib/pq"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestADatabaseThatIsAwayIsToldFromOneThatSaysNo(t *testing.T) {
	t.Parallel()
	db, err := store.Open("postgres://baoquan@127.0.0.1:1/baoquan?sslmode=disable", 1)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	assert.True(t, store.IsUnavailable(db.Ping()), "connection refused")
	for err, want := range map[error]bool{
		&pq.Error{Code: "57P01"}: true, &pq.Error{Code: "57P03"}: true, &pq.Error{Code: "08006"}: true, &pq.Error{Code: "53300"}: true,
		fmt.Errorf("read: %w", driver.ErrBadConn): true,
		&pq.Error{Code: "23505"}:                  false, &pq.Error{Code: "57014"}: false,
		errors.New("other"): false, context.Canceled: false, store.ErrNotFound: false,
	} {
		assert.Equal(t, want, store.IsUnavailable(err), "%v", err)
	}
	assert.False(t, store.IsUnavailable(nil))
}

func TestAConnectionThatIsCutIsUnavailable(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	connection, err := db.Connx(t.Context())
	require.NoError(t, err)
	var pid int
	require.NoError(t, connection.GetContext(t.Context(), &pid, `SELECT pg_backend_pid()`))
	_, err = db.Exec(`SELECT pg_terminate_backend($1)`, pid)
	require.NoError(t, err)
	_, err = connection.ExecContext(t.Context(), `SELECT pg_sleep(1)`)
	require.Error(t, err)
	assert.True(t, store.IsUnavailable(err), "%v", err)
}
