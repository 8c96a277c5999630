package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// startSystem starts the whole system in a folder of its own, as make run does,
// and answers how to stop it.
func startSystem(ctx context.Context, dir string) (stop func(), err error) {
	command := exec.CommandContext(ctx, "bin/dev", "--dir", dir, "--offset", "4000")
	command.Env = append(os.Environ(), "BAOQUAN_LOG_LEVEL=warn")
	command.Stderr = os.Stderr
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	ready := make(chan bool, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if strings.Contains(lines.Text(), "全部就绪") {
				ready <- true
			}
		}
	}()
	stop = func() {
		command.Process.Signal(syscall.SIGTERM) //nolint:errcheck // it may have ended
		command.Wait()                          //nolint:errcheck // it was told to end
	}
	select {
	case <-ready:
		return stop, nil
	case <-time.After(5 * time.Minute):
		stop()
		return nil, errors.New("系统没有启动，请看上面的输出")
	}
}
