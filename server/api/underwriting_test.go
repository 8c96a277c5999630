package api_test

import (
	"bytes"
	"testing"

	"github.com/ledongthuc/pdf"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

// private are numbers that an insurer does not see whole.
var private = []string{"110105199003070009", "310115198512310002", "13800000000", "13900000000", account}

func ids(page answer) (all []string) {
	for _, item := range page.is(200).body["items"].([]any) {
		all = append(all, item.(j)["id"].(string))
	}
	return all
}

func TestAnInsurerSeesWhatWasAskedOfItAndNoNumbers(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, pingan := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Underwriter, "pingan")
	draft, p := c.wholeGuarantee(), c.submitted()
	approved := h.reachGuarantee(c, picc, baoquan.AwaitingPayment)
	other := c.submitted(j{"insurerCode": "pingan"})
	assert.Equal(t, []string{approved.id, p.id}, ids(picc.get("/insurer/guarantees")))
	assert.Equal(t, []string{p.id}, ids(picc.get("/insurer/guarantees?status=under_review")))
	assert.Equal(t, []string{approved.id}, ids(picc.get("/insurer/guarantees?status=awaiting_payment,issuing")))
	assert.Equal(t, []string{p.id}, ids(picc.get("/insurer/guarantees?q="+c.get(p.path).text("number"))))
	assert.Equal(t, []string{approved.id, p.id}, ids(picc.get("/insurer/guarantees?q=国石")))
	assert.Empty(t, ids(picc.get("/insurer/guarantees?q=nobody")))
	assert.Equal(t, []string{other.id}, ids(pingan.get("/insurer/guarantees")))
	picc.get("/insurer/guarantees?status=none").is(422)
	cursor := picc.get("/insurer/guarantees?limit=1").text("next")
	assert.Equal(t, []string{p.id}, ids(picc.get("/insurer/guarantees?limit=1&cursor="+cursor)))
	pingan.get("/insurer/guarantees?cursor=" + cursor).is(422)
	picc.get(draft.deskPath).fails(404, "not_found")
	picc.get("/court/preservations/"+p.id).fails(403, "forbidden")

	whole := picc.get(p.deskPath).is(200)
	for _, path := range []string{"", "/parties", "/parties/" + p.applicant, "/clues", "/clues/" + p.clue, "/docket", "/check", "/materials"} {
		got := picc.get(p.deskPath + path).is(200)
		for _, number := range private {
			assert.NotContains(t, got.raw, number, path)
		}
	}
	applicant := whole.body["parties"].([]any)[0].(j)
	assert.Equal(t, "1101************09", applicant["idNumber"])
	assert.Equal(t, "138****0000", applicant["phone"])
	assert.Equal(t, "田浩", applicant["name"])
	assert.Equal(t, "***************"+account[15:], whole.body["clues"].([]any)[0].(j)["deposit"].(j)["account"])
	assert.Equal(t, string(walk.PDF), picc.get(p.deskPath+"/materials/"+p.material+"/content").is(200).raw)
	assert.Equal(t, "submitted", picc.get(p.deskPath + "/docket").body["items"].([]any)[0].(j)["kind"], "nothing of the drafting")
	assert.Contains(t, c.get(p.path).raw, private[0], "the owner sees them")
	assert.NotContains(t, c.get("/guarantees").raw, private[0], "not in a list")
	assert.NotContains(t, picc.get("/insurer/guarantees").raw, private[0])
}

func TestEveryLinkOfADeskLeadsSomewhere(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for _, status := range []baoquan.Status{baoquan.UnderReview, baoquan.AwaitingPayment, baoquan.Issued} {
		p := h.reachGuarantee(c, picc, status)
		for reader, path := range map[*client]string{c: p.path, picc: p.deskPath} {
			for name, link := range reader.get(path).is(200).body["links"].(j) {
				if name == "events" || reader == c && name == "preservations" { // a stream, and what is posted to
					continue
				}
				got := reader.call("GET", link.(string), nil)
				assert.Equal(t, 200, got.status, "%s in %s: %s", name, status, got.raw)
			}
		}
	}
}

func TestUnderwritingThatIsNotTaken(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := c.submitted()
	for name, test := range map[string]struct {
		body any
		want []string
	}{
		"nothing":            {j{}, []string{"decision"}},
		"unknown":            {j{"decision": "accept"}, []string{"decision"}},
		"return of nothing":  {j{"decision": "return"}, []string{"items"}},
		"return, empty item": {j{"decision": "return", "items": []j{{}}}, []string{"items[0].location", "items[0].reason"}},
		"decline, no reason": {j{"decision": "decline", "reason": " "}, []string{"reason"}},
		"a rate with a return": {j{
			"decision": "return", "items": []j{{"location": "amount", "reason": "x"}}, "ratePpm": 1, "premium": 1,
		}, []string{"ratePpm", "premium"}},
		"a premium with a decline": {j{"decision": "decline", "reason": "x", "premium": 1}, []string{"premium"}},
		"wrong types":              {j{"decision": 1, "ratePpm": "1", "premium": 1.5, "items": "x", "reason": 5}, []string{"decision", "ratePpm", "premium", "items", "reason"}},
		"not theirs":               {j{"decision": "approve", "status": "issued", "guaranteeAmount": 1}, []string{"status", "guaranteeAmount"}},
		"no rate":                  {j{"decision": "approve", "ratePpm": 0}, []string{"ratePpm"}},
		"more than all":            {j{"decision": "approve", "ratePpm": 1_000_001}, []string{"ratePpm"}},
		"below nothing":            {j{"decision": "approve", "premium": -1}, []string{"premium"}},
		"null":                     {j{"decision": "approve", "premium": nil, "ratePpm": nil}, []string{"ratePpm", "premium"}},
	} {
		var want []string
		for _, field := range test.want {
			want = append(want, "body."+field)
		}
		got := picc.post(p.deskPath+"/underwriting", test.body).is(422)
		assert.ElementsMatch(t, want, got.locations(), "%s: %s", name, got.raw)
		assertChinese(t, got)
	}
	picc.with("If-Match", `"1"`).post(p.deskPath+"/underwriting", j{"decision": "approve"}).fails(412, "stale_version")
	assert.Equal(t, "under_review", c.get(p.path).text("status"))
}

// pdfText is all text of a PDF, read by another library than the one that wrote it.
func pdfText(t *testing.T, file string) (text string) {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader([]byte(file)), int64(len(file)))
	require.NoError(t, err)
	for i := range r.NumPage() {
		page, err := r.Page(i + 1).GetPlainText(nil)
		require.NoError(t, err)
		text += page
	}
	return text
}
