package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// guaranteeActs is what may be done to a guarantee, by whom, and in which statuses;
// in every other status it is 409 with the status the guarantee is in.
var guaranteeActs = map[string]struct {
	do      func(owner, insurer *client, g paper) answer
	allowed []baoquan.Status
}{
	"PATCH":      {func(o, _ *client, g paper) answer { return o.patch(g.path, j{"guaranteeAmount": 5}) }, editable},
	"POST party": {func(o, _ *client, g paper) answer { return o.post(g.path+"/parties", party("respondent")) }, editable},
	"PUT clue": {func(o, _ *client, g paper) answer {
		return o.put(g.path+"/clues/"+g.clue, aHouse(g.respondent))
	}, editable},
	"PUT party": {func(o, _ *client, g paper) answer {
		return o.put(g.path+"/parties/"+g.applicant, party("applicant"))
	}, editable},
	"DELETE party": {func(o, _ *client, g paper) answer { return o.delete(g.path + "/parties/" + g.applicant) }, editable},
	"POST clue":    {func(o, _ *client, g paper) answer { return o.post(g.path+"/clues", deposit(g.respondent)) }, editable},
	"DELETE clue":  {func(o, _ *client, g paper) answer { return o.delete(g.path + "/clues/" + g.clue) }, editable},
	"preservation": {func(o, _ *client, g paper) answer {
		return o.post(g.path+"/preservations", j{"noticeVersion": "2026-11"})
	}, []baoquan.Status{baoquan.Issued}},
	"desk: close": {func(_, i *client, g paper) answer {
		return i.post(g.deskPath+"/closing", j{"outcome": "released", "reason": "x"})
	}, nil}, // only after the ruling; see letterends_test.go
	"POST material":   {func(o, _ *client, g paper) answer { return o.pdf(g.path+"/materials", "other", "", "") }, editable},
	"DELETE material": {func(o, _ *client, g paper) answer { return o.delete(g.path + "/materials/" + g.material) }, editable},
	"DELETE":          {func(o, _ *client, g paper) answer { return o.delete(g.path) }, []baoquan.Status{baoquan.Draft}},
	"quote":           {func(o, _ *client, g paper) answer { return o.post(g.path+"/quote", nil) }, editable},
	"submission":      {func(o, _ *client, g paper) answer { return o.post(g.path+"/submission", nil) }, editable},
	"withdrawal": {func(o, _ *client, g paper) answer { return o.post(g.path+"/withdrawal", why) },
		[]baoquan.Status{baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.Issuing}},
	"payment": {func(o, _ *client, g paper) answer { return o.post(g.path+"/payments", j{"method": "wechat"}) },
		[]baoquan.Status{baoquan.AwaitingPayment}},
	"surrender": {func(o, _ *client, g paper) answer { return o.post(g.path+"/surrender", why) }, []baoquan.Status{baoquan.Issued}},
	"evaluation": {func(o, _ *client, g paper) answer { return o.put(g.path+"/evaluation", j{"score": 5}) },
		[]baoquan.Status{baoquan.Issued, baoquan.Cancelled}},
	"policy": {func(o, _ *client, g paper) answer { return o.get(g.path + "/policy") }, []baoquan.Status{baoquan.Issued, baoquan.Cancelled}},
	"letter": {func(o, _ *client, g paper) answer { return o.get(g.path + "/letter") }, []baoquan.Status{baoquan.Issued, baoquan.Cancelled}},
	"desk: approve": {func(_, i *client, g paper) answer {
		return i.post(g.deskPath+"/underwriting", j{"decision": "approve"})
	}, []baoquan.Status{baoquan.UnderReview}},
	"desk: return": {func(_, i *client, g paper) answer {
		return i.post(g.deskPath+"/underwriting", j{"decision": "return", "items": []j{{"location": "guaranteeAmount", "reason": "请核对"}}})
	}, []baoquan.Status{baoquan.UnderReview}},
	"desk: decline": {func(_, i *client, g paper) answer {
		return i.post(g.deskPath+"/underwriting", j{"decision": "decline", "reason": "x"})
	}, []baoquan.Status{baoquan.UnderReview}},
	"desk: policy": {func(_, i *client, g paper) answer { return i.get(g.deskPath + "/policy") }, []baoquan.Status{baoquan.Issued, baoquan.Cancelled}},
}

