package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// clean removes every BAOQUAN_* name from the environment of one test.
func clean(t *testing.T) {
	t.Helper()
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, Prefix) {
			t.Setenv(name, value) // so that it comes back
			require.NoError(t, os.Unsetenv(name))
		}
	}
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func TestEveryKeyHasADefaultThatFitsAndAMeaning(t *testing.T) {
	require.NotPanics(t, func() { Default() })
	seen := map[string]bool{}
	for _, field := range Fields() {
		assert.NotEmpty(t, field.Doc, field.Key)
		assert.Equal(t, strings.ToLower(field.Key), field.Key)
		assert.False(t, seen[field.Env], field.Env)
		seen[field.Env] = true
	}
}

func TestTheDefaultsAreValid(t *testing.T) {
	clean(t)
	c, err := Load("")
	require.NoError(t, err)
	assert.Equal(t, Default(), c)
	assert.Equal(t, 90*24*time.Hour, c.Procedure.DraftLifetime)
	assert.EqualValues(t, 20<<20, c.Limits.FileSize)
	assert.Empty(t, c.Server.TrustedProxies)
}

func TestTheEnvironmentIsOverTheFileAndTheFileOverTheDefault(t *testing.T) {
	clean(t)
	path := write(t, "c.yaml", "log:\n  level: warn\nserver:\n  address: 127.0.0.1:1\n  trusted_proxies: [10.0.0.0/8, 127.0.0.1]\ndatabase:\nlimits:\n  face_checks_day: 7\n")
	t.Setenv("BAOQUAN_SERVER_ADDRESS", "127.0.0.1:2")
	t.Setenv("BAOQUAN_LIMITS_SMS_RESEND", "")
	c, err := Load(path)
	require.NoError(t, err)
	assert.Equal(t, "warn", c.Log.Level)
	assert.Equal(t, "127.0.0.1:2", c.Server.Address)
	assert.Equal(t, []string{"10.0.0.0/8", "127.0.0.1"}, c.Server.TrustedProxies)
	assert.Equal(t, 7, c.Limits.FaceChecksDay)
	assert.Equal(t, time.Minute, c.Limits.SMSResend)

	t.Setenv("BAOQUAN_SERVER_TRUSTED_PROXIES", "10.0.0.1, 10.2.0.0/16")
	t.Setenv(PathEnv, path)
	c, err = Load("")
	require.NoError(t, err)
	assert.Equal(t, []string{"10.0.0.1", "10.2.0.0/16"}, c.Server.TrustedProxies)
	assert.Equal(t, "warn", c.Log.Level, "the file named by BAOQUAN_CONFIG")
}

func TestASecretMayComeFromAFile(t *testing.T) {
	clean(t)
	t.Setenv("BAOQUAN_SMS_SECRET_KEY_FILE", write(t, "key", "s3cret\n"))
	c, err := Load("")
	require.NoError(t, err)
	assert.Equal(t, "s3cret", c.SMS.SecretKey)

	t.Setenv("BAOQUAN_SMS_SECRET_KEY", "other")
	_, err = Load("")
	assert.ErrorContains(t, err, "BAOQUAN_SMS_SECRET_KEY_FILE 只能设一个")

	t.Setenv("BAOQUAN_SMS_SECRET_KEY", "")
	t.Setenv("BAOQUAN_SMS_SECRET_KEY_FILE", "/no/such/file")
	_, err = Load("")
	assert.ErrorContains(t, err, "/no/such/file")

	t.Setenv("BAOQUAN_SMS_SECRET_KEY_FILE", "")
	t.Setenv("BAOQUAN_LOG_LEVEL_FILE", "x")
	_, err = Load("")
	assert.ErrorContains(t, err, "BAOQUAN_LOG_LEVEL_FILE 不对应任何键")
}

func TestNamesThatDoNotExistAreRefusedWithTheNearest(t *testing.T) {
	clean(t)
	t.Setenv("BAOQUAN_DATABSE_URL", "x")
	t.Setenv("BAOQUAN_SERVER_SERVICE_HOST", "10.0.0.1")
	t.Setenv("BAOQUAN_SERVER_PORT_8080_TCP_ADDR", "10.0.0.1")
	t.Setenv("BAOQUAN_CACHE", "/x")
	_, err := Load(write(t, "c.yaml", "log:\n  leveel: info\nserver: 5\nextra: 1\n"))
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 4, err.Error())
	assert.ErrorContains(t, err, "没有 log.leveel 这个键，是不是 log.level？")
	assert.ErrorContains(t, err, "server 是一组键")
	assert.ErrorContains(t, err, "没有 extra 这个键")
	assert.ErrorContains(t, err, "BAOQUAN_DATABSE_URL 不对应任何键，是不是 BAOQUAN_DATABASE_URL？")
}

func TestAllFaultsAreReportedAtOnceWithoutSecrets(t *testing.T) {
	clean(t)
	t.Setenv("BAOQUAN_DATABASE_MAX_CONNECTIONS", "many")
	t.Setenv("BAOQUAN_SESSION_IDLE", "2 hours")
	t.Setenv("BAOQUAN_TRIAL_ACCOUNTS", "maybe")
	t.Setenv("BAOQUAN_SEAL_LOOKUP_KEY", "hunter2")
	t.Setenv("BAOQUAN_DATABASE_URL", "mysql://u:hunter2@h/d")
	_, err := Load(write(t, "c.yaml", "procedure:\n  draft_lifetime: 90\n"))
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 6, err.Error())
	assert.ErrorContains(t, err, "session.idle（BAOQUAN_SESSION_IDLE）：要写带单位的时长（如 30s、2h），现在是 \"2 hours\"")
	assert.NotContains(t, err.Error(), "hunter2")
}

func TestAFileThatCannotBeReadIsAFault(t *testing.T) {
	clean(t)
	_, err := Load("/no/such.yaml")
	assert.ErrorContains(t, err, "读不了配置文件 /no/such.yaml")
	_, err = Load(write(t, "c.yaml", "log: [\n"))
	assert.ErrorContains(t, err, "读不了配置文件")
}
