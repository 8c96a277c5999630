package api_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dial is a connection of its own to a server of the world.
func (w *world) dial() net.Conn {
	w.t.Helper()
	server := httptest.NewServer(w.api)
	w.t.Cleanup(server.Close)
	connection, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
	require.NoError(w.t, err)
	w.t.Cleanup(func() { connection.Close() })
	return connection
}

func TestWhoSendsTooSlowlyIsToldSoAndCutOff(t *testing.T) {
	w := newWorld(t)
	w.config.Server.BodyTime = 100 * time.Millisecond
	for _, path := range []string{"/api/v1/sessions", "/api/v1/captchas"} {
		connection := w.dial()
		fmt.Fprintf(connection, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"login\":", path)
		got, err := http.ReadResponse(bufio.NewReader(connection), nil)
		require.NoError(t, err, "the rest of the body never comes")
		text, err := io.ReadAll(got.Body)
		require.NoError(t, err)
		assert.Equal(t, http.StatusRequestTimeout, got.StatusCode, string(text))
		assert.Contains(t, string(text), "发送太慢")
		assert.True(t, got.Close, "the connection is given up")
	}
}

func TestACallbackThatIsSentTooSlowlyIsNotWaitedFor(t *testing.T) {
	w := newWorld(t)
	w.config.Server.BodyTime = 100 * time.Millisecond
	connection := w.dial()
	fmt.Fprint(connection, "POST /api/v1/callbacks/sms/tencent/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[")
	got, err := http.ReadResponse(bufio.NewReader(connection), nil)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, got.StatusCode, 400)
	assert.Less(t, got.StatusCode, 500)
}

// A stream is no request that takes too long.
func TestAStreamOutlivesTheTimeOfARequest(t *testing.T) {
	h := newHouse(t, heard)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go h.api.Listen(ctx)
	server := httptest.NewUnstartedServer(h.api)
	server.Config.ReadTimeout, server.Config.WriteTimeout = 200*time.Millisecond, 200*time.Millisecond
	server.Start()
	defer server.Close()
	defer server.CloseClientConnections()
	c := h.person("13900000001")
	p := c.whole()
	events := listen(ctx, t, c, server.URL+"/api/v1"+p.path+"/events", "")
	assert.Contains(t, next(t, events), `"status":"draft"`)
	time.Sleep(500 * time.Millisecond) // both times have passed
	c.post(p.path+"/submission", nil).is(200)
	assert.Contains(t, next(t, events), `"kind":"submitted"`)
}

func TestBrowsersAreToldWhatTheyMayDoWithAnAnswer(t *testing.T) {
	unsecured := newWorld(t)
	unsecured.config.Server.PublicURL = "https://baoquan.example"
	w := unsecured.twin()
	for _, path := range []string{"/notices/face", "/me", "/nowhere", "/courts?limit=0"} {
		h := w.client().get(path).header
		for name, want := range map[string]string{
			"Strict-Transport-Security": "max-age=31536000; includeSubDomains", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
			"Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
			"Access-Control-Allow-Origin": "", "Server": "", "X-Powered-By": "",
		} {
			assert.Equal(t, want, h.Get(name), "%s of %s", name, path)
		}
	}
	assert.Empty(t, unsecured.client().get("/notices/face").header.Get("Strict-Transport-Security"), "without TLS there is nothing to stay with")
}

func TestTheCookieIsForThisHostAloneAndForNoScript(t *testing.T) {
	w := newWorld(t)
	w.client().register("13900000001")
	w.config.Server.PublicURL = "https://baoquan.example"
	got := w.twin().client().post("/sessions", j{"login": "13900000001", "password": password}).is(201)
	cookie := got.header.Get("Set-Cookie")
	assert.Regexp(t, `^__Host-sid=[A-Za-z0-9_-]{26,}; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Lax$`, cookie)
}
