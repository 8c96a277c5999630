package api_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// document is the OpenAPI document as a client reads it.
func (w *world) document() j {
	w.t.Helper()
	var doc j
	require.NoError(w.t, json.Unmarshal([]byte(w.client().call("GET", "/api/openapi.json", nil).raw), &doc))
	return doc
}

// unbounded lists the members of a schema that a client could fill without end.
func unbounded(doc j, schema any, at string, seen map[string]bool) (all []string) {
	s := resolve(doc, schema)
	if ref, ok := schema.(j)["$ref"].(string); ok {
		if seen[ref] {
			return nil
		}
		seen[ref] = true
	}
	has := func(name string) bool { _, ok := s[name]; return ok }
	switch typeOf(s) {
	case "string":
		if !has("maxLength") && !has("enum") && !has("format") {
			return []string{at}
		}
	case "integer", "number":
		if !has("minimum") || !has("maximum") {
			return []string{at}
		}
	case "array":
		return unbounded(doc, s["items"], at+"[]", seen)
	case "object":
		for name, property := range s["properties"].(j) {
			if property.(j)["readOnly"] != true {
				all = append(all, unbounded(doc, property, at+"."+name, seen)...)
			}
		}
	}
	return all
}

// resolve follows a reference.
func resolve(doc j, schema any) j {
	s := schema.(j)
	if ref, ok := s["$ref"].(string); ok {
		return doc["components"].(j)["schemas"].(j)[ref[len("#/components/schemas/"):]].(j)
	}
	return s
}

// typeOf is the type of a schema that is not null.
func typeOf(s j) string {
	switch t := s["type"].(type) {
	case string:
		return t
	case []any:
		return t[0].(string)
	}
	return ""
}

func TestTheDocumentBoundsEverythingThatMayBeSent(t *testing.T) {
	w := newWorld(t)
	doc := w.document()
	var bodies int
	for _, item := range doc["paths"].(j) {
		for _, op := range item.(j) {
			id := op.(j)["operationId"].(string)
			parameters, _ := op.(j)["parameters"].([]any)
			for _, p := range parameters {
				assert.Empty(t, unbounded(doc, p.(j)["schema"], id+" "+p.(j)["name"].(string), map[string]bool{}))
			}
			body, _ := op.(j)["requestBody"].(j)
			if body == nil {
				continue
			}
			for media, content := range body["content"].(j) {
				bodies++
				assert.Empty(t, unbounded(doc, content.(j)["schema"], id+" "+media, map[string]bool{}))
			}
		}
	}
	assert.Greater(t, bodies, 40)
}
