package api_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
)

func TestAnEventThatIsEarlyIsRefusedAndTakenLater(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	g := c.submitted(j{"insurerCode": "pingan"})
	m := papers(g, policyPDF, letterPDF)
	m.id = "early-1"
	before := h.versions()
	got := h.says(m).fails(409, "status_conflict")
	assert.Equal(t, "under_review", got.text("currentStatus"))
	after := h.versions()
	delete(before, "provider_events") // where what was refused is kept
	delete(after, "provider_events")
	assert.Equal(t, before, after)
	assert.Equal(t, map[string]string{"early-1": "status_conflict"}, h.outcomes())
	h.says(m).is(409)
	h.says(approval(g)).is(204)
	h.says(m).is(409)
	h.customerPays(c.post(g.path+"/payments", j{"method": "wechat"}).is(201))
	h.says(m).is(204)
	assert.Equal(t, "taken", h.outcomes()["early-1"])
	assert.Equal(t, "issued", c.get(g.path).text("status"))
	h.says(m).is(204)
	assert.Len(t, documents(c.get(g.path)), 2)
}

func TestWhatAnInsurerDecidesOutsideOfTheRulesIsRefusedAndRecorded(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	h.desk(store.Underwriter, "pingan").put("/insurer/rate-cards", tiered()).is(200)
	g := c.submitted(j{"insurerCode": "pingan"})
	for name, test := range map[string]struct {
		m  message
		at []string
	}{
		"below the card":       {approval(g, j{"premium": 1}), []string{"data.premium"}},
		"above the quote":      {approval(g, j{"premium": 300_001}), []string{"data.premium"}},
		"above the card":       {approval(g, j{"ratePpm": 9_000}), []string{"data.ratePpm"}},
		"not agreeing":         {approval(g, j{"ratePpm": 2_000, "premium": 300_000}), []string{"data.premium"}},
		"return of nothing":    {decided(g, j{"decision": "return"}), []string{"data.items"}},
		"decline, no reason":   {decided(g, j{"decision": "decline"}), []string{"data.reason"}},
		"unknown decision":     {decided(g, j{"decision": "maybe"}), []string{"data.decision"}},
		"wrong types":          {decided(g, j{"decision": "approve", "premium": "1", "ratePpm": 1.5}), []string{"data.premium", "data.ratePpm"}},
		"unknown member":       {approval(g, j{"guaranteeAmount": 1}), []string{"data.guaranteeAmount"}},
		"control characters":   {decided(g, j{"decision": "decline", "reason": "a\x00b"}), []string{"data.reason"}},
		"no data":              {message{code: "pingan", kind: insurer.Decided, data: nil}, nil},
		"another kind":         {message{code: "pingan", kind: "guarantee.paid", data: j{"id": g.id}}, nil},
		"documents of nothing": {message{code: "pingan", kind: insurer.Issued, data: 5}, nil},
	} {
		test.m.id = strings.ReplaceAll(name, " ", "-")
		got := h.says(test.m).is(422)
		if test.at != nil {
			assert.ElementsMatch(t, test.at, got.locations(), "%s: %s", name, got.raw)
		}
		assertChinese(t, got)
		assert.NotEmpty(t, h.outcomes()[test.m.id], name)
		assert.NotEqual(t, "taken", h.outcomes()[test.m.id], name)
	}
	assert.Equal(t, "under_review", c.get(g.path).text("status"))
	fixed := approval(g, j{"premium": 300_000})
	fixed.id = "above-the-quote"
	h.says(fixed).is(204)
	assert.Equal(t, "taken", h.outcomes()["above-the-quote"], "corrected, with the same id")
}

func TestDocumentsWithoutTheirHashAreRefusedBoth(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	g := h.paidTo(c)
	for name, test := range map[string]struct {
		spoil func(data j)
		at    string
	}{
		"hash of another": {func(d j) { d["letter"].(j)["sha256"] = hashOf("x") }, "data.letter.sha256"},
		"upper case":      {func(d j) { d["policy"].(j)["sha256"] = strings.ToUpper(hashOf(string(policyPDF))) }, "data.policy.sha256"},
		"no hash":         {func(d j) { delete(d["policy"].(j), "sha256") }, "data.policy.sha256"},
		"no PDF": {func(d j) {
			d["policy"] = j{"number": "1", "content": []byte("MZ"), "sha256": hashOf("MZ")}
		}, "data.policy.content"},
		"no number":  {func(d j) { d["letter"].(j)["number"] = " " }, "data.letter.number"},
		"odd number": {func(d j) { d["letter"].(j)["number"] = "1\x002" }, "data.letter.number"},
		"no letter":  {func(d j) { delete(d, "letter") }, "data.letter.content"},
	} {
		m := papers(g, policyPDF, letterPDF)
		m.id = strings.ReplaceAll(name, " ", "-")
		test.spoil(m.data.(j))
		got := h.says(m).is(422)
		assert.Contains(t, got.locations(), test.at, "%s: %s", name, got.raw)
		assertChinese(t, got)
		assert.NotEqual(t, "taken", h.outcomes()[m.id], name)
		assert.Empty(t, documents(c.get(g.path)), name)
	}
	assert.Equal(t, "hash_mismatch", h.outcomes()["hash-of-another"])
	h.says(papers(g, policyPDF, letterPDF)).is(204)
}

func TestAnInsurerSpeaksOfItsOwnGuaranteesAndOnlyBySystem(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	atDesk, draft := c.submitted(), c.wholeGuarantee(j{"insurerCode": "pingan"})
	absent := h.says(approval(paper{id: uuid.NewString()})).fails(404, "not_found")
	for _, g := range []paper{atDesk, draft, {id: "x"}, {id: c.bare().id}} {
		assert.Equal(t, absent.without(), h.says(approval(g)).fails(404, "not_found").without())
	}
	h.says(papers(atDesk, policyPDF, letterPDF)).fails(404, "not_found")
	m := approval(atDesk)
	m.code = "picc"
	assertChinese(t, h.says(m).fails(409, "decided_at_desk"))
	for _, outcome := range h.outcomes() {
		assert.NotEqual(t, "taken", outcome)
	}
	assert.Equal(t, "under_review", c.get(atDesk.path).text("status"))
	assert.Equal(t, "draft", c.get(draft.path).text("status"))
}

func TestDocumentsOfTwelveMegabytesEachAreTakenAndNoMore(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	large := func(size int) []byte { return append(bytes.Clone(walk.PDF), make([]byte, size-len(walk.PDF))...) }
	for _, base := range []string{"/callbacks/insurer/", "/api/v1/callbacks/insurer/"} {
		g := h.paidTo(c)
		m := papers(g, large(12<<20+64<<10), large(12<<20))
		m.base = base
		assertChinese(t, h.says(m).fails(413, "too_large"))
		assert.Equal(t, "issuing", c.get(g.path).text("status"))
		m = papers(g, large(12<<20), large(12<<20))
		m.base = base
		h.says(m).is(204)
		assert.Len(t, c.get(g.path+"/letter").is(200).raw, 12<<20)
	}
}
