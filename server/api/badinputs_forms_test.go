package api_test

import (
	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// sendings are the forms of preservations and rate cards.
func (h *house) sendings() []sending {
	owner, judge := h.person("13900000001"), h.desk(store.Judge, court)
	draft, pay := h.reach(owner, judge, baoquan.Draft), h.reach(owner, judge, baoquan.AwaitingPayment)
	review, rule := h.reach(owner, judge, baoquan.UnderReview), h.reach(owner, judge, baoquan.AwaitingRuling)
	insured := j{"method": "insurance", "viaPlatform": false, "name": "保单", "description": "x", "value": 1, "guarantorName": "x"}
	card := rateCard("2026-12-01", 1)
	card["validUntil"], card["maximum"], card["courts"] = "2026-12-31", 5, []any{court}
	card["refunds"] = j{"undonePpm": 1, "surrenderedPpm": 1}
	unknown, operator := h.foreigner("13900000006"), h.desk(store.Operator, "")
	papers := h.foreigner("13900000007").handedIn()
	_, other := h.registered("13900000008")
	return []sending{
		{"papers", "POST", "/me/identity-reviews", unknown, j{"consentVersion": "2026-11", "reason": "other_paper", "explanation": "x"}},
		{"papers decision", "POST", "/admin/identity-reviews/" + papers + "/decision", operator, j{"decision": "refuse", "reason": "other", "text": "x"}},
		{"merge", "POST", "/me/merges", owner, j{"accountId": other, "password": "x"}},
		{"create", "POST", "/preservations", owner, basics()},
		{"patch", "PATCH", draft.path, owner, basics()},
		{"add party", "POST", draft.path + "/parties", owner, party("applicant")},
		{"add company", "POST", draft.path + "/parties", owner, company},
		{"save party", "PUT", draft.path + "/parties/" + draft.applicant, owner, party("applicant")},
		{"add clue", "POST", draft.path + "/clues", owner, aHouse(draft.respondent)},
		{"save clue", "PUT", draft.path + "/clues/" + draft.clue, owner, aHouse(draft.respondent)},
		{"add security", "POST", draft.path + "/securities", owner, insured},
		{"save security", "PUT", draft.path + "/securities/" + draft.sec, owner, guarantor()},
		{"withdraw", "POST", review.path + "/withdrawal", owner, j{"reason": "和解"}},
		{"pay", "POST", pay.path + "/payments", owner, j{"method": "wechat"}},
		{"review", "POST", review.deskPath + "/review", judge, j{"decision": "return", "items": []any{j{"location": "amount", "reason": "x"}}}},
		{"fee", "POST", review.deskPath + "/review", judge, j{"decision": "accept", "fee": 5}},
		{"rule", "POST", rule.deskPath + "/ruling", judge, j{"outcome": "partly_granted", "amount": 5, "text": "x"}},
		{"rate card", "PUT", "/insurer/rate-cards", h.desk(store.Underwriter, "picc"), card},
	}
}

var company = j{
	"role": "applicant", "kind": "organization", "name": "甲", "organizationType": "enterprise",
	"legalRepresentative": "乙", "legalRepresentativeTitle": "经理", "phone": "13900000000", "mailingAddress": "x", "address": "x",
	"landline": j{"area": "010", "number": "65800000", "extension": "1"},
}

// guaranteeSendings are the forms of guarantees.
func (h *guaranteeHouse) guaranteeSendings() []sending {
	owner, picc := h.person("13900000005"), h.desk(store.Underwriter, "picc")
	reach := func(status baoquan.Status) paper { return h.reachGuarantee(owner, picc, status) }
	draft, review, pay, issued, closing := reach(baoquan.Draft), reach(baoquan.UnderReview), reach(baoquan.AwaitingPayment), reach(baoquan.Issued), reach(servesRuled)
	preservation := owner.whole()
	return []sending{
		{"create guarantee", "POST", "/guarantees", owner, cover()},
		{"guarantee in suit", "POST", "/guarantees", owner, but(cover(inSuit), "preSuitStage")},
		{"patch guarantee", "PATCH", draft.path, owner, cover()},
		{"guarantee party", "POST", draft.path + "/parties", owner, party("respondent")},
		{"guarantee clue", "PUT", draft.path + "/clues/" + draft.clue, owner, deposit(draft.respondent)},
		{"withdraw guarantee", "POST", review.path + "/withdrawal", owner, j{"reason": "和解"}},
		{"pay premium", "POST", pay.path + "/payments", owner, j{"method": "wechat"}},
		{"return", "POST", review.deskPath + "/underwriting", picc, j{"decision": "return", "items": []any{j{"location": "amount", "reason": "x"}}}},
		{"approve", "POST", review.deskPath + "/underwriting", picc, j{"decision": "approve", "ratePpm": 3_000, "premium": 300_000}},
		{"decline", "POST", review.deskPath + "/underwriting", picc, j{"decision": "decline", "reason": "x"}},
		{"link", "POST", preservation.path + "/securities", owner, bought(issued)},
		{"guarantee for", "POST", preservation.path + "/guarantees", owner, j{"insurerCode": "picc", "guaranteeAmount": 5, "consentVersion": "2026-11"}},
		{"preservation from", "POST", issued.path + "/preservations", owner, j{"noticeVersion": "2026-11"}},
		{"surrender", "POST", issued.path + "/surrender", owner, j{"reason": "x"}},
		{"evaluate", "PUT", issued.path + "/evaluation", owner, j{"score": 5, "comment": "x"}},
		{"close", "POST", closing.deskPath + "/closing", picc, j{"outcome": "released", "reason": "x"}},
	}
}
