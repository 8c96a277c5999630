// Package sso lets staff log in with the account of their court or company: OpenID
// Connect, authorization code flow with PKCE, against the identity provider of the
// settings.
package sso

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

const (
	name    = "oidc"
	timeout = 10 * time.Second // of one call to the identity provider
)

// Provider is the identity provider, spoken to as one client of it.
type Provider struct {
	config   config.OIDC
	redirect string
	client   *http.Client
	now      func() time.Time

	mu    sync.Mutex
	known *known // what it has said about itself, nil until it was asked
}

// known is what discovery told.
type known struct {
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
}

// New checks the settings and calls nobody. redirect is where the browser comes
// back to, as it is registered with the provider.
func New(c config.OIDC, redirect string, now func() time.Time) (*Provider, error) {
	client, err := provider.NewHTTPClient("", timeout)
	return &Provider{config: c, redirect: redirect, client: client, now: now}, err
}

// Attempt is a login that has begun. Whoever began it keeps it, sealed, until the
// browser comes back.
type Attempt struct {
	State    string `json:"state"`
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
}

// Begin answers a new attempt and where the browser goes with it.
func (p *Provider) Begin(ctx context.Context) (Attempt, string, error) {
	k, err := p.discover(ctx)
	if err != nil {
		return Attempt{}, "", err
	}
	a := Attempt{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier()}
	return a, k.oauth.AuthCodeURL(a.State, oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)), nil
}

// Refusal is why a login did not come to anything, for the log: a word of ours and
// nothing of what was sent.
type Refusal string

func (r Refusal) Error() string { return "sso: " + string(r) }

// What can be wrong with a browser that comes back.
const (
	WrongState Refusal = "state is not that of the attempt"
	WrongCode  Refusal = "code was not taken"
	WrongToken Refusal = "identity is not genuine, not for us, or too old"
	WrongNonce Refusal = "identity is of another attempt"
)

// Finish answers who came back with a code: the subject by which the provider knows
// them. What is wrong is a Refusal; a provider that is away a *provider.Error.
func (p *Provider) Finish(ctx context.Context, a Attempt, state, code string) (subject string, err error) {
	if a.State == "" || subtle.ConstantTimeCompare([]byte(a.State), []byte(state)) != 1 {
		return "", WrongState
	}
	k, err := p.discover(ctx)
	if err != nil {
		return "", err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := k.oauth.Exchange(ctx, code, oauth2.VerifierOption(a.Verifier))
	if err != nil {
		return "", exchangeError(err)
	}
	raw, _ := token.Extra("id_token").(string)
	identity, err := k.verifier.Verify(ctx, raw)
	switch {
	case err != nil:
		return "", WrongToken
	case a.Nonce == "" || subtle.ConstantTimeCompare([]byte(identity.Nonce), []byte(a.Nonce)) != 1:
		return "", WrongNonce
	case identity.Subject == "":
		return "", WrongToken
	}
	return identity.Subject, nil
}

// exchangeError tells a provider that is away from a code that is no good.
func exchangeError(err error) error {
	var answered *oauth2.RetrieveError
	if !errors.As(err, &answered) {
		return provider.Transport(name, err)
	}
	if answered.Response != nil && provider.Temporary(answered.Response.StatusCode) {
		return provider.Status(name, answered.Response)
	}
	return WrongCode
}

// discover answers what the provider has said about itself, and asks it when it has
// not said anything yet. Nobody waits for another's question.
func (p *Provider) discover(ctx context.Context) (*known, error) {
	p.mu.Lock()
	k := p.known
	p.mu.Unlock()
	if k != nil {
		return k, nil
	}
	k, err := p.ask(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known = k
	return k, nil
}

func (p *Provider) ask(ctx context.Context) (*known, error) {
	found, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.config.Issuer)
	if err != nil {
		return nil, provider.Transport(name, err)
	}
	var told struct {
		Methods []string `json:"token_endpoint_auth_methods_supported"`
	}
	if err := found.Claims(&told); err != nil {
		return nil, provider.Malformed(name)
	}
	endpoint := found.Endpoint()
	endpoint.AuthStyle = oauth2.AuthStyleInHeader // the default of the protocol; guessing would spend the code
	if slices.Contains(told.Methods, "client_secret_post") && !slices.Contains(told.Methods, "client_secret_basic") {
		endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	return &known{
		oauth: oauth2.Config{
			ClientID: p.config.ClientID, ClientSecret: p.config.ClientSecret,
			Endpoint: endpoint, RedirectURL: p.redirect, Scopes: []string{oidc.ScopeOpenID},
		},
		verifier: found.Verifier(&oidc.Config{ClientID: p.config.ClientID, Now: p.now}),
	}, nil
}
