package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

// foreigner is an applicant whose paper is a passport, not verified.
func (h *house) foreigner(phone string) *client {
	h.t.Helper()
	c, _ := h.registered(phone)
	c.put("/me/profile", j{"name": "安娜", "idType": "passport", "idNumber": "E12345678", "sex": "female", "birthDate": "1980-02-29"}).is(200)
	return c
}

func (c *client) openPapers(changes ...j) answer {
	c.t.Helper()
	body := j{"consentVersion": c.get("/notices/identity_papers").text("version"), "reason": "other_paper"}
	for _, change := range changes {
		for name, value := range change {
			body[name] = value
		}
	}
	return c.post("/me/identity-reviews", body)
}

func (c *client) paper(review, slot string) answer {
	return c.upload("/me/identity-reviews/"+review+"/papers", form{{"slot", slot}, {"file", file{"护照.pdf", walk.PDF}}})
}

// handedIn is the id of papers that wait for an operator.
func (c *client) handedIn() string {
	c.t.Helper()
	id := c.openPapers().is(201).text("id")
	c.paper(id, "front").is(201)
	c.paper(id, "holding").is(201)
	c.post("/me/identity-reviews/"+id+"/submission", nil).is(200)
	return id
}

func (c *client) decide(id string, body j) answer {
	return c.post("/admin/identity-reviews/"+id+"/decision", body)
}

var refusal = j{"decision": "refuse", "reason": "unreadable", "text": "请重新拍摄资料页"}

func slots(a answer) map[string]j {
	found := map[string]j{}
	for _, s := range a.body["slots"].([]any) {
		found[s.(j)["slot"].(string)] = s.(j)
	}
	return found
}

func TestAHolderOfAPassportBecomesKnownByPapers(t *testing.T) {
	h := newHouse(t)
	c, operator := h.foreigner("13900000001"), h.desk(store.Operator, "")
	c.openCheck().fails(409, "manual_verification_needed")
	c.post("/preservations", basics()).fails(403, "identity_unverified")

	made := c.openPapers(j{"explanation": "我是法国公民"}).is(201)
	id, path := made.text("id"), "/me/identity-reviews/"+made.text("id")
	assert.Equal(t, "collecting", made.text("status"))
	assert.Equal(t, []any{true, false, true, nil}, []any{
		slots(made)["front"]["required"], slots(made)["back"]["required"], slots(made)["holding"]["required"], slots(made)["front"]["file"],
	})
	assert.Equal(t, id, c.openPapers(j{"reason": "no_phone"}).is(201).text("id"), "an open one is answered again")
	assert.Equal(t, "no_phone", c.get(path).is(200).text("reason"), "with the reason as it is said now")

	c.paper(id, "front").is(201)
	missing := c.post(path+"/submission", nil).fails(422, "incomplete")
	assert.Equal(t, []string{"papers/holding"}, missing.locations())
	assertChinese(t, missing)
	operator.get("/admin/identity-reviews/"+id).fails(404, "not_found")
	c.paper(id, "holding").is(201)
	handed := c.post(path+"/submission", nil).is(200)
	assert.Equal(t, "pending", handed.text("status"))
	assert.Equal(t, "2026-12-01T23:59:59+08:00", handed.text("dueAt"), "two working days from a Friday")

	list := operator.get("/admin/identity-reviews?status=pending").is(200)
	item := list.body["items"].([]any)[0].(j)
	assert.Equal(t, []any{id, "安娜", "passport", "E1*****78"}, []any{item["id"], item["name"], item["idType"], item["idNumber"]}[0:4])
	assert.NotContains(t, list.raw, "E12345678")
	whole := operator.get("/admin/identity-reviews/" + id).is(200)
	assert.Equal(t, "E12345678", whole.text("idNumber"))
	bytes := operator.get("/admin/identity-reviews/" + id + "/papers/holding/content").is(200)
	assert.Equal(t, string(walk.PDF), bytes.raw)
	assert.Contains(t, bytes.header.Get("Content-Disposition"), "attachment")
	assert.Equal(t, "nosniff", bytes.header.Get("X-Content-Type-Options"))
	var seen []string
	require.NoError(t, h.db.Select(&seen, `SELECT what FROM identity_reveals WHERE check_id = $1 ORDER BY id`, id))
	assert.Equal(t, []string{"number", "holding"}, seen)

	assert.Equal(t, "passed", operator.decide(id, j{"decision": "pass"}).is(200).text("status"))
	h.clock.pass(time.Second)
	assert.Equal(t, "passed", c.get(path).is(200).text("status"))
	c.get("/me").fails(401, "login_required")
	var account string
	require.NoError(t, h.db.Get(&account, `SELECT account_id FROM identity_checks WHERE id = $1`, id))
	c = h.session(account)
	assert.Equal(t, true, c.get("/me").is(200).body["verified"])
	c.get(path).is(200)
	c.get("/me").is(200)
	c.post("/preservations", basics()).is(201)
	c.openPapers().fails(409, "already_verified")
	c.put("/me/profile", j{"name": "安娜", "idType": "passport", "idNumber": "E12345679", "sex": "female"}).fails(409, "profile_locked")
}

