package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

const (
	windowsEdge  = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0"
	iPhoneWeChat = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0"
)

func TestSomebodySeesWhereTheyAreLoggedInAndEndsIt(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.register("13900000001")
	in := func(address, agent string) *client {
		w.clock.pass(time.Minute)
		b := w.client()
		b.address, b.headers["User-Agent"] = address, agent
		b.login("13900000001", password).is(201)
		return b
	}
	pc, phone := in("203.0.113.77:1234", windowsEdge), in("[2001:db8:1:2:3::4]:1234", iPhoneWeChat)
	script := in("127.0.0.1:1", "")
	w.clock.pass(10 * time.Minute)
	listed := pc.get("/me/sessions").is(200)
	items := listed.body["items"].([]any)
	var seen []j
	for _, item := range items {
		s := item.(j)
		assert.Regexp(t, `^[0-9a-f-]{36}$`, s["id"])
		assert.NotEmpty(t, s["createdAt"])
		seen = append(seen, j{"device": s["device"], "address": s["address"], "current": s["current"], "used": s["lastSeenAt"] != s["createdAt"]})
	}
	assert.Equal(t, []j{
		{"device": "未知设备", "address": "127.0.0.0/24", "current": false, "used": false},
		{"device": "iPhone · 微信", "address": "2001:db8:1::/48", "current": false, "used": false},
		{"device": "Windows · Edge", "address": "203.0.113.0/24", "current": true, "used": true},
	}, seen)
	assert.NotContains(t, listed.raw, "203.0.113.77")
	assert.NotContains(t, listed.raw, pc.cookie)

	page := pc.get("/me/sessions?limit=2").is(200)
	assert.Len(t, pc.get("/me/sessions?limit=2&cursor=" + page.text("next")).is(200).body["items"], 1)

	other := w.applicant("13900000002")
	for _, item := range items {
		other.call("DELETE", "/api/v1/me/sessions/"+item.(j)["id"].(string), nil).fails(404, "not_found")
	}
	other.call("DELETE", "/api/v1/me/sessions/%00", nil).is(404)
	pc.call("DELETE", "/api/v1/me/sessions/"+items[1].(j)["id"].(string), nil).is(204)
	phone.get("/me").is(401)
	script.get("/me").is(200)
	assert.Contains(t, pc.call("DELETE", "/api/v1/me/sessions/"+items[2].(j)["id"].(string), nil).is(204).header.Get("Set-Cookie"), "Max-Age=0")
	pc.get("/me").is(401)
	assert.Len(t, script.get("/me/sessions").is(200).body["items"], 1)
}

func TestWhatHasEndedIsNotListedAndGoesWithTheNextLogin(t *testing.T) {
	w := newWorld(t)
	w.applicant("13900000001")
	w.clock.pass(w.config.Session.Idle)
	c := w.client()
	c.login("13900000001", password).is(201)
	assert.Len(t, c.get("/me/sessions").is(200).body["items"], 1)
	w.clock.pass(w.config.Session.Absolute)
	c.login("13900000001", password).is(201)
	var kept int
	assert.NoError(t, w.db.Get(&kept, `SELECT count(*) FROM sessions`))
	assert.Equal(t, 1, kept)
}
