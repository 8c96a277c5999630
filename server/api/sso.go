package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/schema/store"
)

// ssoCallback is where the identity provider sends the browser back to.
const ssoCallback = "/api/v1/sso/callback"

// SSOCallback is the address to be registered with the identity provider.
func SSOCallback(publicURL string) string { return publicURL + ssoCallback }

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
	if err := a.giveAttempt(c, attempt); err != nil {
		return err
	}
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
	login, err := a.store.LoginBySubject(ctx, a.config.OIDC.Issuer, subject)
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
