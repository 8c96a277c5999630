package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
)

// Cluster is one private PostgreSQL.
type Cluster struct {
	bin  string
	dir  string
	port int
	as   *syscall.Credential
}

// Open finds the binaries and makes the cluster in dir unless it is there.
func Open(ctx context.Context, dir, cache string, port int) (*Cluster, error) {
	bin, err := Find(ctx, cache)
	if err != nil {
		return nil, err
	}
	as, err := owner()
	if err != nil {
		return nil, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	if dir, err = place(dir, as); err != nil {
		return nil, err
	}
	c := &Cluster{bin: bin, dir: dir, port: port, as: as}
	return c, c.init(ctx)
}

// init runs initdb once. A folder in which it was cut short is made anew.
func (c *Cluster) init(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(c.dir, "PG_VERSION")); err == nil {
		return c.sameVersion(ctx)
	}
	fresh := c.dir + ".new"
	for _, dir := range []string{fresh, c.dir} {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	if err := os.Mkdir(fresh, 0o700); err != nil {
		return err
	}
	if c.as != nil {
		if err := os.Chown(fresh, int(c.as.Uid), int(c.as.Gid)); err != nil {
			return err
		}
	}
	command := exec.CommandContext(ctx, filepath.Join(c.bin, "initdb"),
		"-D", fresh, "-U", superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
	command.Dir = "/"
	command.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb 失败：%w\n%s", err, output)
	}
	return os.Rename(fresh, c.dir)
}

// sameVersion refuses a cluster that another major version has made.
func (c *Cluster) sameVersion(ctx context.Context) error {
	made, err := os.ReadFile(filepath.Join(c.dir, "PG_VERSION"))
	if err != nil {
		return err
	}
	output, err := exec.CommandContext(ctx, filepath.Join(c.bin, "postgres"), "--version").Output()
	if err != nil {
		return fmt.Errorf("%s/postgres 不能运行：%w", c.bin, err)
	}
	var have, want int
	fmt.Sscanf(string(output), "postgres (PostgreSQL) %d", &have)
	fmt.Sscanf(string(made), "%d", &want)
	if have != want {
		return fmt.Errorf("%s 是 PostgreSQL %d 的数据，而找到的程序是 %d：请用 PG_BIN 指出 %d 的程序，或删掉这个文件夹重来", c.dir, want, have, want)
	}
	return nil
}

// Command starts the server in the foreground. What may be lost with the power
// (fsync) is given up for speed; what kill -9 could lose is not. Details of
// failing statements stay out of the log: they hold values.
func (c *Cluster) Command() *exec.Cmd {
	socket := c.dir
	if len(socket) > 80 { // the system's limit for a socket's path is 107
		socket = ""
	}
	settings := []string{
		"listen_addresses=127.0.0.1",
		"port=" + strconv.Itoa(c.port),
		"unix_socket_directories=" + socket,
		"fsync=off",
		"synchronous_commit=on",
		"max_connections=300",
		"shared_buffers=128MB",
		"logging_collector=off",
		"log_error_verbosity=terse",
		"log_min_error_statement=panic",
		"log_line_prefix=%m [%p] ",
	}
	args := []string{"-D", c.dir}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	command := exec.Command(filepath.Join(c.bin, "postgres"), args...)
	command.Dir = "/"
	command.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	return command
}

// Dir is where the cluster is kept.
func (c *Cluster) Dir() string { return c.dir }

// Bin is where its binaries are.
func (c *Cluster) Bin() string { return c.bin }
