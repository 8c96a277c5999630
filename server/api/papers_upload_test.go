package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAPaperIsReplacedAndTakenOutWhilePapersAreCollected(t *testing.T) {
	h := newHouse(t)
	c := h.foreigner("13900000001")
	id := c.openPapers().is(201).text("id")
	path := "/me/identity-reviews/" + id
	first := c.paper(id, "front").is(201)
	second := c.upload(path+"/papers", form{{"slot", "front"}, {"file", file{"另一页.pdf", append(walk.PDF, '\n')}}}).is(201)
	assert.NotEqual(t, first.text("id"), second.text("id"))
	there := slots(c.get(path).is(200))["front"]["file"].(j)
	assert.Equal(t, "另一页.pdf", there["fileName"])
	assert.Equal(t, second.text("sha256"), there["sha256"])
	c.delete(path + "/papers/front").is(204)
	assert.Nil(t, slots(c.get(path))["front"]["file"])
	c.delete(path+"/papers/front").fails(404, "not_found")

	for _, slot := range []string{"", "identity", "FRONT", "front\x00"} {
		assert.Equal(t, []string{"body.slot"}, c.paper(id, slot).is(422).locations(), slot)
	}
	assert.Equal(t, []string{"body.partyId"}, c.upload(path+"/papers", form{
		{"slot", "front"}, {"partyId", "x"}, {"file", file{"a.pdf", walk.PDF}},
	}).fails(422, "unexpected_field").locations())
	assertChinese(t, c.upload(path+"/papers", form{{"slot", "front"}, {"file", file{"a\x00.pdf", walk.PDF}}}).fails(400, "malformed"))
	word := c.upload(path+"/papers", form{{"slot", "front"}, {"file", file{"a.docx", walk.PDF}}}).fails(415, "file_type")
	assert.Contains(t, word.text("detail"), "JPG、PNG、PDF")

	keyed := c.with("Idempotency-Key", "paper")
	one := keyed.paper(id, "front").is(201)
	assert.Equal(t, one.body, keyed.paper(id, "front").is(201).body)
	c.paper(id, "holding").is(201)
	c.post(path+"/submission", nil).is(200)
	c.paper(id, "front").fails(409, "review_closed")
	c.delete(path+"/papers/front").fails(409, "review_closed")
	c.post(path+"/submission", nil).fails(409, "review_closed")
}

func TestAPaperWaitsInQuarantineAndIsNamedBySweepAndScan(t *testing.T) {
	h, g := guarded(t)
	c, operator := h.foreigner("13900000001"), h.desk(store.Operator, "")
	id := c.openPapers().is(201).text("id")
	c.paper(id, "holding").is(201)
	g.silent = true
	unseen := append(append([]byte{}, walk.PDF...), "%%EOF\n"...)
	made := c.upload("/me/identity-reviews/"+id+"/papers", form{{"slot", "front"}, {"file", file{"a.pdf", unseen}}}).is(201)
	assert.Equal(t, "pending", made.text("scan"))
	missing := c.post("/me/identity-reviews/"+id+"/submission", nil).fails(422, "incomplete")
	assert.Equal(t, []string{"papers/front"}, missing.locations())
	unfinished, err := h.store.Unfinished(t.Context(), h.clock.Now().Add(time.Second))
	require.NoError(t, err)
	assert.Contains(t, unfinished, store.Unfinished{Workflow: "scan", Subject: made.text("id")})
	assert.Contains(t, unfinished, store.Unfinished{Workflow: "papers", Subject: id})
	named, err := h.store.Named(t.Context(), []string{made.text("sha256"), "0"})
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{made.text("sha256"): true}, named)

	g.silent = false
	h.scanned(g)
	c.post("/me/identity-reviews/"+id+"/submission", nil).is(200)
	operator.get("/admin/identity-reviews/" + id + "/papers/front/content").is(200)
	g.finds = "Win.Test"
	other := h.foreigner("13900000002")
	second := other.openPapers().is(201).text("id")
	other.upload("/me/identity-reviews/"+second+"/papers", form{{"slot", "front"}, {"file", file{"b.pdf", append(unseen, '\n')}}}).fails(422, "file_infected")
}

func TestPapersAreTheirOwnersAndTheOperators(t *testing.T) {
	h := newHouse(t)
	c, other, operator := h.foreigner("13900000001"), h.foreigner("13900000002"), h.desk(store.Operator, "")
	id := c.openPapers().is(201).text("id")
	path := "/me/identity-reviews/" + id
	c.paper(id, "front").is(201)
	for name, got := range map[string]answer{
		"read": other.get(path), "cancel": other.delete(path), "upload": other.paper(id, "front"),
		"remove": other.delete(path + "/papers/front"), "submit": other.post(path+"/submission", nil),
		"not yet handed in": operator.get("/admin/identity-reviews/" + id), "decide": operator.decide(id, refusal),
		"content": operator.get("/admin/identity-reviews/" + id + "/papers/front/content"),
		"no id":   c.get("/me/identity-reviews/x"),
	} {
		assert.Equal(t, 404, got.status, name)
		assertChinese(t, got)
	}
	assert.Empty(t, other.get("/me/identity-reviews").is(200).body["items"])
	assert.Empty(t, operator.get("/admin/identity-reviews").is(200).body["items"])
	assert.Equal(t, "collecting", c.get(path).is(200).text("status"))
	for _, person := range []*client{h.desk(store.Judge, court), h.desk(store.Clerk, court), h.desk(store.Underwriter, "picc"), c} {
		person.get("/admin/identity-reviews").fails(403, "forbidden")
		person.get("/admin/identity-reviews/"+id).fails(403, "forbidden")
		person.get("/admin/identity-reviews/"+id+"/papers/front/content").fails(403, "forbidden")
		person.decide(id, refusal).fails(403, "forbidden")
	}
	c.paper(id, "holding").is(201)
	c.post(path+"/submission", nil).is(200)
	operator.get("/admin/identity-reviews/"+id+"/papers/back/content").fails(404, "not_found")
}
