package sandbox

import (
	"crypto/hmac"
	"encoding/hex"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// acs3 is an account of Aliyun. verify is the server's half of ACS3-HMAC-SHA256
// (https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
type acs3 struct{ id, secret string }

var acsForm = regexp.MustCompile(`^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$`)

// seenNonces keeps a signed request from being sent twice.
var seenNonces sync.Map

// verify gives the service's error code, empty when the request is genuine.
func (a acs3) verify(r *http.Request, now time.Time) string {
	parts := acsForm.FindStringSubmatch(r.Header.Get("Authorization"))
	if parts == nil {
		return "MissingAuthorization"
	}
	at, err := time.Parse("2006-01-02T15:04:05Z", r.Header.Get("x-acs-date"))
	nonce := r.Header.Get("x-acs-signature-nonce")
	switch {
	case parts[1] != a.id:
		return "InvalidAccessKeyId.NotFound"
	case err != nil || now.Sub(at).Abs() > 15*time.Minute:
		return "InvalidTimeStamp.Expired"
	case nonce == "" || r.Header.Get("x-acs-content-sha256") != digest(nil):
		return "SignatureDoesNotMatch"
	}
	canonical, ok := acsCanonical(r, parts[2])
	want := hex.EncodeToString(mac([]byte(a.secret), "ACS3-HMAC-SHA256\n"+digest([]byte(canonical))))
	if !ok || !hmac.Equal([]byte(want), []byte(parts[3])) {
		return "SignatureDoesNotMatch"
	}
	if _, again := seenNonces.LoadOrStore(nonce, true); again {
		return "SignatureNonceUsed"
	}
	return ""
}

// acsCanonical writes the request as both sides sign it; host and every header of
// the protocol must be among those that are signed.
func acsCanonical(r *http.Request, signed string) (string, bool) {
	names := strings.Split(signed, ";")
	if !slices.IsSorted(names) || !slices.Contains(names, "host") {
		return "", false
	}
	for name := range r.Header {
		if lower := strings.ToLower(name); strings.HasPrefix(lower, "x-acs-") && !slices.Contains(names, lower) {
			return "", false
		}
	}
	var headers strings.Builder
	for _, name := range names {
		value := r.Header.Get(name)
		if name == "host" {
			value = r.Host
		}
		headers.WriteString(name + ":" + strings.TrimSpace(value) + "\n")
	}
	return strings.Join([]string{r.Method, "/", acsQuery(r.URL.Query()), headers.String(), signed, digest(nil)}, "\n"), true
}

// acsQuery sorts and escapes parameters by RFC 3986.
func acsQuery(query url.Values) string {
	var pairs []string
	for name := range query {
		pairs = append(pairs, acsEscape(name)+"="+acsEscape(query.Get(name)))
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

func acsEscape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}
