package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// represented adds a lawyer to an application, who acts for its applicant.
func (c *client) represented(p paper) {
	c.t.Helper()
	id := c.post(p.path+"/parties", party("representative", j{
		"name": "孙律", "idNumber": "110105198803160008", "representativeType": "lawyer", "firm": "某某律师事务所",
		"licenceNumber": "11101201010000000", "representsPartyIds": []string{p.applicant},
	})).is(201).text("id")
	c.pdf(p.path+"/materials", "identity", id, "").is(201)
}

// parts are the parts of an application by a name of theirs.
func partsBy(seen answer, list, name string) map[string]j {
	all := map[string]j{}
	for _, part := range seen.body[list].([]any) {
		all[part.(j)[name].(string)] = part.(j)
	}
	return all
}

// sameCase holds the copied parts of two applications against one another.
func sameCase(t *testing.T, from, to answer) {
	t.Helper()
	before, after := partsBy(from, "parties", "name"), partsBy(to, "parties", "name")
	require.Len(t, after, len(before))
	for name, p := range after {
		assert.NotEqual(t, before[name]["id"], p["id"])
		for _, member := range []string{"role", "kind", "idNumber", "phone", "domicile", "firm", "licenceNumber"} {
			assert.Equal(t, before[name][member], p[member], "%s of %s", member, name)
		}
	}
	assert.Equal(t, []any{after["田浩"]["id"]}, after["孙律"]["representsPartyIds"])
	for _, clue := range to.body["clues"].([]any) {
		assert.Equal(t, after["国石"]["id"], clue.(j)["ownerPartyId"])
	}
	assert.Len(t, to.body["clues"], len(from.body["clues"].([]any)))
	identity := 0
	for _, m := range to.body["materials"].([]any) {
		if m.(j)["slot"] == "identity" {
			identity++
			assert.Contains(t, []any{after["田浩"]["id"], after["孙律"]["id"]}, m.(j)["partyId"])
		}
	}
	assert.Equal(t, 2, identity)
}

func TestAPreservationIsMadeFromAFinishedGuarantee(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	g := c.wholeGuarantee(inSuit)
	c.represented(g)
	c.post(g.path+"/submission", nil).is(200)
	c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "status_conflict")
	picc.post(g.deskPath+"/underwriting", j{"decision": "approve"}).is(200)
	h.customerPays(c.post(g.path+"/payments", j{"method": "wechat"}).is(201))

	for _, body := range []any{j{}, j{"noticeVersion": ""}, j{"noticeVersion": "x"}, j{"noticeVersion": 5}} {
		assert.Equal(t, []string{"body.noticeVersion"}, c.post(g.path+"/preservations", body).is(422).locations())
	}
	assert.Equal(t, []string{"body.amount"}, c.post(g.path+"/preservations", j{"noticeVersion": "2026-11", "amount": 1}).is(422).locations())
	assert.Equal(t, "in_force", c.get(g.path).text("letterStatus"))
	h.person("13900000002").post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(404, "not_found")

	keyed := c.with("Idempotency-Key", "one")
	made := keyed.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).is(201)
	assert.Equal(t, made.body, keyed.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).is(201).body)
	keyed.post(g.path+"/preservations", j{"noticeVersion": "2026-10"}).fails(422, "idempotency_key_reused")
	c.with("Idempotency-Key", "two").post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "guarantee_used")
	c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "guarantee_used")

	from := c.get(g.path).is(200)
	sameCase(t, from, made)
	for _, member := range []string{"courtCode", "category", "caseType", "caseNumber", "causeCode", "submitterCapacity"} {
		assert.Equal(t, from.body[member], made.body[member], member)
	}
	assert.Equal(t, "draft", made.text("status"))
	assert.Equal(t, "property", made.text("type"))
	assert.Equal(t, true, made.body["secured"])
	assert.EqualValues(t, 100_000_000, made.body["amount"])
	assert.Equal(t, made.text("id"), from.text("preservationId"))
	s := made.body["securities"].([]any)[0].(j)
	assert.Equal(t, g.id, s["guaranteeId"])
	assert.EqualValues(t, 100_000_000, s["value"])
	assert.Equal(t, "中国人民财产保险股份有限公司", s["guarantorName"])

	p := paper{path: "/preservations/" + made.text("id"), deskPath: "/court/preservations/" + made.text("id")}
	assert.Equal(t, 2, c.attached(p))
	assert.Contains(t, kinds(c.get(p.path+"/docket")), "guarantee_linked")
	assert.Equal(t, true, c.get(p.path + "/check").is(200).body["ready"], "nothing is to be filled in twice")
	c.post(p.path+"/submission", nil).is(200)
	second := c.wholeGuarantee()
	c.post(second.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "status_conflict")
}

