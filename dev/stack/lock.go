package stack

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// marker is the environment name by which we know the processes of a folder.
const marker = "STACK_FOLDER"

// lock holds the folder for one stack; the kernel gives it back when we die.
func lock(dir string) (release func(), err error) {
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, err
		}
		pid, _ := os.ReadFile(filepath.Join(dir, "dev.pid"))
		return nil, fmt.Errorf("%s 里的系统已经在运行（进程 %s）：请先停掉它（Ctrl-C，或 kill %[2]s），或用 --dir 和 --offset 另开一套",
			dir, strings.TrimSpace(string(pid)))
	}
	pidFile := filepath.Join(dir, "dev.pid")
	if err := writeFile(pidFile, strconv.Itoa(os.Getpid())+"\n", 0o644); err != nil {
		return nil, err
	}
	return func() {
		os.Remove(pidFile)
		file.Close()
	}, nil
}

// sweep ends what an earlier stack of this folder left behind. A process is
// ours only if its environment names the folder: a number may have been used
// again by somebody else.
func sweep(dir string) {
	for _, name := range processes {
		path := filepath.Join(dir, name+".pid")
		content, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		pid, err := strconv.Atoi(strings.TrimSpace(string(content)))
		if err == nil {
			finish(pid, dir)
		}
		os.Remove(path)
	}
}

// finish gives one process two seconds to go and then kills it.
func finish(pid int, dir string) {
	for range 40 {
		if !belongs(pid, dir) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	_ = syscall.Kill(pid, syscall.SIGKILL)
	for range 40 {
		if !belongs(pid, dir) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func belongs(pid int, dir string) bool {
	environment, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
	if err != nil {
		return false
	}
	for pair := range strings.SplitSeq(string(environment), "\x00") {
		if pair == marker+"="+dir {
			return true
		}
	}
	return false
}
