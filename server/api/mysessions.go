package api

import (
	"context"
	"net/http"
	"time"
)

// ownSession is one of the places where somebody is logged in.
type ownSession struct {
	ID         string    `json:"id"`
	Device     string    `json:"device" doc:"设备，如 Windows · Chrome"`
	Address    string    `json:"address" doc:"登录时的网段（IPv4 /24，IPv6 /48）"`
	CreatedAt  time.Time `json:"createdAt" doc:"登录的时间"`
	LastSeenAt time.Time `json:"lastSeenAt" doc:"最近一次使用的时间，精确到分钟"`
	Current    bool      `json:"current" doc:"就是现在这一个"`
}

// listSessions shows somebody where they are logged in.
func (a *API) listSessions(ctx context.Context, in *Page) (*body[items[ownSession]], error) {
	p := who(ctx)
	rows, err := a.store.SessionsOf(ctx, p.ID, a.now(), a.config.Session.Idle)
	if err != nil {
		return nil, err
	}
	list := make([]ownSession, len(rows))
	for i, r := range rows {
		list[i] = ownSession{r.ID, r.Device, r.Network, r.Begun, r.Seen, r.ID == p.SessionID}
	}
	return paged(a, "sessions "+p.ID, *in, list, func(s ownSession) string { return s.ID })
}

type ownSessionInput struct {
	ID string `path:"id" maxLength:"100" doc:"登录的 id"`
}

// endOneSession logs somebody out in one place, be it this one.
func (a *API) endOneSession(ctx context.Context, in *ownSessionInput) (*ended, error) {
	p := who(ctx)
	if err := a.store.EndSessionOf(ctx, p.ID, uuidOrNil(in.ID)); err != nil {
		return nil, err
	}
	logOf(ctx).Info("session ended", "principal", p.ID)
	out := &ended{}
	if in.ID == p.SessionID {
		out.SetCookie = []http.Cookie{a.cookie("")}
	}
	return out, nil
}

// endOtherSessions logs somebody out everywhere but here.
func (a *API) endOtherSessions(ctx context.Context, _ *struct{}) (*empty, error) {
	p := who(ctx)
	logOf(ctx).Info("other sessions ended", "principal", p.ID)
	return nil, a.store.EndSessions(ctx, p.ID, p.TokenHash)
}
