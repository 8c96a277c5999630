package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestTheSameKeyHasOneEffectAndOneAnswer(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.Draft)
	ready := h.reach(c, judge, baoquan.Draft)
	fee := h.reach(c, judge, baoquan.AwaitingPayment)
	review := h.reach(c, judge, baoquan.UnderReview)
	for _, test := range []struct {
		name   string
		who    *client
		path   string
		body   any
		other  any
		status int
	}{
		{"create", c, "/preservations", basics(), basics(j{"amount": 5}), 201},
		{"party", c, p.path + "/parties", party("respondent"), party("applicant"), 201},
		{"clue", c, p.path + "/clues", aHouse(p.respondent), aHouse(p.respondent, j{"value": 1}), 201},
		{"security", c, p.path + "/securities", guarantor(), guarantor(j{"value": 1}), 201},
		{"submission", c, ready.path + "/submission", nil, "{}", 200},
		{"payment", c, fee.path + "/payments", j{"method": "wechat"}, j{"method": "alipay"}, 201},
		{"withdrawal", c, fee.path + "/withdrawal", j{"reason": "和解"}, j{"reason": "不和解"}, 200},
		{"review", judge, review.deskPath + "/review", j{"decision": "accept", "fee": 0}, j{"decision": "accept"}, 200},
		{"ruling", judge, review.deskPath + "/ruling", j{"outcome": "granted"}, j{"outcome": "dismissed"}, 200},
	} {
		keyed := test.who.with("Idempotency-Key", "key-"+test.name)
		first := keyed.post(test.path, test.body).is(test.status)
		again := keyed.post(test.path, test.body).is(test.status)
		assert.Equal(t, first.body, again.body, test.name)
		assert.Equal(t, first.header.Get("ETag"), again.header.Get("ETag"), test.name)
		assertChinese(t, keyed.post(test.path, test.other).fails(422, "idempotency_key_reused"))
	}
	keyed := c.with("Idempotency-Key", "key-file")
	second := c.bare()
	file := keyed.pdf(second.path+"/materials", "other", "", "").is(201)
	assert.Equal(t, file.body, keyed.pdf(second.path+"/materials", "other", "", "").is(201).body)
	keyed.pdf(second.path+"/materials", "evidence", "", "").fails(422, "idempotency_key_reused")
	assert.Len(t, c.get(second.path + "/materials").body["items"], 1)
}

func TestAKeyIsItsOwnersForADayAndOnlyAfterSuccess(t *testing.T) {
	h := newHouse(t)
	c, other := h.person("13900000001").with("Idempotency-Key", "k"), h.person("13900000002").with("Idempotency-Key", "k")
	c.post("/preservations", j{}).is(422)
	mine := c.post("/preservations", basics()).is(201).text("id")
	assert.NotEqual(t, mine, other.post("/preservations", basics()).is(201).text("id"))
	h.clock.pass(24*time.Hour + time.Minute)
	assert.NotEqual(t, mine, c.post("/preservations", basics()).is(201).text("id"))
	for _, key := range []string{strings.Repeat("k", 201), "a\xff", "\xed\xa0\x80"} {
		assertChinese(t, c.with("Idempotency-Key", key).post("/preservations", basics()).is(422))
		assertChinese(t, c.with("Idempotency-Key", key).pdf("/preservations/"+mine+"/materials", "other", "", "").is(422))
	}
}
