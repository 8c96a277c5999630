package stack

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// report prints what happens, one whole line at a time.
type report struct {
	mu  sync.Mutex
	out io.Writer
}

func (r *report) line(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	fmt.Fprintf(r.out, format+"\n", args...)
}

// step does one step and prints what it was and how long it took.
func (r *report) step(name string, do func() error) error {
	began := time.Now()
	if err := do(); err != nil {
		return err
	}
	r.line("  ✓ %s（%.1f 秒）", name, time.Since(began).Seconds())
	return nil
}
