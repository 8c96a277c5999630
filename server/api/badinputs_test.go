package api_test

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// canary is in every bad value: no answer repeats it.
const canary = "CANARY7731"

// sending is an operation that takes a JSON body, with a body that it takes.
type sending struct {
	name, method, path string
	who                *client
	body               j
}

func (s sending) send(body any) answer { return s.who.call(s.method, "/api/v1"+s.path, body) }

// refuses demands a status, a Chinese answer that repeats nothing, and no row.
func (h *house) refuses(t *testing.T, s sending, what string, got answer, status int, locations ...string) {
	t.Helper()
	if !assert.Equal(t, status, got.status, "%s, %s: %s", s.name, what, got.raw) {
		return
	}
	assertChinese(t, got)
	assert.NotContains(t, got.raw, canary, s.name)
	if len(locations) > 0 {
		assert.Subset(t, got.locations(), locations, "%s, %s: %s", s.name, what, got.raw)
	}
}

func TestBodiesThatAreNotTaken(t *testing.T) {
	h := newGuaranteeHouse(t)
	all := append(h.sendings(), h.guaranteeSendings()...)
	before := h.versions()
	deep := func(n int) string { return `{"x":` + strings.Repeat("[", n) + strings.Repeat("]", n) + "}" }
	for _, s := range all {
		text, err := json.Marshal(s.body)
		require.NoError(t, err)
		valid := string(text)
		first := valid[1:strings.IndexByte(valid, ':')]
		member := strings.Trim(first, `"`)
		cased := strings.ToUpper(member[:1]) + member[1:]
		for _, test := range []struct {
			name, body string
			status     int
			at         string
		}{
			{"blank", "  ", 400, ""},
			{"cut", valid[:len(valid)/2], 400, ""},
			{"not JSON", canary, 400, ""},
			{"more behind the end", valid + ` {"x":"` + canary + `"}`, 400, ""},
			{"null", "null", 422, "body"}, {"list", "[]", 422, "body"}, {"text", `"` + canary + `"`, 422, "body"}, {"number", "1", 422, "body"},
			{"member twice", strings.Replace(valid, "{", "{"+first+":1,", 1), 400, ""},
			{"wrongly cased", strings.Replace(valid, first, `"`+cased+`"`, 1), 422, "body." + cased},
			{"unknown member", strings.Replace(valid, "{", `{"status":"`+canary+`",`, 1), 422, "body.status"},
			{"odd member", strings.Replace(valid, "{", `{"a\u0000\u202e":"`+canary+`",`, 1), 422, ""},
			{"lone surrogate", strings.Replace(valid, "{", `{"x":"\ud800",`, 1), 400, ""},
			{"not UTF-8", strings.Replace(valid, "{", "{\"x\":\"\xff\xfe\",", 1), 400, ""},
			{"deep", deep(10001), 400, ""},
			{"very deep", deep(200000), 400, ""},
			{"2 MB", strings.Replace(valid, "{", `{"x":"`+strings.Repeat(canary, 200000)+`",`, 1), 413, ""},
		} {
			got := s.send(test.body)
			if test.at == "" {
				h.refuses(t, s, test.name, got, test.status)
			} else {
				h.refuses(t, s, test.name, got, test.status, test.at)
			}
		}
		h.refuses(t, s, "empty", s.send(nil), 400)
		for _, contentType := range []string{"text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json-patch+json", "garbage;;", " "} {
			h.refuses(t, s, contentType, sending{s.name, s.method, s.path, s.who.with("Content-Type", contentType), nil}.send(valid), 415)
		}
		h.refuses(t, s, "gzip", sending{s.name, s.method, s.path, s.who.with("Content-Encoding", "gzip"), nil}.send(valid), 415)
	}
	assert.Equal(t, before, h.versions(), "no row")
}

// bad are values that no field of a kind takes.
var bad = map[string][]any{
	"number": {1.5, json.RawMessage("1e3"), json.RawMessage("1.0"), canary, nil, json.RawMessage("9223372036854775808"), true, j{}, []int{}, -1, json.RawMessage("10000000000001")},
	"truth":  {canary, 1, nil, []bool{}, j{}},
	"text":   {1, true, j{"x": canary}, []string{canary}, canary + "\x00", canary + "\u202e", canary + "\u200b", "\ufeff" + canary, strings.Repeat("长", 30000)},
	"object": {canary, 1, true, []string{canary}},
	"list":   {canary, 1, true, j{"x": canary}},
}

