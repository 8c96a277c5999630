package sandbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tc3 is an account of Tencent Cloud that may call one service. verify is the
// server's half of TC3-HMAC-SHA256
// (https://cloud.tencent.com/document/api/382/52072).
type tc3 struct {
	service   string
	version   string
	secretID  string
	secretKey string
}

var authorizationForm = regexp.MustCompile(`^TC3-HMAC-SHA256 Credential=([^/]+)/([0-9-]{10})/([a-z]+)/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$`)

// verify gives the service's error code, empty when the request is genuine.
func (a tc3) verify(r *http.Request, body []byte, now time.Time) string {
	parts := authorizationForm.FindStringSubmatch(r.Header.Get("Authorization"))
	if parts == nil {
		return "AuthFailure.InvalidAuthorization"
	}
	id, date, service, signed, signature := parts[1], parts[2], parts[3], parts[4], parts[5]
	seconds, err := strconv.ParseInt(r.Header.Get("X-TC-Timestamp"), 10, 64)
	at := time.Unix(seconds, 0).UTC()
	switch {
	case err != nil || at.Format(time.DateOnly) != date:
		return "AuthFailure.InvalidAuthorization"
	case now.Sub(at).Abs() > 5*time.Minute:
		return "AuthFailure.SignatureExpire"
	case id != a.secretID:
		return "AuthFailure.SecretIdNotFound"
	case service != a.service:
		return "AuthFailure.InvalidAuthorization"
	}
	headers, ok := canonicalHeaders(r, signed)
	want := a.sign(date, at, canonicalRequest(r, headers, signed, body))
	if !ok || !hmac.Equal([]byte(want), []byte(signature)) {
		return "AuthFailure.SignatureFailure"
	}
	return ""
}

// canonicalHeaders are the signed ones, line by line; content-type and host
// must be among them.
func canonicalHeaders(r *http.Request, signed string) (string, bool) {
	names := strings.Split(signed, ";")
	if !slices.Contains(names, "content-type") || !slices.Contains(names, "host") || !slices.IsSorted(names) {
		return "", false
	}
	var lines strings.Builder
	for _, name := range names {
		value := r.Header.Get(name)
		if name == "host" {
			value = r.Host
		}
		lines.WriteString(name + ":" + strings.ToLower(strings.TrimSpace(value)) + "\n")
	}
	return lines.String(), true
}

func canonicalRequest(r *http.Request, headers, signed string, body []byte) string {
	return strings.Join([]string{r.Method, "/", r.URL.RawQuery, headers, signed, digest(body)}, "\n")
}

func (a tc3) sign(date string, at time.Time, request string) string {
	scope := date + "/" + a.service + "/tc3_request"
	text := strings.Join([]string{"TC3-HMAC-SHA256", strconv.FormatInt(at.Unix(), 10), scope, digest([]byte(request))}, "\n")
	key := mac([]byte("TC3"+a.secretKey), date)
	key = mac(mac(key, a.service), "tc3_request")
	return hex.EncodeToString(mac(key, text))
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}
