package sms

import (
	"sync"
	"time"
)

// A provider is sick when at least sickLeast of its last calls were within
// sickSpan and half of them or more failed. It is well again when they are past:
// the next message finds out.
const (
	sickSpan  = time.Minute
	sickLeast = 5
	sickMost  = 50 // calls that are remembered
)

// window is what one process remembers of a provider's last calls.
type window struct {
	mu    sync.Mutex
	calls []call
}

type call struct {
	at     time.Time
	failed bool
}

func (w *window) note(at time.Time, failed bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls = append(w.calls, call{at, failed})
	if extra := len(w.calls) - sickMost; extra > 0 {
		w.calls = w.calls[extra:]
	}
}

func (w *window) sick(now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, failed := 0, 0
	for _, c := range w.calls {
		if now.Sub(c.at) < sickSpan {
			n++
			if c.failed {
				failed++
			}
		}
	}
	return n >= sickLeast && 2*failed >= n
}
