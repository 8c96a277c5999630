package stack

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// buildWeb builds the React app in dir into dir/dist, which the server embeds,
// unless the last build is newer than every source.
func buildWeb(ctx context.Context, dir string) error {
	if !exists(filepath.Join(dir, "package.json")) {
		return nil
	}
	built, err := os.Stat(filepath.Join(dir, "dist", "index.html"))
	if err == nil && !newerSources(dir, built.ModTime()) {
		return nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return fmt.Errorf("编译网页需要 Node.js 和 npm：请先安装（Node 20 以上）")
	}
	steps := [][]string{{"run", "build"}}
	if !exists(filepath.Join(dir, "node_modules")) {
		steps = [][]string{{"ci", "--no-audit", "--no-fund"}, {"run", "build"}}
	}
	for _, args := range steps {
		command := exec.CommandContext(ctx, npm, args...)
		command.Dir = dir
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("server/web：npm %s 失败：%w\n%s", args[0], err, output)
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// newerSources says whether a source was changed after the time.
func newerSources(dir string, built time.Time) bool {
	newer := false
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || newer {
			return fs.SkipAll
		}
		if entry.IsDir() {
			if name := entry.Name(); name == "node_modules" || name == "dist" {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := entry.Info(); err == nil && info.ModTime().After(built) {
			newer = true
		}
		return nil
	})
	return newer
}
