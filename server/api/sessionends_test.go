package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

// on is the same browser asking another server.
func (c *client) on(w *world) *client {
	other := *c
	other.world = w
	return &other
}

// Whatever ends a session ends it at once, whichever server is asked.
func TestAnEndedSessionIsEndedOnEveryServer(t *testing.T) {
	w := newWorld(t)
	twin := w.twin()
	op := w.operator()
	w.applicant("13900000009")
	judge := func(login string) (c *client, id string) {
		c = w.staff(store.Staff{Login: login, Role: store.Judge, CourtCode: "141"})
		return c, c.get("/me").text("id")
	}
	change := func(login string, body j) (*client, func()) {
		c, id := judge(login)
		return c, func() { op.call("PATCH", "/api/v1/admin/staff/"+id, body).is(200) }
	}
	for name, begin := range map[string]func() (victim *client, end func()){
		"logout": func() (*client, func()) {
			c := w.applicant("13900000001")
			return c, func() { c.on(twin).call("DELETE", "/api/v1/sessions/current", nil).is(204) }
		},
		"another login in the same browser": func() (*client, func()) {
			c := w.applicant("13900000002")
			return c, func() { c.on(twin).login("13900000002", password).is(201) }
		},
		"somebody else's login in the same browser": func() (*client, func()) {
			c := w.applicant("13900000003")
			return c, func() { c.on(twin).login("13900000009", password).is(201) }
		},
		"another password": func() (*client, func()) {
			c := w.applicant("13900000004")
			here := w.client()
			here.login("13900000004", password).is(201)
			return c, func() { here.put("/me/password", j{"current": password, "password": "Another-pw-1"}).is(204) }
		},
		"a password that was reset": func() (*client, func()) {
			c := w.applicant("13900000005")
			return c, func() {
				c.sendCode("13900000005", "reset").is(202)
				w.client().post("/password-resets", j{"phone": "13900000005", "smsCode": w.inbox.code("13900000005"), "password": "Another-pw-1"}).is(204)
			}
		},
		"one session, from another": func() (*client, func()) {
			c := w.applicant("13900000006")
			here := w.client()
			here.login("13900000006", password).is(201)
			return c, func() {
				for _, s := range here.get("/me/sessions").is(200).body["items"].([]any) {
					if s := s.(j); s["current"] == false {
						here.call("DELETE", "/api/v1/me/sessions/"+s["id"].(string), nil).is(204)
					}
				}
			}
		},
		"all others": func() (*client, func()) {
			c := w.applicant("13900000007")
			here := w.client()
			here.login("13900000007", password).is(201)
			return c, func() {
				here.call("DELETE", "/api/v1/me/sessions", nil).is(204)
				here.get("/me").is(200)
			}
		},
		"disabled":         func() (*client, func()) { return change("judge-1", j{"disabled": true}) },
		"another role":     func() (*client, func()) { return change("judge-2", j{"role": "clerk"}) },
		"another court":    func() (*client, func()) { return change("judge-3", j{"courtCode": "142"}) },
		"a reset password": func() (*client, func()) { return change("judge-4", j{"resetPassword": true}) },
		"another subject":  func() (*client, func()) { return change("judge-5", j{"ssoSubject": "s-5"}) },
	} {
		victim, end := begin()
		before := *victim
		for _, server := range []*world{w, twin} {
			before.on(server).get("/me").is(200)
		}
		end()
		for _, server := range []*world{w, twin} {
			assert.Equal(t, 401, before.on(server).get("/me").status, name)
		}
	}
}

func TestASessionEndsByItselfOnEveryServer(t *testing.T) {
	w := newWorld(t)
	twin := w.twin()
	c := w.applicant("13900000001")
	w.clock.pass(w.config.Session.Idle - time.Second)
	c.on(twin).get("/me").is(200)
	w.clock.pass(w.config.Session.Idle - time.Second)
	c.get("/me").is(200)
	w.clock.pass(w.config.Session.Idle)
	for _, server := range []*world{w, twin} {
		idle := *c
		idle.on(server).get("/me").fails(401, "login_required")
	}

	c.login("13900000001", password).is(201)
	for left := w.config.Session.Absolute - time.Second; left > 0; left -= time.Hour {
		w.clock.pass(min(time.Hour, left))
		c.get("/me").is(200)
	}
	w.clock.pass(time.Second)
	for _, server := range []*world{w, twin} {
		old := *c
		old.on(server).get("/me").fails(401, "login_required")
	}
}

// A role that is taken away in the record itself is gone with the next request.
func TestRightsAreThoseOfThisMoment(t *testing.T) {
	w := newWorld(t)
	c := w.staff(store.Staff{Login: "operator-2", Role: store.Operator})
	c.get("/admin/stuck").is(200)
	_, err := w.db.Exec(`UPDATE staff SET role = 'judge', court_code = '141' WHERE login = 'operator-2'`)
	require.NoError(t, err)
	for _, server := range []*world{w, w.twin()} {
		c.on(server).get("/admin/stuck").fails(403, "forbidden")
		c.on(server).get("/court/preservations").is(200)
	}
}

func TestAPassedFaceCheckIsTheSessionsLastAnswerOnEveryServer(t *testing.T) {
	w := newWorld(t)
	twin := w.twin()
	v, i := w.faces()
	c := w.applicant("13900000001")
	c.fillProfile().is(200)
	id := c.openCheck().is(201).text("id")
	v.result.Done, v.result.Passed, v.result.Code = true, true, "0"
	_, err := i.DecideCheck(t.Context(), id)
	require.NoError(t, err)
	w.clock.pass(time.Second)
	before := *c
	last := c.on(twin).get("/me/identity-checks/" + id).is(200)
	assert.Equal(t, "passed", last.text("status"))
	assert.Contains(t, last.header.Get("Set-Cookie"), "Max-Age=0")
	for _, server := range []*world{w, twin} {
		before.on(server).get("/me/identity-checks/"+id).fails(401, "login_required")
	}
}

// The password is compared, then changed or its owner disabled, then the session
// would begin: it does not.
func TestNobodyComesInWithWhatHasJustStoppedToBeRight(t *testing.T) {
	w := newWorld(t)
	c := w.applicant("13900000001")
	id := c.get("/me").text("id")
	login, err := w.store.LoginByPhone(t.Context(), "13900000001")
	require.NoError(t, err)
	c.put("/me/password", j{"current": password, "password": "Another-pw-1"}).is(204)
	begin := store.Beginning{ID: id, PasswordHash: login.PasswordHash, At: w.clock.Now(), Expires: w.clock.Now().Add(time.Hour)}
	_, err = w.store.BeginSession(t.Context(), begin)
	require.ErrorIs(t, err, store.ErrNotFound)
	login, err = w.store.LoginByPhone(t.Context(), "13900000001")
	require.NoError(t, err)
	begin.PasswordHash = login.PasswordHash
	_, err = w.store.BeginSession(t.Context(), begin)
	require.NoError(t, err)
}
