package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/stack"
)

func TestWhatTheSandboxLeavesIsAConfigurationThatLoads(t *testing.T) {
	for _, pair := range os.Environ() {
		if name, value, _ := strings.Cut(pair, "="); strings.HasPrefix(name, config.Prefix) {
			t.Setenv(name, value)
			require.NoError(t, os.Unsetenv(name))
		}
	}
	dir := t.TempDir()
	at := stack.SandboxAt{Dir: dir, ServerURL: "http://server:8080", Advertise: "sandbox", ConfigFile: filepath.Join(dir, "config.yaml")}
	settings, err := sandboxSettings(at)
	require.NoError(t, err)
	require.NoError(t, leaveSettings(at, settings))

	loaded, err := config.Load(at.ConfigFile)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(loaded.SMS.BaseURL, "http://sandbox:"), loaded.SMS.BaseURL)
	assert.True(t, strings.HasPrefix(loaded.Scan.ClamdAddress, "sandbox:"), loaded.Scan.ClamdAddress)
	assert.Contains(t, loaded.Insurer.Endpoints, "=http://sandbox:")
	assert.Equal(t, settings["BAOQUAN_WECHATPAY_MERCHANT_KEY"], loaded.WeChatPay.MerchantKey)

	known := map[string]bool{}
	for _, field := range config.Fields() {
		known[field.Env] = true
	}
	for name := range settings {
		assert.True(t, known[name], "%s is no setting", name)
	}
}
