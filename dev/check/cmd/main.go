// Command cmd checks the running system once and prints what does not fit
// together: go run ./dev/check/cmd --dir .run
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/baoquan/baoquan/dev/check"
	"github.com/baoquan/baoquan/dev/walk"
)

func main() {
	dir := flag.String("dir", ".run", "运行目录")
	wait := flag.Duration("wait", 0, "等系统平静下来，最多多久")
	flag.Parse()
	clean, err := run(context.Background(), *dir, *wait)
	if err != nil {
		fmt.Fprintln(os.Stderr, "查不了：", err)
	}
	if err != nil || !clean {
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string, wait time.Duration) (bool, error) {
	system, err := check.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, errors.New("系统没有在运行，请先在另一个终端运行 make run")
	}
	if err != nil {
		return false, err
	}
	defer system.Close() //nolint:errcheck // the process ends
	if file, err := os.Open(filepath.Join(dir, "journal.jsonl")); err == nil {
		defer file.Close()
		if system.Told, err = walk.ReadJournal(file); err != nil {
			return false, err
		}
	}
	report, err := system.Settle(ctx, wait)
	if err != nil {
		return false, err
	}
	report.Write(os.Stdout)
	return report.Clean(), nil
}
