package stack

import (
	"os/exec"
	"syscall"
)

// tie makes the kernel take the child down when we die, however we die, and
// keeps the terminal's Ctrl-C from it: we stop the children in order. The tie
// is to the thread that starts the child, see child.run.
func tie(command *exec.Cmd, death syscall.Signal) {
	if command.SysProcAttr == nil {
		command.SysProcAttr = &syscall.SysProcAttr{}
	}
	command.SysProcAttr.Pdeathsig = death
	command.SysProcAttr.Setpgid = true
}
