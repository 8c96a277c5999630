package api

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/schema/store"
)

// ssoCallback is where the identity provider sends the browser back to.
const ssoCallback = "/api/v1/sso/callback"

// SSOCallback is the address to be registered with the identity provider.
func SSOCallback(publicURL string) string { return publicURL + ssoCallback }

// ssoLifetime is how long somebody may take to log in at the identity provider.
const ssoLifetime = 10 * time.Minute

type ssoOutput struct {
	Enabled bool   `json:"enabled" doc:"工作人员可以单点登录"`
	Label   string `json:"label,omitempty" doc:"按钮的文字"`
	URL     string `json:"url,omitempty" doc:"浏览器要打开的地址"`
}

// getSSO tells the login page whether there is single sign-on.
func (a *API) getSSO(context.Context, *struct{}) (*body[ssoOutput], error) {
	out := &body[ssoOutput]{}
	if a.SSO != nil {
		out.Body = ssoOutput{true, a.config.OIDC.Label, "/api/v1/sso/start"}
	}
	return out, nil
}

// Why a login by single sign-on came to nothing. They say the same whatever was
// wrong with the answer, and whether an account is disabled or was never there.
var (
	errSSOFailed  = problem(http.StatusUnauthorized, "sso_failed", "单点登录没有完成，请返回登录页重试")
	errSSOUnknown = problem(http.StatusForbidden, "sso_unknown", "您的单位账号还没有在本系统开通，请联系系统管理员")
)

// startSSO sends the browser to the identity provider with a new attempt, which it
// carries, sealed, until it comes back.
func (a *API) startSSO(c *gin.Context) error {
	ctx := c.Request.Context()
	if a.SSO == nil {
		return errNotFound
	}
	if err := a.limitAddress(ctx, "sso", a.config.Limits.LoginPerAddress); err != nil {
		return a.ssoPage(c, err)
	}
	attempt, address, err := a.SSO.Begin(ctx)
	if err != nil {
		return a.ssoPage(c, err)
	}
	sealed, err := a.store.Keys().SealJSON(carried{attempt, a.now().Add(ssoLifetime)}, ssoPlace)
	if err != nil {
		return err
	}
	http.SetCookie(c.Writer, a.ssoCookie(base64.RawURLEncoding.EncodeToString(sealed)))
	c.Redirect(http.StatusSeeOther, address)
	return nil
}

// finishSSO begins the session of the staff member that the identity provider
// names. Nobody becomes one by it.
func (a *API) finishSSO(c *gin.Context) error {
	ctx := c.Request.Context()
	if a.SSO == nil {
		return errNotFound
	}
	if err := a.limitAddress(ctx, "sso", a.config.Limits.LoginPerAddress); err != nil {
		return a.ssoPage(c, err)
	}
	attempt := a.takeAttempt(c)
	http.SetCookie(c.Writer, a.ssoCookie("")) // one attempt comes back once
	subject, err := a.SSO.Finish(ctx, attempt, c.Query("state"), c.Query("code"))
	if err != nil {
		return a.ssoPage(c, err)
	}
	login, err := a.store.LoginBySubject(ctx, subject)
	if err != nil {
		return a.ssoPage(c, err)
	}
	token, _, err := a.beginSession(ctx, store.Beginning{ID: login.ID, SSO: true})
	if err != nil {
		return a.ssoPage(c, err)
	}
	cookie := a.cookie(token)
	http.SetCookie(c.Writer, &cookie)
	c.Redirect(http.StatusSeeOther, "/")
	return nil
}

// carried is an attempt in the browser's keeping.
type carried struct {
	Attempt sso.Attempt `json:"attempt"`
	Until   time.Time   `json:"until"`
}

const ssoPlace = "sso.attempt"

// ssoCookie outlives nothing but the way to the identity provider and back, from
// another site, which Lax allows a page to make.
func (a *API) ssoCookie(value string) *http.Cookie {
	c := a.cookie(value) //nolint:gosec // as the session cookie is
	c.Name = strings.TrimSuffix(c.Name, cookieName) + "sso"
	if value != "" {
		c.MaxAge = int(ssoLifetime.Seconds())
	}
	return &c
}

// takeAttempt opens what the browser carries; an empty attempt when it carries
// none that is good.
func (a *API) takeAttempt(c *gin.Context) (none sso.Attempt) {
	cookie, err := c.Request.Cookie(a.ssoCookie("").Name)
	if err != nil {
		return none
	}
	sealed, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil {
		return none
	}
	var carried carried
	if a.store.Keys().OpenJSON(sealed, ssoPlace, &carried) != nil || !a.now().Before(carried.Until) {
		return none
	}
	return carried.Attempt
}

// ssoPage answers a failed login: a page for people, a problem for programs.
func (a *API) ssoPage(c *gin.Context, err error) error {
	var refusal sso.Refusal
	switch {
	case errors.As(err, &refusal):
		err = errSSOFailed
	case errors.Is(err, store.ErrNotFound):
		err = errSSOUnknown
	}
	p := problemOf(err)
	logOf(c.Request.Context()).Warn("login failed", "sso", true, "code", p.Code, "refusal", string(refusal))
	if !strings.Contains(c.GetHeader("Accept"), "text/html") {
		return err
	}
	for name, values := range p.GetHeaders() {
		c.Header(name, values[0])
	}
	c.Header("Content-Type", "text/html; charset=utf-8")
	c.Header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	c.Status(p.Status)
	ssoTemplate.Execute(c.Writer, p) //nolint:errcheck // the client is gone
	return nil
}
