package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func site() *Site {
	return of(fstest.MapFS{
		"index.html":        {Data: []byte("<title>网上保全</title>")},
		"assets/a-1.js":     {Data: []byte("plain")},
		"assets/a-1.js.br":  {Data: []byte("brotli")},
		"assets/a-1.js.gz":  {Data: []byte("gzip")},
		".gitkeep":          {},
		".vite/secret.json": {Data: []byte("{}")},
	})
}

func get(s *Site, method, path, encoding string) (*http.Response, string) {
	r := httptest.NewRequest(method, path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	body, _ := io.ReadAll(w.Result().Body) //nolint:errcheck // a recorder does not fail
	return w.Result(), string(body)
}

func TestAFileIsServedInTheSmallestFormTheClientTakes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ accept, body, encoding string }{
		{"gzip, deflate, br, zstd", "brotli", "br"}, {"gzip", "gzip", "gzip"}, {"br;q=0, gzip;q=0.5", "gzip", "gzip"},
		{"", "plain", ""}, {"br;q=0,gzip; q=0", "plain", ""}, {"brotli", "plain", ""},
	} {
		got, body := get(site(), "GET", "/assets/a-1.js", test.accept)
		if body != test.body || got.Header.Get("Content-Encoding") != test.encoding || got.StatusCode != http.StatusOK {
			t.Errorf("%q: %d %q %q", test.accept, got.StatusCode, body, got.Header.Get("Content-Encoding"))
		}
		if !strings.Contains(got.Header.Get("Cache-Control"), "immutable") || !strings.Contains(got.Header.Get("Content-Type"), "javascript") {
			t.Errorf("%q: %v", test.accept, got.Header)
		}
	}
}

func TestEveryAddressOfAPageIsTheApp(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/login", "/preservations/1/steps/2", "/a/../login", "/assets", "//x"} {
		got, body := get(site(), "GET", path, "")
		if got.StatusCode != http.StatusOK || !strings.Contains(body, "网上保全") || got.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %s", path, got.StatusCode, body)
		}
		if csp := got.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: %s", path, csp)
		}
	}
}

func TestWhatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		s            *Site
		method, path string
		status       int
	}{
		{site(), "GET", "/assets/old-2.js", 404}, {site(), "GET", "/.vite/secret.json", 404},
		{site(), "GET", "/.gitkeep", 404}, {site(), "POST", "/login", 405}, {of(fstest.MapFS{}), "GET", "/", 404},
	} {
		got, body := get(test.s, test.method, test.path, "")
		if got.StatusCode != test.status || !strings.HasSuffix(strings.TrimSpace(body), "。") {
			t.Errorf("%s %s: %d %s", test.method, test.path, got.StatusCode, body)
		}
	}
}
