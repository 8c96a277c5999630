package store

import (
	"context"
	"time"

	"github.com/lib/pq"
)

// Listen calls moved with the id of every application whose docket grows,
// whichever process wrote it, until ctx ends. After a lost connection it calls
// it with "": any may have moved meanwhile.
func Listen(ctx context.Context, url string, moved func(applicationID string)) error {
	listener := pq.NewListener(url, time.Second, 30*time.Second, func(event pq.ListenerEventType, _ error) {
		if event == pq.ListenerEventReconnected {
			moved("")
		}
	})
	defer listener.Close() //nolint:errcheck // nobody listens any more
	if err := listener.Listen("docket"); err != nil {
		return err
	}
	ping := time.NewTicker(time.Minute)
	defer ping.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case n := <-listener.Notify:
			if n != nil {
				moved(n.Extra)
			}
		case <-ping.C:
			go listener.Ping() //nolint:errcheck // a dead connection is found and made anew
		}
	}
}
