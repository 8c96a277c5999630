package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// kinds are the facts of a docket, in order.
func kinds(docket answer) (all []string) {
	for _, item := range docket.is(200).body["items"].([]any) {
		all = append(all, item.(j)["kind"].(string))
	}
	return all
}

func TestAGuaranteeBoughtHereIsASecurityWithItsPapers(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, judge := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Judge, court)
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	p := c.whole()
	c.delete(p.path + "/securities/" + p.sec).is(204)
	got := c.post(p.path+"/securities", bought(g)).is(201)
	assert.EqualValues(t, 100_000_000, got.body["value"])
	assert.Equal(t, "中国人民财产保险股份有限公司", got.text("guarantorName"))
	assert.Equal(t, g.id, got.text("guaranteeId"))

	issued, attached := documents(c.get(g.path)), map[string]j{}
	for _, m := range c.get(p.path + "/materials").is(200).body["items"].([]any) {
		if m.(j)["slot"] == "security" {
			assert.Equal(t, got.text("id"), m.(j)["securityId"])
			assert.Equal(t, "clean", m.(j)["scan"])
			attached[m.(j)["fileName"].(string)] = m.(j)
		}
	}
	assert.Len(t, attached, 2)
	for name, kind := range map[string]string{"诉讼财产保全电子保单.pdf": "policy", "诉讼财产保全电子保函.pdf": "letter"} {
		m := attached[name]
		assert.Equal(t, issued[kind]["sha256"], m["sha256"], name)
		at := p.path + "/materials/" + m["id"].(string)
		assert.Equal(t, c.get(g.path+"/"+kind).raw, c.get(at+"/content").is(200).raw)
		assertChinese(t, c.delete(at).fails(409, "attached_by_system"))
		c.get(at).is(200)
	}
	assert.Equal(t, "used", c.get(g.path).text("letterStatus"))
	assert.Equal(t, p.id, c.get(g.path).text("preservationId"))
	assert.NotContains(t, c.get(g.path).body["links"], "preservations")
	assert.Contains(t, kinds(c.get(p.path+"/docket")), "guarantee_linked")
	assert.Contains(t, kinds(c.get(g.path+"/docket")), "used")
	assert.Contains(t, kinds(picc.get(g.deskPath+"/docket")), "used")
	assert.Equal(t, true, c.get(p.path + "/check").body["ready"])
	c.post(p.path+"/submission", nil).is(200)
	assert.Contains(t, judge.get(p.deskPath).is(200).raw, attached["诉讼财产保全电子保函.pdf"]["id"])
	c.patch(g.path, j{"guaranteeAmount": 1}).fails(409, "status_conflict")
}

func TestOneLetterSecuresOneApplication(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, other := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.person("13900000002")
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	stranger := other.whole()
	assert.Equal(t, []string{"body.guaranteeId"}, other.post(stranger.path+"/securities", bought(g)).fails(422, "guarantee_unknown").locations())
	p, second := c.secured(g), c.whole()
	used := c.post(p.path+"/securities", bought(g)).fails(422, "guarantee_used")
	assert.Equal(t, []string{"body.guaranteeId"}, used.locations())
	assertChinese(t, used)
	elsewhere := c.post(second.path+"/securities", bought(g)).fails(422, "guarantee_used")
	assert.NotEqual(t, used.text("detail"), elsewhere.text("detail"), "it says where it is used")
	c.put(second.path+"/securities/"+second.sec, bought(g)).fails(422, "guarantee_used")
	c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "guarantee_used")
	for _, id := range []any{"", "x", "00000000-0000-0000-0000-000000000000", second.id, p.id, "../x", 5} {
		got := c.post(second.path+"/securities", bought(g, j{"guaranteeId": id}))
		if id == "" { // a draft may say later which
			got.is(201)
			continue
		}
		assert.Equal(t, []string{"body.guaranteeId"}, got.is(422).locations(), "%v: %s", id, got.raw)
	}
	for _, body := range []j{bought(g, j{"method": "third_party"}), bought(g, j{"viaPlatform": false})} {
		assert.Contains(t, c.post(second.path+"/securities", body).is(422).locations(), "body.guaranteeId")
	}
	assert.Equal(t, p.id, c.get(g.path).text("preservationId"))
	assert.NotContains(t, kinds(c.get(second.path+"/docket")), "guarantee_linked")
}

