package stack

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// prepare makes the folders. Others may pass through the upper one: as root,
// Postgres runs as another user.
func prepare(dir string) error {
	for _, sub := range []string{"", "logs", "files"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return fmt.Errorf("建不了文件夹：%w", err)
		}
	}
	return os.Chmod(dir, 0o755)
}

// writeFile replaces a file in one step, so that no reader sees half of it.
func writeFile(path, content string, mode os.FileMode) error {
	fresh := path + ".new"
	if err := os.WriteFile(fresh, []byte(content), mode); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}

// tail is the last lines of a log.
func tail(path string, lines int) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return "（" + err.Error() + "）"
	}
	all := strings.Split(strings.TrimRight(string(content), "\n"), "\n")
	if len(all) > lines {
		all = all[len(all)-lines:]
	}
	return "  │ " + strings.Join(all, "\n  │ ")
}

// moduleRoot is the folder of go.mod, from which the programs are built.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "server")); err == nil {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				return dir, nil
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("请在源代码的文件夹里运行")
		}
		dir = parent
	}
}

// CacheDir is where the tools that are built or fetched once are kept:
// $BAOQUAN_CACHE, or the user's cache folder.
func CacheDir() (string, error) {
	if dir := os.Getenv("BAOQUAN_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("找不到缓存文件夹（%w）：请设 BAOQUAN_CACHE", err)
	}
	return filepath.Join(dir, "baoquan"), nil
}
