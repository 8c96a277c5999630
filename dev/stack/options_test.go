package stack

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheOffsetMovesEveryPort(t *testing.T) {
	t.Setenv(OffsetEnv, "")
	usual, err := Parse(nil)
	require.NoError(t, err)
	moved, err := Parse([]string{"--offset", "100", "--server-port", "9000"})
	require.NoError(t, err)
	assert.Equal(t, 8080, usual.Ports.Server)
	assert.Equal(t, 9100, moved.Ports.Server)
	assert.Equal(t, usual.Ports.Postgres+100, moved.Ports.Postgres)

	_, err = Parse([]string{"--only", "postgres,redis"})
	assert.ErrorContains(t, err, "redis")
}

func TestABusyPortIsNamedWithTheFlagThatChangesIt(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	o := Options{Only: []string{Server}}
	o.Ports.Server = listener.Addr().(*net.TCPAddr).Port
	err = o.checkPorts()
	assert.ErrorContains(t, err, "--server-port")
}

func TestAFolderHoldsOneStack(t *testing.T) {
	dir := t.TempDir()
	release, err := lock(dir)
	require.NoError(t, err)
	_, err = lock(dir)
	require.ErrorContains(t, err, "已经在运行")
	release()
	release, err = lock(dir)
	require.NoError(t, err)
	release()
}

func TestWhoStartsTheStackMayOverruleAllButItsAddresses(t *testing.T) {
	t.Setenv("BAOQUAN_SMS_REGION", "ap-guangzhou")
	t.Setenv("BAOQUAN_SMS_APP_ID", "mine")
	t.Setenv("BAOQUAN_DATABASE_URL", "postgres://elsewhere/x")
	t.Setenv("BAOQUAN_CACHE", "/x")
	o, err := Parse([]string{"--dir", t.TempDir()})
	require.NoError(t, err)
	settings := o.settings(map[string]string{"BAOQUAN_SMS_APP_ID": "sandbox", "BAOQUAN_SMS_SECRET_ID": "sandbox"})
	assert.Equal(t, "ap-guangzhou", settings["BAOQUAN_SMS_REGION"])
	assert.Equal(t, "mine", settings["BAOQUAN_SMS_APP_ID"])
	assert.Equal(t, "sandbox", settings["BAOQUAN_SMS_SECRET_ID"])
	assert.Equal(t, o.addresses().DatabaseURL, settings["BAOQUAN_DATABASE_URL"])
	assert.NotContains(t, settings, "BAOQUAN_CACHE")
}

func TestTheEnvFileSaysWhereEverythingIs(t *testing.T) {
	o, err := Parse([]string{"--dir", t.TempDir(), "--offset", "7"})
	require.NoError(t, err)
	require.NoError(t, o.writeEnv())
	content, err := os.ReadFile(filepath.Join(o.Dir, "env"))
	require.NoError(t, err)
	assert.Equal(t, `SERVER_URL=http://127.0.0.1:8087
SANDBOX_URL=http://127.0.0.1:8097
TEMPORAL_ADDRESS=127.0.0.1:7240
TEMPORAL_UI_URL=http://127.0.0.1:8240
DATABASE_URL=postgres://baoquan@127.0.0.1:15439/baoquan?sslmode=disable
`, string(content))
}

func TestTheSandboxReadsWhatItIsStartedWith(t *testing.T) {
	o, err := Parse([]string{"--dir", t.TempDir(), "--offset", "3"})
	require.NoError(t, err)
	at, err := ParseSandbox(o.sandboxAt().Args()[1:])
	require.NoError(t, err)
	assert.Equal(t, o.sandboxAt(), at)
}
