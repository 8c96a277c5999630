package e2e

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pid is the number of one of the processes: server, worker, temporal, postgres.
func (s *system) pid(name string) (int, error) {
	text, err := os.ReadFile(filepath.Join(s.dir, name+".pid"))
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

// signal sends a signal to a process that lives.
func (s *system) signal(name string, signal syscall.Signal) (int, error) {
	pid, err := s.pid(name)
	if err != nil {
		return 0, err
	}
	return pid, syscall.Kill(pid, signal)
}

// kill kills a process for certain and waits until another one has its place.
func (s *system) kill(t *testing.T, name string) {
	t.Helper()
	before, err := s.signal(name, syscall.SIGKILL)
	require.NoError(t, err, "%s could not be killed", name)
	s.reborn(t, name, before)
}

func (s *system) reborn(t *testing.T, name string, before int) {
	t.Helper()
	assert.NoError(t, within(30*time.Second, func() bool {
		pid, err := s.pid(name)
		return err == nil && pid != before && syscall.Kill(pid, 0) == nil
	}), "%s does not come back", name)
}

var errTooLate = errors.New("too late")

// within waits until it is so.
func within(patience time.Duration, is func() bool) error {
	for deadline := time.Now().Add(patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return errTooLate
		}
	}
	return nil
}
