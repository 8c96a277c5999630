package api

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// heartbeat keeps proxies from closing a quiet stream.
const heartbeat = 20 * time.Second

// events streams what happens to a case: GET …/events. An event's id is the
// version after it, which is also the number of its docket entry; a client that
// comes back with Last-Event-ID gets what it missed.
func (a *API) events(find finder, visible func(store.DocketRow) bool) func(*gin.Context) error {
	return func(c *gin.Context) error {
		app, err := find(c.Request.Context(), c.Param("id"))
		if err != nil {
			return err
		}
		moved, end := a.live.watch(app.ID)
		defer end()
		s := &stream{c: c, visible: visible, seen: app.DocketSeq}
		if last, err := strconv.ParseInt(strings.Trim(c.GetHeader("Last-Event-ID"), `"`), 10, 64); err == nil && last >= 0 && last < s.seen {
			s.seen = last
		}
		s.open()
		if err := a.send(s, app.ID); err != nil {
			return nil // the stream has begun: there is no answer to give any more
		}
		for {
			grown := false
			select {
			case <-c.Request.Context().Done():
				return nil
			case <-a.live.stopped:
				return nil
			case <-time.After(heartbeat):
				s.write(": \n\n")
			case <-moved:
				grown = true
			}
			// The session first: it may have ended with what moved the case.
			if s.failed != nil || !a.stillIn(c) {
				return nil
			}
			if grown && a.send(s, app.ID) != nil {
				return nil
			}
		}
	}
}

// stillIn says whether the session that opened a stream still holds.
func (a *API) stillIn(c *gin.Context) bool {
	ctx := c.Request.Context()
	holds, err := a.store.SessionHolds(ctx, who(ctx).TokenHash, a.now(), a.config.Session.Idle)
	return err == nil && holds
}

// stream is one client's stream and how far it has come.
type stream struct {
	c       *gin.Context
	visible func(store.DocketRow) bool
	seen    int64
	begun   bool
	failed  error
}

func (s *stream) open() {
	h := s.c.Writer.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("X-Accel-Buffering", "no")
	s.free()
	s.c.Writer.WriteHeaderNow()
}

// send writes what happened since the last time, and the status at the
// beginning and after every change.
func (a *API) send(s *stream, applicationID string) error {
	ctx := s.c.Request.Context()
	rows, err := a.store.Docket(ctx, applicationID, s.seen)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if s.visible(r) {
			s.event("docket", r.Seq, map[string]any{"seq": r.Seq, "kind": r.Event, "at": r.At.In(baoquan.Beijing)})
		}
		s.seen = r.Seq
	}
	if len(rows) > 0 || !s.begun {
		app, err := a.store.ApplicationHead(ctx, applicationID)
		if err != nil {
			return err
		}
		s.event("status", s.seen, map[string]any{"status": app.Status, "version": app.Version, "at": app.UpdatedAt})
		s.begun = true
	}
	return s.failed
}

func (s *stream) event(name string, id int64, data any) {
	text, err := json.Marshal(data)
	if err != nil {
		s.failed = err
		return
	}
	s.write(fmt.Sprintf("id: %d\nevent: %s\ndata: %s\n\n", id, name, text))
}

func (s *stream) write(text string) {
	if s.failed == nil {
		s.takeWithin(heartbeat)
		_, s.failed = s.c.Writer.WriteString(text)
		s.c.Writer.Flush()
	}
}
