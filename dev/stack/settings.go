package stack

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// prefix of the names that package config reads.
const prefix = "BAOQUAN_"

// settings are the BAOQUAN_* of server and worker. What names a part of this
// stack is fixed; all the rest may be overruled by whoever starts it.
func (o *Options) settings(sandbox map[string]string) map[string]string {
	all := map[string]string{}
	for name, value := range sandbox {
		all[name] = value
	}
	for name, value := range given() {
		all[name] = value
	}
	at := o.addresses()
	files := url.URL{Scheme: "file", Path: filepath.Join(o.Dir, "files"), RawQuery: "no_tmp_dir=true"}
	for name, value := range map[string]string{
		"ENV":                    "development",
		"SERVER_ADDRESS":         loopback(o.Ports.Server),
		"SERVER_METRICS_ADDRESS": loopback(o.Ports.ServerMetrics),
		"SERVER_PUBLIC_URL":      at.ServerURL,
		"WORKER_METRICS_ADDRESS": loopback(o.Ports.WorkerMetrics),
		"DATABASE_URL":           at.DatabaseURL,
		"TEMPORAL_ADDRESS":       at.TemporalAddress,
		"TEMPORAL_UI_URL":        at.TemporalUIURL,
		"STORAGE_URL":            files.String(),
		"TRIAL_ACCOUNTS":         "true",
	} {
		all[prefix+name] = value
	}
	return all
}

// given are the BAOQUAN_* of whoever starts the stack, without its own.
func given() map[string]string {
	found := map[string]string{}
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, prefix) && name != OffsetEnv && name != "BAOQUAN_CACHE" {
			found[name] = value
		}
	}
	return found
}

// environment is ours without BAOQUAN_*, with what the command adds.
func environment(command *exec.Cmd) []string {
	var kept []string
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, prefix) && !strings.HasPrefix(pair, "PG") {
			kept = append(kept, pair)
		}
	}
	return append(kept, command.Env...)
}

// pairs is settings in the form of an environment.
func pairs(settings map[string]string) []string {
	var list []string
	for _, name := range sorted(settings) {
		list = append(list, name+"="+settings[name])
	}
	return list
}

// writeSettings leaves settings.env, to be sourced by a shell in which server
// or worker is to be run by hand.
func (o *Options) writeSettings(settings map[string]string) error {
	var b strings.Builder
	for _, name := range sorted(settings) {
		fmt.Fprintf(&b, "export %s='%s'\n", name, strings.ReplaceAll(settings[name], "'", `'\''`))
	}
	return writeFile(filepath.Join(o.Dir, "settings.env"), b.String(), 0o600)
}

// writeEnv leaves .run/env, which says where everything is.
func (o *Options) writeEnv() error {
	var b strings.Builder
	for _, line := range o.addresses().lines() {
		fmt.Fprintf(&b, "%s=%s\n", line[0], line[1])
	}
	return writeFile(filepath.Join(o.Dir, "env"), b.String(), 0o644)
}
