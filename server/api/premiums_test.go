package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func TestThePremiumIsPaidAndBothDocumentsAreIssued(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := h.reachGuarantee(c, picc, baoquan.AwaitingPayment)
	order := c.post(p.path+"/payments", j{"method": "wechat"}).is(201)
	assert.EqualValues(t, 300_000, order.body["amount"])
	assert.Equal(t, "premium", order.text("purpose"))
	assert.Equal(t, order.text("id"), c.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id"))
	c.get("/payments/"+order.text("id")+"/receipt").fails(409, "not_paid")
	h.customerPays(order)
	seen := c.get(p.path).is(200)
	assert.Equal(t, "issued", seen.text("status"))
	assert.Equal(t, "in_force", seen.text("letterStatus"))
	receipt := pdfText(t, c.get("/payments/"+order.text("id")+"/receipt").is(200).raw)
	assert.Contains(t, receipt, "3,000.00")
	assert.Contains(t, receipt, "中国人民财产保险股份有限公司")
	h.person("13900000002").get("/payments/"+order.text("id")).fails(404, "not_found")
	h.person("13900000004").get("/payments/"+order.text("id")+"/receipt").fails(404, "not_found")
	paid := picc.get(p.deskPath + "/payments").is(200).body["items"].([]any)
	assert.Equal(t, "paid", paid[0].(j)["status"])
	c.post(p.path+"/payments", j{"method": "wechat"}).fails(409, "status_conflict")
}

func TestAGuaranteeIsWithdrawnUntilItIsIssuedAndWhatWasPaidGoesBack(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for status, order := range map[baoquan.Status]string{
		baoquan.UnderReview: "", baoquan.Returned: "", baoquan.AwaitingPayment: "closed", baoquan.Issuing: "refunding",
	} {
		p := h.reachGuarantee(c, picc, status)
		if order == "closed" {
			c.post(p.path+"/payments", j{"method": "wechat"}).is(201)
		}
		for _, body := range []any{j{}, j{"reason": " "}, j{"reason": 1}} {
			assert.Equal(t, []string{"body.reason"}, c.post(p.path+"/withdrawal", body).is(422).locations())
		}
		assert.Equal(t, "withdrawn", c.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200).text("status"), status)
		orders := c.get(p.path + "/payments").is(200).body["items"].([]any)
		if order == "" {
			assert.Empty(t, orders)
			continue
		}
		assert.Equal(t, order, orders[0].(j)["status"], status)
		if order == "refunding" {
			assert.EqualValues(t, 300_000, orders[0].(j)["refundAmount"])
			assert.NotEmpty(t, orders[0].(j)["refundReason"])
			assert.Contains(t, c.get(p.path+"/docket").raw, `"refund_requested"`)
		}
		h.dispatch(p.id)
		assert.Equal(t, "withdrawn", c.get(p.path).text("status"), "nothing is issued any more")
		assert.Empty(t, c.get(p.path).body["documents"])
	}
}

// The counters of the home page (row 17).
func TestTheHomePageCountsGuarantees(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for _, status := range []baoquan.Status{
		baoquan.Draft, baoquan.Returned, baoquan.UnderReview, baoquan.Issuing, baoquan.AwaitingPayment, baoquan.Issued, baoquan.Issued,
		baoquan.Withdrawn, baoquan.Declined, baoquan.Cancelled, baoquan.Lapsed, baoquan.Deleted,
	} {
		h.reachGuarantee(c, picc, status)
	}
	c.bare()
	summary := c.get("/me/summary").is(200)
	assert.Equal(t, j{"draft": 2.0, "underReview": 2.0, "awaitingPayment": 1.0, "issued": 2.0}, summary.body["guarantee"])
	assert.Equal(t, j{"draft": 1.0, "underReview": 0.0, "awaitingPayment": 0.0, "ruled": 0.0}, summary.body["preservation"])
	assert.Equal(t, j{"draft": 0.0, "underReview": 0.0, "awaitingPayment": 0.0, "issued": 0.0}, h.person("13900000002").get("/me/summary").body["guarantee"])
}
