package postgres

import (
	"context"
	"database/sql"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestAClusterLivesInAFolderThatOthersMayNotEnter also shows that a server
// which was killed starts again on the same data.
func TestAClusterLivesInAFolderThatOthersMayNotEnter(t *testing.T) {
	home := t.TempDir() // 0700 above
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	port := freePort(t)
	for round := range 3 {
		cluster, err := Open(ctx, filepath.Join(home, "run", "postgres"), filepath.Join(home, "cache"), port)
		require.NoError(t, err)
		t.Cleanup(func() { os.RemoveAll(cluster.Dir()); os.Remove(filepath.Dir(cluster.Dir())) })
		command := cluster.Command()
		command.Stderr = os.Stderr
		require.NoError(t, command.Start())
		t.Cleanup(func() { _ = command.Process.Kill() })
		require.NoError(t, cluster.Wait(ctx))
		require.NoError(t, cluster.Create(ctx))
		assert.Equal(t, round+1, rounds(t, cluster))
		require.NoError(t, command.Process.Signal([]os.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGINT}[round]))
		_ = command.Wait()
	}
}

// rounds writes one row as the role baoquan and counts them.
func rounds(t *testing.T, cluster *Cluster) (count int) {
	db, err := sql.Open("postgres", cluster.URL(Name))
	require.NoError(t, err)
	defer db.Close()
	_, err = db.Exec(`CREATE TABLE IF NOT EXISTS rounds (id serial); INSERT INTO rounds DEFAULT VALUES`)
	require.NoError(t, err)
	require.NoError(t, db.QueryRow(`SELECT count(*) FROM rounds`).Scan(&count))
	return count
}

func freePort(t *testing.T) int {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

func TestVersionsAreComparedAsNumbers(t *testing.T) {
	assert.Equal(t, 9, version("/usr/lib/postgresql/9/bin"))
	assert.Equal(t, 15, version("/usr/lib/postgresql/15/bin"))
	assert.Equal(t, 16, version("/usr/pgsql-16/bin"))
}
