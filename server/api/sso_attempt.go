package api

import (
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/sso"
)

// ssoLifetime is how long somebody may take to log in at the identity provider.
const ssoLifetime = 10 * time.Minute

// carried is an attempt in the browser's keeping.
type carried struct {
	Attempt sso.Attempt `json:"attempt"`
	Until   time.Time   `json:"until"`
}

const ssoPlace = "sso.attempt"

// giveAttempt lets the browser carry an attempt until it comes back.
func (a *API) giveAttempt(c *gin.Context, attempt sso.Attempt) error {
	sealed, err := a.store.Keys().SealJSON(carried{attempt, a.now().Add(ssoLifetime)}, ssoPlace)
	if err == nil {
		http.SetCookie(c.Writer, a.ssoCookie(base64.RawURLEncoding.EncodeToString(sealed)))
	}
	return err
}

// ssoCookie outlives nothing but the way to the identity provider and back, from
// another site, which Lax allows a page to make.
func (a *API) ssoCookie(value string) *http.Cookie {
	c := a.cookie(value) //nolint:gosec // as the session cookie is
	c.Name = strings.TrimSuffix(c.Name, cookieName) + "sso"
	if value != "" {
		c.MaxAge = int(ssoLifetime.Seconds())
	}
	return &c
}

// takeAttempt opens what the browser carries; an empty attempt when it carries
// none that is good.
func (a *API) takeAttempt(c *gin.Context) (none sso.Attempt) {
	cookie, err := c.Request.Cookie(a.ssoCookie("").Name)
	if err != nil {
		return none
	}
	sealed, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil {
		return none
	}
	var carried carried
	if a.store.Keys().OpenJSON(sealed, ssoPlace, &carried) != nil || !a.now().Before(carried.Until) {
		return none
	}
	return carried.Attempt
}
