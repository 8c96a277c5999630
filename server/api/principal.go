package api

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// Access says who may call an operation.
type Access string

// Who may call. A role that may not is told 403; a thing that is not theirs is
// 404, as if it were not there.
const (
	Open       Access = "open"       // anyone
	Entered    Access = "entered"    // applicant or staff, also with a password that is still to be changed
	LoggedIn   Access = "logged_in"  // applicant or staff
	Applicant  Access = "applicant"  // somebody who applies
	Verified   Access = "verified"   // … who has passed the face check
	CourtStaff Access = "court"      // judge or clerk
	JudgeOnly  Access = "judge"      // judge
	Underwrite Access = "underwrite" // underwriter
	Operate    Access = "operate"    // operator
)

var rolesOf = map[Access][]store.Role{
	CourtStaff: {store.Judge, store.Clerk}, JudgeOnly: {store.Judge},
	Underwrite: {store.Underwriter}, Operate: {store.Operator},
}

// allows answers nil, or why the principal may not call.
func (access Access) allows(p *store.Principal) error {
	switch {
	case access == Open:
		return nil
	case p == nil:
		return errLogin
	case access == Entered:
		return nil
	case p.MustChange:
		return errPasswordChange
	case access == LoggedIn:
		return nil
	case access == Applicant, access == Verified:
		if p.Role != store.Applicant {
			return errForbidden
		}
		if access == Verified && !p.Verified {
			return errUnverified
		}
		return nil
	case slices.Contains(rolesOf[access], p.Role):
		return nil
	}
	return errForbidden
}

type contextKey int

const (
	principalKey contextKey = iota
	requestIDKey
	logKey
	addressKey
	agentKey
)

// who is the principal of the request; it is there wherever Access demands one.
func who(ctx context.Context) *store.Principal {
	p, _ := ctx.Value(principalKey).(*store.Principal)
	return p
}

// actor is the principal as the docket writes it.
func actor(ctx context.Context) baoquan.Actor {
	p := who(ctx)
	if p.Role == store.Applicant {
		return baoquan.Actor{Kind: baoquan.ByAccount, ID: p.ID}
	}
	return baoquan.Actor{Kind: baoquan.ByStaff, ID: p.ID}
}

// guard is the check of an operation's Access before anything of the request is
// read.
func (a *API) guard(access Access) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if err := access.allows(who(ctx.Context())); err != nil {
			a.refuse(ctx, err)
			return
		}
		next(ctx)
	}
}

func (a *API) refuse(ctx huma.Context, err error) {
	p := problemOf(err)
	logRefusal(ctx.Context(), p, ctx.Operation().OperationID)
	huma.WriteErr(a.huma, ctx, p.Status, p.Detail, p) //nolint:errcheck // the client is gone
}

// logRefusal writes down which operation somebody may not call, and why.
func logRefusal(ctx context.Context, p *Problem, operation string) {
	logOf(ctx).Warn("refused", "status", p.Status, "code", p.Code, "operation", operation)
}

var errPasswordChange = problem(http.StatusForbidden, "password_change_required", "请先修改初始密码，再进行其他操作")

const cookieName = "sid"

// cookie is the session cookie: __Host- behind TLS, plain sid on development's
// plain HTTP, gone when token is empty.
func (a *API) cookie(token string) http.Cookie {
	c := http.Cookie{ //nolint:gosec // Secure wherever there is TLS
		Name: a.cookieName(), Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: a.secure, MaxAge: int(a.config.Session.Absolute.Seconds()),
	}
	if token == "" {
		c.MaxAge = -1
	}
	return c
}

func (a *API) cookieName() string {
	if a.secure {
		return "__Host-" + cookieName
	}
	return cookieName
}
