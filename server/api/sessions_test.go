package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/server/api"
)

func TestAfterThreeFailuresACaptchaIsAskedForKnownAndUnknownAlike(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.register("13900000001")
	for _, login := range []string{"13900000001", "13900000009", "nobody"} {
		for range 3 {
			c.login(login, "wrong-password").fails(401, "login_failed")
		}
		asked := c.login(login, password).fails(422, "captcha_required")
		assert.Equal(t, []string{"body.captchaId"}, asked.locations())
	}
	id, _ := c.captcha()
	form := j{"login": "13900000001", "password": password, "captchaId": id, "captchaAnswer": "????"}
	assert.Equal(t, []string{"body.captchaAnswer"}, c.post("/sessions", form).fails(422, "captcha_wrong").locations())
	id, right := c.captcha()
	form["captchaId"], form["captchaAnswer"] = id, right
	c.post("/sessions", form).is(201)
	c.login("13900000001", "wrong-password").fails(401, "login_failed")
}

func TestNobodyCanGuessOnAndTheOwnerIsNotLockedOutForEver(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.register("13900000001")
	try := func(password string) answer {
		id, right := c.captcha()
		return c.post("/sessions", j{"login": "13900000001", "password": password, "captchaId": id, "captchaAnswer": right})
	}
	for range 30 {
		try("wrong-password").fails(401, "login_failed")
	}
	assert.Equal(t, "300", try("wrong-password").fails(429, "too_many_requests").header.Get("Retry-After"))
	w.clock.pass(5 * time.Minute)
	try(password).is(201)
}

func TestLoginsAreLimitedByAddress(t *testing.T) {
	w := newWorld(t)
	w.config.Limits.LoginPerAddress = 3
	c := w.client()
	c.address = "203.0.113.5:1234"
	for _, login := range []string{"a-1", "a-2", "a-3"} {
		c.login(login, "wrong-password").fails(401, "login_failed")
	}
	c.login("a-4", "wrong-password").fails(429, "too_many_requests")
}

func TestAnotherPasswordEndsEveryOtherSession(t *testing.T) {
	w := newWorld(t)
	c := w.applicant("13900000001")
	other := w.client()
	other.login("13900000001", password).is(201)
	change := func(current, next string) answer {
		return c.put("/me/password", j{"current": current, "password": next})
	}
	assert.Equal(t, []string{"body.current"}, change("wrong-one", "Another-pw-1").fails(422, "password_wrong").locations())
	assert.Equal(t, []string{"body.password"}, change(password, "x13900000001").is(422).locations())
	assert.Equal(t, []string{"body.password"}, change(password, password).is(422).locations())
	change(password, "Another-pw-1").is(204)
	c.get("/me").is(200)
	other.get("/me").is(401)
	other.login("13900000001", password).is(401)
	other.login("13900000001", "Another-pw-1").is(201)

	c.sendCode("13900000001", "reset").is(202)
	c.post("/password-resets", j{"phone": "13900000001", "smsCode": w.inbox.code("13900000001"), "password": "Third-one-3"}).is(204)
	c.get("/me").is(401)
	other.get("/me").is(401)
	c.login("13900000001", "Third-one-3").is(201)
}

func TestAResetForAPhoneWithoutAccountSaysSoOnlyToWhoHoldsTheCode(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.sendCode("13900000002", "reset").is(202)
	form := j{"phone": "13900000002", "smsCode": w.inbox.code("13900000002"), "password": "Third-one-3"}
	c.post("/password-resets", form).fails(422, "phone_unknown")
	form["smsCode"] = "abc"
	c.post("/password-resets", form).fails(422, "sms_code_wrong")
}

