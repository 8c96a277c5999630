package api

import (
	"errors"
	"html/template"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/schema/store"
)

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

// ssoTemplate is what somebody sees whose login did not come to anything. It says
// what to do and nothing of what came back.
var ssoTemplate = template.Must(template.New("sso").Parse(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>单点登录</title><style>
body{font:18px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
</style></head><body><h1>单点登录</h1><p role="alert">{{.Detail}}</p><p><a href="/">返回网上保全</a></p></body></html>`))
