package api_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// The environment replays a run, or makes a longer one.
const (
	seedEnv     = "REQUESTS_SEED"
	requestsEnv = "REQUESTS"
)

// setting is a number of the environment.
func setting(t *testing.T, name string, usual uint64) uint64 {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.ParseUint(text, 10, 64)
	require.NoError(t, err)
	return n
}

// generator makes requests out of the OpenAPI document: one that is taken, or one
// with something wrong.
type generator struct {
	*guaranteeHouse
	*rand.Rand
	doc     j
	who     map[api.Access][]*client
	papers  map[bool][]paper // whether of guarantees
	allowed map[string]any   // by operation: a body that is taken
}

func newGenerator(t *testing.T, seed uint64) *generator {
	h := newGuaranteeHouse(t)
	c := h.cast()
	unverified, operator := c.people[1], c.people[9]
	g := &generator{
		guaranteeHouse: h, Rand: rand.New(rand.NewPCG(seed, 0)), doc: h.document(), papers: map[bool][]paper{},
		who: map[api.Access][]*client{
			api.Open: {c.people[0], c.owner}, api.Entered: {c.owner, c.judge}, api.LoggedIn: {c.owner, operator}, api.Applicant: {c.owner, unverified},
			api.Verified: {c.owner}, api.CourtStaff: {c.judge}, api.JudgeOnly: {c.judge}, api.Underwrite: {c.underwriter}, api.Operate: {operator},
		},
		allowed: map[string]any{
			"createSmsCode":        j{"phone": "13900000077", "purpose": "register", "captchaId": uuid.NewString(), "captchaAnswer": "abcd"},
			"createAccount":        j{"phone": "13900000077", "smsCode": "123456", "password": "Another-pw-1", "agreementVersion": "2026-11"},
			"createSession":        j{"login": "13900000001", "password": "wrong-password"},
			"resetPassword":        j{"phone": "13900000077", "smsCode": "123456", "password": "Another-pw-1"},
			"addPreservationClues": j{"kind": "house", "value": 1, "house": j{"address": "x"}}, "savePreservationClues": j{"kind": "house", "value": 1},
		},
	}
	for _, status := range []baoquan.Status{baoquan.UnderReview, baoquan.AwaitingPayment, baoquan.AwaitingRuling, baoquan.Ruled} {
		g.papers[false] = append(g.papers[false], h.reach(c.owner, c.judge, status))
	}
	for _, status := range []baoquan.Status{baoquan.UnderReview, baoquan.AwaitingPayment, baoquan.Issued} {
		g.papers[true] = append(g.papers[true], h.reachGuarantee(c.owner, c.underwriter, status))
	}
	h.difference(store.OtherAmount, "")
	h.faces()
	begin := h.deliver
	h.deliver = func(id string) {
		var check bool
		if err := h.db.Get(&check, `SELECT count(*) > 0 FROM identity_checks WHERE id = $1`, id); err == nil && check {
			begin(id)
		}
	}
	return g
}

// paper is a case to ask about: mostly one that may be changed.
func (g *generator) paper(guarantee bool) paper {
	if g.IntN(3) == 0 {
		return pick(g.Rand, g.papers[guarantee])
	}
	drafts := g.papers[guarantee][3:]
	return drafts[max(0, len(drafts)-2)+g.IntN(min(2, len(drafts)))]
}

// refill opens drafts from time to time: some requests delete them.
func (g *generator) refill() {
	owner := g.who[api.Verified][0].again()
	g.papers[false] = append(g.papers[false], owner.whole())
	g.papers[true] = append(g.papers[true], owner.wholeGuarantee())
}

var oddIDs = []string{
	canary, "{}", "0", "-1", "%00", "%ff" + canary, "..%2f" + canary, "1'%20or%201=1--" + canary, "00000000-0000-0000-0000-000000000000", "%E2%80%AE" + canary, strings.Repeat(canary, 20),
}

// address fills in the path and the query of an operation.
func (g *generator) address(l line, p paper) string {
	id := func(right string) string {
		switch {
		case g.IntN(12) == 0:
			return pick(g.Rand, oddIDs)
		case right == "":
			return uuid.NewString()
		}
		return right
	}
	path := l.path
	for part, right := range map[string]string{"parties": p.respondent, "clues": p.clue, "securities": p.sec, "materials": p.material} {
		path = strings.ReplaceAll(path, part+"/{partId}", part+"/"+id(right))
	}
	code := map[string]string{"putCourt": "143", "putInsurer": "cpic"}[l.id]
	path = strings.NewReplacer("{id}", id(p.id), "{code}", id(code), "{kind}", id("face"), "{ticket}", id("x")).Replace(path)
	var query []string
	for _, parameter := range l.op.Parameters {
		if parameter.In != "query" || !parameter.Required && g.IntN(2) == 0 {
			continue
		}
		schema := g.schemaOf(parameter.Schema)
		value := made(g.Rand, g.doc, schema, 0)
		if g.IntN(3) == 0 {
			value = broken(g.Rand, place{schema: schema, value: value})
		}
		text, err := json.Marshal(value)
		if err != nil {
			continue
		}
		sent := strings.Trim(string(text), `"`)
		if word, ok := value.(string); ok {
			sent = word
		}
		query = append(query, parameter.Name+"="+url.QueryEscape(sent[:min(len(sent), 2000)]))
		if g.IntN(20) == 0 {
			query = append(query, query[0])
		}
	}
	if g.IntN(30) == 0 {
		query = append(query, "unknown="+canary)
	}
	if len(query) > 0 {
		path += "?" + strings.Join(query, "&")
	}
	return path
}

