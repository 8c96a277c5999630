//go:build !linux

package stack

import (
	"os/exec"
	"syscall"
)

// tie keeps the terminal's Ctrl-C from the child. Only Linux can also take it
// down with us; elsewhere the next start ends what is left (sweep).
func tie(command *exec.Cmd, _ syscall.Signal) {
	if command.SysProcAttr == nil {
		command.SysProcAttr = &syscall.SysProcAttr{}
	}
	command.SysProcAttr.Setpgid = true
}