func TestAnOperatorMakesStaffWhoCanBeDisabledAtOnce(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	op.post("/admin/staff", j{"login": "judge-2", "role": "judge", "displayName": "张法官"}).is(422)
	for _, bad := range []j{{"courtCode": ""}, {"courtCode": "nowhere"}, {"insurerCode": "picc"}, {"login": "13900000001"}, {"role": "applicant"}, {"displayName": " "}} {
		form := j{"login": "judge-2", "role": "judge", "courtCode": "141", "displayName": "张法官"}
		for name, value := range bad {
			form[name] = value
			assert.Contains(t, op.post("/admin/staff", form).is(422).locations(), "body."+name)
		}
	}
	made := op.post("/admin/staff", j{"login": "Judge-2", "role": "judge", "courtCode": "141", "displayName": "张法官"}).is(201)
	op.post("/admin/staff", j{"login": "judge-2", "role": "clerk", "courtCode": "141", "displayName": "书记员"}).fails(409, "login_taken")
	assert.Len(t, made.text("initialPassword"), 12)

	judge := w.client()
	judge.login("judge-2", made.text("initialPassword")).is(201)
	me := judge.get("/me").is(200)
	assert.Equal(t, "141", me.text("courtCode"))
	assert.Equal(t, "张法官", me.text("displayName"))
	judge.put("/me/password", j{"current": made.text("initialPassword"), "password": "Judge-pw-42"}).is(204)
	judge.get("/me/summary").fails(403, "forbidden")
	judge.post("/admin/staff", j{}).fails(403, "forbidden")

	path := "/api/v1/admin/staff/" + made.text("id")
	assert.Equal(t, true, op.call("PATCH", path, j{"disabled": true}).is(200).body["disabled"])
	judge.get("/me").is(401)
	judge.login("judge-2", "Judge-pw-42").fails(401, "login_failed")
	op.call("PATCH", path, j{"disabled": false}).is(200)
	judge.login("judge-2", "Judge-pw-42").is(201)
	op.call("PATCH", "/api/v1/admin/staff/"+strings.Repeat("0", 8)+"-0000-0000-0000-000000000000", j{"disabled": true}).is(404)
	op.call("PATCH", "/api/v1/admin/staff/"+op.get("/me").text("id"), j{"disabled": true}).fails(409, "own_account")
}

func TestAnOperatorOpensCourtsAndInsurers(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	assert.Equal(t, true, op.put("/admin/courts/141", j{"open": true}).is(200).body["open"])
	assert.Len(t, op.get("/courts?open=true").is(200).body["items"], 1)
	op.put("/admin/courts/nowhere", j{"open": true}).is(404)
	set := op.put("/admin/insurers/picc", j{"open": false, "mode": "system"}).is(200)
	assert.Equal(t, "system", set.text("mode"))
	assert.Equal(t, "system", op.put("/admin/insurers/picc", j{"open": true}).is(200).text("mode"), "kept")
	op.put("/admin/insurers/picc", j{"open": true, "mode": "fax"}).is(422)
	w.applicant("13900000001").put("/admin/courts/141", j{"open": true}).fails(403, "forbidden")
}

func TestTextsThatTheDatabaseDoesNotTakeAreRefusedAndNoFailureOfOurs(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	op.post("/sessions", j{"login": "a\x00b", "password": "x\x00"}).fails(401, "login_failed")
	op.post("/admin/staff", j{"login": "judge-3", "role": "judge", "courtCode": "\x00", "displayName": "甲"}).is(422)
	op.put("/admin/courts/%00", j{"open": true}).is(404)
	op.put("/admin/insurers/%00", j{"open": true}).is(404)
	op.get("/me/identity-checks/%00").fails(403, "forbidden")
	for _, path := range []string{"/causes?parent=%00", "/divisions?parent=%00", "/courts?province=%00", "/courts?province=%ff", "/causes?q=%00"} {
		assert.Less(t, op.get(path).status, 500, path)
	}
	op.get("/identity-tickets/%00").is(404)
	op.put("/me/password", j{"current": "\x00", "password": "a\x00bcdefgh"}).fails(422, "password_wrong")
}

func TestTheTrialAccountsLogInAndTheApplicantIsVerified(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, w.store.EnsureTrial(t.Context(), api.HashPassword, w.clock.Now()))
	for login, role := range map[string]string{
		"13800000000": "applicant", "judge-jing0105": "judge", "underwriter-picc": "underwriter", "operator": "operator",
	} {
		c := w.client()
		c.login(login, "Baoquan2026").is(201)
		assert.Equal(t, role, c.get("/me").is(200).text("role"))
	}
	c := w.client()
	c.login("13800000000", "Baoquan2026").is(201)
	me := c.get("/me").is(200)
	assert.Equal(t, true, me.body["verified"])
	profile := me.body["profile"].(j)
	delete(profile, "age")
	c.put("/me/profile", profile).is(200)
	assert.Len(t, c.get("/courts?open=true").is(200).body["items"], 4)
}
