package provider_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
)

func TestRequestsGoToTheBaseURLWithTheirOwnHostHeader(t *testing.T) {
	t.Parallel()
	var host, uri string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { host, uri = r.Host, r.RequestURI }))
	defer server.Close()
	for base, want := range map[string]string{
		server.URL:                  "/v3/a%2Fb?q=1",
		server.URL + "/":            "/v3/a%2Fb?q=1",
		server.URL + "/out/wechat/": "/out/wechat/v3/a%2Fb?q=1",
	} {
		response, err := client(t, base).Get("https://api.example.cn/v3/a%2Fb?q=1")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if host != "api.example.cn" || uri != want {
			t.Errorf("%s: got host %s and %s, want %s", base, host, uri, want)
		}
	}
}

func TestABaseURLThatIsNoPlainWebAddressIsRefused(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"127.0.0.1:80", "ftp://a", "http://", "http://u:p@a", "http://a?b=c", "http://a#b", "://"} {
		if _, err := provider.NewHTTPClient(base, time.Second); err == nil {
			t.Errorf("%s was taken", base)
		}
	}
}

func TestARedirectToAnotherHostIsFinal(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.RedirectHandler("https://stranger.example/", http.StatusTemporaryRedirect))
	defer server.Close()
	_, err := client(t, server.URL).Get("https://api.example.cn/?secret=1")
	if err = provider.Transport("x", err); !provider.IsFinal(err) || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func TestABodyAtTheLimitIsReadAndALongerOneIsAnError(t *testing.T) {
	t.Parallel()
	for size, whole := range map[int]bool{provider.MaxBody: true, provider.MaxBody + 1: false} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(bytes.Repeat([]byte{'x'}, size))
		}))
		response, err := client(t, server.URL).Get("https://api.example.cn/")
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		server.Close()
		if (err == nil) != whole || len(body) != provider.MaxBody {
			t.Errorf("%d bytes: read %d, %v", size, len(body), err)
		}
	}
}

func TestStatusesAreClassified(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]string{200: "ok", 204: "ok", 302: "final", 400: "final", 401: "final", 404: "final", 408: "again", 425: "again", 429: "again", 500: "again", 503: "again"} {
		err := provider.Status("x", &http.Response{StatusCode: status, Header: http.Header{}})
		got := "again"
		if err == nil {
			got = "ok"
		} else if provider.IsFinal(err) {
			got = "final"
		}
		if got != want {
			t.Errorf("%d: got %s, want %s", status, got, want)
		}
	}
}

func TestRetryAfterIsReadInBothFormsAndBounded(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "soon": 0, "-5": 0, "7": 7 * time.Second, "99999999999": time.Hour,
		now.Add(time.Minute).Format(http.TimeFormat):    time.Minute,
		now.Add(-time.Hour).Format(http.TimeFormat):     0,
		now.Add(24 * time.Hour).Format(http.TimeFormat): time.Hour,
	} {
		if got := provider.RetryAfter(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}

func TestTransportErrorsMayBeTriedAgainAndTellNothing(t *testing.T) {
	t.Parallel()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	request, _ := http.NewRequestWithContext(gone, http.MethodGet, "https://api.example.cn/?token=secret", nil)
	_, err := client(t, "http://127.0.0.1:1").Do(request)
	for code, cause := range map[string]error{"canceled": err, "timeout": context.DeadlineExceeded, "transport": io.ErrUnexpectedEOF} {
		var got *provider.Error
		if !errors.As(provider.Transport("x", cause), &got) || got.Final || got.Code != code {
			t.Errorf("%v: got %+v", code, got)
		}
		if strings.Contains(got.Error(), "secret") {
			t.Errorf("%v tells the URL", got)
		}
	}
}

func TestACodeThatIsNoCodeIsNotRepeated(t *testing.T) {
	t.Parallel()
	if got := provider.Refused("x", "张三 110101199001010010").Error(); got != "x refused: unreadable_code" {
		t.Error(got)
	}
}

func client(t *testing.T, base string) *http.Client {
	t.Helper()
	c, err := provider.NewHTTPClient(base, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
