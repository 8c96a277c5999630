package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// configFile is where server and worker read settings whenever they start.
func (s *system) configFile() string { return filepath.Join(s.dir, "config.yaml") }

// deadlines lets other terms run for whatever begins from now on: server and
// worker are killed and start with them. When the test is over those of the law
// run again.
func deadlines(t *testing.T, overrides string) {
	t.Helper()
	restart(t, "procedure:\n  deadlines: "+overrides+"\n")
	t.Cleanup(func() { restart(t, "") })
}

func restart(t *testing.T, config string) {
	t.Helper()
	assert.NoError(t, os.WriteFile(house.configFile(), []byte(config), 0o600))
	for _, name := range []string{"server", "worker"} {
		house.kill(t, name)
	}
	require.NoError(t, within(30*time.Second, func() bool {
		response, err := http.Get(house.check.Env["SERVER_URL"] + "/readyz")
		if err != nil {
			return false
		}
		response.Body.Close()
		return response.StatusCode == http.StatusOK
	}), "the server is not ready")
}
