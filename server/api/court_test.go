package api_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAReturnIsCorrectedAndHandedInAgain(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Clerk, court)
	p := c.whole()
	incomplete := c.bare()
	missing := c.post(incomplete.path+"/submission", nil).fails(422, "incomplete")
	assert.Equal(t, c.get(incomplete.path + "/check").body["missing"], missing.body["missing"])
	assert.Equal(t, true, c.get(p.path + "/check").is(200).body["ready"])
	submitted := c.post(p.path+"/submission", j{}).is(200)
	assert.Equal(t, "under_review", submitted.text("status"))
	assert.NotEmpty(t, submitted.text("submittedAt"))
	assert.Equal(t, "review", submitted.body["nextDeadline"].(j)["name"])

	items := []any{j{"location": "amount", "reason": "请核对金额"}, j{"location": "materials/identity/" + p.applicant, "reason": "照片不清楚"}}
	back := judge.post(p.deskPath+"/review", j{"decision": "return", "items": items, "reason": "请补正"}).is(200)
	assert.Equal(t, "/api/v1/court/preservations/"+p.id+"/docket", back.body["links"].(j)["docket"])
	seen := c.get(p.path).is(200)
	correction := seen.body["correction"].(j)
	assert.Equal(t, items, correction["items"])
	assert.Equal(t, seen.body["nextDeadline"].(j)["dueAt"], correction["dueAt"])
	assert.Equal(t, back.header.Get("ETag"), seen.header.Get("ETag"))

	c.patch(p.path, j{"amount": 900000}).is(200)
	c.put(p.path+"/parties/"+p.applicant, party("applicant")).is(200)
	c.pdf(p.path+"/materials", "identity", p.applicant, "").is(201)
	again := c.post(p.path+"/submission", nil).is(200)
	assert.NotContains(t, again.body, "correction")
	assert.EqualValues(t, 900000, judge.get(p.deskPath).body["amount"])
}

func TestReviewsThatAreNotTaken(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.UnderReview)
	for name, test := range map[string]struct {
		body any
		want []string
	}{
		"nothing":             {j{}, []string{"decision"}},
		"unknown":             {j{"decision": "maybe"}, []string{"decision"}},
		"return of nothing":   {j{"decision": "return"}, []string{"items"}},
		"return, empty items": {j{"decision": "return", "items": []j{{}}}, []string{"items[0].location", "items[0].reason"}},
		"items of other kind": {j{"decision": "return", "items": "x"}, []string{"items"}},
		"an item is no item":  {j{"decision": "return", "items": []any{1}}, []string{"items[0]", "items[0].location", "items[0].reason"}},
		"wrongly cased item":  {j{"decision": "return", "items": []j{{"Location": "amount", "reason": "x"}}}, []string{"items[0].Location", "items[0].location"}},
		"reject, no reason":   {j{"decision": "reject", "reason": " "}, []string{"reason"}},
		"fee too high":        {j{"decision": "accept", "fee": 12001}, []string{"fee"}},
		"fee below nothing":   {j{"decision": "accept", "fee": -1}, []string{"fee"}},
		"fee null":            {j{"decision": "accept", "fee": nil}, []string{"fee"}},
		"fee as text":         {j{"decision": "accept", "fee": "1"}, []string{"fee"}},
		"fee with a return":   {j{"decision": "reject", "reason": "x", "fee": 5}, []string{"fee"}},
		"reason too long":     {j{"decision": "reject", "reason": strings.Repeat("长", 2001)}, []string{"reason"}},
		"all at once":         {j{"decision": 1, "fee": 1.5, "reason": "a\x00b", "status": "ruled"}, []string{"decision", "fee", "reason", "status"}},
	} {
		got := judge.post(p.deskPath+"/review", test.body).is(422)
		var want []string
		for _, field := range test.want {
			want = append(want, "body."+field)
		}
		assert.ElementsMatch(t, want, got.locations(), name)
		assertChinese(t, got)
	}
	assert.Equal(t, "under_review", c.get(p.path).text("status"))
	judge.with("If-Match", `"1"`).post(p.deskPath+"/review", j{"decision": "accept"}).fails(412, "stale_version")
}

func TestARulingIsADocumentThatAnyoneCanVerify(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingRuling)
	for name, body := range map[string]j{
		"too much":  {"outcome": "granted", "amount": 1000001},
		"partly":    {"outcome": "partly_granted"},
		"dismissed": {"outcome": "dismissed", "amount": 1},
		"nothing":   {"outcome": "granted", "amount": 0},
		"null":      {"outcome": "granted", "amount": nil},
		"overflow":  {"outcome": "granted", "amount": 1e19},
	} {
		assert.Equal(t, []string{"body.amount"}, judge.post(p.deskPath+"/ruling", body).is(422).locations(), name)
	}
	h.desk(store.Clerk, court).post(p.deskPath+"/ruling", j{"outcome": "granted"}).fails(403, "forbidden")
	ruled := judge.post(p.deskPath+"/ruling", j{"outcome": "partly_granted", "amount": 500000, "text": "理由。"}).is(200).body["ruling"].(j)
	assert.Regexp(t, `^（2026）京0105财保\d+号$`, ruled["number"])
	assert.EqualValues(t, 500000, ruled["amount"])
	assert.Equal(t, ruled, c.get(p.path).body["ruling"])

	pdf := c.get(p.path + "/ruling").is(200)
	sum := sha256.Sum256([]byte(pdf.raw))
	assert.Equal(t, ruled["sha256"], hex.EncodeToString(sum[:]))
	assert.Equal(t, "application/pdf", pdf.header.Get("Content-Type"))
	assert.Equal(t, pdf.raw, judge.get(p.deskPath+"/ruling").is(200).raw)
	seen := h.client().get("/verify/" + strings.ToLower(ruled["code"].(string))).is(200)
	assert.Equal(t, j{
		"documentKind": "ruling", "number": ruled["number"], "status": "in_force", "issuedAt": ruled["ruledAt"], "sha256": ruled["sha256"],
	}, seen.body)
	h.client().get("/verify/00000000").fails(404, "not_found")
}

func TestAJudgeMaySendTheRulingAlong(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingRuling)
	to, decision := p.deskPath+"/ruling", `{"outcome":"granted"}`
	judge.upload(to, form{{"file", file{"a.pdf", walk.PDF}}}).is(422)
	judge.upload(to, form{{"decision", decision}}).is(422)
	judge.upload(to, form{{"decision", "{"}, {"file", file{"a.pdf", walk.PDF}}}).is(422)
	judge.upload(to, form{{"decision", decision}, {"file", file{"a.pdf", []byte("MZ")}}}).is(422)
	judge.with("Content-Type", "multipart/form-data; boundary=x").post(to, "--x").is(400)
	judge.with("Content-Type", "multipart/form-data").post(to, "x").is(400)
	large := append(bytes.Clone(walk.PDF), make([]byte, 20<<20)...)
	judge.upload(to, form{{"decision", decision}, {"file", file{"a.pdf", large}}}).is(413)

	keyed := judge.with("Idempotency-Key", "k1")
	sent := form{{"decision", decision}, {"file", file{"a.pdf", walk.PDF}}}
	first := keyed.upload(to, sent).is(200)
	assert.Equal(t, first.body, keyed.upload(to, sent).is(200).body)
	keyed.upload(to, form{{"decision", decision}, {"file", file{"a.pdf", append(walk.PDF, '\n')}}}).fails(422, "idempotency_key_reused")
	assert.Equal(t, string(walk.PDF), c.get(p.path+"/ruling").is(200).raw)
}