// schemaOf is a schema as it is served.
func (g *generator) schemaOf(schema any) (served j) {
	text, err := json.Marshal(schema)
	require.NoError(g.t, err)
	require.NoError(g.t, json.Unmarshal(text, &served))
	return served
}

// body is the text of a request's body, "" for none.
func (g *generator) body(l line, p paper) string {
	if l.op.RequestBody == nil || l.op.RequestBody.Content["application/json"] == nil {
		return ""
	}
	schema := g.schemaOf(l.op.RequestBody.Content["application/json"].Schema)
	body := g.allowed[l.id]
	if r, known := ruleOf(l.id); body == nil && known {
		body = r.body
	}
	if body == nil {
		body = accountRules[l.id].body
	}
	if body == nil || g.IntN(10) == 0 {
		body = made(g.Rand, g.doc, schema, 0)
	}
	var fresh any
	text, err := json.Marshal(body)
	require.NoError(g.t, err)
	require.NoError(g.t, json.Unmarshal(text, &fresh))
	if object, ok := fresh.(j); ok && strings.HasSuffix(l.id, "Clues") {
		object["ownerPartyId"] = p.respondent
	}
	return spoilt(g.Rand, g.doc, schema, fresh)
}

// request sends one and answers what came back.
func (g *generator) request(l line) (path, sent string, got answer) {
	p := g.paper(l.aboutGuarantee())
	person := pick(g.Rand, g.who[l.access])
	if person.id != "" {
		person = person.again() // some requests end sessions
	}
	if g.IntN(10) == 0 {
		person = person.with("If-Match", pick(g.Rand, []string{`"1"`, "*", canary, `W/"2"`, strings.Repeat("1", 50)}))
	}
	if g.IntN(10) == 0 {
		person = person.with("Idempotency-Key", pick(g.Rand, []string{uuid.NewString(), "k", canary + "\x01", strings.Repeat("k", 201), "键"}))
	}
	path, sent = g.address(l, p), g.body(l, p)
	switch {
	case strings.HasSuffix(l.id, "Materials") && l.method == "POST":
		slot := pick(g.Rand, []string{"other", "identity", "security", canary, ""})
		got = person.upload(strings.TrimPrefix(path, "/api/v1"), form{
			{"slot", slot}, {"partyId", pick(g.Rand, []string{p.applicant, canary, ""})},
			{"file", file{name: pick(g.Rand, []string{"a.pdf", canary + ".exe", "=cmd().pdf"}), text: []byte(pick(g.Rand, []string{"%PDF-1.4 " + canary, "", "MZ"}))}},
		})
	default:
		got = person.call(l.method, path, sent)
	}
	return path, sent, got
}

// holds says what is wrong with an answer.
func (g *generator) judge(l line, got answer) (faults []string) {
	if got.status >= 500 {
		return []string{"our own failure"}
	}
	media, _, _ := strings.Cut(got.header.Get("Content-Type"), ";")
	schema := g.answerSchema(l, got.status, media)
	if got.status >= 400 {
		if media != "application/problem+json" || !containsHan(got.text("detail")) {
			faults = append(faults, "no problem in Chinese")
		}
		if strings.Contains(got.raw, canary) {
			faults = append(faults, "repeats what was sent")
		}
	}
	switch {
	case schema != nil && got.body != nil:
		faults = append(faults, misfits(g.doc, schema, any(got.body), "")...)
	case schema == nil && got.raw != "" && media != "text/event-stream":
		faults = append(faults, "an answer that is not in the document: "+media)
	}
	return faults
}

// answerSchema is what the document says about an answer, nil for nothing.
func (g *generator) answerSchema(l line, status int, media string) any {
	operation := g.doc["paths"].(j)[l.path].(j)[strings.ToLower(l.method)].(j)
	responses := operation["responses"].(j)
	response, known := responses[strconv.Itoa(status)].(j)
	if !known && status >= 400 {
		response, known = responses["default"].(j)
	}
	if !known {
		return nil
	}
	content, _ := response["content"].(j)
	described, _ := content[media].(j)
	if described == nil {
		return nil
	}
	return described["schema"]
}

func TestWhateverIsSentIsAnsweredByTheDocument(t *testing.T) {
	seed := setting(t, seedEnv, rand.Uint64()) //nolint:gosec // it only has to be another each time
	t.Logf("%s=%d replays this", seedEnv, seed)
	g := newGenerator(t, seed)
	operations := slices.DeleteFunc(g.operations(), func(l line) bool { return strings.HasSuffix(l.path, "/events") })
	slices.SortFunc(operations, func(a, b line) int { return strings.Compare(a.id, b.id) })
	requests, tally, failed := int(setting(t, requestsEnv, 3000)), map[int]int{}, 0
	for i := range requests {
		if i%200 == 0 {
			g.refill()
		}
		l := operations[i%len(operations)]
		path, sent, got := g.request(l)
		tally[got.status/100]++
		if faults := g.judge(l, got); !assert.Empty(t, faults, "%s=%d, request %d: %s %s\n%.2000s\n%d %.2000s", seedEnv, seed, i, l.method, path, sent, got.status, got.raw) {
			failed++
		}
		require.Less(t, failed, 20, "enough of this")
	}
	t.Logf("%d requests: %v", requests, tally)
	assert.Greater(t, tally[2], requests/10, "enough is taken")
	assert.Greater(t, tally[4], requests/10, "enough is refused")
}
