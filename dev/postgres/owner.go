package postgres

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// owner is who Postgres runs as: it refuses root, so root runs it as the user
// postgres or else nobody. nil means as ourselves.
func owner() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(found.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(found.Gid, 10, 32)
		if errUID == nil && errGID == nil && uid != 0 {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("PostgreSQL 不能以 root 运行，而本机没有用户 postgres 或 nobody")
}

// place is where the cluster is kept: the folder asked for, or, when another
// user must run it and cannot enter that folder (a home, a private temporary
// folder), one of the same name elsewhere, to which a link is left.
func place(dir string, as *syscall.Credential) (string, error) {
	if as == nil || reachable(filepath.Dir(dir)) {
		return dir, nil
	}
	sum := sha256.Sum256([]byte(dir))
	real := filepath.Join("/var/tmp", "baoquan-"+hex.EncodeToString(sum[:6]), "postgres")
	if target, err := os.Readlink(dir); err == nil && target == real {
		return real, openFolder(filepath.Dir(real))
	}
	if _, err := os.Lstat(dir); errors.Is(err, os.ErrNotExist) {
		if err := os.RemoveAll(real); err != nil { // left by a folder that was deleted
			return "", err
		}
		if err := os.Symlink(real, dir); err != nil {
			return "", err
		}
	}
	return real, openFolder(filepath.Dir(real))
}

// openFolder makes a folder that every user may pass through, whatever the umask.
func openFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.Chmod(dir, 0o755)
}

// reachable says whether every user may pass through the folder and those
// above it.
func reachable(dir string) bool {
	for {
		if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o001 == 0 {
			return false
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return true
		}
		dir = parent
	}
}
