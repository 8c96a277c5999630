package api_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func (c *client) score(insurer string) (all []any) {
	for _, item := range c.get("/insurers?limit=100").is(200).body["items"].([]any) {
		if item.(j)["code"] == insurer {
			all = append(all, item.(j)["averageScore"])
		}
	}
	for _, item := range c.get("/insurers/quotes?courtCode=141&amount=5").is(200).body["items"].([]any) {
		if item.(j)["insurerCode"] == insurer {
			all = append(all, item.(j)["averageScore"])
		}
	}
	return all
}

func TestTheOwnerOfALetterRatesItsInsurer(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for _, status := range []baoquan.Status{baoquan.Draft, baoquan.AwaitingPayment, baoquan.Issuing, baoquan.Declined} {
		g := h.reachGuarantee(c, picc, status)
		assert.Equal(t, string(status), c.put(g.path+"/evaluation", j{"score": 5}).fails(409, "status_conflict").text("currentStatus"))
	}
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	assert.Equal(t, []any{nil, nil}, c.score("picc"))
	for _, test := range []struct {
		body any
		at   string
	}{
		{j{}, "score"}, {j{"score": 0}, "score"}, {j{"score": 6}, "score"}, {j{"score": 4.5}, "score"}, {j{"score": "5"}, "score"}, {j{"score": nil}, "score"},
		{j{"score": 5, "comment": strings.Repeat("长", 501)}, "comment"}, {j{"score": 5, "comment": "a\u202eb"}, "comment"},
		{j{"score": 5, "insurerCode": "pingan"}, "insurerCode"},
	} {
		got := c.put(g.path+"/evaluation", test.body).is(422)
		assert.Equal(t, []string{"body." + test.at}, got.locations(), got.raw)
		assertChinese(t, got)
	}
	assert.NotContains(t, c.get(g.path).body, "evaluation")
	said := c.put(g.path+"/evaluation", j{"score": 4, "comment": strings.Repeat("好", 500)}).is(200).body["evaluation"].(j)
	assert.EqualValues(t, 4, said["score"])
	assert.Equal(t, "2026-12-27T09:00:00+08:00", said["changeableUntil"])
	assert.Equal(t, []any{4.0, 4.0}, c.score("picc"))
	second := h.reachGuarantee(c, picc, baoquan.Cancelled)
	c.put(second.path+"/evaluation", j{"score": 1, "comment": "慢"}).is(200)
	assert.Equal(t, []any{2.5, 2.5}, c.score("picc"))
	assert.Equal(t, []any{nil, nil}, c.score("pingan"))

	read := picc.get("/insurer/evaluations?limit=1").is(200)
	assert.Equal(t, "慢", read.body["items"].([]any)[0].(j)["comment"])
	assert.Equal(t, c.get(second.path).text("number"), read.body["items"].([]any)[0].(j)["number"])
	next := picc.get("/insurer/evaluations?limit=1&cursor=" + read.text("next")).is(200)
	assert.Equal(t, g.id, next.body["items"].([]any)[0].(j)["guaranteeId"])
	assert.Empty(t, next.text("next"))
	assert.Empty(t, h.desk(store.Underwriter, "pingan").get("/insurer/evaluations").is(200).body["items"])
	assert.Contains(t, picc.get(g.deskPath).raw, `"evaluation"`)
}

func TestAnEvaluationIsChangedForThirtyDays(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	c.put(g.path+"/evaluation", j{"score": 4, "comment": "好"}).is(200)
	ago := func(span string) {
		_, err := h.db.Exec(`UPDATE evaluations SET created_at = $1::timestamptz - $2::interval`, h.clock.Now(), span)
		require.NoError(t, err)
	}
	ago("29 days 23 hours 59 minutes")
	changed := c.put(g.path+"/evaluation", j{"score": 2}).is(200).body["evaluation"].(j)
	assert.EqualValues(t, 2, changed["score"])
	assert.Empty(t, changed["comment"])
	assert.Len(t, picc.get("/insurer/evaluations").body["items"], 1, "there is one")
	ago("30 days")
	assertChinese(t, c.put(g.path+"/evaluation", j{"score": 5}).fails(409, "evaluation_final"))
	assert.Equal(t, []any{2.0, 2.0}, c.score("picc"))
}
