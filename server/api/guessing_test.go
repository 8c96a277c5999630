package api_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/server/api"
)

// liar claims to be somebody else with each request, and is at one address.
func (w *world) liar() *client {
	c := w.client()
	c.address = "203.0.113.5:1234"
	return c
}

func (c *client) lie(n int) *client {
	c.headers["X-Forwarded-For"] = fmt.Sprintf("198.51.%d.%d", n/250, n%250)
	c.headers["X-Real-Ip"], c.headers["Forwarded"] = c.headers["X-Forwarded-For"], "for="+c.headers["X-Forwarded-For"]
	return c
}

// botnet really is at another address with each request.
func (w *world) botnet(n int) *client {
	c := w.client()
	c.address = fmt.Sprintf("198.51.%d.%d:1", n/250, n%250)
	return c
}

// tally counts answers by their code.
func tally(n int, try func(i int) answer) map[string]int {
	all := map[string]int{}
	for i := range n {
		a := try(i)
		code := a.text("code")
		if code == "" {
			code = fmt.Sprint(a.status)
		}
		all[code]++
	}
	return all
}

func TestACodeIsGuessedAtFiveTimesFromHoweverManyAddresses(t *testing.T) {
	for purpose, path := range map[string]string{"register": "/accounts", "reset": "/password-resets"} {
		t.Run(purpose, func(t *testing.T) {
			w := newWorld(t)
			owner := w.client()
			if purpose == "reset" {
				owner.register("13900000001")
				w.clock.pass(time.Minute)
			}
			owner.sendCode("13900000001", purpose).is(202)
			right := w.inbox.code("13900000001")
			form := func(code string) j {
				f := j{"phone": "13900000001", "smsCode": code, "password": "Another-pw-1"}
				if purpose == "register" {
					f["agreementVersion"] = "2026-11"
				}
				return f
			}
			wrong := func(i int) string {
				if code := fmt.Sprintf("%06d", i); code != right {
					return code
				}
				return "999999"
			}
			got := tally(200, func(i int) answer { return w.botnet(i).post(path, form(wrong(i))) })
			assert.Equal(t, map[string]int{"sms_code_wrong": 200}, got)
			var tries int
			require.NoError(t, w.db.Get(&tries, `SELECT max(tries) FROM sms_codes`))
			assert.Equal(t, 5, tries)
			owner.post(path, form(right)).fails(422, "sms_code_wrong")

			w.config.Limits.LoginPerAddress = 10
			got = tally(200, func(i int) answer { return w.liar().lie(i).post(path, form(wrong(i))) })
			assert.Equal(t, map[string]int{"sms_code_wrong": 10, "too_many_requests": 190}, got)

			w.clock.pass(time.Minute)
			owner.sendCode("13900000001", purpose).is(202)
			assert.Less(t, owner.post(path, form(w.inbox.code("13900000001"))).status, 300, "the owner asks for another code")
		})
	}
}

func TestACaptchaIsGuessedAtOnce(t *testing.T) {
	w := newWorld(t)
	got := tally(100, func(i int) answer {
		c := w.botnet(i)
		id, right := c.captcha()
		form := j{"phone": fmt.Sprintf("1390000%04d", i), "purpose": "register", "captchaId": id, "captchaAnswer": "????"}
		c.post("/sms-codes", form).fails(422, "captcha_wrong")
		form["captchaAnswer"] = right
		return c.post("/sms-codes", form)
	})
	assert.Equal(t, map[string]int{"captcha_wrong": 100}, got)
	assert.Empty(t, w.inbox.all)

	w.config.Limits.LoginPerAddress = 5
	got = tally(100, func(i int) answer { return w.liar().lie(i).post("/captchas", nil) })
	assert.Equal(t, map[string]int{"201": 20, "too_many_requests": 80}, got)
}

func TestAPasswordIsGuessedAtThirtyTimesFromHoweverManyAddresses(t *testing.T) {
	w := newWorld(t)
	w.client().register("13900000001")
	try := func(c *client, password string) answer {
		id, right := c.captcha()
		return c.post("/sessions", j{"login": "13900000001", "password": password, "captchaId": id, "captchaAnswer": right})
	}
	got := tally(100, func(i int) answer { return try(w.botnet(i), fmt.Sprintf("guess-%d", i)) })
	assert.Equal(t, map[string]int{"login_failed": 30, "too_many_requests": 70}, got)
	w.clock.pass(5 * time.Minute)
	assert.Equal(t, 201, try(w.client(), password).status, "the owner is not locked out for ever")

	w.config.Limits.LoginPerAddress = 5
	got = tally(100, func(i int) answer {
		return w.liar().lie(i).login(fmt.Sprintf("1370000%04d", i), "wrong-password")
	})
	assert.Equal(t, map[string]int{"login_failed": 5, "too_many_requests": 95}, got)
}

func TestTheCodeOfALetterIsNotGuessedAtFromOneAddress(t *testing.T) {
	w := newWorld(t)
	got := tally(200, func(i int) answer { return w.liar().lie(i).get(fmt.Sprintf("/verify/AAAA%04d", i)) })
	assert.Equal(t, map[string]int{"not_found": 60, "too_many_requests": 140}, got)
}

func TestWhoStandsBehindATrustedProxyIsCountedForThemselves(t *testing.T) {
	w := newWorld(t, func(d *api.Deps) {
		d.Config.Server.TrustedProxies = []string{"203.0.113.0/24"}
		d.Config.Limits.LoginPerAddress = 3
	})
	got := tally(20, func(i int) answer { return w.liar().lie(i%4).login(fmt.Sprintf("nobody-%d", i), "wrong-password") })
	assert.Equal(t, map[string]int{"login_failed": 12, "too_many_requests": 8}, got)
}

func TestCodesAreLimitedForTheWholeSystem(t *testing.T) {
	w := newWorld(t)
	w.config.Limits.SMSAllHour = 6
	twin := w.twin()
	n := 0
	send := func() answer {
		n++
		c := w.botnet(n)
		if n%2 == 0 {
			c = c.on(twin)
		}
		return c.sendCode(fmt.Sprintf("1390000%04d", n), "register")
	}
	// What is refused for the sake of one phone, and what could not be sent, uses
	// nothing up.
	send().is(202)
	for range 10 {
		w.client().sendCode("13900000001", "register").fails(429, "too_many_requests")
	}
	w.inbox.down = true
	for range 10 {
		send().fails(503, "sms_unavailable")
	}
	w.inbox.down = false
	assert.Equal(t, map[string]int{"202": 5, "too_many_requests": 15}, tally(20, func(int) answer { return send() }))
	refused := send()
	assert.Equal(t, "600", refused.header.Get("Retry-After"))
	w.clock.pass(10 * time.Minute)
	send().is(202)
	send().is(429)
}

func TestASendThatIsRepeatedUnderItsKeyUsesNothingUp(t *testing.T) {
	w := newWorld(t)
	w.config.Limits.SMSAllHour = 2
	c := w.client()
	c.headers["Idempotency-Key"] = "k"
	id, right := c.captcha()
	form := j{"phone": "13900000001", "purpose": "register", "captchaId": id, "captchaAnswer": right}
	for range 5 {
		c.post("/sms-codes", form).is(202)
	}
	delete(c.headers, "Idempotency-Key")
	c.sendCode("13900000002", "register").is(202)
	c.sendCode("13900000003", "register").is(429)
}
