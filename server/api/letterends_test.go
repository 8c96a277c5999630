package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// refund is what goes back of the one order of a guarantee, in fen.
func (c *client) refund(g paper) int {
	c.t.Helper()
	for _, order := range c.get(g.path + "/payments").is(200).body["items"].([]any) {
		if order.(j)["status"] == "refunding" {
			return int(order.(j)["refundAmount"].(float64))
		}
	}
	return 0
}

// giving is a card by which shares of the premium go back.
func giving(undonePpm, surrenderedPpm int) j {
	card := rateCard("2026-11-27", 3_000)
	card["refunds"] = j{"undonePpm": undonePpm, "surrenderedPpm": surrenderedPpm}
	return card
}

var why = j{"reason": "不需要了"}

func TestAnUnusedLetterIsSurrenderedForWhatTheCardGivesBack(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, other := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.person("13900000002")
	for share, back := range map[int]int{1_000_000: 300_000, 333_333: 100_000, 0: 0} {
		picc.put("/insurer/rate-cards", giving(1_000_000, share)).is(200)
		g := h.reachGuarantee(c, picc, baoquan.Issued)
		for _, body := range []any{j{}, j{"reason": " "}, j{"reason": nil}} {
			assert.Equal(t, []string{"body.reason"}, c.post(g.path+"/surrender", body).is(422).locations())
		}
		other.post(g.path+"/surrender", why).fails(404, "not_found")
		p := c.secured(g)
		assertChinese(t, c.post(g.path+"/surrender", why).fails(409, "guarantee_in_use"))
		c.delete(p.path + "/securities/" + p.sec).is(204)
		assert.Equal(t, "cancelled", c.post(g.path+"/surrender", why).is(200).text("status"))
		assert.Equal(t, back, c.refund(g), "%d", share)
		assert.Equal(t, "revoked", c.get(g.path).text("letterStatus"))
		again := c.post(g.path+"/surrender", why).fails(409, "status_conflict")
		assert.Equal(t, "cancelled", again.text("currentStatus"))
		assert.Equal(t, back, c.refund(g))
		c.post(p.path+"/securities", bought(g)).fails(422, "guarantee_revoked")
		c.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).fails(409, "guarantee_revoked")
		assert.Contains(t, picc.get(g.deskPath+"/docket").raw, "不需要了")
	}
}

func TestALetterThatHasDoneItsServiceIsNotSurrendered(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	g := h.reachGuarantee(c, picc, servesRuled)
	c.post(g.path+"/surrender", why).fails(409, "guarantee_in_use")
	picc.post(g.deskPath+"/closing", j{"outcome": "released", "reason": "期限届满"}).is(200)
	assertChinese(t, c.post(g.path+"/surrender", why).fails(409, "guarantee_revoked"))
	assert.Equal(t, "released", c.get(g.path).text("letterStatus"))
	assert.Equal(t, "issued", c.get(g.path).text("status"))
	assert.Zero(t, c.refund(g), "the premium was earned")
}