func TestEveryFieldNamesItsBadValues(t *testing.T) {
	h := newGuaranteeHouse(t)
	all := append(h.sendings(), h.guaranteeSendings()...)
	before := h.versions()
	for _, s := range all {
		everything := maps.Clone(s.body)
		var places []string
		for field, value := range s.body {
			at := "body." + field
			kind := kindOf(value)
			for _, wrong := range bad[kind] {
				body := maps.Clone(s.body)
				body[field] = wrong
				if nested, ok := value.(j); ok && kind == "object" {
					inner := maps.Clone(nested)
					for name := range nested {
						inner[name] = canary + "\x00"
						body[field] = inner
						h.refuses(t, s, field+"."+name, s.send(body), 422, at+"."+name)
					}
					body[field] = wrong
				}
				h.refuses(t, s, field, s.send(body), 422, at)
			}
			everything[field] = bad[kind][0]
			places = append(places, at)
		}
		h.refuses(t, s, "all at once", s.send(everything), 422, places...)
	}
	assert.Equal(t, before, h.versions(), "no row")
}

func kindOf(value any) string {
	switch value.(type) {
	case int:
		return "number"
	case bool:
		return "truth"
	case j:
		return "object"
	case []any:
		return "list"
	}
	return "text"
}

func TestNamesAreCountedInCharactersAndRareOnesStand(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	for _, name := range []string{"𠮷野家〇", "阿卜杜拉·买买提", strings.Repeat("𠮷", 100), "ʻOkina é"} {
		assert.Equal(t, name, c.post(p.path+"/parties", party("respondent", j{"name": name})).is(201).text("name"))
	}
	for _, name := range []string{strings.Repeat("长", 101), "   ", "　　", "\t", "\u00ad", "ㅤ"} {
		assert.Equal(t, []string{"body.name"}, c.post(p.path+"/parties", party("respondent", j{"name": name})).is(422).locations())
	}
	for _, number := range []string{"110105199003070008", "110105199002300000", "110105209003070003", "11010519900307000"} {
		got := c.post(p.path+"/parties", party("respondent", j{"idNumber": number})).is(422)
		assert.Equal(t, []string{"body.idNumber"}, got.locations())
		assert.NotContains(t, got.raw, number)
	}
	suit := basics(j{"category": "litigation", "preSuitStage": nil, "caseType": "民初", "caseNumber": "(2026)京0105民初1号", "causeCode": "9001"})
	assert.Equal(t, "（2026）京0105民初1号", c.post("/preservations", suit).is(201).text("caseNumber"))
	for _, amount := range []any{0, -1, 10000000000001} {
		assert.Equal(t, []string{"body.amount"}, c.post("/preservations", basics(j{"amount": amount})).is(422).locations())
	}
	c.post("/preservations", basics(j{"amount": 1})).is(201)
	c.post("/preservations", basics(j{"amount": 10000000000000})).is(201)
}

func TestAddressesThatAreNotThere(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	for _, path := range []string{"/nowhere", "/preservations/", p.path + "/", p.path + "/parties/", p.path + "/nothing", "//preservations", "/Preservations"} {
		assertChinese(t, c.get(path).fails(404, "not_found"))
	}
	for _, test := range [][3]string{
		{"PUT", "/preservations", "GET"}, {"TRACE", "/preservations", "POST"}, {"PATCH", "/preservations", "POST"}, {"POST", p.path, "PATCH"},
		{"GET", p.path + "/submission", "POST"}, {"DELETE", p.path + "/docket", "GET"}, {"OPTIONS", "/preservations", "GET"}, {"PUT", p.path + "/materials", "POST"},
	} {
		got := c.call(test[0], "/api/v1"+test[1], nil).fails(405, "method_not_allowed")
		assertChinese(t, got)
		assert.Contains(t, got.header.Get("Allow"), test[2])
	}
}
