package api_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// place is where something stands in a body, and can be changed.
type place struct {
	schema j
	value  any
	set    func(any)
	drop   func() // nil where nothing can be left out
}

// places lists all of a body that its schema knows.
func places(doc j, schema any, p place) []place {
	p.schema = resolve(doc, schema)
	all := []place{p}
	switch value := p.value.(type) {
	case j:
		properties, _ := p.schema["properties"].(j)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if property, known := properties[name]; known {
				all = append(all, places(doc, property, place{value: value[name], set: func(v any) { value[name] = v }, drop: func() { delete(value, name) }})...)
			}
		}
	case []any:
		for i := range value {
			all = append(all, places(doc, p.schema["items"], place{value: value[i], set: func(v any) { value[i] = v }})...)
		}
	}
	return all
}

var (
	anything = []any{nil, true, 1, 1.5, -1, canary, []any{}, j{}, []any{canary}, j{"x": canary}, []any{nil}, raw("1e400"), raw("-0"), raw("1e3"), raw("9223372036854775808")}
	oddTexts = []string{
		"", " ", "　", canary + "\x00", canary + "\u202e", canary + "\u200b", "\ufeff" + canary, canary + "\u0301\u0301", "𠮷" + canary, "👩‍👩‍👧" + canary,
		"' OR '1'='1' --" + canary, `<script>` + canary, "../../etc/" + canary, "%s%n%x" + canary, "{{7*7}}" + canary, canary + "\r\nX: y", "\\" + canary,
		"2026-02-30", "0000-00-00", "9999-12-31", "2026-1-1", "00000000-0000-0000-0000-000000000000", "1", "-1", "null", "１２３", "*" + canary, strings.Repeat("*", 18),
		strings.Repeat("长", 30_000), strings.Repeat(canary, 1000),
	}
	oddNumbers = []any{-1, 0, 1, raw("1.0"), raw("1e3"), raw("-9223372036854775808"), raw("9223372036854775807"), raw("9223372036854775808"), raw("1e19"), raw("0.1")}
	oddForms   = []func(string) string{
		func(s string) string { return s[:len(s)/2] },
		func(s string) string { return s + `{"x":"` + canary + `"}` },
		func(s string) string { return "\ufeff" + s },
		func(s string) string { return strings.Replace(s, "{", `{"x":"\ud800",`, 1) },
		func(s string) string { return strings.Replace(s, "{", "{\"x\":\"\xff\",", 1) },
		func(s string) string { return "[" + s + "]" },
		func(string) string { return `"` + canary + `"` },
		func(string) string { return canary },
		func(string) string { return " " },
		func(s string) string { return strings.Replace(s, "{", `{"status":"`+canary+`",`, 1) },
		func(s string) string {
			return strings.Replace(s, "{", `{"x":`+strings.Repeat("[", 80)+strings.Repeat("]", 80)+",", 1)
		},
		func(s string) string { // the first member twice
			if end := strings.IndexAny(s, ",}"); strings.HasPrefix(s, `{"`) && end > 0 {
				return s[:1] + s[1:end] + "," + s[1:]
			}
			return s
		},
	}
)

type raw = json.RawMessage

// pick is one of several.
func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// broken is a value that a schema does not expect, or just about.
func broken(r *rand.Rand, p place) any {
	if r.IntN(4) == 0 {
		return pick(r, anything)
	}
	switch typeOf(p.schema) {
	case "string":
		if most, bounded := p.schema["maxLength"].(float64); bounded && r.IntN(3) == 0 {
			return strings.Repeat("长", int(most)+r.IntN(2))
		}
		if enum, ok := p.schema["enum"].([]any); ok && r.IntN(3) == 0 {
			return pick(r, enum)
		}
		return pick(r, oddTexts)
	case "integer", "number":
		if most, bounded := p.schema["maximum"].(float64); bounded && r.IntN(3) == 0 {
			return int64(most) + int64(r.IntN(2))
		}
		return pick(r, oddNumbers)
	case "array":
		return slices.Repeat([]any{p.value, canary, 1}, 1+r.IntN(200))
	}
	return pick(r, anything)
}

// made is a value that a schema takes, two levels deep.
func made(r *rand.Rand, doc j, schema any, depth int) any {
	s := resolve(doc, schema)
	if enum, ok := s["enum"].([]any); ok {
		return pick(r, enum)
	}
	switch typeOf(s) {
	case "string":
		return pick(r, []string{"2026-12-01", "abc", "张三", "13800000001", "110105199003070009"})
	case "integer", "number":
		return 1 + r.IntN(5)
	case "boolean":
		return r.IntN(2) == 0
	case "array":
		return []any{made(r, doc, s["items"], depth+1)}
	}
	object := j{}
	properties, _ := s["properties"].(j)
	required, _ := s["required"].([]any)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if slices.Contains(required, any(name)) || depth < 2 && r.IntN(3) == 0 {
			object[name] = made(r, doc, properties[name], depth+1)
		}
	}
	return object
}

// spoilt is the text of a body with one thing wrong, or nothing.
func spoilt(r *rand.Rand, doc j, schema any, body any) string {
	root := body
	switch all := places(doc, schema, place{value: body, set: func(v any) { root = v }}); r.IntN(10) {
	case 0, 1: // as it is
	case 2: // something more
		if object, ok := body.(j); ok {
			properties, _ := resolve(doc, schema)["properties"].(j)
			for _, name := range slices.Sorted(maps.Keys(properties)) {
				if r.IntN(4) == 0 {
					object[name] = made(r, doc, properties[name], 1)
				}
			}
		}
	case 3: // something less
		if p := pick(r, all); p.drop != nil {
			p.drop()
		}
	case 4: // something strange
		text, err := json.Marshal(root)
		if err == nil {
			return pick(r, oddForms)(string(text))
		}
	default:
		p := pick(r, all)
		p.set(broken(r, p))
	}
	text, err := json.Marshal(root)
	if err != nil { // a number that JSON cannot write
		return `{"x":1e400}`
	}
	return string(text)
}
