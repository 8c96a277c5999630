package api_test

import (
	"maps"
	"strings"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// basics is a body that the create call takes, with changes; nil takes a member
// out.
func basics(changes ...j) j {
	body := j{
		"courtCode": court, "amount": 1000000, "category": "pre_litigation", "type": "property", "preSuitStage": "before_filing",
		"secured": true, "submitterCapacity": "applicant", "noticeVersion": "2026-11",
	}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

func party(role string, changes ...j) j {
	body := j{
		"role": role, "kind": "person", "name": "田浩", "idType": "id_card", "idNumber": "110105199003070009", "phone": "13800000000",
		"mailingAddress": "北京市朝阳区大屯路119号", "domicile": "北京市朝阳区大屯路119号",
	}
	if role == "respondent" {
		maps.Copy(body, j{"name": "国石", "idNumber": "310115198512310002", "phone": "13900000000"})
	}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

func aHouse(owner string, changes ...j) j {
	body := j{"kind": "house", "ownerPartyId": owner, "value": 10000000, "house": j{"certificateNumber": "京房12345号", "address": "望京路1号"}}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

func guarantor(changes ...j) j {
	body := j{"method": "third_party", "name": "连带责任保证", "description": "以全部财产担保", "value": 1000000, "guarantorName": "北京某担保有限公司"}
	for _, c := range changes {
		maps.Copy(body, c)
	}
	return body
}

// paper is an application with the ids of its parts.
type paper struct {
	id, path, deskPath                         string
	applicant, respondent, clue, sec, material string
	order                                      string // a payment of it
}

// thatIsNotThere is the same paper under an id that nothing has.
func (p paper) thatIsNotThere() paper {
	p.id, p.order = uuid.NewString(), uuid.NewString()
	return p
}

// bare opens a draft without parts.
func (c *client) bare(changes ...j) paper {
	c.t.Helper()
	id := c.post("/preservations", basics(changes...)).is(201).text("id")
	return paper{id: id, path: "/preservations/" + id, deskPath: "/court/preservations/" + id}
}

// whole opens a draft and fills in all of it.
func (c *client) whole(changes ...j) paper {
	c.t.Helper()
	p := c.bare(changes...)
	p.applicant = c.post(p.path+"/parties", party("applicant")).is(201).text("id")
	p.respondent = c.post(p.path+"/parties", party("respondent")).is(201).text("id")
	p.clue = c.post(p.path+"/clues", aHouse(p.respondent)).is(201).text("id")
	p.sec = c.post(p.path+"/securities", guarantor()).is(201).text("id")
	for _, slot := range []string{"application_form", "complaint", "evidence"} {
		p.material = c.pdf(p.path+"/materials", slot, "", "").is(201).text("id")
	}
	c.pdf(p.path+"/materials", "identity", p.applicant, "").is(201)
	c.pdf(p.path+"/materials", "security", "", p.sec).is(201)
	return p
}

// reach brings a whole case of the owner into a status.
func (h *house) reach(owner, judge *client, status baoquan.Status) paper {
	h.t.Helper()
	p := owner.whole()
	review := func(body j) { judge.post(p.deskPath+"/review", body).is(200) }
	switch status {
	case baoquan.Draft:
		return p
	case baoquan.Deleted:
		owner.delete(p.path).is(204)
		return p
	}
	owner.post(p.path+"/submission", nil).is(200)
	switch status {
	case baoquan.Returned:
		review(j{"decision": "return", "items": []j{{"location": "amount", "reason": "请核对金额"}}})
	case baoquan.Rejected:
		review(j{"decision": "reject", "reason": "不属于本院管辖"})
	case baoquan.AwaitingPayment, baoquan.Lapsed:
		review(j{"decision": "accept"})
	case baoquan.AwaitingRuling, baoquan.Ruled:
		review(j{"decision": "accept", "fee": 0})
	case baoquan.Withdrawn:
		owner.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200)
	}
	switch status {
	case baoquan.Ruled:
		judge.post(p.deskPath+"/ruling", j{"outcome": "granted"}).is(200)
	case baoquan.Lapsed:
		require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
			a, err := t.Lock(h.t.Context(), p.id)
			if err == nil {
				_, err = t.File(h.t.Context(), a, store.Fact{Event: baoquan.LapsedEvent, By: baoquan.Actor{Kind: baoquan.ByItself}, At: h.clock.Now()})
			}
			return err
		}))
	}
	return p
}

// without takes what differs between equal answers out: the request id.
func (a answer) without() string {
	id, _ := a.body["requestId"].(string)
	return strings.ReplaceAll(a.raw, id, "…")
}
