package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/baoquan/baoquan/schema/store"
)

// maxJSON bounds a JSON body, in bytes.
const maxJSON = 1 << 20

// engine is gin with the house's rules: problems for unknown routes and
// methods, proxies by configuration, a request id, a log line, headers, and the
// session.
func (a *API) engine() *gin.Engine {
	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.RedirectFixedPath = false
	e.SetTrustedProxies(a.config.Server.TrustedProxies) //nolint:errcheck // checked by config
	e.Use(a.observe, gin.CustomRecoveryWithWriter(nil, a.recovered), a.headers, crossOrigin(), a.pace, a.strictBody, a.session)
	e.NoRoute(func(c *gin.Context) { writeProblem(c, problem(http.StatusNotFound, "not_found", "没有这个地址")) })
	e.NoMethod(func(c *gin.Context) {
		writeProblem(c, problem(http.StatusMethodNotAllowed, "method_not_allowed", "这个地址不支持这种操作"))
	})
	return e
}

// observe gives the request its id and writes one line of log for it, without a
// query string and with nothing personal.
func (a *API) observe(c *gin.Context) {
	id := uuid.NewString()
	log := slog.Default().With("request", id)
	ctx := context.WithValue(c.Request.Context(), requestIDKey, id)
	ctx = context.WithValue(ctx, logKey, log)
	ctx = context.WithValue(ctx, addressKey, c.ClientIP())
	ctx = context.WithValue(ctx, agentKey, c.Request.UserAgent())
	c.Request = c.Request.WithContext(ctx)
	c.Header("X-Request-Id", id)
	begin := time.Now()
	c.Next()
	route := c.FullPath()
	requests.observe(c.Request.Method, route, c.Writer.Status(), time.Since(begin))
	log.Info("request", "method", c.Request.Method, "route", route, "status", c.Writer.Status(),
		"milliseconds", time.Since(begin).Milliseconds(), "application", loggedID(c.Param("id")))
}

// loggedID is the id in an address, "" when it is none: people type all kinds of
// numbers into an address.
func loggedID(id string) string {
	if id != uuidOrNil(id) {
		return ""
	}
	return id
}

func (a *API) recovered(c *gin.Context, cause any) {
	logOf(c.Request.Context()).Error("panic", "cause", cause)
	writeProblem(c, problem(http.StatusInternalServerError, "internal", "系统出错，您填写的内容没有丢失，请稍后再试"))
}

// hsts has browsers use TLS for a year, also for what lies below this name.
const hsts = "max-age=31536000; includeSubDomains"

func (a *API) headers(c *gin.Context) {
	h := c.Writer.Header()
	if a.secure {
		h.Set("Strict-Transport-Security", hsts)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cache-Control", "no-store")
	c.Next()
}

// crossOrigin refuses writes that a browser sends from another site.
func crossOrigin() gin.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c *gin.Context) {
		if err := protection.Check(c.Request); err != nil {
			writeProblem(c, problem(http.StatusForbidden, "cross_origin", "请在本网站内操作"))
			return
		}
		c.Next()
	}
}

type rawBodyKey struct{}

func rawBodyOf(ctx context.Context) []byte {
	raw, _ := ctx.Value(rawBodyKey{}).([]byte)
	return raw
}

// strictBody reads the JSON body of a request once, refuses what Go's decoder
// would silently accept, and keeps the bytes for the fingerprint.
func (a *API) strictBody(c *gin.Context) {
	r := c.Request
	machine := strings.HasPrefix(r.URL.Path, "/api/v1/callbacks/") // signed bytes, with bounds of their own
	if r.Method == http.MethodGet || r.Method == http.MethodHead || !strings.HasPrefix(r.URL.Path, "/api/") || machine {
		c.Next()
		return
	}
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if media == "multipart/form-data" {
		c.Next()
		return
	}
	raw, readErr := io.ReadAll(http.MaxBytesReader(c.Writer, r.Body, maxJSON))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(readErr, &tooLarge):
		writeProblem(c, problem(http.StatusRequestEntityTooLarge, "too_large", "内容太大，请缩小后重新发送"))
		return
	case errors.Is(readErr, os.ErrDeadlineExceeded):
		c.Header("Connection", "close")
		writeProblem(c, problem(http.StatusRequestTimeout, "timeout", "发送太慢，请检查网络后重试"))
		return
	case readErr != nil:
		writeProblem(c, problem(http.StatusBadRequest, "malformed", "请求没有发送完整，请重试"))
		return
	case len(raw) > 0 && (err != nil || media != "application/json"), r.Header.Get("Content-Encoding") != "":
		writeProblem(c, problem(http.StatusUnsupportedMediaType, "unsupported_media_type", "请以 application/json 发送"))
		return
	}
	if len(raw) > 0 {
		if p := strictJSON(raw); p != nil {
			writeProblem(c, p)
			return
		}
	}
	a.sent(c)
	c.Request = r.WithContext(context.WithValue(r.Context(), rawBodyKey{}, raw))
	c.Request.Body = io.NopCloser(bytes.NewReader(raw))
	c.Next()
}

// session finds out who is calling.
func (a *API) session(c *gin.Context) {
	cookie, err := c.Request.Cookie(a.cookieName())
	if err != nil || cookie.Value == "" {
		c.Next()
		return
	}
	ctx := c.Request.Context()
	p, err := a.store.Session(ctx, cookie.Value, a.now(), a.config.Session.Idle)
	switch {
	case errors.Is(err, store.ErrNotFound):
	case err != nil:
		writeProblem(c, problemOf(err))
		return
	default:
		ctx = context.WithValue(ctx, principalKey, p)
		c.Request = c.Request.WithContext(ctx)
	}
	c.Next()
}

func requestIDOf(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}

func logOf(ctx context.Context) *slog.Logger {
	if log, ok := ctx.Value(logKey).(*slog.Logger); ok {
		return log
	}
	return slog.Default()
}

// addressOf is the address of the client, as far as proxies can be trusted.
func addressOf(ctx context.Context) string {
	address, _ := ctx.Value(addressKey).(string)
	return address
}

// agentOf is what the client says it is.
func agentOf(ctx context.Context) string {
	agent, _ := ctx.Value(agentKey).(string)
	return agent
}

// writeProblem answers a raw gin route with a problem.
func writeProblem(c *gin.Context, p *Problem) {
	answer := *p
	answer.RequestID = requestIDOf(c.Request.Context())
	for name, values := range answer.GetHeaders() {
		c.Header(name, values[0])
	}
	if answer.Status >= http.StatusInternalServerError && answer.cause != nil {
		logOf(c.Request.Context()).Error("request failed", "code", answer.Code, "error", answer.cause)
	}
	c.Header("Content-Type", "application/problem+json")
	c.AbortWithStatusJSON(answer.Status, &answer)
}