func TestAPreservationThatComesToNothingRevokesItsLetterAndGivesThePremiumBack(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, judge := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Judge, court)
	for name, end := range map[string]func(p paper){
		"rejected": func(p paper) {
			judge.post(p.deskPath+"/review", j{"decision": "reject", "reason": "不属于本院管辖"}).is(200)
		},
		"withdrawn": func(p paper) { c.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200) },
		"dismissed": func(p paper) {
			judge.post(p.deskPath+"/review", j{"decision": "accept", "fee": 0}).is(200)
			judge.post(p.deskPath+"/ruling", j{"outcome": "dismissed"}).is(200)
		},
		"lapsed": func(p paper) {
			judge.post(p.deskPath+"/review", j{"decision": "accept"}).is(200)
			h.lapse(p.id)
		},
	} {
		g := h.reachGuarantee(c, picc, baoquan.Issued)
		p := c.secured(g)
		c.post(p.path+"/submission", nil).is(200)
		end(p)
		seen := c.get(g.path).is(200)
		assert.Equal(t, "cancelled", seen.text("status"), name)
		assert.Equal(t, "revoked", seen.text("letterStatus"), name)
		assert.Equal(t, 300_000, c.refund(g), name)
		assert.Contains(t, kinds(c.get(p.path+"/docket")), "guarantee_freed", name)
		h.dispatch(p.id)
		assert.Equal(t, 2, c.attached(p), "the file of the case stays as it was: %s", name)
	}
	picc.put("/insurer/rate-cards", giving(0, 0)).is(200)
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	h.ruledOn(c, g, "dismissed")
	seen := c.get(g.path).is(200)
	assert.Equal(t, "revoked", seen.text("letterStatus"))
	assert.Equal(t, "issued", seen.text("status"), "nothing goes back, so nothing is cancelled")
	assert.Zero(t, c.refund(g))
	c.post(g.path+"/surrender", why).fails(409, "guarantee_revoked")
}

func TestALetterOfADismissedApplicationIsNotClosedBeforeThePremiumGoesBack(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	var p paper
	h.rest(func() { p = h.ruledOn(c, g, "dismissed") })
	for _, outcome := range []string{"released", "claimed"} {
		picc.post(g.deskPath+"/closing", j{"outcome": outcome, "reason": "x"}).fails(409, "guarantee_in_use")
	}
	h.dispatch(p.id)
	assert.Equal(t, "cancelled", c.get(g.path).text("status"))
	assert.Equal(t, 300_000, c.refund(g))
}

func TestAnInsurerClosesALetterAfterTheRulingAndNotBefore(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	claim, release := j{"outcome": "claimed", "reason": "被申请人索赔"}, j{"outcome": "released", "reason": "期限届满"}
	waiting := h.reachGuarantee(c, picc, baoquan.AwaitingPayment)
	assert.Equal(t, "awaiting_payment", picc.post(waiting.deskPath+"/closing", claim).fails(409, "status_conflict").text("currentStatus"))
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	picc.post(g.deskPath+"/closing", release).fails(409, "guarantee_not_used")
	p := c.secured(g)
	assertChinese(t, picc.post(g.deskPath+"/closing", release).fails(409, "guarantee_in_use"))
	c.post(p.path+"/submission", nil).is(200)
	picc.post(g.deskPath+"/closing", claim).fails(409, "guarantee_in_use")
	judge := h.desk(store.Judge, court)
	judge.post(p.deskPath+"/review", j{"decision": "accept", "fee": 0}).is(200)
	judge.post(p.deskPath+"/ruling", j{"outcome": "partly_granted", "amount": 5}).is(200)
	assert.Contains(t, kinds(c.get(g.path+"/docket")), "preservation_ruled")
	for _, test := range []struct {
		body any
		at   []string
	}{
		{j{}, []string{"body.outcome", "body.reason"}},
		{j{"outcome": "revoked", "reason": "x"}, []string{"body.outcome"}},
		{j{"outcome": 5, "reason": "a\x00b", "refund": 1}, []string{"body.outcome", "body.reason", "body.refund"}},
	} {
		assert.ElementsMatch(t, test.at, picc.post(g.deskPath+"/closing", test.body).is(422).locations())
	}
	h.desk(store.Underwriter, "pingan").post(g.deskPath+"/closing", claim).fails(404, "not_found")
	assert.Equal(t, "used", picc.post(g.deskPath+"/closing", claim).is(200).text("letterStatus"))
	picc.post(g.deskPath+"/closing", claim).is(200) // another respondent
	assert.Equal(t, "released", picc.post(g.deskPath+"/closing", release).is(200).text("letterStatus"))
	picc.post(g.deskPath+"/closing", release).fails(409, "guarantee_revoked")
	all := kinds(c.get(g.path + "/docket"))
	assert.Equal(t, []string{"preservation_ruled", "claimed", "claimed", "released"}, all[len(all)-4:])
}
