package api_test

import (
	"maps"
	"strconv"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// cover is a body that the create call of guarantees takes, with changes.
func cover(changes ...j) j {
	body := j{
		"courtCode": court, "category": "pre_litigation", "preSuitStage": "before_filing", "insurerCode": "picc",
		"preservationAmount": 100000000, "guaranteeAmount": 100000000, "submitterCapacity": "applicant", "consentVersion": "2026-11",
	}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

// but is a body without some members.
func but(body j, members ...string) j {
	body = maps.Clone(body)
	for _, m := range members {
		delete(body, m)
	}
	return body
}

var inSuit = j{"category": "litigation", "preSuitStage": "", "caseType": "民初", "caseNumber": "（2026）京0105民初1号", "causeCode": "9001"}

const account = "6222020200112233446"

func deposit(owner string) j {
	return j{"kind": "deposit", "ownerPartyId": owner, "value": 100000000, "deposit": j{"bank": "工商银行", "account": account, "holder": "国石"}}
}

// asked opens a guarantee without parts.
func (c *client) asked(changes ...j) paper {
	c.t.Helper()
	id := c.post("/guarantees", cover(changes...)).is(201).text("id")
	return paper{id: id, path: "/guarantees/" + id, deskPath: "/insurer/guarantees/" + id}
}

// wholeGuarantee opens a guarantee and fills in all of it.
func (c *client) wholeGuarantee(changes ...j) paper {
	c.t.Helper()
	p := c.asked(changes...)
	p.applicant = c.post(p.path+"/parties", party("applicant")).is(201).text("id")
	p.respondent = c.post(p.path+"/parties", party("respondent")).is(201).text("id")
	p.clue = c.post(p.path+"/clues", deposit(p.respondent)).is(201).text("id")
	for _, slot := range []string{"application_form", "complaint", "evidence"} {
		p.material = c.pdf(p.path+"/materials", slot, "", "").is(201).text("id")
	}
	c.pdf(p.path+"/materials", "identity", p.applicant, "").is(201)
	return p
}

// submitted hands a whole guarantee in.
func (c *client) submitted(changes ...j) paper {
	c.t.Helper()
	p := c.wholeGuarantee(changes...)
	c.post(p.path+"/submission", nil).is(200)
	return p
}

// issued is a guarantee with its two documents.
func (h *guaranteeHouse) issued(owner, desk *client, changes ...j) paper {
	h.t.Helper()
	p := owner.submitted(changes...)
	desk.post(p.deskPath+"/underwriting", j{"decision": "approve"}).is(200)
	h.customerPays(owner.post(p.path+"/payments", j{"method": "wechat"}).is(201))
	return p
}

// servesRuled stands for an issued guarantee whose letter serves a preservation
// that was ruled on.
const servesRuled = baoquan.Ruled

// reachGuarantee brings a whole guarantee of the owner into a status.
func (h *guaranteeHouse) reachGuarantee(owner, desk *client, status baoquan.Status) paper {
	h.t.Helper()
	if status == baoquan.Issuing {
		var p paper
		h.rest(func() { p = h.issued(owner, desk) })
		return p
	}
	if status == baoquan.Draft || status == baoquan.Deleted {
		p := owner.wholeGuarantee()
		if status == baoquan.Deleted {
			owner.delete(p.path).is(204)
		}
		return p
	}
	if status == baoquan.Issued || status == baoquan.Cancelled || status == servesRuled {
		p := h.issued(owner, desk)
		switch status {
		case baoquan.Cancelled:
			owner.post(p.path+"/surrender", j{"reason": "不需要了"}).is(200)
		case servesRuled:
			h.ruledOn(owner, p, "granted")
		}
		return p
	}
	p := owner.submitted()
	decide := func(body j) { desk.post(p.deskPath+"/underwriting", body).is(200) }
	switch status {
	case baoquan.Returned:
		decide(j{"decision": "return", "items": []j{{"location": "guaranteeAmount", "reason": "请核对金额"}}})
	case baoquan.Declined:
		decide(j{"decision": "decline", "reason": "不符合承保条件"})
	case baoquan.AwaitingPayment:
		decide(j{"decision": "approve"})
	case baoquan.Lapsed:
		decide(j{"decision": "approve"})
		h.lapse(p.id)
	case baoquan.Withdrawn:
		owner.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200)
	}
	return p
}

// secured is a whole preservation that a guarantee secures, and the security's id.
func (c *client) secured(guarantee paper, changes ...j) paper {
	c.t.Helper()
	p := c.whole(changes...)
	c.delete(p.path + "/securities/" + p.sec).is(204)
	p.sec = c.post(p.path+"/securities", bought(guarantee)).is(201).text("id")
	return p
}

// bought is a security that is a guarantee bought here.
func bought(guarantee paper, changes ...j) j {
	body := j{"method": "insurance", "viaPlatform": true, "guaranteeId": guarantee.id}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

// ruledOn lets a guarantee serve a preservation, and the court rule on that.
func (h *guaranteeHouse) ruledOn(owner *client, guarantee paper, outcome string) paper {
	h.t.Helper()
	p, judge := owner.secured(guarantee), h.desk(store.Judge, court)
	owner.post(p.path+"/submission", nil).is(200)
	judge.post(p.deskPath+"/review", j{"decision": "accept", "fee": 0}).is(200)
	judge.post(p.deskPath+"/ruling", j{"outcome": outcome}).is(200)
	return p
}
