// Package postgres runs a private PostgreSQL for one machine: it finds the
// binaries (or fetches them from npm), makes a cluster in a folder, and starts
// it on loopback, as root too. It serves `make run` and the tests, and is never
// part of production: fsync is off here.
package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Find is the folder of the binaries postgres and initdb: $PG_BIN, the highest
// version of the distribution, the PATH, or else the npm package, which is
// fetched once into the cache folder.
func Find(ctx context.Context, cache string) (string, error) {
	if dir := os.Getenv("PG_BIN"); dir != "" {
		if !complete(dir) {
			return "", fmt.Errorf("PG_BIN=%s 里没有 postgres 和 initdb", dir)
		}
		return dir, nil
	}
	for _, dir := range installed() {
		if complete(dir) {
			return dir, nil
		}
	}
	return fromNpm(ctx, cache)
}

// installed lists the places where distributions put the binaries.
func installed() []string {
	var dirs []string
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin"} {
		found, _ := filepath.Glob(pattern)
		slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
		dirs = append(dirs, found...)
	}
	if path, err := exec.LookPath("postgres"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(real))
		}
	}
	return dirs
}

// version is the number in /usr/lib/postgresql/15/bin.
func version(dir string) int {
	digits := strings.TrimLeft(filepath.Base(filepath.Dir(dir)), "abcdefghijklmnopqrstuvwxyz-@")
	number, _ := strconv.Atoi(digits)
	return number
}

func complete(dir string) bool {
	for _, name := range []string{"postgres", "initdb"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.IsDir() {
			return false
		}
	}
	return true
}
