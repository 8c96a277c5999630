package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// tiered is a card from 0.2 % to 0.5 %, by which 1,000,000 yuan cost 3,000.
func tiered() j {
	return j{"validFrom": "2026-11-27", "tiers": []any{
		j{"upTo": 1_000_000, "ratePpm": 5_000}, j{"upTo": 100_000_000, "ratePpm": 3_000}, j{"upTo": 0, "ratePpm": 2_000},
	}}
}

func TestAnInsurerApprovesWithinItsCardAndNotAboveWhatItQuoted(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	picc.put("/insurer/rate-cards", tiered()).is(200)
	refused := c.submitted()
	for name, test := range map[string]struct {
		terms j
		at    string
	}{
		"rate below the card":     {j{"ratePpm": 1_999}, "body.ratePpm"},
		"rate above the card":     {j{"ratePpm": 5_001}, "body.ratePpm"},
		"rate above the quote":    {j{"ratePpm": 4_000}, "body.ratePpm"},
		"premium below the card":  {j{"premium": 199_999}, "body.premium"},
		"premium above the card":  {j{"premium": 500_001}, "body.premium"},
		"premium above the quote": {j{"premium": 300_001}, "body.premium"},
		"both, rate below":        {j{"ratePpm": 1_000, "premium": 200_000}, "body.ratePpm"},
		"not agreeing":            {j{"ratePpm": 2_500, "premium": 260_000}, "body.premium"},
		"both above the quote":    {j{"ratePpm": 4_000, "premium": 400_000}, "body.premium"},
	} {
		test.terms["decision"] = "approve"
		got := picc.post(refused.deskPath+"/underwriting", test.terms).fails(422, "out_of_range")
		assert.Equal(t, []string{test.at}, got.locations(), name)
		assertChinese(t, got)
	}
	for name, test := range map[string]struct {
		terms         j
		rate, premium int
	}{
		"as quoted":            {j{}, 3_000, 300_000},
		"by rate":              {j{"ratePpm": 2_500}, 2_500, 250_000},
		"by premium":           {j{"premium": 200_000}, 2_000, 200_000},
		"by a rate of no tier": {j{"premium": 251_700}, 2_517, 251_700},
		"by both":              {j{"ratePpm": 2_001, "premium": 200_100}, 2_001, 200_100},
	} {
		p := c.submitted()
		test.terms["decision"] = "approve"
		got := picc.post(p.deskPath+"/underwriting", test.terms).is(200)
		assert.EqualValues(t, test.rate, got.body["ratePpm"], name)
		assert.EqualValues(t, test.premium, got.body["premium"], name)
		seen := c.get(p.path).is(200)
		assert.Equal(t, "awaiting_payment", seen.text("status"))
		assert.EqualValues(t, test.premium, seen.body["premium"], name)
		assert.EqualValues(t, 300_000, seen.body["suggestedPremium"])
		order := c.post(p.path+"/payments", j{"method": "wechat"}).is(201)
		assert.EqualValues(t, test.premium, order.body["amount"])
		assert.Equal(t, "premium", order.text("purpose"))
		conflict := picc.post(p.deskPath+"/underwriting", j{"decision": "approve"}).fails(409, "status_conflict")
		assert.Equal(t, "awaiting_payment", conflict.text("currentStatus"))
	}
}

func TestAGuaranteeIsUnderwrittenByTheCardThatItWasQuotedBy(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	picc.put("/insurer/rate-cards", tiered()).is(200)
	p := c.submitted()
	picc.put("/insurer/rate-cards", rateCard("2026-11-27", 9_000)).is(200)
	picc.post(p.deskPath+"/underwriting", j{"decision": "approve", "ratePpm": 9_000}).is(422)
	got := picc.post(p.deskPath+"/underwriting", j{"decision": "approve", "ratePpm": 2_000}).is(200)
	assert.EqualValues(t, 200_000, got.body["premium"])
}

func TestAReturnedGuaranteeIsCorrectedAndHandedInAgain(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := c.submitted()
	items := []any{j{"location": "guaranteeAmount", "reason": "请核对金额"}, j{"location": "materials/evidence", "reason": "不清楚"}}
	back := picc.post(p.deskPath+"/underwriting", j{"decision": "return", "items": items}).is(200)
	assert.Equal(t, "returned", back.text("status"))
	correction := c.get(p.path).body["correction"].(j)
	assert.Equal(t, items, correction["items"])
	assert.NotEmpty(t, correction["dueAt"])
	assert.Equal(t, []string{p.id}, ids(c.get("/guarantees?status=returned")))
	c.patch(p.path, j{"guaranteeAmount": 50_000_000}).is(200)
	c.put(p.path+"/parties/"+p.applicant, party("applicant")).is(200)
	c.pdf(p.path+"/materials", "evidence", "", "").is(201)
	again := c.post(p.path+"/submission", nil).is(200)
	assert.NotContains(t, again.body, "correction")
	assert.EqualValues(t, 150_000, picc.post(p.deskPath+"/underwriting", j{"decision": "approve"}).is(200).body["premium"])
}

func TestAReturnedGuaranteeMayBeAskedOfAnother(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, pingan := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Underwriter, "pingan")
	p := h.reachGuarantee(c, picc, baoquan.Returned)
	c.patch(p.path, j{"insurerCode": "pingan"}).is(200)
	c.post(p.path+"/submission", nil).is(200)
	assert.Equal(t, []string{p.id}, ids(pingan.get("/insurer/guarantees")))
	picc.get(p.deskPath).fails(404, "not_found")
	assert.Empty(t, ids(picc.get("/insurer/guarantees")))
}

func TestADeclinedGuaranteeEndsWithTheReason(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := c.submitted()
	got := picc.post(p.deskPath+"/underwriting", j{"decision": "decline", "reason": "不符合承保条件"}).is(200)
	assert.Equal(t, "declined", got.text("status"))
	assert.Contains(t, c.get(p.path+"/docket").is(200).raw, "不符合承保条件")
	c.post(p.path+"/payments", j{"method": "wechat"}).fails(409, "status_conflict")
}

func TestAnInsurerWhoseSystemDecidesOnlyLooksHere(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, pingan, op := h.person("13900000001"), h.desk(store.Underwriter, "pingan"), h.desk(store.Operator, "")
	p := c.submitted(j{"insurerCode": "pingan"})
	pingan.get(p.deskPath).is(200)
	assertChinese(t, pingan.post(p.deskPath+"/underwriting", j{"decision": "approve"}).fails(409, "decided_by_system"))
	assert.Equal(t, "under_review", c.get(p.path).text("status"))
	op.put("/admin/insurers/pingan", j{"open": true, "mode": "desk"}).is(200)
	pingan.post(p.deskPath+"/underwriting", j{"decision": "approve"}).is(200)
}
