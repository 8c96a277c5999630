package stack

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAChildGetsANewPidWhenItIsKilledAndNoneWhenItIsEnded(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, prepare(dir))
	sleep := process{
		name: "sleep", stop: syscall.SIGTERM, death: syscall.SIGKILL,
		command: func() *exec.Cmd { return exec.Command("sleep", "1000") },
	}
	c := start(sleep, dir, &report{out: new(bytes.Buffer)})

	first := waitPid(t, c, 0)
	require.True(t, belongs(first, dir))
	require.NoError(t, syscall.Kill(first, syscall.SIGKILL))
	second := waitPid(t, c, first)
	require.NoError(t, syscall.Kill(second, syscall.SIGSTOP))

	c.end(5 * time.Second)
	assert.False(t, belongs(second, dir))
	assert.NoFileExists(t, c.pidFile())
}

func TestAChildThatDoesNotListenIsKilled(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, prepare(dir))
	deaf := process{
		name: "deaf", stop: syscall.SIGTERM, death: syscall.SIGKILL,
		command: func() *exec.Cmd { return exec.Command("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done") },
	}
	c := start(deaf, dir, &report{out: new(bytes.Buffer)})
	pid := waitPid(t, c, 0)
	time.Sleep(100 * time.Millisecond)
	c.end(200 * time.Millisecond)
	assert.False(t, belongs(pid, dir))
}

func TestSweepEndsOnlyWhatBelongsToTheFolder(t *testing.T) {
	dir := t.TempDir()
	ours, other := exec.Command("sleep", "1000"), exec.Command("sleep", "1000")
	ours.Env, other.Env = []string{marker + "=" + dir}, []string{marker + "=elsewhere"}
	for name, command := range map[string]*exec.Cmd{Worker: ours, Server: other} {
		require.NoError(t, command.Start())
		t.Cleanup(func() { _ = command.Process.Kill() })
		require.NoError(t, writeFile(filepath.Join(dir, name+".pid"), strconv.Itoa(command.Process.Pid), 0o644))
	}
	go func() { _ = ours.Wait() }()
	sweep(dir)
	assert.False(t, belongs(ours.Process.Pid, dir))
	assert.NoError(t, other.Process.Signal(syscall.Signal(0)), "the other one lives")
}

// waitPid waits until the pid file names a process other than before.
func waitPid(t *testing.T, c *child, before int) int {
	t.Helper()
	for range 500 {
		content, _ := os.ReadFile(c.pidFile())
		if pid, err := strconv.Atoi(strings.TrimSpace(string(content))); err == nil && pid != before {
			return pid
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("no new pid")
	return 0
}
