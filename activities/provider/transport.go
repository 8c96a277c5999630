package provider

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// MaxBody is how many bytes of an answer are read before it counts as broken.
// A day's bill of WeChat Pay is the largest answer that is expected.
const MaxBody = 8 << 20

var (
	errTooLarge = errors.New("provider: answer exceeds the limit")
	errRedirect = errors.New("provider: redirect to another host")
)

// NewHTTPClient builds the HTTP client of one provider. timeout bounds a whole
// call, body included. A non-empty baseURL (http or https, a host, perhaps a
// path to put before every path) takes the place of the provider's own scheme
// and host on the wire; the Host header stays what the caller signed, because
// some signatures cover it (TC3-HMAC-SHA256) and the other end dispatches by it.
func NewHTTPClient(baseURL string, timeout time.Duration) (*http.Client, error) {
	next, err := rehosted(newTransport(timeout), baseURL)
	if err != nil {
		return nil, err
	}
	return &http.Client{
		Transport:     bounded{next},
		Timeout:       timeout,
		CheckRedirect: sameHost,
	}, nil
}

func newTransport(timeout time.Duration) *http.Transport {
	dialer := &net.Dialer{Timeout: min(timeout, 5*time.Second), KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    min(timeout, 5*time.Second),
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    16,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}
}

// sameHost follows a few redirects within one host and nothing else: a signed
// request must not be carried to a stranger.
func sameHost(r *http.Request, via []*http.Request) error {
	first := via[0].URL
	if len(via) >= 3 || r.URL.Host != first.Host || r.URL.Scheme != first.Scheme {
		return errRedirect
	}
	return nil
}

// rehost sends every request to another scheme and host.
type rehost struct {
	to   *url.URL
	next http.RoundTripper
}

func rehosted(next http.RoundTripper, baseURL string) (http.RoundTripper, error) {
	if baseURL == "" {
		return next, nil
	}
	to, err := url.Parse(baseURL)
	if err != nil {
		return nil, errors.New("provider: base URL cannot be read")
	}
	plain := to.User == nil && to.RawQuery == "" && to.Fragment == ""
	if to.Scheme != "http" && to.Scheme != "https" || to.Host == "" || !plain {
		return nil, fmt.Errorf("provider: base URL must be http(s)://host[:port][/path], got scheme %q", to.Scheme)
	}
	return rehost{to, next}, nil
}

// RoundTrip keeps the Host header of the request and changes where it goes.
func (t rehost) RoundTrip(r *http.Request) (*http.Response, error) {
	out := r.Clone(r.Context())
	if out.Host == "" {
		out.Host = r.URL.Host
	}
	if len(t.to.Path) > 1 {
		out.URL = t.to.JoinPath(r.URL.EscapedPath())
		out.URL.RawQuery = r.URL.RawQuery
	}
	out.URL.Scheme, out.URL.Host = t.to.Scheme, t.to.Host
	return t.next.RoundTrip(out)
}

// bounded makes a body that is too long an error instead of a full memory.
type bounded struct{ next http.RoundTripper }

func (t bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	response.Body = &boundedBody{response.Body, MaxBody}
	return response, nil
}

type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, errTooLarge
	}
	return n, err
}
