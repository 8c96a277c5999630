package api_test

import (
	"encoding/base64"
	"fmt"
	"image/png"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSomebodyRegistersLogsInAndOut(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.register("13900000001")
	c.get("/me").fails(401, "login_required")
	in := c.login(" +86 139-0000-0001", password).is(201)
	account := in.body["account"].(map[string]any)
	assert.Equal(t, "13900000001", account["phone"])
	assert.Equal(t, "applicant", account["role"])
	assert.Equal(t, "139****0001", account["displayName"])
	assert.Nil(t, account["profile"])
	cookie := in.header.Get("Set-Cookie")
	assert.Contains(t, cookie, "HttpOnly")
	assert.Contains(t, cookie, "SameSite=Lax")
	c.get("/me").is(200)
	old := c.cookie
	c.login("13900000001", password).is(201)
	assert.NotEqual(t, old, c.cookie, "a new token at each login")
	token := c.cookie
	out := c.call("DELETE", "/api/v1/sessions/current", nil).is(204)
	assert.Contains(t, out.header.Get("Set-Cookie"), "Max-Age=0")
	c.cookie = token
	c.get("/me").fails(401, "login_required")
}

func TestACaptchaIsAPictureOfTheManualsSizeAndASoundOnRequest(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	plain := c.post("/captchas", nil).is(201)
	assert.NotContains(t, plain.body, "audio")
	data, ok := strings.CutPrefix(plain.text("image"), "data:image/png;base64,")
	require.True(t, ok)
	picture, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data)))
	require.NoError(t, err)
	assert.Equal(t, "120x44", fmt.Sprintf("%dx%d", picture.Bounds().Dx(), picture.Bounds().Dy()))

	spoken := c.post("/captchas", j{"audio": true}).is(201)
	assert.True(t, strings.HasPrefix(spoken.text("audio"), "data:audio/wav;base64,"))
	var answer string
	require.NoError(t, w.db.Get(&answer, `SELECT answer FROM captchas WHERE id = $1`, spoken.text("id")))
	assert.Regexp(t, `^\d{6}$`, answer)
}

func TestACaptchaIsUsedUpByAMessageOrAWrongAnswerAndByNothingElse(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	id, right := c.captcha()
	send := func(phone, id, answer string) answer {
		return c.post("/sms-codes", j{"phone": phone, "purpose": "register", "captchaId": id, "captchaAnswer": answer})
	}
	assert.Equal(t, []string{"body.phone"}, send("1390000", id, right).is(422).locations())
	w.inbox.down = true
	down := send("13900000001", id, right).fails(503, "sms_unavailable")
	assert.NotEmpty(t, down.header.Get("Retry-After"))
	w.inbox.down = false
	assert.EqualValues(t, 60, send("13900000001", id, strings.ToUpper(right)).is(202).body["resendAfter"], "at once, in capitals")
	assert.Equal(t, []string{"body.captchaAnswer"}, send("13900000002", id, right).fails(422, "captcha_wrong").locations())

	id, right = c.captcha()
	send("13900000002", id, "????").fails(422, "captcha_wrong")
	send("13900000002", id, right).fails(422, "captcha_wrong")
	id, right = c.captcha()
	w.clock.pass(5 * time.Minute)
	send("13900000002", id, right).fails(422, "captcha_wrong")
	for _, id := range []string{"", "1' or 1=1", "urn:uuid:00000000-0000-0000-0000-000000000000"} {
		send("13900000002", id, right).fails(422, "captcha_wrong")
	}
}

func TestCodesAreLimitedByPhoneAndByAddress(t *testing.T) {
	w := newWorld(t)
	w.config.Limits.SMSPerAddress = 12
	c := w.client()
	c.sendCode("13900000001", "register").is(202)
	wait := c.sendCode("13900000001", "register").fails(429, "too_many_requests")
	assert.Equal(t, "60", wait.header.Get("Retry-After"))
	c.sendCode("13900000001", "reset").is(202)
	for range 8 {
		w.clock.pass(time.Minute)
		c.sendCode("13900000001", "register").is(202)
	}
	w.clock.pass(time.Minute)
	c.sendCode("13900000001", "register").fails(429, "too_many_requests")

	c.address = "203.0.113.5:1234"
	for i := range 12 {
		c.sendCode(fmt.Sprintf("137000000%02d", i), "register").is(202)
	}
	c.sendCode("13700000099", "register").fails(429, "too_many_requests")
	c.headers["X-Forwarded-For"] = "6.6.6.6"
	c.sendCode("13700000099", "register").fails(429, "too_many_requests")
}

