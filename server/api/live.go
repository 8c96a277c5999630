package api

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/lib/pq"
)

// live tells whoever watches a case that its docket has grown. Postgres tells
// all servers (NOTIFY docket), whichever of them wrote.
type live struct {
	mu       sync.Mutex
	watching map[string]map[chan struct{}]bool // by application
}

func newLive() *live { return &live{watching: map[string]map[chan struct{}]bool{}} }

// watch gives a channel that is ready whenever the case may have moved, and a
// function that ends it.
func (l *live) watch(applicationID string) (<-chan struct{}, func()) {
	moved := make(chan struct{}, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.watching[applicationID] == nil {
		l.watching[applicationID] = map[chan struct{}]bool{}
	}
	l.watching[applicationID][moved] = true
	return moved, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.watching[applicationID], moved)
		if len(l.watching[applicationID]) == 0 {
			delete(l.watching, applicationID)
		}
	}
}

// tell wakes who watches a case; everybody when the id is empty.
func (l *live) tell(applicationID string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, channels := range l.watching {
		if applicationID != "" && applicationID != id {
			continue
		}
		for moved := range channels {
			select {
			case moved <- struct{}{}:
			default:
			}
		}
	}
}

// Listen hears from Postgres which cases have moved, until ctx ends. After a
// lost connection everybody looks again: something may have been missed.
func (a *API) Listen(ctx context.Context) {
	listener := pq.NewListener(a.config.Database.URL, time.Second, 30*time.Second, func(event pq.ListenerEventType, _ error) {
		if event == pq.ListenerEventReconnected {
			a.live.tell("")
		}
	})
	defer listener.Close() //nolint:errcheck // the process ends
	if err := listener.Listen("docket"); err != nil {
		slog.Error("cannot listen to the docket", "error", err)
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-listener.Notify:
			if n != nil {
				a.live.tell(n.Extra)
			}
		case <-time.After(time.Minute):
			go listener.Ping() //nolint:errcheck // a dead connection is found and made anew
		}
	}
}
