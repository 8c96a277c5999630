package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Another site's page can send a browser's cookie along and changes nothing (S7).
func TestAnotherSiteCannotActInSomebodysName(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	before := h.versions()
	for name, headers := range map[string]map[string]string{
		"a script of another site":      {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
		"a neighbour under the domain":  {"Sec-Fetch-Site": "same-site", "Origin": "https://other.baoquan.example"},
		"an old browser":                {"Origin": "https://evil.example"},
		"a page without an origin":      {"Origin": "null"},
		"a sandboxed frame":             {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
		"another port of the same host": {"Origin": "http://example.com:8081"},
	} {
		person := *c
		person.headers = headers
		for _, act := range []func() answer{
			func() answer { return person.post(p.path+"/submission", nil) },
			func() answer { return person.call("PATCH", "/api/v1"+p.path, j{"amount": 7}) },
			func() answer { return person.call("DELETE", "/api/v1"+p.path, nil) },
			func() answer { return person.put("/me/profile", j{}) },
			func() answer { return person.call("DELETE", "/api/v1/sessions/current", nil) },
		} {
			got := act().fails(403, "cross_origin")
			assertChinese(t, got)
			assert.Empty(t, got.header.Get("Access-Control-Allow-Origin"), name)
		}
	}
	assert.Equal(t, before, h.versions())
	c.get("/me").is(200)
}

// What a plain form can send is nothing that is taken, also from a browser that says
// nothing of where the page came from.
func TestAFormOfAnotherSiteIsNotUnderstood(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded"} {
		c.with("Content-Type", kind).call("PATCH", "/api/v1"+p.path, `{"amount":7}`).fails(415, "unsupported_media_type")
	}
	asked := *c
	asked.headers = map[string]string{"Origin": "https://evil.example", "Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "content-type"}
	got := asked.call("OPTIONS", "/api/v1"+p.path, nil)
	assert.Equal(t, 405, got.status, "nobody else's scripts are let in")
	for _, name := range []string{"Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Credentials"} {
		assert.Empty(t, got.header.Get(name))
	}
	c.with("Origin", "http://example.com").call("PATCH", "/api/v1"+p.path, j{"amount": 7}).is(200)
}