func TestRefusedPapersSayWhyAndMayBeSentAgainThreeTimesADay(t *testing.T) {
	h := newHouse(t)
	c, operator := h.foreigner("13900000001"), h.desk(store.Operator, "")
	id := c.handedIn()
	assert.Equal(t, []string{"body.reason"}, operator.decide(id, j{"decision": "refuse"}).is(422).locations())
	assert.Equal(t, []string{"body.text"}, operator.decide(id, j{"decision": "refuse", "reason": "other"}).is(422).locations())
	assert.Equal(t, []string{"body.reason"}, operator.decide(id, j{"decision": "pass", "reason": "other"}).is(422).locations())
	operator.decide(id, refusal).is(200)
	told := c.get("/me/identity-reviews/" + id).is(200).body["refusal"].(j)
	assert.Equal(t, j{"code": "unreadable", "reason": "证件看不清", "text": "请重新拍摄资料页"}, told)
	c.get("/me").is(200)
	for range 2 {
		operator.decide(c.handedIn(), refusal).is(200)
		h.clock.pass(time.Minute)
	}
	fourth := c.openPapers().is(201).text("id")
	c.paper(fourth, "front").is(201)
	c.paper(fourth, "holding").is(201)
	late := c.post("/me/identity-reviews/"+fourth+"/submission", nil).fails(429, "too_many_requests")
	assert.NotEmpty(t, late.header.Get("Retry-After"))
	h.clock.pass(24 * time.Hour)
	c.post("/me/identity-reviews/"+fourth+"/submission", nil).is(200)

	first := c.get("/me/identity-reviews?limit=3").is(200)
	assert.Equal(t, fourth, first.body["items"].([]any)[0].(j)["id"], "latest first")
	rest := c.get("/me/identity-reviews?limit=3&cursor=" + first.text("next")).is(200)
	assert.Equal(t, id, rest.body["items"].([]any)[0].(j)["id"])
	assert.Len(t, operator.get("/admin/identity-reviews?status=refused").is(200).body["items"], 3)
	assert.Len(t, operator.get("/admin/identity-reviews?limit=2").is(200).body["items"], 2)
}

func TestAnAccountIsInOneIdentityCheckAtATime(t *testing.T) {
	h := newHouse(t)
	h.faces()
	c, _ := h.registered("13900000001")
	status := func(id string) (status string) {
		require.NoError(t, h.db.Get(&status, `SELECT status FROM identity_checks WHERE id = $1`, id))
		return status
	}
	face := c.openCheck().is(201).text("id")
	papers := c.openPapers(j{"reason": "cannot_face"}).is(201).text("id")
	assert.Equal(t, "expired", status(face))
	c.paper(papers, "front").is(201)

	again := c.openCheck().is(201).text("id")
	assert.Equal(t, "expired", status(papers))
	c.paper(papers, "back").fails(409, "review_closed")
	var left int
	require.NoError(t, h.db.Get(&left, `SELECT count(*) FROM identity_papers`))
	assert.Zero(t, left, "what nobody will look at is not kept")

	papers = c.openPapers(j{"reason": "face_failed"}).is(201).text("id")
	assert.Equal(t, "expired", status(again))
	for _, slot := range []string{"front", "back", "holding"} {
		c.paper(papers, slot).is(201)
	}
	c.post("/me/identity-reviews/"+papers+"/submission", nil).is(200)
	assertChinese(t, c.openCheck().fails(409, "review_in_progress"))
	assert.Equal(t, papers, c.openPapers().is(201).text("id"))
	c.delete("/me/identity-reviews/" + papers).is(204)
	assert.Equal(t, "cancelled", status(papers))
	c.delete("/me/identity-reviews/"+papers).fails(409, "review_closed")
	h.desk(store.Operator, "").get("/admin/identity-reviews/"+papers).fails(404, "not_found")
	c.openCheck().is(201)
}

func TestAHintAboutPapersBeginsNoFaceCheck(t *testing.T) {
	h := newHouse(t)
	id := h.foreigner("13900000001").handedIn()
	h.client().call("GET", "/callbacks/face/"+id, nil).is(200)
	var told int
	require.NoError(t, h.db.Get(&told, `SELECT count(*) FROM outbox WHERE workflow = 'identity'`))
	assert.Zero(t, told)
	h.client().get("/identity-tickets/" + activities.Ticket(id)).is(404)
}

func TestPapersNobodyHandsInForAWeekAreOver(t *testing.T) {
	h := newHouse(t)
	c := h.foreigner("13900000001")
	id := c.openPapers().is(201).text("id")
	c.paper(id, "front").is(201)
	h.clock.pass(7 * 24 * time.Hour)
	var account string
	require.NoError(t, h.db.Get(&account, `SELECT account_id FROM identity_checks WHERE id = $1`, id))
	c = h.session(account)
	c.paper(id, "holding").fails(409, "review_closed")
	c.post("/me/identity-reviews/"+id+"/submission", nil).fails(409, "review_closed")
	assert.NotEqual(t, id, c.openPapers().is(201).text("id"))
	assert.Equal(t, "expired", c.get("/me/identity-reviews/"+id).is(200).text("status"))
}
