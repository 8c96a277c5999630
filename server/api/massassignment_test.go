package api_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// theHouses are members that the house decides, wherever a form does not ask for them.
var theHouses = strings.Fields("status number accountId role verified paid fee ratePpm premium courtCode createdAt id version amount kind")

// in is a case of the owner in a status, made once for all who only ask.
func (h *guaranteeHouse) in(c cast, made map[string]paper, l line, status baoquan.Status) paper {
	name := string(status)
	if l.aboutGuarantee() {
		name = "guarantee " + name
	}
	if _, there := made[name]; !there {
		if l.aboutGuarantee() {
			made[name] = h.reachGuarantee(c.owner, c.underwriter, status)
		} else {
			made[name] = h.reach(c.owner, c.judge, status)
		}
	}
	return made[name]
}

// filled is an operation's address with ids of things that are there, and a body
// that it takes.
func (h *guaranteeHouse) filled(c cast, made map[string]paper, l line) (path string, body any) {
	if r, known := ruleOf(l.id); !known {
		body = accountRules[l.id].body
	} else if body = r.body; strings.Contains(l.path, "/preservations/{id}") || strings.Contains(l.path, "/guarantees/{id}") {
		p := h.in(c, made, l, r.status)
		return l.on(p, p), l.valid(p)
	}
	ids := map[string]string{"settleDifference": h.unsettled["settleDifference"], "settlePayment": h.unsettled["settlePayment"], "patchStaff": c.judge.id}
	id, known := ids[l.id]
	if !known {
		id = uuid.NewString()
	}
	codes := map[string]string{"putCourt": otherCourt, "putInsurer": "cpic"}
	return strings.NewReplacer("{id}", id, "{code}", codes[l.id]).Replace(l.path), body
}

// Mass assignment: to every body of the document each member that it does not list.
func TestNoBodyTakesAMemberThatIsNotInTheDocument(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, doc, made := h.cast(), h.document(), map[string]paper{}
	h.unsettled = map[string]string{
		"settleDifference": h.difference(store.OtherAmount, ""), "settlePayment": h.troubled(h.in(c, made, line{}, baoquan.Ruled).id, "place_refused"),
	}
	var bodies int
	for _, l := range h.operations() {
		if l.op.RequestBody == nil || l.op.RequestBody.Content["application/json"] == nil {
			continue
		}
		bodies++
		path, body := h.filled(c, made, l)
		described := doc["paths"].(j)[l.path].(j)[strings.ToLower(l.method)].(j)["requestBody"].(j)["content"].(j)["application/json"].(j)
		listed := resolve(doc, described["schema"])["properties"].(j)
		before := h.versions()
		for _, member := range theHouses {
			property, known := listed[member].(j)
			if known && property["readOnly"] != true {
				continue
			}
			for _, value := range []any{1, canary, true, nil, j{}} {
				if known && value == nil {
					continue // no id at all: the house gives one
				}
				got := c.fitting(l.access).again().call(l.method, path, bodyWith(t, body, member, value))
				assert.Equal(t, http.StatusUnprocessableEntity, got.status, "%s: %s %v: %s", l.id, member, value, got.raw)
				assert.Contains(t, got.locations(), "body."+member, "%s: %s", l.id, got.raw)
				assert.NotContains(t, got.raw, canary)
			}
		}
		assert.Equal(t, before, h.versions(), l.id)
	}
	assert.Greater(t, bodies, 40)
}

func bodyWith(t *testing.T, body any, member string, value any) j {
	t.Helper()
	text, err := json.Marshal(body)
	require.NoError(t, err)
	var fresh j
	require.NoError(t, json.Unmarshal(text, &fresh))
	if fresh == nil {
		fresh = j{}
	}
	fresh = maps.Clone(fresh)
	fresh[member] = value
	return fresh
}
