package storetest

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/baoquan/baoquan/dev/postgres"
)

// urlEnv names the server of one's own to use.
const urlEnv = "TEST_DATABASE_URL"

// server is the URL of a database on the server that the tests use.
func server(ctx context.Context) (string, error) {
	if url := os.Getenv(urlEnv); url != "" {
		return url, nil
	}
	return private(ctx)
}

// private starts a server for this binary alone.
func private(ctx context.Context) (string, error) {
	dir, err := os.MkdirTemp("", "baoquan-test-*")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(dir, 0o755); err != nil { // another user runs Postgres for root
		return "", err
	}
	port, err := freePort()
	if err != nil {
		return "", err
	}
	cluster, err := postgres.Open(ctx, filepath.Join(dir, "postgres"), filepath.Join(os.TempDir(), "baoquan-cache"), port)
	if err != nil {
		return "", err
	}
	if as := cluster.Command().SysProcAttr.Credential; as != nil { // who must be able to remove it
		if err := os.Chown(dir, int(as.Uid), int(as.Gid)); err != nil {
			return "", err
		}
	}
	if err := start(cluster, dir); err != nil {
		return "", err
	}
	if err := cluster.Wait(ctx); err != nil {
		return "", err
	}
	return cluster.URL(postgres.Name), cluster.Create(ctx)
}

// A binary that is killed can clean nothing up, so a shell does: it ends the
// server and removes its folder as soon as its input, which the binary holds
// open, is closed.
const untilClosed = `dir=$1; shift
"$@" & server=$!
cat >/dev/null
kill -INT $server 2>/dev/null
wait $server
rm -rf "$dir/postgres"; rmdir "$dir" 2>/dev/null`

// held keeps the other end of the shell's input from being collected.
var held *os.File //nolint:unused // its use is to be there

func start(cluster *postgres.Cluster, dir string) error {
	command := cluster.Command()
	shell := exec.Command("sh", append([]string{"-c", untilClosed, "sh", dir}, command.Args...)...)
	shell.Dir, shell.SysProcAttr = command.Dir, command.SysProcAttr
	input, ours, err := os.Pipe()
	if err != nil {
		return err
	}
	shell.Stdin, held = input, ours
	if err := shell.Start(); err != nil {
		return err
	}
	return input.Close()
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close() //nolint:errcheck // it only found a port
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return 0, errors.New("not a TCP listener")
	}
	return address.Port, nil
}
