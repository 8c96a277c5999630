package api

import (
	"context"
	"log/slog"
	"sync"

	"github.com/baoquan/baoquan/schema/store"
)

// live tells whoever watches a case that its docket has grown. Postgres tells
// all servers (NOTIFY docket), whichever of them wrote.
type live struct {
	stopped  chan struct{} // closed when the server stops
	stop     sync.Once
	mu       sync.Mutex
	watching map[string]map[chan struct{}]bool // by application
}

func newLive() *live {
	return &live{stopped: make(chan struct{}), watching: map[string]map[chan struct{}]bool{}}
}

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

// Stop ends all streams: the server stops, and their clients come back to
// another one.
func (a *API) Stop() { a.live.stop.Do(func() { close(a.live.stopped) }) }

// Listen hears from Postgres which cases have moved, until ctx ends.
func (a *API) Listen(ctx context.Context) {
	if err := store.Listen(ctx, a.config.Database.URL, a.live.tell); err != nil {
		slog.Error("cannot listen to the docket", "error", err)
	}
}
