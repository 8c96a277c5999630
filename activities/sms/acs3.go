package sms

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// acs3 signs requests to Aliyun with ACS3-HMAC-SHA256
// (https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
type acs3 struct {
	keyID  string
	secret string
}

// acsTime is how Aliyun writes a time, in UTC.
const acsTime = "2006-01-02T15:04:05Z"

// request makes a signed call of an action, whose parameters stand in the query.
func (a acs3) request(host, action, version string, query url.Values, at time.Time) *http.Request {
	target := &url.URL{Scheme: "https", Host: host, Path: "/", RawQuery: acsQuery(query)}
	r := &http.Request{Method: http.MethodPost, URL: target, Host: host, Header: http.Header{}, Body: http.NoBody}
	for name, value := range map[string]string{
		"x-acs-action":          action,
		"x-acs-version":         version,
		"x-acs-date":            at.UTC().Format(acsTime),
		"x-acs-signature-nonce": rand.Text(),
		"x-acs-content-sha256":  hexSHA256(""),
	} {
		r.Header.Set(name, value)
	}
	names := []string{"host"}
	for name := range r.Header {
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	signed := strings.Join(names, ";")
	var headers strings.Builder
	for _, name := range names {
		value := r.Header.Get(name)
		if name == "host" {
			value = host
		}
		headers.WriteString(name + ":" + value + "\n")
	}
	text := strings.Join([]string{r.Method, "/", target.RawQuery, headers.String(), signed, hexSHA256("")}, "\n")
	mac := hmac.New(sha256.New, []byte(a.secret))
	mac.Write([]byte("ACS3-HMAC-SHA256\n" + hexSHA256(text)))
	r.Header.Set("Authorization", "ACS3-HMAC-SHA256 Credential="+a.keyID+",SignedHeaders="+signed+",Signature="+hex.EncodeToString(mac.Sum(nil)))
	return r
}

// acsQuery writes parameters as the signature wants them: sorted, and with nothing
// left as it is but RFC 3986's unreserved characters.
func acsQuery(query url.Values) string {
	return strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(query.Encode())
}

func hexSHA256(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
