package api_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/dev/walk"
)

// approval is what an insurer's system says of a guarantee.
func approval(g paper, changes ...j) message {
	return decided(g, append([]j{{"decision": "approve"}}, changes...)...)
}

func decided(g paper, changes ...j) message {
	data := j{"id": g.id}
	for _, c := range changes {
		for name, value := range c {
			data[name] = value
		}
	}
	return message{code: "pingan", kind: insurer.Decided, data: data}
}

// papers are a policy and a letter of pingan's own.
func papers(g paper, policy, letter []byte) message {
	return message{code: "pingan", kind: insurer.Issued, data: j{
		"id":     g.id,
		"policy": j{"number": "PAZC" + g.id[30:], "content": policy, "sha256": hashOf(string(policy))},
		"letter": j{"number": "PABH" + g.id[30:], "content": letter, "sha256": hashOf(string(letter))},
	}}
}

var policyPDF, letterPDF = append(bytes.Clone(walk.PDF), "policy"...), append(bytes.Clone(walk.PDF), "letter"...)

// paidTo is a guarantee that pingan's system has approved and whose premium is paid.
func (h *guaranteeHouse) paidTo(c *client) paper {
	h.t.Helper()
	g := c.submitted(j{"insurerCode": "pingan"})
	h.says(approval(g)).is(204)
	h.customerPays(c.post(g.path+"/payments", j{"method": "wechat"}).is(201))
	assert.Equal(h.t, "issuing", c.get(g.path).text("status"))
	return g
}

func TestAnInsurersSystemUnderwritesAndIssues(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	for _, base := range []string{"/callbacks/insurer/", "/api/v1/callbacks/insurer/"} {
		g := c.submitted(j{"insurerCode": "pingan"})
		m := approval(g, j{"ratePpm": 3_000, "premium": 300_000})
		m.base = base
		assert.Empty(t, h.says(m).is(204).raw)
		seen := c.get(g.path).is(200)
		assert.Equal(t, "awaiting_payment", seen.text("status"))
		assert.EqualValues(t, 300_000, seen.body["premium"])
		h.customerPays(c.post(g.path+"/payments", j{"method": "wechat"}).is(201))
		assert.Equal(t, "issuing", c.get(g.path).text("status"), "the insurer issues, not we")
		m = papers(g, policyPDF, letterPDF)
		m.base = base
		h.says(m).is(204)
		assert.Equal(t, "issued", c.get(g.path).text("status"))
		issued := documents(c.get(g.path))
		assert.Equal(t, "PAZC"+g.id[30:], issued["policy"]["number"])
		assert.Equal(t, string(policyPDF), c.get(g.path+"/policy").is(200).raw)
		assert.Equal(t, string(letterPDF), c.get(g.path+"/letter").is(200).raw)
		for kind, d := range issued {
			assert.Equal(t, "in_force", h.client().get("/verify/"+d["code"].(string)).is(200).text("status"), kind)
		}
	}
	back, no := c.submitted(j{"insurerCode": "pingan"}), c.submitted(j{"insurerCode": "pingan"})
	items := []any{j{"location": "guaranteeAmount", "reason": "请核对金额"}}
	h.says(decided(back, j{"decision": "return", "items": items})).is(204)
	assert.Equal(t, items, c.get(back.path).body["correction"].(j)["items"])
	h.says(decided(no, j{"decision": "decline", "reason": "不符合承保条件"})).is(204)
	assert.Equal(t, "declined", c.get(no.path).text("status"))
}

func TestAnEventThatIsNotGenuineChangesNothing(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	g := c.submitted(j{"insurerCode": "pingan"})
	before := h.versions()
	for name, test := range map[string]struct {
		status int
		change func(m *message)
	}{
		"forged":           {401, func(m *message) { m.secret = secretOf("x") }},
		"another's secret": {401, func(m *message) { m.secret = secrets["picc"] }},
		"stale":            {401, func(m *message) { m.at = time.Now().Add(-6 * time.Minute) }},
		"of the future":    {401, func(m *message) { m.at = time.Now().Add(6 * time.Minute) }},
		"body changed": {401, func(m *message) {
			m.spoil = func(b []byte) []byte { return bytes.Replace(b, []byte("approve"), []byte("decline"), 1) }
		}},
		"body cut":         {401, func(m *message) { m.spoil = func(b []byte) []byte { return b[:len(b)-1] } }},
		"no body":          {401, func(m *message) { m.spoil = func([]byte) []byte { return nil } }},
		"unknown insurer":  {404, func(m *message) { m.code, m.secret = "nobody", secretOf("x") }},
		"without a system": {404, func(m *message) { m.code, m.secret = "cpic", secretOf("x") }},
		"odd id":           {400, func(m *message) { m.id = "a b" }},
		"no kind":          {400, func(m *message) { m.kind = "" }},
	} {
		for _, base := range []string{"/callbacks/insurer/", "/api/v1/callbacks/insurer/"} {
			m := approval(g)
			m.base = base
			test.change(&m)
			got := h.says(m).is(test.status)
			assertChinese(t, got)
			assert.NotContains(t, got.raw, g.id, name)
		}
	}
	nobody := h.client()
	nobody.call("POST", "/callbacks/insurer/pingan", "{}").fails(401, "signature_invalid")
	nobody.call("POST", "/callbacks/insurer/pingan", nil).fails(401, "signature_invalid")
	nobody.call("GET", "/callbacks/insurer/pingan", nil).is(405)
	assert.Equal(t, before, h.versions())
	assert.Empty(t, h.outcomes())
	assert.Equal(t, "under_review", c.get(g.path).text("status"))
	h.says(approval(g)).is(204)
}

func TestAnEventThatIsReplayedHasOneEffect(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	g := c.submitted(j{"insurerCode": "pingan"})
	m := approval(g)
	m.id = uuid.NewString()
	h.says(m).is(204)
	after := h.versions()
	for range 3 {
		h.says(m).is(204)
	}
	m.data = j{"id": g.id, "decision": "decline", "reason": "x"}
	h.says(m).is(204) // an id that was seen, whatever else it says
	assert.Equal(t, after, h.versions())
	assert.Equal(t, map[string]string{m.id: "taken"}, h.outcomes())
	again := approval(g) // another event
	assert.Equal(t, "awaiting_payment", h.says(again).fails(409, "status_conflict").text("currentStatus"))
}

func TestDocumentsThatComeTwiceAtOnceAreOnePolicy(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.person("13900000001")
	for range rounds {
		g := h.paidTo(c)
		one, other := papers(g, policyPDF, letterPDF), papers(g, policyPDF, letterPDF)
		one.id, other.id = uuid.NewString(), uuid.NewString()
		for _, got := range atOnce(
			func() answer { return h.says(one) }, func() answer { return h.says(one) }, func() answer { return h.says(other) },
		) {
			assert.Contains(t, []int{204, 409}, got.status, got.raw)
		}
		assert.Len(t, documents(c.get(g.path)), 2)
		n := 0
		for _, kind := range kinds(c.get(g.path + "/docket")) {
			if kind == string(baoquan.IssuedEvent) {
				n++
			}
		}
		assert.Equal(t, 1, n)
	}
}