func TestACodeIsSentTheSameWayWhetherOrNotThePhoneHasAnAccount(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.register("13900000001")
	known := c.sendCode("13900000001", "reset").is(202)
	unknown := c.sendCode("13900000002", "reset").is(202)
	assert.Equal(t, known.raw, unknown.raw)
}

func TestEveryWrongFieldIsNamedAtOnceAndDoesNotUseUpTheCode(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.sendCode("13900000001", "register").is(202)
	code, agreement := w.inbox.code("13900000001"), c.agreement()
	all := c.post("/accounts", j{"phone": "1", "smsCode": "12", "password": "short", "agreementVersion": "1999", "status": "x"}).is(422)
	assert.ElementsMatch(t, []string{"body.phone", "body.smsCode", "body.password", "body.agreementVersion", "body.status"}, all.locations())
	for _, bad := range []string{"1234567", "12345678901234567", "a13900000001", "Password123", "1qaz2wsx", " leading8"} {
		got := c.post("/accounts", j{"phone": "13900000001", "smsCode": code, "password": bad, "agreementVersion": agreement}).is(422)
		assert.Equal(t, []string{"body.password"}, got.locations(), bad)
		assert.NotContains(t, got.raw, bad)
	}
	c.post("/accounts", `{"phone":"13900000001"`).is(400)
	c.post("/accounts", j{"phone": "13900000001", "smsCode": code, "password": password, "agreementVersion": agreement}).is(201)
}

func TestACodeIsForItsPhoneAndPurposeForFiveTriesAndOneUse(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	register := func(phone, code string) answer {
		return c.post("/accounts", j{"phone": phone, "smsCode": code, "password": password, "agreementVersion": c.agreement()})
	}
	c.sendCode("13900000001", "reset").is(202)
	register("13900000001", w.inbox.code("13900000001")).fails(422, "sms_code_wrong")

	c.sendCode("13900000002", "register").is(202)
	code := w.inbox.code("13900000002")
	register("13900000003", code).fails(422, "sms_code_wrong")
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	var first answer
	for range 5 {
		first = register("13900000002", wrong).fails(422, "sms_code_wrong")
	}
	sixth := register("13900000002", code).fails(422, "sms_code_wrong")
	assert.Equal(t, first.text("detail"), sixth.text("detail"))
	assert.Equal(t, []string{"body.smsCode"}, sixth.locations())

	w.clock.pass(time.Minute)
	c.sendCode("13900000002", "register").is(202)
	code = w.inbox.code("13900000002")
	register("13900000002", code).is(201)
	register("13900000002", code).fails(422, "sms_code_wrong")
	w.clock.pass(time.Minute)
	c.sendCode("13900000002", "register").is(202)
	register("13900000002", w.inbox.code("13900000002")).fails(409, "phone_taken")
}

func TestTheSameKeyAndRegistrationGetTheSameAnswer(t *testing.T) {
	w := newWorld(t)
	c := w.client()
	c.sendCode("13900000001", "register").is(202)
	form := j{"phone": "13900000001", "smsCode": w.inbox.code("13900000001"), "password": password, "agreementVersion": c.agreement()}
	c.headers["Idempotency-Key"] = "k1"
	first := c.post("/accounts", form).is(201)
	assert.Equal(t, first.text("id"), c.post("/accounts", form).is(201).text("id"))
	form["password"] = password + "x"
	c.post("/accounts", form).fails(422, "idempotency_key_reused")

	c.headers["Idempotency-Key"] = "k2"
	id, right := c.captcha()
	sms := j{"phone": "13900000002", "purpose": "register", "captchaId": id, "captchaAnswer": right}
	c.post("/sms-codes", sms).is(202)
	c.post("/sms-codes", sms).is(202)
	assert.Len(t, w.inbox.all, 2)
}
