package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/schema/store"
)

func TestWhatWasQuotedIsHeldThoughTheInsurerAsksMoreByThen(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	premiums, _ := c.quotes(court, 100_000_000)
	assert.Equal(t, 300_000, premiums["picc"])
	h.clock.pass(time.Hour)
	picc.put("/insurer/rate-cards", rateCard("2026-11-27", 5_000)).is(200)
	premiums, _ = c.quotes(court, 100_000_000)
	assert.Equal(t, 500_000, premiums["picc"])
	made := c.post("/guarantees", cover()).is(201)
	assert.EqualValues(t, 300_000, made.body["suggestedPremium"])
	assert.EqualValues(t, 3_000, made.body["ratePpm"])
	assert.Equal(t, "2026-11-28T10:00:00+08:00", made.text("quoteHeldUntil"))

	h.clock.pass(25 * time.Hour)
	made = c.post("/guarantees", cover()).is(201)
	assert.EqualValues(t, 500_000, made.body["suggestedPremium"])
	assert.EqualValues(t, 5_000, made.body["ratePpm"])
}

func TestAnInsurerThatAsksLessByThenIsTakenAtItsWord(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	before := c.wholeGuarantee()
	picc.put("/insurer/rate-cards", rateCard("2026-11-27", 2_000)).is(200)
	assert.EqualValues(t, 200_000, c.post("/guarantees", cover()).is(201).body["suggestedPremium"])
	assert.EqualValues(t, 300_000, c.get(before.path).body["suggestedPremium"], "what was opened before asks anew")
	assert.EqualValues(t, 200_000, c.post(before.path+"/quote", nil).is(200).body["suggestedPremium"])
	h.clock.pass(25 * time.Hour)
	assert.EqualValues(t, 200_000, c.post(before.path+"/submission", nil).is(200).body["suggestedPremium"], "a quote that costs no more is renewed in passing")
}

func TestAQuoteThatIsNotHeldAnyMoreIsRenewedByItsOwner(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p, late := c.wholeGuarantee(), c.wholeGuarantee()
	picc.put("/insurer/rate-cards", rateCard("2026-11-27", 4_000)).is(200)
	assert.EqualValues(t, 300_000, c.post(p.path+"/submission", nil).is(200).body["suggestedPremium"], "within its time")
	h.clock.pass(25 * time.Hour)
	assert.Equal(t, true, c.get(late.path + "/check").body["ready"])
	got := c.post(late.path+"/submission", nil).fails(422, "quote_expired")
	assertChinese(t, got)
	assert.Contains(t, got.text("detail"), "4,000.00")
	assert.Equal(t, "draft", c.get(late.path).text("status"))
	c.post(late.path+"/quote", j{"premium": 1}).is(422)
	c.with("If-Match", `"1"`).post(late.path+"/quote", nil).fails(412, "stale_version")
	renewed := c.post(late.path+"/quote", nil).is(200)
	assert.EqualValues(t, 400_000, renewed.body["suggestedPremium"])
	assert.Equal(t, "2026-11-29T10:00:00+08:00", renewed.text("quoteHeldUntil"))
	c.post(late.path+"/submission", nil).is(200)
	c.post(late.path+"/quote", nil).fails(409, "status_conflict")
}

func TestOnlyAnotherQuestionIsAnotherQuote(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := c.wholeGuarantee()
	held := c.get(p.path).text("quoteHeldUntil")
	picc.put("/insurer/rate-cards", rateCard("2026-11-27", 2_000)).is(200)
	h.clock.pass(time.Hour)
	same := c.patch(p.path, j{"preservationAmount": 90_000_000, "submitterCapacity": "agent"}).is(200)
	assert.EqualValues(t, 300_000, same.body["suggestedPremium"])
	assert.Equal(t, held, same.text("quoteHeldUntil"))
	for _, test := range []struct {
		change  j
		premium int
	}{
		{j{"guaranteeAmount": 50_000_000}, 100_000},
		{j{"insurerCode": "pingan"}, 150_000},
		{j{"insurerCode": "picc", "courtCode": otherCourt}, 100_000},
		{j{"guaranteeAmount": 1}, 1},
	} {
		got := c.patch(p.path, test.change).is(200)
		assert.EqualValues(t, test.premium, got.body["suggestedPremium"], "%v", test.change)
		assert.Equal(t, "2026-11-28T10:00:00+08:00", got.text("quoteHeldUntil"))
	}
}

func TestTheCheckOfAGuaranteeSaysWhatIsMissingAndWhatMayBeWrong(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	locations := func(check answer, list string) (all []string) {
		for _, item := range check.is(200).body[list].([]any) {
			all = append(all, item.(j)["location"].(string))
			assert.True(t, containsHan(item.(j)["detail"].(string)))
		}
		return all
	}
	bare := c.get(c.asked().path + "/check")
	assert.ElementsMatch(t, []string{
		"parties", "parties", "clues", "materials/application_form", "materials/complaint", "materials/evidence",
	}, locations(bare, "missing"))
	p := c.wholeGuarantee()
	check := c.get(p.path + "/check")
	assert.Equal(t, true, check.body["ready"])
	assert.Empty(t, locations(check, "warnings"))
	for _, test := range []struct {
		change j
		warns  bool
		says   string
	}{
		{j{"guaranteeAmount": 99_999_999}, true, "100%"},
		{inSuit, false, ""},
		{j{"guaranteeAmount": 30_000_000}, false, ""},
		{j{"guaranteeAmount": 29_999_999}, true, "30%"},
		{j{"guaranteeAmount": 100_000_001}, true, "高于"},
	} {
		c.patch(p.path, test.change).is(200)
		check := c.get(p.path + "/check")
		assert.Equal(t, true, check.body["ready"], "a warning never blocks")
		if !test.warns {
			assert.Empty(t, locations(check, "warnings"), "%v", test.change)
			continue
		}
		assert.Equal(t, []string{"guaranteeAmount"}, locations(check, "warnings"), "%v", test.change)
		assert.Contains(t, check.raw, test.says)
		if test.says != "高于" {
			assert.Contains(t, check.raw, "第五条")
		}
	}
	h.desk(store.Operator, "").put("/admin/insurers/picc", j{"open": false}).is(200)
	check = c.get(p.path + "/check")
	assert.Equal(t, []string{"insurerCode"}, locations(check, "missing"))
	refused := c.post(p.path+"/submission", nil).fails(422, "incomplete")
	assert.Equal(t, check.body["missing"], refused.body["missing"])
	c.patch(p.path, j{"insurerCode": "pingan"}).is(200)
	c.post(p.path+"/submission", nil).is(200)
}
