package sandbox_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

const ssoRedirect = "http://127.0.0.1:8080/api/v1/sso/callback"

func identityProvider(t *testing.T, s *sandbox.Sandbox, change func(*config.OIDC)) *sso.Provider {
	t.Helper()
	set := s.Config()
	c := config.OIDC{Issuer: set["BAOQUAN_OIDC_ISSUER"], ClientID: set["BAOQUAN_OIDC_CLIENT_ID"], ClientSecret: set["BAOQUAN_OIDC_CLIENT_SECRET"]}
	if change != nil {
		change(&c)
	}
	p, err := sso.New(c, ssoRedirect, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// pickPerson posts the picker's form and answers where the browser goes.
func pickPerson(t *testing.T, address, subject string) (int, url.Values) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(url.Values{"subject": {subject}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	location, err := response.Location()
	if err != nil {
		return response.StatusCode, nil
	}
	return response.StatusCode, location.Query()
}

func TestTheIdentityProviderSaysWhoWasPickedOnce(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	p := identityProvider(t, s, nil)
	attempt, address, err := p.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, back := pickPerson(t, address, "somebody.else@court")
	subject, err := p.Finish(t.Context(), attempt, back.Get("state"), back.Get("code"))
	if err != nil || subject != "somebody.else@court" {
		t.Fatal(subject, err)
	}
	if _, err := p.Finish(t.Context(), attempt, back.Get("state"), back.Get("code")); !errors.Is(err, sso.WrongCode) {
		t.Errorf("a code was good twice: %v", err)
	}
}

func TestTheIdentityProviderChecksClientProofAndAddress(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	good := identityProvider(t, s, nil)
	code := func() (sso.Attempt, url.Values) {
		attempt, address, err := good.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		_, back := pickPerson(t, address, "operator")
		return attempt, back
	}
	attempt, back := code()
	attempt.Verifier = strings.Repeat("x", 43)
	if _, err := good.Finish(t.Context(), attempt, back.Get("state"), back.Get("code")); !errors.Is(err, sso.WrongCode) {
		t.Errorf("without the proof: %v", err)
	}
	attempt, back = code()
	stranger := identityProvider(t, s, func(c *config.OIDC) { c.ClientSecret = "wrong" })
	if _, err := stranger.Finish(t.Context(), attempt, back.Get("state"), back.Get("code")); !errors.Is(err, sso.WrongCode) {
		t.Errorf("another client: %v", err)
	}
	_, address, err := good.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"redirect_uri": "https://evil.example/api/v1/sso/callback", "client_id": "x", "code_challenge_method": "plain",
		"response_type": "token", "scope": "email", "state": "", "nonce": "", "code_challenge": "short",
	} {
		u, _ := url.Parse(address)
		q := u.Query()
		q.Set(name, value)
		u.RawQuery = q.Encode()
		if status, _ := pickPerson(t, u.String(), "operator"); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
}

func TestAnIssuerThatIsAnotherIsNotBelieved(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	p := identityProvider(t, s, func(c *config.OIDC) { c.Issuer += "/" })
	if _, _, err := p.Begin(t.Context()); err == nil {
		t.Error("believed")
	}
	var document map[string]any
	call(t, s, http.MethodGet, "/oidc/.well-known/openid-configuration", "", &document)
	text, _ := json.Marshal(document)
	if !strings.Contains(string(text), `"RS256"`) {
		t.Errorf("%s", text)
	}
}
