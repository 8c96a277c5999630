package sandbox

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net/http"
	"time"
)

// token gives the identity for a code: to our client alone, once, and only to who
// began the login (PKCE).
func (p *oidcProvider) token(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	id, secret, _ := r.BasicAuth()
	if id != p.keys.ClientID || subtle.ConstantTimeCompare([]byte(secret), []byte(p.keys.ClientSecret)) != 1 {
		writeJSON(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	if r.PostFormValue("grant_type") != "authorization_code" {
		writeJSON(w, http.StatusBadRequest, map[string]string{"error": "unsupported_grant_type"})
		return
	}
	g, known := p.redeem(r.PostFormValue("code"))
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !known || time.Since(g.at) > grantLifetime || g.redirectURI != r.PostFormValue("redirect_uri") ||
		g.challenge != base64.RawURLEncoding.EncodeToString(sum[:]) {
		writeJSON(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant"})
		return
	}
	identity, err := p.identity(g, issuer(r))
	if err != nil {
		writeJSON(w, http.StatusInternalServerError, map[string]string{"error": "server_error"})
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, map[string]any{
		"access_token": random(16), "token_type": "Bearer", "expires_in": 300, "id_token": identity,
	})
}

// redeem takes a code away: it is good once.
func (p *oidcProvider) redeem(code string) (grant, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g, known := p.codes[code]
	delete(p.codes, code)
	return g, known
}

// identity is the token that says who somebody is, spoilt when ordered.
func (p *oidcProvider) identity(g grant, issuer string) (string, error) {
	now, key := time.Now(), p.key
	claims := map[string]any{
		"iss": issuer, "sub": g.subject, "aud": p.keys.ClientID, "nonce": g.nonce,
		"iat": now.Unix(), "auth_time": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
	}
	fault, _ := p.shared.Faults.Take(p.Name(), FaultForge, FaultStale, FaultWrongNonce, FaultWrongAudience)
	switch fault.Kind {
	case FaultForge:
		strange, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return "", err
		}
		key = strange
	case FaultStale:
		claims["iat"], claims["exp"] = now.Add(-2*time.Hour).Unix(), now.Add(-time.Hour).Unix()
	case FaultWrongNonce:
		claims["nonce"] = random(16)
	case FaultWrongAudience:
		claims["aud"] = "another-client"
	}
	return jwt(key, claims)
}