// guaranteeActOperations are the operations that the acts on a guarantee carry out.
var guaranteeActOperations = map[string]string{
	"PATCH": "patchGuarantee", "DELETE": "deleteGuarantee", "quote": "renewQuote", "submission": "submitGuarantee", "withdrawal": "withdrawGuarantee",
	"POST party": "addGuaranteeParties", "PUT party": "saveGuaranteeParties", "DELETE party": "removeGuaranteeParties",
	"POST clue": "addGuaranteeClues", "PUT clue": "saveGuaranteeClues", "DELETE clue": "removeGuaranteeClues",
	"POST material": "addGuaranteeMaterials", "DELETE material": "removeGuaranteeMaterials", "payment": "payGuarantee",
	"preservation": "createPreservationFromGuarantee", "surrender": "surrenderGuarantee", "evaluation": "evaluateInsurer",
	"desk: approve": "underwriteGuarantee", "desk: return": "underwriteGuarantee", "desk: decline": "underwriteGuarantee", "desk: close": "closeLetter",
}

func TestEveryActOnAGuaranteeInEveryStatus(t *testing.T) {
	h := newGuaranteeHouse(t)
	h.everyActOf(guaranteeActOperations, "/guarantees", "/insurer/guarantees")
	for name := range guaranteeActOperations {
		assert.Contains(t, guaranteeActs, name)
	}
	owner, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for _, status := range []baoquan.Status{
		baoquan.Draft, baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.Issuing, baoquan.Issued,
		baoquan.Declined, baoquan.Withdrawn, baoquan.Lapsed, baoquan.Cancelled, baoquan.Deleted,
	} {
		refused := h.reachGuarantee(owner, picc, status)
		for name, act := range guaranteeActs {
			g, allowed := refused, contains(act.allowed, status)
			if allowed {
				g = h.reachGuarantee(owner, picc, status)
			}
			got := act.do(owner, picc, g)
			switch {
			case allowed:
				assert.Less(t, got.status, 300, "%s in %s: %s", name, status, got.raw)
				continue
			case status == baoquan.Deleted, status == baoquan.Draft && name[:4] == "desk":
				assert.Equal(t, 404, got.status, "%s in %s: %s", name, status, got.raw)
			default:
				assert.Equal(t, 409, got.status, "%s in %s: %s", name, status, got.raw)
				assert.Equal(t, string(status), got.text("currentStatus"), name)
			}
			assertChinese(t, got)
		}
		if status != baoquan.Deleted {
			assert.Equal(t, string(status), owner.get(refused.path).is(200).text("status"), "refusals change nothing")
		}
	}
}

func TestTheSameKeyHasOneEffectOnGuaranteesToo(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	reach := func(status baoquan.Status) paper { return h.reachGuarantee(c, picc, status) }
	draft, ready, review, fee := reach(baoquan.Draft), reach(baoquan.Draft), reach(baoquan.UnderReview), reach(baoquan.AwaitingPayment)
	issued, closing := reach(baoquan.Issued), reach(servesRuled)
	for _, test := range []struct {
		name   string
		who    *client
		path   string
		body   any
		other  any
		status int
	}{
		{"create", c, "/guarantees", cover(), cover(j{"guaranteeAmount": 5}), 201},
		{"party", c, draft.path + "/parties", party("respondent"), party("applicant"), 201},
		{"clue", c, draft.path + "/clues", aHouse(draft.respondent), aHouse(draft.respondent, j{"value": 1}), 201},
		{"quote", c, draft.path + "/quote", nil, "{}", 200},
		{"submission", c, ready.path + "/submission", nil, "{}", 200},
		{"payment", c, fee.path + "/payments", j{"method": "wechat"}, j{"method": "alipay"}, 201},
		{"withdrawal", c, fee.path + "/withdrawal", why, j{"reason": "和解"}, 200},
		{"underwriting", picc, review.deskPath + "/underwriting", j{"decision": "approve"}, j{"decision": "decline", "reason": "x"}, 200},
		{"surrender", c, issued.path + "/surrender", why, j{"reason": "和解"}, 200},
		{"closing", picc, closing.deskPath + "/closing", j{"outcome": "claimed", "reason": "x"}, j{"outcome": "released", "reason": "x"}, 200},
	} {
		keyed := test.who.with("Idempotency-Key", "key-"+test.name)
		first := keyed.post(test.path, test.body).is(test.status)
		after := h.versions()
		assert.Equal(t, first.body, keyed.post(test.path, test.body).is(test.status).body, test.name)
		assert.Equal(t, after, h.versions(), test.name)
		assertChinese(t, keyed.post(test.path, test.other).fails(422, "idempotency_key_reused"))
	}
	assert.Equal(t, 300_000, c.refund(issued))
}
