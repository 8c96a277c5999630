package api_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities/sso"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// signOn is a world with an identity provider, reached as a browser reaches it.
type signOn struct {
	*world
	server *httptest.Server
	op     *sandbox.Sandbox
}

func newSignOn(t *testing.T) *signOn {
	s := &signOn{}
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.api.ServeHTTP(w, r) }))
	t.Cleanup(s.server.Close)
	var err error
	s.op, err = sandbox.New(sandbox.Options{Dir: t.TempDir(), PublicServerURL: s.server.URL})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.op.Run(ctx) }()
	<-s.op.Ready()
	t.Cleanup(func() { cancel(); assert.NoError(t, <-ended) })
	set := s.op.Config()
	s.world = newWorld(t, func(d *api.Deps) {
		d.Config.OIDC = config.OIDC{
			Issuer: set["BAOQUAN_OIDC_ISSUER"], ClientID: set["BAOQUAN_OIDC_CLIENT_ID"],
			ClientSecret: set["BAOQUAN_OIDC_CLIENT_SECRET"], Label: "单位账号登录",
		}
		d.SSO, err = sso.New(d.Config.OIDC, api.SSOCallback(s.server.URL), time.Now)
	})
	require.NoError(t, err)
	return s
}

// member is somebody who works here and is known by a subject.
func (s *signOn) member(login, subject string) (id string) {
	s.t.Helper()
	id = uuid.NewString()
	require.NoError(s.t, s.store.InTx(s.t.Context(), func(t *store.Tx) error {
		return t.CreateStaff(s.t.Context(), store.Staff{
			ID: id, Login: login, PasswordHash: "x", Role: store.Judge, CourtCode: "141", DisplayName: "法官",
			CreatedAt: s.clock.Now(), MustChange: true, Subject: subject, Issuer: s.op.Config()["BAOQUAN_OIDC_ISSUER"],
		})
	}))
	return id
}

func (s *signOn) fault(kind string) {
	s.t.Helper()
	body := `{"provider":"oidc","fault":"` + kind + `","times":1,"milliseconds":10}`
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodPut, s.op.ControlURL()+"/control/faults", strings.NewReader(body))
	require.NoError(s.t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(s.t, err)
	response.Body.Close()
	require.Equal(s.t, 200, response.StatusCode)
}

// visitor is a browser that follows nothing by itself.
type visitor struct {
	*signOn
	http *http.Client
}

func (s *signOn) visitor() *visitor {
	jar, err := cookiejar.New(nil)
	require.NoError(s.t, err)
	return &visitor{s, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// page is what the visitor sees, and where it is sent.
type page struct {
	status   int
	location *url.URL
	body     string
	header   http.Header
}

func (v *visitor) open(address string, form url.Values) page {
	v.t.Helper()
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	request, err := http.NewRequestWithContext(v.t.Context(), method, address, body)
	require.NoError(v.t, err)
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	request.Header.Set("Accept", "text/html,*/*")
	response, err := v.http.Do(request)
	require.NoError(v.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(v.t, err)
	location, _ := response.Location()
	return page{response.StatusCode, location, string(text), response.Header}
}

// start goes to the identity provider.
func (v *visitor) start() *url.URL {
	v.t.Helper()
	p := v.open(v.server.URL+"/api/v1/sso/start", nil)
	require.Equal(v.t, 303, p.status, p.body)
	return p.location
}

// pick chooses who to be and answers where the browser is sent back to.
func (v *visitor) pick(at *url.URL, subject string) *url.URL {
	v.t.Helper()
	p := v.open(at.String(), url.Values{"subject": {subject}})
	require.Equal(v.t, 303, p.status, p.body)
	return p.location
}

func (v *visitor) me() (status int, me j) {
	v.t.Helper()
	p := v.open(v.server.URL+"/api/v1/me", nil)
	require.NoError(v.t, json.Unmarshal([]byte(p.body), &me))
	return p.status, me
}
