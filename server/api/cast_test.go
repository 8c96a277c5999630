package api_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// cast is everybody who may call: people in the order of the columns, and
// strangers, who are answered as nobody is.
type cast struct {
	people                    []*client
	strangers                 map[string]*client
	owner, judge, underwriter *client
}

func (h *house) cast() cast {
	h.t.Helper()
	unverified, _ := h.registered("13900000003")
	c := cast{owner: h.person("13900000001"), judge: h.desk(store.Judge, court), underwriter: h.desk(store.Underwriter, "picc")}
	c.people = []*client{
		h.client(), unverified, c.owner, h.person("13900000002"), c.judge, h.desk(store.Judge, otherCourt),
		h.desk(store.Clerk, court), c.underwriter, h.desk(store.Underwriter, "pingan"), h.desk(store.Operator, ""),
	}
	bad, ended := h.client(), c.owner.again()
	bad.cookie = "not-a-session"
	token := ended.cookie
	ended.call(http.MethodDelete, "/api/v1/sessions/current", nil).is(http.StatusNoContent)
	ended.cookie = token
	c.strangers = map[string]*client{"bad cookie": bad, "ended session": ended}
	return c
}

// again is the same person in another browser.
func (c *client) again() *client {
	c.t.Helper()
	other := *c
	if c.id != "" {
		token, err := c.store.BeginSession(c.t.Context(), store.Beginning{ID: c.id, At: c.clock.Now(), Expires: c.clock.Now().Add(c.config.Session.Absolute)})
		require.NoError(c.t, err)
		other.cookie = token
	}
	return &other
}

// glance opens a stream and leaves with the first event.
func (c *client) glance(path string) answer {
	c.t.Helper()
	ctx, leave := context.WithCancel(c.t.Context())
	defer leave()
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/api/v1"+path, nil)
	r.RemoteAddr = c.address
	if c.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "sid", Value: c.cookie})
	}
	w := &leaving{httptest.NewRecorder(), leave}
	c.api.ServeHTTP(w, r)
	return read(c.t, w.ResponseRecorder)
}

// leaving is a client that goes when it has read the status.
type leaving struct {
	*httptest.ResponseRecorder
	leave func()
}

func (l *leaving) Write(text []byte) (int, error) {
	if bytes.Contains(text, []byte("event: status")) {
		l.leave()
	}
	return l.ResponseRecorder.Write(text)
}

func (l *leaving) WriteString(text string) (int, error) { return l.Write([]byte(text)) }

// fitting is somebody who may call operations of an access.
func (c cast) fitting(access api.Access) *client {
	return map[api.Access]*client{
		api.Open: c.people[0], api.Entered: c.owner, api.LoggedIn: c.owner, api.Applicant: c.owner, api.Verified: c.owner,
		api.CourtStaff: c.judge, api.JudgeOnly: c.judge, api.Underwrite: c.underwriter, api.Operate: c.people[9],
	}[access]
}
