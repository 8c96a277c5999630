package api_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// pages reads a list page by page, one item each.
func (c *client) pages(path string) (ids []string) {
	for next := ""; ; {
		page := c.get(path + "&limit=1&cursor=" + next).is(200)
		for _, item := range page.body["items"].([]any) {
			ids = append(ids, item.(j)["id"].(string))
		}
		if next = page.text("next"); next == "" {
			return ids
		}
	}
}

func TestACourtsQueueRunsByTheClock(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	ended := h.reach(c, judge, baoquan.Ruled)
	first, second, third := h.reach(c, judge, baoquan.UnderReview), h.reach(c, judge, baoquan.AwaitingRuling), h.reach(c, judge, baoquan.UnderReview)
	for i, p := range []paper{second, third, first} {
		_, err := h.db.Exec(`UPDATE deadlines SET due_at = $2 WHERE application_id = $1 AND ended_at IS NULL`,
			p.id, h.clock.Now().Add(time.Duration(i)*time.Hour))
		require.NoError(t, err)
	}
	assert.Equal(t, []string{second.id, third.id, first.id, ended.id}, judge.pages("/court/preservations?sort=due"))
	assert.Equal(t, []string{third.id, first.id}, judge.pages("/court/preservations?sort=due&status=under_review"))
	assert.Equal(t, []string{third.id, second.id, first.id, ended.id}, judge.pages("/court/preservations?q="), "newest first")
	byClock := judge.get("/court/preservations?sort=due&limit=1").text("next")
	judge.get("/court/preservations?cursor=" + byClock).is(422)
	judge.get("/court/preservations?sort=name").is(422)

	assert.Equal(t, j{"under_review": 2.0, "awaiting_ruling": 1.0, "ruled": 1.0}, judge.get("/court/summary").is(200).body["statuses"])
	assert.Equal(t, j{}, h.desk(store.Judge, otherCourt).get("/court/summary").is(200).body["statuses"])
}

func TestAnInsurersQueueRunsByTheClock(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	late, early := h.reachGuarantee(c, picc, baoquan.UnderReview), h.reachGuarantee(c, picc, baoquan.UnderReview)
	_, err := h.db.Exec(`UPDATE deadlines SET due_at = due_at - interval '1 hour' WHERE application_id = $1 AND ended_at IS NULL`, early.id)
	require.NoError(t, err)
	declined := h.reachGuarantee(c, picc, baoquan.Declined)
	assert.Equal(t, []string{early.id, late.id, declined.id}, picc.pages("/insurer/guarantees?sort=due"))
	assert.Equal(t, j{"under_review": 2.0, "declined": 1.0}, picc.get("/insurer/summary").is(200).body["statuses"])
	assert.Equal(t, j{}, h.desk(store.Underwriter, "pingan").get("/insurer/summary").is(200).body["statuses"])
}

func TestAnOperatorSeesHowInsurersWork(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	op.put("/admin/insurers/picc", j{"open": true, "mode": "system", "phone": "95518"}).is(200)
	for _, item := range op.get("/admin/insurers?limit=100").is(200).body["items"].([]any) {
		if i := item.(j); i["code"] == "picc" {
			assert.Equal(t, []any{"system", "95518", true, "中国人民财产保险股份有限公司"}, []any{i["mode"], i["phone"], i["open"], i["name"]})
			return
		}
	}
	assert.Fail(t, "picc is not listed")
}
