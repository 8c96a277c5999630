package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// planted are values that stand in one case each, whole and as they are masked.
var planted = map[string][2]string{
	"idNumber":   {"110105199003070009", "1101************09"},
	"respondent": {"310115198512310002", "3101************02"},
	"phone":      {"13712345678", "137****5678"},
	"landline":   {"65800123", "****0123"},
	"email":      {"canary@example.com", "c***@example.com"},
	"address":    {"金丝雀路7731号", "金***"},
	"creditCode": {"91110000100017643K", "**************643K"},
	"licence":    {"11101201010877310", "*************7310"},
	"account":    {account, "***************" + account[15:]},
	"holding":    {"A123987756", "*******756"},
	"wallet":     {"canary-7731@pay.example", "*******************mple"},
}

// What a reader gets to see of the numbers: in words, "whole" and "masked" by name;
// what is not named is not there.
type disclosure struct{ whole, masked string }

const (
	numbers   = "idNumber respondent phone creditCode licence"
	contacts  = "landline email address"
	holdings  = "account holding wallet"
	ofParties = numbers + " " + contacts
)

var (
	everything = disclosure{whole: ofParties + " " + holdings}
	nothing    = disclosure{}
	inAList    = disclosure{masked: numbers}
	parties    = disclosure{whole: ofParties}
	clues      = disclosure{whole: holdings}
	forInsurer = disclosure{whole: "address", masked: numbers + " " + holdings}
)

// disclosed is what each operation on a case shows of its numbers, to everybody who
// may call it. What is not here shows nothing of them.
var disclosed = map[string]disclosure{
	"listPreservations": inAList, "getPreservation": everything, "listPreservationParties": parties, "listPreservationClues": clues,
	"getPreservationParties": {whole: "idNumber phone landline email address"}, "getPreservationClues": {whole: "account"},

	"listGuarantees": inAList, "getGuarantee": everything, "listGuaranteeParties": parties, "listGuaranteeClues": clues,
	"getGuaranteeParties": {whole: "idNumber phone landline email address"}, "getGuaranteeClues": {whole: "account"},

	"listCases": inAList, "getCase": everything, "listCaseParties": parties, "listCaseClues": clues,
	"getCaseParties": {whole: "idNumber phone landline email address"}, "getCaseClues": {whole: "account"},

	"listGuaranteeCases": inAList, "getGuaranteeCase": forInsurer,
	"listGuaranteeCaseParties": {whole: "address", masked: numbers}, "listGuaranteeCaseClues": {masked: holdings},
	"getGuaranteeCaseParties": {whole: "address", masked: "idNumber phone"}, "getGuaranteeCaseClues": {masked: "account"},
	"createPreservationFromGuarantee": everything,
	"closeLetter":                     forInsurer, "underwriteGuarantee": forInsurer, "reviewCase": everything, "ruleCase": everything,
}

// canaries fills an application with the planted values.
func (c *client) canaries(p paper) paper {
	c.t.Helper()
	home := j{"phone": planted["phone"][0], "email": planted["email"][0], "mailingAddress": planted["address"][0], "landline": j{"area": "010", "number": planted["landline"][0]}}
	c.put(p.path+"/parties/"+p.applicant, party("applicant", home)).is(200)
	firm := but(company, "landline")
	firm["role"], firm["creditCode"] = "respondent", planted["creditCode"][0]
	c.post(p.path+"/parties", firm).is(201)
	c.post(p.path+"/parties", j{
		"role": "representative", "kind": "person", "name": "金代理", "idType": "id_card", "idNumber": planted["idNumber"][0], "phone": planted["phone"][0],
		"representativeType": "lawyer", "firm": "某律师事务所", "licenceNumber": planted["licence"][0], "representsPartyIds": []string{p.applicant},
	}).is(201)
	c.put(p.path+"/clues/"+p.clue, deposit(p.respondent)).is(200)
	c.post(p.path+"/clues", j{"kind": "security", "ownerPartyId": p.respondent, "value": 1, "security": j{"account": planted["holding"][0]}}).is(201)
	c.post(p.path+"/clues", j{"kind": "online", "ownerPartyId": p.respondent, "value": 1, "online": j{"provider": "支付宝", "account": planted["wallet"][0]}}).is(201)
	return p
}

