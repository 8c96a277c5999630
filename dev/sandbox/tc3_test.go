package sandbox

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"
)

var tenant = tc3{"sms", "2021-01-11", "AKIDx", "secret"}

// signed is a genuine request of that moment.
func signed(at time.Time, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "https://sms.tencentcloudapi.com/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-TC-Timestamp", strconv.FormatInt(at.Unix(), 10))
	date := at.UTC().Format(time.DateOnly)
	headers, _ := canonicalHeaders(r, "content-type;host")
	signature := tenant.sign(date, at, canonicalRequest(r, headers, "content-type;host", []byte(body)))
	r.Header.Set("Authorization", "TC3-HMAC-SHA256 Credential=AKIDx/"+date+"/sms/tc3_request, SignedHeaders=content-type;host, Signature="+signature)
	return r
}

func TestATC3SignatureCoversTheWholeRequest(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		at     time.Time
		body   string
		change func(*http.Request)
		want   string
	}{
		"genuine":         {now, "{}", func(*http.Request) {}, ""},
		"a little late":   {now.Add(-4 * time.Minute), "{}", func(*http.Request) {}, ""},
		"too late":        {now.Add(-6 * time.Minute), "{}", func(*http.Request) {}, "AuthFailure.SignatureExpire"},
		"from the future": {now.Add(6 * time.Minute), "{}", func(*http.Request) {}, "AuthFailure.SignatureExpire"},
		"another body":    {now, `{"a":1}`, func(*http.Request) {}, "AuthFailure.SignatureFailure"},
		"another host":    {now, "{}", func(r *http.Request) { r.Host = "faceid.tencentcloudapi.com" }, "AuthFailure.SignatureFailure"},
		"another query":   {now, "{}", func(r *http.Request) { r.URL.RawQuery = "a=1" }, "AuthFailure.SignatureFailure"},
		"another type":    {now, "{}", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, "AuthFailure.SignatureFailure"},
		"another moment":  {now, "{}", func(r *http.Request) { r.Header.Set("X-TC-Timestamp", "1795770001") }, "AuthFailure.SignatureFailure"},
		"host not signed": {now, "{}", swap("SignedHeaders=content-type;host", "SignedHeaders=content-type"), "AuthFailure.SignatureFailure"},
		"another service": {now, "{}", swap("/sms/", "/faceid/"), "AuthFailure.InvalidAuthorization"},
		"another account": {now, "{}", swap("AKIDx", "AKIDy"), "AuthFailure.SecretIdNotFound"},
		"no signature":    {now, "{}", func(r *http.Request) { r.Header.Del("Authorization") }, "AuthFailure.InvalidAuthorization"},
	} {
		r := signed(test.at, "{}")
		test.change(r)
		if got := tenant.verify(r, []byte(test.body), now); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func swap(from, to string) func(*http.Request) {
	return func(r *http.Request) {
		r.Header.Set("Authorization", strings.Replace(r.Header.Get("Authorization"), from, to, 1))
	}
}