func TestEveryReasonForWhichALetterCannotBeUsedIsSaid(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	issued := func(changes ...j) paper { return h.issued(c, picc, changes...) }
	lapsed, surrendered := issued(), h.reachGuarantee(c, picc, baoquan.Cancelled)
	h.lapse(lapsed.id)
	used := issued()
	c.secured(used)
	fits, small, elsewhere := issued(), issued(j{"preservationAmount": 999_999}), issued(j{"courtCode": otherCourt})
	waiting := h.reachGuarantee(c, picc, baoquan.Issuing)
	p := c.whole()
	stranger := c.whole()
	c.put(stranger.path+"/parties/"+stranger.respondent, party("respondent", j{"name": "石国"})).is(200)
	someone := c.whole()
	c.put(someone.path+"/parties/"+someone.applicant, party("applicant", j{"idNumber": "110105198803160008"})).is(200)

	details := map[string]bool{}
	for _, test := range []struct {
		on   paper
		g    paper
		code string
	}{
		{p, lapsed, "guarantee_expired"}, {p, surrendered, "guarantee_revoked"}, {p, used, "guarantee_used"},
		{p, small, "guarantee_insufficient"}, {p, elsewhere, "guarantee_other_court"}, {p, waiting, "guarantee_not_issued"},
		{stranger, fits, "guarantee_other_parties"}, {someone, fits, "guarantee_other_parties"},
	} {
		got := c.post(test.on.path+"/securities", bought(test.g)).is(422)
		e := got.body["errors"].([]any)[0].(j)
		assert.Equal(t, "body.guaranteeId", e["location"])
		assert.Equal(t, test.code, e["code"], got.raw)
		details[e["detail"].(string)] = true
		assertChinese(t, got)

		listed := map[string]j{}
		for _, item := range c.get(test.on.path + "/guarantees").is(200).body["items"].([]any) {
			listed[item.(j)["id"].(string)] = item.(j)
		}
		if test.code == "guarantee_not_issued" {
			assert.NotContains(t, listed, test.g.id)
			continue
		}
		assert.Equal(t, false, listed[test.g.id]["usable"])
		assert.Equal(t, test.code, listed[test.g.id]["reasons"].([]any)[0].(j)["code"])
		assert.Equal(t, e["detail"], listed[test.g.id]["reasons"].([]any)[0].(j)["detail"])
	}
	assert.Len(t, details, 8, "each reason in its own words")
	assert.Equal(t, "in_force", c.get(fits.path).text("letterStatus"))
}

func TestTheSecurityStepListsWhatItsOwnerHas(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, other := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.person("13900000002")
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	h.reachGuarantee(c, picc, baoquan.AwaitingPayment)
	theirs := h.reachGuarantee(other, picc, baoquan.Issued)
	p := c.whole()
	list := c.get(p.path + "/guarantees").is(200).body["items"].([]any)
	assert.Len(t, list, 1)
	item, issued := list[0].(j), documents(c.get(g.path))
	for name, want := range map[string]any{
		"id": g.id, "insurerCode": "picc", "insurerName": "中国人民财产保险股份有限公司", "letterNumber": issued["letter"]["number"],
		"policyNumber": issued["policy"]["number"], "preservationAmount": 100_000_000.0, "guaranteeAmount": 100_000_000.0,
		"usable": true, "linked": false, "reasons": []any{}, "issuedAt": issued["letter"]["issuedAt"],
	} {
		assert.Equal(t, want, item[name], name)
	}
	c.put(p.path+"/securities/"+p.sec, bought(g)).is(200)
	item = c.get(p.path + "/guarantees").is(200).body["items"].([]any)[0].(j)
	assert.Equal(t, true, item["linked"])
	assert.Equal(t, []any{}, item["reasons"])
	assert.Equal(t, []string{theirs.id}, ids(other.get(other.bare().path+"/guarantees")))
	other.get(p.path+"/guarantees").fails(404, "not_found")
	c.get("/preservations/"+g.id+"/guarantees").fails(404, "not_found")
}