// handedIn are a preservation and a guarantee with the planted values, as if
// nothing were missing in them.
func (h *guaranteeHouse) handedIn(owner *client) (p, g paper) {
	h.t.Helper()
	p, g = owner.canaries(owner.whole()), owner.canaries(owner.wholeGuarantee())
	for _, id := range []string{p.id, g.id} {
		require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
			a, err := t.Lock(h.t.Context(), id)
			if err != nil {
				return err
			}
			_, err = t.File(h.t.Context(), a, store.Fact{Event: baoquan.Submitted, By: baoquan.Actor{Kind: baoquan.ByAccount, ID: owner.id}, At: h.clock.Now()})
			return err
		}))
	}
	return p, g
}

func TestEachReaderSeesTheNumbersThatWereDecided(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	p, g := h.handedIn(c.owner)
	c.judge.post(p.deskPath+"/review", j{"decision": "accept"}).is(200)
	h.customerPays(c.owner.post(p.path+"/payments", j{"method": "wechat"}).is(201))
	c.judge.post(p.deskPath+"/ruling", j{"outcome": "granted"}).is(200)
	c.underwriter.post(g.deskPath+"/underwriting", j{"decision": "approve"}).is(200)
	order := c.owner.post(g.path+"/payments", j{"method": "wechat"}).is(201)
	h.customerPays(order)
	g.order = order.text("id")
	readers := map[string]*client{"owner": c.owner, "judge": c.judge, "clerk": c.people[6], "underwriter": c.underwriter, "operator": c.people[9], "nobody": c.people[0]}
	shown := map[string]bool{}
	for _, l := range h.operations() {
		r, known := ruleOf(l.id)
		if !known || l.method != http.MethodGet || l.id == "verify" {
			continue
		}
		of := p
		if l.aboutGuarantee() || strings.Contains(l.path, "/payments/{id}") {
			of = g
		}
		for role, reader := range readers {
			if r.want[slices.Index(columns, role)] != 200 {
				continue
			}
			got := h.ask(reader, l, r, of)
			if got.status == 200 {
				shown[l.id] = true
				assert.Equal(t, disclosed[l.id].sorted(), seen(got.raw), "%s by %s: %s", l.id, role, got.raw)
				assert.Subset(t, strings.Fields(answeredBy(l)), membersOf(got.body, ""), "%s by %s", l.id, role)
			}
		}
	}
	for id := range disclosed {
		if strings.HasPrefix(id, "list") || strings.HasPrefix(id, "get") {
			assert.True(t, shown[id], "nobody has read %s", id)
		}
	}
}

func (d disclosure) sorted() disclosure {
	sort := func(words string) string {
		all := strings.Fields(words)
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	return disclosure{sort(d.whole), sort(d.masked)}
}

// seen is which of the planted values an answer shows.
func seen(raw string) (d disclosure) {
	for name, values := range planted {
		switch {
		case strings.Contains(raw, values[0]):
			d.whole += " " + name
		case strings.Contains(raw, values[1]):
			d.masked += " " + name
		}
	}
	return d.sorted()
}

// What a desk is answered when it decides is what it may read, and what anybody
// verifies is nothing of this.
func TestWhoDecidesSeesNoMoreThanBefore(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	p, g := h.handedIn(c.owner)
	for id, got := range map[string]answer{
		"underwriteGuarantee": c.underwriter.post(g.deskPath+"/underwriting", j{"decision": "approve"}).is(200),
		"reviewCase":          c.judge.post(p.deskPath+"/review", j{"decision": "accept", "fee": 0}).is(200),
	} {
		assert.Equal(t, disclosed[id].sorted(), seen(got.raw), "%s: %s", id, got.raw)
	}
	assert.Equal(t, disclosed["ruleCase"].sorted(), seen(c.judge.post(p.deskPath+"/ruling", j{"outcome": "granted"}).is(200).raw))
	order := c.owner.post(g.path+"/payments", j{"method": "wechat"}).is(201)
	h.customerPays(order)
	assert.Equal(t, nothing, seen(order.raw))
	made := c.owner.post(g.path+"/preservations", j{"noticeVersion": "2026-11"}).is(201)
	assert.Equal(t, disclosed["createPreservationFromGuarantee"].sorted(), seen(made.raw))
	for _, d := range documents(c.owner.get(g.path)) {
		assert.Equal(t, []string{"documentKind", "issuedAt", "number", "sha256", "status"}, membersOf(c.people[0].get("/verify/"+d["code"].(string)).is(200).body, ""))
	}
}
