package sandbox

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"sync"
	"time"
)

// oidcProvider plays the identity provider of courts and insurers: OpenID Connect
// with the code flow, PKCE and RS256. Whoever logs in picks who to be. It stands
// beside the phone, for a browser must reach it.
//
// Of the faults, those of transport befall the exchange of the code; forge, stale,
// wrong_nonce and wrong_audience what it says of the person.
type oidcProvider struct {
	shared     *Shared
	keys       doorKeys
	key        *rsa.PrivateKey
	controlURL string

	mu    sync.Mutex
	codes map[string]grant
}

// grant is what a code stands for, once and for a minute.
type grant struct {
	subject, nonce, challenge, redirectURI string
	at                                     time.Time
}

const grantLifetime = time.Minute

// oidcPath is where it is below the control door.
const oidcPath = "/oidc"

func newOIDC(shared *Shared, k doorKeys, controlURL string) (*oidcProvider, error) {
	key, err := parseKeyPEM(k.Key)
	return &oidcProvider{shared: shared, keys: k, key: key, controlURL: controlURL, codes: map[string]grant{}}, err
}

func (*oidcProvider) Name() string { return "oidc" }

func (p *oidcProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_OIDC_ISSUER":        p.controlURL + oidcPath,
		"BAOQUAN_OIDC_CLIENT_ID":     p.keys.ClientID,
		"BAOQUAN_OIDC_CLIENT_SECRET": p.keys.ClientSecret,
	}
}

// Handler is the provider's four addresses.
func (p *oidcProvider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+oidcPath+"/.well-known/openid-configuration", p.discover)
	mux.HandleFunc("GET "+oidcPath+"/jwks", p.jwks)
	mux.HandleFunc("GET "+oidcPath+"/authorize", p.showPicker)
	mux.HandleFunc("POST "+oidcPath+"/authorize", p.pick)
	mux.Handle("POST "+oidcPath+"/token", p.shared.Faults.Wrap(p.Name(), http.HandlerFunc(p.token)))
	return mux
}

// issuer is the provider's name, by the address at which a server reaches it: in
// containers that is not the one of the browser.
func issuer(r *http.Request) string { return "http://" + r.Host + oidcPath }

func (p *oidcProvider) discover(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{
		"issuer":                                issuer(r),
		"authorization_endpoint":                p.controlURL + oidcPath + "/authorize",
		"token_endpoint":                        issuer(r) + "/token",
		"jwks_uri":                              issuer(r) + "/jwks",
		"response_types_supported":              []string{"code"},
		"subject_types_supported":               []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic"},
		"code_challenge_methods_supported":      []string{"S256"},
		"scopes_supported":                      []string{"openid"},
	})
}

// keyID names the key in tokens.
const keyID = "sandbox"

func (p *oidcProvider) jwks(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": keyID,
		"n": base64.RawURLEncoding.EncodeToString(p.key.N.Bytes()),
		"e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(p.key.E)).Bytes()),
	}}})
}

// jwt signs claims with RS256 (RFC 7515).
func jwt(key *rsa.PrivateKey, claims map[string]any) (string, error) {
	header, err := json.Marshal(map[string]string{"alg": "RS256", "typ": "JWT", "kid": keyID})
	if err != nil {
		return "", err
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(payload)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	return text + "." + base64.RawURLEncoding.EncodeToString(signature), err
}
