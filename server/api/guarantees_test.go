package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

func TestAFreshGuaranteeAnswersEveryMemberOfTheContractAndNoneOfAPreservation(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	made := c.post("/guarantees", cover()).is(201)
	for _, name := range []string{
		"id", "number", "status", "version", "ratePpm", "suggestedPremium", "quoteHeldUntil", "parties", "clues", "materials", "totals",
		"submitter", "nextDeadline", "links", "courtCode", "courtName", "preservationAmount", "guaranteeAmount", "insurerCode", "insurerName",
		"category", "preSuitStage", "submitterCapacity", "consentVersion", "documents",
	} {
		assert.Contains(t, made.body, name)
	}
	for _, name := range []string{
		"amount", "secured", "type", "unsecuredReason", "noticeVersion", "suggestedFee", "fee", "securities", "premium", "letterStatus",
		"preservationId", "evaluation", "ruling",
	} {
		assert.NotContains(t, made.body, name)
	}
	assert.EqualValues(t, 3000, made.body["ratePpm"])
	assert.EqualValues(t, 300000, made.body["suggestedPremium"], "1,000,000 yuan × 0.3 % → 3,000.00")
	assert.EqualValues(t, 100000000, made.body["preservationAmount"])
	assert.Equal(t, "draft", made.text("status"))
	assert.Regexp(t, `^DB20261127\d{6}$`, made.text("number"))
	assert.Equal(t, "中国人民财产保险股份有限公司", made.text("insurerName"))
	assert.Equal(t, "2026-11-28T09:00:00+08:00", made.text("quoteHeldUntil"))
	assert.Equal(t, `"1"`, made.header.Get("ETag"))
	assert.Equal(t, made.body, c.get("/guarantees/"+made.text("id")).is(200).body)
	c.get("/preservations/"+made.text("id")).fails(404, "not_found")
}

func TestCreatingAGuaranteeNamesEverythingThatIsWrongAtOnce(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	h.desk(store.Operator, "").put("/admin/insurers/cpic", j{"open": false}).is(200)
	suit := cover(inSuit)
	before := h.versions()
	for name, test := range map[string]struct {
		body any
		want string
	}{
		"nothing":            {j{}, "courtCode category submitterCapacity insurerCode preservationAmount guaranteeAmount consentVersion"},
		"amount":             {but(cover(), "preservationAmount"), "preservationAmount"},
		"guarantee amount":   {but(cover(), "guaranteeAmount"), "guaranteeAmount"},
		"insurer":            {but(cover(), "insurerCode"), "insurerCode"},
		"consent":            {but(cover(), "consentVersion"), "consentVersion"},
		"court":              {but(cover(), "courtCode"), "courtCode"},
		"category":           {but(cover(), "category"), "category"},
		"capacity":           {but(cover(), "submitterCapacity"), "submitterCapacity"},
		"诉前":                 {but(cover(), "preSuitStage"), "preSuitStage"},
		"诉讼":                 {but(suit, "caseType", "caseNumber", "causeCode"), "caseType caseNumber causeCode"},
		"诉讼 with a stage":    {cover(inSuit, j{"preSuitStage": "before_filing"}), "preSuitStage"},
		"诉前 with a number":   {cover(j{"caseNumber": "（2026）京0105民初1号"}), "caseNumber"},
		"执行前":                {cover(j{"category": "pre_enforcement", "preSuitStage": ""}), "caseNumber judgmentCourtCode"},
		"unknown codes":      {cover(j{"courtCode": "x", "category": "x", "submitterCapacity": "x", "insurerCode": "x", "consentVersion": "x"}), "courtCode category submitterCapacity insurerCode consentVersion"},
		"closed insurer":     {cover(j{"insurerCode": "cpic"}), "insurerCode"},
		"closed court":       {cover(j{"courtCode": "100"}), "courtCode"},
		"closed, both":       {cover(j{"courtCode": "100", "insurerCode": "cpic"}), "courtCode insurerCode"},
		"wrong types":        {cover(j{"preservationAmount": "1", "guaranteeAmount": 1.5, "insurerCode": 1, "consentVersion": []int{}}), "preservationAmount guaranteeAmount insurerCode consentVersion"},
		"amounts of nothing": {cover(j{"preservationAmount": 0, "guaranteeAmount": -1}), "preservationAmount guaranteeAmount"},
		"too much":           {cover(j{"preservationAmount": 10000000000001, "guaranteeAmount": 10000000000001}), "preservationAmount guaranteeAmount"},
		"notice of another":  {cover(j{"consentVersion": "2025-01"}), "consentVersion"},
		"no code":            {cover(j{"insurerCode": "a\x00b", "consentVersion": "a\u202eb"}), "insurerCode consentVersion"},
		"not theirs": {
			cover(j{"status": "issued", "premium": 1, "ratePpm": 1, "number": "DB1", "letterStatus": "in_force", "id": "x", "accountId": "x", "paid": true}),
			"status premium ratePpm number letterStatus id accountId paid",
		},
		"of a preservation": {cover(j{"amount": 1, "type": "property", "secured": true, "noticeVersion": "2026-11"}), "amount type secured noticeVersion"},
		"wrongly cased":     {cover(j{"GuaranteeAmount": 1}), "GuaranteeAmount"},
	} {
		var want []string
		for field := range strings.FieldsSeq(test.want) {
			want = append(want, "body."+field)
		}
		got := c.post("/guarantees", test.body).is(422)
		assert.ElementsMatch(t, want, got.locations(), "%s: %s", name, got.raw)
		assertChinese(t, got)
	}
	assert.Equal(t, before, h.versions())
	c.post("/guarantees", cover(j{"insurerCode": "cpic"})).fails(422, "insurer_closed")
	c.post("/guarantees", cover(j{"courtCode": "100"})).fails(422, "court_closed")
	made := c.post("/guarantees", cover(inSuit, j{"caseNumber": "(2026)京0105民初1号"})).is(201)
	assert.Equal(t, "（2026）京0105民初1号", made.text("caseNumber"))
	assert.NotEmpty(t, made.text("causeName"))
}

