package stack

import (
	"errors"
	"os/exec"
	"syscall"
	"time"
)

// most is how many failures within window make the restarts slow.
const (
	most   = 5
	window = 10 * time.Second
	slow   = 5 * time.Second
)

// failures remembers the ends that were the child's own fault.
type failures struct{ times []time.Time }

// note takes in one end of the child and says how long to wait before it is
// started again, and whether it just became a child that fails too often.
// One that somebody killed is started again at once, however often.
func (f *failures) note(err error, lived time.Duration, now time.Time) (pause time.Duration, often bool) {
	const quick = 100 * time.Millisecond
	if lived > window {
		f.times = nil
	}
	if killed(err) || err == nil && lived > time.Second {
		return quick, false
	}
	f.times = append(f.times, now)
	if len(f.times) > most {
		f.times = f.times[1:]
	}
	if len(f.times) == most && now.Sub(f.times[0]) <= window+slow*most {
		return slow, now.Sub(f.times[0]) <= window
	}
	return min(quick<<(len(f.times)-1), time.Second), false
}

// killed says whether the process ended by a signal that is sent on purpose.
func killed(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return false
	}
	signal := status.Signal()
	return signal == syscall.SIGKILL || signal == syscall.SIGTERM || signal == syscall.SIGINT
}
