package api_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/schema/store"
)

func TestAPartIsFoundOnlyInItsOwnGuarantee(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	one, other := c.submitted(), c.wholeGuarantee()
	draft := c.wholeGuarantee()
	for _, part := range []string{"/parties/" + other.applicant, "/clues/" + other.clue, "/materials/" + other.material, "/materials/" + other.material + "/content"} {
		c.get(draft.path+part).fails(404, "not_found")
		picc.get(one.deskPath+part).fails(404, "not_found")
	}
	c.put(draft.path+"/parties/"+other.applicant, party("applicant")).fails(404, "not_found")
	c.delete(draft.path+"/clues/"+other.clue).fails(404, "not_found")
	assert.Equal(t, []string{"body.ownerPartyId"}, c.post(draft.path+"/clues", deposit(other.respondent)).is(422).locations())
	assert.Equal(t, []string{"body.partyId"}, c.pdf(draft.path+"/materials", "identity", other.applicant, "").is(422).locations())
	c.pdf(draft.path+"/materials", "security", "", uuid.NewString()).is(422)
	c.pdf(draft.path+"/materials", "security", "", "").is(422)
	c.post(draft.path+"/securities", guarantor()).fails(404, "not_found")
	c.get(draft.path+"/ruling").fails(404, "not_found")
	for _, id := range []string{"{}", "x", "00000000-0000-0000-0000-000000000000", draft.id + draft.id, draft.id + "%00"} {
		assert.Contains(t, []int{404, 422}, c.get("/guarantees/"+id).status, id)
	}
	p := c.bare()
	for _, path := range []string{"", "/parties", "/docket", "/check", "/policy", "/letter"} {
		c.get("/guarantees/"+p.id+path).fails(404, "not_found")
		picc.get("/insurer/guarantees/"+p.id+path).fails(404, "not_found")
	}
	c.delete(other.path + "/clues/" + other.clue).is(204)
	c.delete(other.path + "/parties/" + other.respondent).is(204)
	c.get(other.path+"/parties/"+other.respondent).fails(404, "not_found")
}

func TestStreamsOfGuaranteesAreForWhoeverMayReadThem(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, pingan := h.person("13900000001"), h.desk(store.Underwriter, "pingan")
	g := c.submitted()
	for _, reader := range []struct {
		who    *client
		path   string
		status int
	}{
		{h.client(), g.path, 401}, {h.client(), g.deskPath, 401}, {h.person("13900000002"), g.path, 404}, {c, g.deskPath, 403},
		{pingan, g.path, 403}, {pingan, g.deskPath, 404}, {h.desk(store.Judge, court), g.deskPath, 403}, {h.desk(store.Operator, ""), g.deskPath, 403},
	} {
		assertChinese(t, reader.who.get(reader.path+"/events").is(reader.status))
	}
}

// Mass assignment: nothing that the house decides is taken from whoever asks.
func TestWhatTheHouseDecidesIsNotSentAlong(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	g, p := c.wholeGuarantee(), c.whole()
	before := h.versions()
	for _, member := range []string{"status", "number", "accountId", "role", "verified", "paid", "fee", "ratePpm", "premium", "quote", "letter", "serves", "linked", "createdAt", "submittedAt"} {
		for path, body := range map[string]j{
			g.path + "/parties": party("respondent"), g.path + "/clues": deposit(g.respondent), g.path + "/withdrawal": why,
			g.path + "/surrender": why, g.path + "/preservations": {"noticeVersion": "2026-11"}, g.path + "/quote": {},
			p.path + "/guarantees": {"insurerCode": "picc", "consentVersion": "2026-11"}, p.path + "/securities": guarantor(),
		} {
			if member == "role" && path == g.path+"/parties" {
				continue
			}
			body[member] = 1
			got := c.post(path, body)
			delete(body, member)
			assert.Contains(t, []int{409, 422}, got.status, "%s %s: %s", path, member, got.raw)
			if got.status == 422 {
				assert.Contains(t, got.locations(), "body."+member, path)
			}
		}
	}
	assert.Equal(t, before, h.versions())
}
