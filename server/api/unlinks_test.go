package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// attached counts the files in the slots of securities.
func (c *client) attached(p paper) (n int) {
	for _, m := range c.get(p.path + "/materials").is(200).body["items"].([]any) {
		if m.(j)["slot"] == "security" {
			n++
		}
	}
	return n
}

func TestWhoeverChoosesOtherwiseFreesTheLetter(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	g := h.reachGuarantee(c, picc, baoquan.Issued)
	for name, change := range map[string]func(p paper){
		"another method": func(p paper) { c.put(p.path+"/securities/"+p.sec, guarantor()).is(200) },
		"paper": func(p paper) {
			c.put(p.path+"/securities/"+p.sec, j{"method": "insurance", "viaPlatform": false}).is(200)
		},
		"none named":      func(p paper) { c.put(p.path+"/securities/"+p.sec, bought(g, j{"guaranteeId": ""})).is(200) },
		"DELETE security": func(p paper) { c.delete(p.path + "/securities/" + p.sec).is(204) },
		"DELETE draft":    func(p paper) { c.delete(p.path).is(204) },
	} {
		p := c.secured(g)
		assert.Equal(t, "used", c.get(g.path).text("letterStatus"), name)
		assert.Equal(t, 2, c.attached(p))
		change(p)
		seen := c.get(g.path).is(200)
		assert.Equal(t, "in_force", seen.text("letterStatus"), name)
		assert.NotContains(t, seen.body, "preservationId", name)
		all := kinds(c.get(g.path + "/docket"))
		assert.Equal(t, []string{"used", "unlinked"}, all[len(all)-2:], name)
		if name == "DELETE draft" {
			continue
		}
		assert.Zero(t, c.attached(p), name)
		assert.Contains(t, kinds(c.get(p.path+"/docket")), "guarantee_freed", name)
	}
	c.secured(g)
}

func TestAnotherGuaranteeTakesThePlaceOfTheFirst(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	first, second := h.issued(c, picc), h.issued(c, picc, j{"guaranteeAmount": 50_000_000})
	p := c.secured(first)
	at := p.path + "/securities/" + p.sec
	saved := c.put(at, bought(second)).is(200)
	assert.EqualValues(t, 50_000_000, saved.body["value"])
	assert.Equal(t, "in_force", c.get(first.path).text("letterStatus"))
	assert.Equal(t, p.id, c.get(second.path).text("preservationId"))
	assert.Equal(t, 2, c.attached(p))
	letter := documents(c.get(second.path))["letter"]["sha256"].(string)
	assert.Contains(t, c.get(p.path+"/materials").raw, letter)

	again := c.put(at, bought(second, j{"description": "电子保函", "value": 1_000_000})).is(200)
	assert.Equal(t, "电子保函", again.text("description"))
	assert.Equal(t, 2, c.attached(p), "the same one again changes nothing")
	all := kinds(c.get(second.path + "/docket"))
	assert.Equal(t, "used", all[len(all)-1])
	c.put(at, c.get(at).body).is(200)
	c.put(at, bought(paper{id: "00000000-0000-0000-0000-000000000000"})).fails(422, "guarantee_unknown")
	assert.Equal(t, "used", c.get(second.path).text("letterStatus"), "a refusal frees nothing")
}

func TestWhatChangedSinceTheLetterWasChosenShowsAndBlocks(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for name, change := range map[string]func(p paper){
		"court":  func(p paper) { c.patch(p.path, j{"courtCode": otherCourt}).is(200) },
		"amount": func(p paper) { c.patch(p.path, j{"amount": 100_000_001}).is(200) },
		"respondent": func(p paper) {
			c.post(p.path+"/parties", party("respondent", j{"name": "石国", "idNumber": ""})).is(201)
		},
		"applicant": func(p paper) {
			c.put(p.path+"/parties/"+p.applicant, party("applicant", j{"name": "田昊"})).is(200)
		},
	} {
		p := c.secured(h.reachGuarantee(c, picc, baoquan.Issued))
		assert.Equal(t, true, c.get(p.path + "/check").is(200).body["ready"], name)
		change(p)
		check := c.get(p.path + "/check").is(200)
		assert.Equal(t, false, check.body["ready"], name)
		assert.Contains(t, check.raw, `"location":"securities/`+p.sec+`/guaranteeId"`, name)
		refused := c.post(p.path+"/submission", nil).fails(422, "incomplete")
		assert.Equal(t, check.body["missing"], refused.body["missing"], name)
		assert.Equal(t, "draft", c.get(p.path).text("status"))
	}
	p := c.secured(h.reachGuarantee(c, picc, baoquan.Issued))
	c.put(p.path+"/securities/"+p.sec, bought(paper{}, j{"guaranteeId": ""})).is(200)
	assert.Contains(t, c.get(p.path+"/check").raw, `"location":"securities/`+p.sec+`/guaranteeId"`, "none is named")
}