func TestAGuaranteeThatNoCardInsuresIsNotOpened(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	card := rateCard("2026-11-28", 2_000)
	card["courts"], card["maximum"] = []string{court}, 50_000_000
	picc.put("/insurer/rate-cards", card).is(200)
	h.clock.pass(40 * time.Hour) // what the card before it asked is not held any more
	for _, body := range []j{cover(), cover(j{"courtCode": otherCourt, "guaranteeAmount": 1}), cover(j{"guaranteeAmount": 50_000_001})} {
		got := c.post("/guarantees", body).fails(422, "no_quote")
		assert.Equal(t, []string{"body.insurerCode"}, got.locations())
		assertChinese(t, got)
	}
	made := c.post("/guarantees", cover(j{"guaranteeAmount": 50_000_000})).is(201)
	assert.EqualValues(t, 100_000, made.body["suggestedPremium"])
	c.patch("/guarantees/"+made.text("id"), j{"guaranteeAmount": 50_000_001}).fails(422, "no_quote")
	c.patch("/guarantees/"+made.text("id"), j{"courtCode": otherCourt}).fails(422, "no_quote")
	assert.EqualValues(t, 50_000_000, c.get("/guarantees/" + made.text("id")).body["guaranteeAmount"])
}

func TestAPatchOfAGuaranteeChangesWhatItNames(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	p := c.asked()
	changed := c.patch(p.path, j{"preservationAmount": 200000000, "insurerCode": "pingan"}).is(200)
	assert.EqualValues(t, 200000000, changed.body["preservationAmount"])
	assert.EqualValues(t, 100000000, changed.body["guaranteeAmount"])
	assert.Equal(t, "pingan", changed.text("insurerCode"))
	changed = c.patch(p.path, inSuit).is(200)
	assert.NotContains(t, changed.body, "preSuitStage")
	for _, member := range []string{"status", "number", "accountId", "version", "premium", "ratePpm", "quote", "letterStatus", "createdAt", "id", "amount", "secured"} {
		assert.Equal(t, []string{"body." + member}, c.patch(p.path, j{member: 1}).is(422).locations())
	}
	for _, member := range []string{"preservationAmount", "guaranteeAmount", "insurerCode", "consentVersion"} {
		assert.Equal(t, []string{"body." + member}, c.patch(p.path, j{member: nil}).is(422).locations())
	}
	h.desk(store.Operator, "").put("/admin/insurers/pingan", j{"open": false}).is(200)
	_, err := h.db.Exec(`UPDATE courts SET open = false WHERE code = $1`, court)
	require.NoError(t, err)
	c.patch(p.path, j{"preservationAmount": 300000000}).is(200)
	c.patch(p.path, j{"insurerCode": "pingan"}).fails(422, "insurer_closed")
	c.patch(p.path, j{"courtCode": court}).fails(422, "court_closed")
	c.with("If-Match", `"1"`).patch(p.path, j{"guaranteeAmount": 5}).fails(412, "stale_version")
	c.delete(p.path).is(204)
	c.get(p.path).fails(404, "not_found")
}
