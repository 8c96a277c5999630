package api_test

import (
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/sandbox"
)

func TestStaffLogsInWithTheAccountOfTheirCourt(t *testing.T) {
	s := newSignOn(t)
	id := s.member("judge-1", "judge-jing0105")
	told := s.client().get("/sso").is(200)
	assert.Equal(t, j{"enabled": true, "label": "单位账号登录", "url": "/api/v1/sso/start"}, told.body)

	v := s.visitor()
	at := v.start()
	shown := v.open(at.String(), nil)
	assert.Equal(t, 200, shown.status)
	assert.Contains(t, shown.body, "朝阳法院承办法官")
	assert.Equal(t, "S256", at.Query().Get("code_challenge_method"))
	back := v.pick(at, "judge-jing0105")
	home := v.open(back.String(), nil)
	require.Equal(t, 303, home.status, home.body)
	assert.Equal(t, "/", home.location.Path)
	assert.Contains(t, strings.Join(home.header.Values("Set-Cookie"), "\n"), "sso=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
	status, me := v.me()
	assert.Equal(t, 200, status)
	assert.Equal(t, id, me["id"])
	assert.Equal(t, false, me["mustChangePassword"], "they have not used the first password")
	assert.Equal(t, 200, v.open(s.server.URL+"/api/v1/court/preservations", nil).status)
}

func TestALoginThatIsNotGenuineComesToNothing(t *testing.T) {
	s := newSignOn(t)
	s.member("judge-1", "judge-jing0105")
	for name, test := range map[string]struct {
		fault  string
		change func(v *visitor, back *url.URL)
		status int
	}{
		"token of another key":  {fault: sandbox.FaultForge},
		"token that is over":    {fault: sandbox.FaultStale},
		"token for others":      {fault: sandbox.FaultWrongAudience},
		"token of another time": {fault: sandbox.FaultWrongNonce},
		"wrong state":           {change: func(_ *visitor, back *url.URL) { set(back, "state", "0123456789") }},
		"no state":              {change: func(_ *visitor, back *url.URL) { set(back, "state", "") }},
		"wrong code":            {change: func(_ *visitor, back *url.URL) { set(back, "code", "0123456789") }},
		"no code":               {change: func(_ *visitor, back *url.URL) { set(back, "code", "") }},
		"another browser":       {change: func(v *visitor, _ *url.URL) { v.http.Jar, _ = cookiejar.New(nil) }},
		"another attempt":       {change: func(v *visitor, _ *url.URL) { v.start() }},
		"too late":              {change: func(v *visitor, _ *url.URL) { v.clock.pass(10 * time.Minute) }},
		"provider is away":      {fault: sandbox.Fault5xx, status: 503},
		"provider is cut off":   {fault: sandbox.FaultDrop, status: 503},
	} {
		v := s.visitor()
		back := v.pick(v.start(), "judge-jing0105")
		if test.change != nil {
			test.change(v, back)
		}
		if test.fault != "" {
			s.fault(test.fault)
		}
		p := v.open(back.String(), nil)
		if test.status == 0 {
			test.status = 401
		}
		assert.Equal(t, test.status, p.status, name)
		assert.True(t, containsHan(p.body), name)
		for _, sent := range back.Query() {
			if sent[0] != "" {
				assert.NotContains(t, p.body, sent[0], name)
			}
		}
		status, _ := v.me()
		assert.Equal(t, 401, status, name)
	}
	var sessions int
	require.NoError(t, s.db.Get(&sessions, `SELECT count(*) FROM sessions`))
	assert.Zero(t, sessions)
}

func set(u *url.URL, name, value string) {
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
}

func TestACodeLogsInOnce(t *testing.T) {
	s := newSignOn(t)
	s.member("judge-1", "judge-jing0105")
	v := s.visitor()
	at := v.start()
	home, err := url.Parse(s.server.URL)
	require.NoError(t, err)
	attempt := v.http.Jar.Cookies(home)
	back := v.pick(at, "judge-jing0105")
	require.Equal(t, 303, v.open(back.String(), nil).status)

	thief := s.visitor()
	thief.http.Jar.SetCookies(home, attempt)
	assert.Equal(t, 401, thief.open(back.String(), nil).status, "with the attempt itself")
	assert.Equal(t, 401, v.open(back.String(), nil).status, "again by who did it")
	status, _ := v.me()
	assert.Equal(t, 200, status, "who is in stays in")
}

func TestWhoeverHasNoAccountGetsNone(t *testing.T) {
	s := newSignOn(t)
	gone := s.member("judge-1", "judge-jing0105")
	_, err := s.db.Exec(`UPDATE staff SET disabled_at = now() WHERE id = $1`, gone)
	require.NoError(t, err)
	var pages []string
	for _, subject := range []string{"clerk-jing0105", "judge-jing0105"} {
		v := s.visitor()
		p := v.open(v.pick(v.start(), subject).String(), nil)
		assert.Equal(t, 403, p.status)
		assert.Contains(t, p.body, "还没有在本系统开通")
		assert.NotContains(t, p.body, subject)
		assert.Contains(t, p.header.Get("Content-Type"), "text/html")
		pages = append(pages, p.body)
		status, _ := v.me()
		assert.Equal(t, 401, status)
	}
	assert.Equal(t, pages[0], pages[1], "a disabled account is not told from none")
	var staff int
	require.NoError(t, s.db.Get(&staff, `SELECT count(*) FROM staff`))
	assert.Equal(t, 1, staff)
}

func TestWhoGivesUpAtTheIdentityProviderIsTold(t *testing.T) {
	s := newSignOn(t)
	v := s.visitor()
	back := v.open(v.start().String(), url.Values{"cancel": {"1"}}).location
	assert.Equal(t, "access_denied", back.Query().Get("error"))
	set(back, "error_description", "<b>echo</b>")
	p := v.open(back.String(), nil)
	assert.Equal(t, 401, p.status)
	assert.NotContains(t, p.body, "echo")
}

func TestAProgramIsAnsweredWithAProblem(t *testing.T) {
	s := newSignOn(t)
	assertChinese(t, s.client().get("/sso/callback?state=x&code=y").fails(401, "sso_failed"))
	s.client().get("/sso/callback?state=x&state=y").fails(422, "invalid")
}

func TestWithoutAnIdentityProviderThereIsNoSuchLogin(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	assert.Equal(t, j{"enabled": false}, c.get("/sso").is(200).body)
	assertChinese(t, c.get("/sso/start").fails(404, "not_found"))
	assertChinese(t, c.get("/sso/callback?state=x&code=y").fails(404, "not_found"))
}

func TestTheWayToTheIdentityProviderIsLimitedByAddress(t *testing.T) {
	s := newSignOn(t)
	s.config.Limits.LoginPerAddress = 3
	got := tally(10, func(i int) answer { return s.liar().lie(i).get("/sso/start") })
	assert.Equal(t, map[string]int{"303": 3, "too_many_requests": 7}, got)
}

func TestASubjectMeansNobodyToAnotherIdentityProvider(t *testing.T) {
	s := newSignOn(t)
	id := s.member("judge-1", "judge-jing0105")
	issuer := s.op.Config()["BAOQUAN_OIDC_ISSUER"]
	comesIn := func() bool {
		v := s.visitor()
		v.open(v.pick(v.start(), "judge-jing0105").String(), nil)
		status, _ := v.me()
		return status == 200
	}
	bound := func(to string) {
		_, err := s.db.Exec(`UPDATE staff SET oidc_issuer = $2 WHERE id = $1`, id, to)
		require.NoError(t, err)
	}
	assert.True(t, comesIn())
	bound("https://the-old-one.example.com")
	assert.False(t, comesIn(), "the old provider knew somebody else by this subject")
	bound("")
	assert.False(t, comesIn(), "nobody knows whose subject it is")
	require.NoError(t, s.store.BindSubjects(t.Context(), issuer))
	assert.True(t, comesIn())

	bound("https://the-old-one.example.com")
	op := s.operator()
	kept := op.call("PATCH", "/api/v1/admin/staff/"+id, j{"displayName": "另一个名字"}).is(200)
	assert.Equal(t, "https://the-old-one.example.com", kept.text("ssoIssuer"), "what is not sent stays")
	again := op.call("PATCH", "/api/v1/admin/staff/"+id, j{"ssoSubject": "judge-jing0105"}).is(200)
	assert.Equal(t, issuer, again.text("ssoIssuer"))
	assert.True(t, comesIn(), "an operator has said so anew")
	assert.Empty(t, op.call("PATCH", "/api/v1/admin/staff/"+id, j{"ssoSubject": ""}).is(200).text("ssoIssuer"))
}