func TestAGuaranteeIsMadeForAPreservation(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	asked := j{"insurerCode": "picc", "consentVersion": "2026-11"}
	p := c.whole(inSuit, j{"amount": 1_000_001})
	c.represented(p)
	version := c.get(p.path).header.Get("ETag")
	keyed := c.with("Idempotency-Key", "one")
	made := keyed.post(p.path+"/guarantees", asked).is(201)
	assert.Equal(t, made.text("id"), keyed.post(p.path+"/guarantees", asked).is(201).text("id"))
	assert.Equal(t, version, c.get(p.path).header.Get("ETag"), "the preservation is left as it is")
	assert.Equal(t, "guarantee", made.text("kind"))
	assert.EqualValues(t, 1_000_001, made.body["preservationAmount"])
	assert.EqualValues(t, 300_000, made.body["guaranteeAmount"], "30 % in a suit")
	assert.EqualValues(t, 900, made.body["suggestedPremium"])
	sameCase(t, c.get(p.path), made)
	for _, m := range made.body["materials"].([]any) {
		assert.NotEqual(t, "security", m.(j)["slot"])
	}
	g := paper{id: made.text("id"), path: "/guarantees/" + made.text("id"), deskPath: "/insurer/guarantees/" + made.text("id")}
	assert.Equal(t, true, c.get(g.path + "/check").is(200).body["ready"])
	c.post(g.path+"/submission", nil).is(200)
	picc.post(g.deskPath+"/underwriting", j{"decision": "approve"}).is(200)
	h.customerPays(c.post(g.path+"/payments", j{"method": "wechat"}).is(201))
	c.put(p.path+"/securities/"+p.sec, bought(g)).is(200)
	assert.Equal(t, true, c.get(p.path + "/check").is(200).body["ready"])

	before := c.bare()
	assert.EqualValues(t, 1_000_000, c.post(before.path+"/guarantees", asked).is(201).body["guaranteeAmount"], "all of it before a suit")
	assert.EqualValues(t, 5, c.post(before.path+"/guarantees", j{"insurerCode": "picc", "consentVersion": "2026-11", "guaranteeAmount": 5}).is(201).body["guaranteeAmount"])
	for _, test := range []struct {
		body j
		at   []string
	}{
		{j{}, []string{"body.insurerCode", "body.consentVersion"}},
		{j{"insurerCode": "x", "consentVersion": "x", "guaranteeAmount": 0}, []string{"body.insurerCode", "body.consentVersion", "body.guaranteeAmount"}},
		{j{"insurerCode": "picc", "consentVersion": "2026-11", "guaranteeAmount": nil}, []string{"body.guaranteeAmount"}},
		{j{"insurerCode": "picc", "consentVersion": "2026-11", "premium": 1}, []string{"body.premium"}},
	} {
		got := c.post(before.path+"/guarantees", test.body).is(422)
		assert.ElementsMatch(t, test.at, got.locations(), got.raw)
		assertChinese(t, got)
	}
	h.person("13900000002").post(p.path+"/guarantees", asked).fails(404, "not_found")
	c.post("/preservations/"+g.id+"/guarantees", asked).fails(404, "not_found")
	assert.Equal(t, string(baoquan.Draft), c.get(before.path).text("status"))
}
