package stack

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// temporalVersion is that of dev/temporal/go.mod.
const temporalVersion = "1.5.1"

// findTemporal is the temporal program: the one on the PATH, or one built once
// from dev/temporal into the cache folder.
func findTemporal(ctx context.Context, root, cache string, say *report) (string, error) {
	if path, err := exec.LookPath("temporal"); err == nil {
		return path, nil
	}
	path := filepath.Join(cache, "temporal-"+temporalVersion)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	say.line("  … 第一次运行：编译 Temporal（约 2 分钟，之后不再需要）")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", err
	}
	fresh := fmt.Sprintf("%s.%d", path, os.Getpid())
	defer os.Remove(fresh)
	if err := goBuild(ctx, filepath.Join(root, "dev", "temporal"), fresh, "github.com/temporalio/cli/cmd/temporal"); err != nil {
		return "", fmt.Errorf("编译 Temporal 失败：%w\n也可以自己安装 temporal 命令并放进 PATH", err)
	}
	return path, os.Rename(fresh, path)
}

// temporalCommand starts the development server with its UI. Its file is a
// write-ahead log: twice as fast as the default, and whole after kill -9.
func temporalCommand(path string, o *Options, attributes map[string]string) *exec.Cmd {
	args := []string{
		"server", "start-dev",
		"--ip", "127.0.0.1",
		"--port", strconv.Itoa(o.Ports.Temporal),
		"--ui-port", strconv.Itoa(o.Ports.UI),
		"--db-filename", filepath.Join(o.Dir, "temporal.db"),
		"--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL",
		"--log-level", "warn",
		"--disable-config-file", "--disable-config-env",
	}
	for _, name := range sorted(attributes) {
		args = append(args, "--search-attribute", name+"="+attributes[name])
	}
	return exec.Command(path, args...)
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// goBuild builds packages of the module in dir.
func goBuild(ctx context.Context, dir, output string, packages ...string) error {
	command := exec.CommandContext(ctx, "go", append([]string{"build", "-o", output}, packages...)...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("go build %s：%w\n%s", strings.Join(packages, " "), err, out)
	}
	return nil
}
