package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// The moves that RESTler makes with ids, for every operation of the document that
// takes one.

// on is the address of an operation on a case, with the parts of another perhaps.
func (l line) on(p, parts paper) string {
	path := l.path
	for part, id := range map[string]string{"parties": parts.respondent, "clues": parts.clue, "securities": parts.sec, "materials": parts.material} {
		path = strings.ReplaceAll(path, part+"/{partId}", part+"/"+id)
	}
	return strings.NewReplacer("{id}", p.id, "{partId}", uuid.NewString()).Replace(path)
}

// valid is a body that the operation takes.
func (l line) valid(parts paper) any {
	if strings.HasSuffix(l.id, "Clues") && (l.method == http.MethodPost || l.method == http.MethodPut) {
		return aHouse(parts.respondent)
	}
	if r, known := ruleOf(l.id); known {
		return r.body
	}
	return accountRules[l.id].body
}

func TestAPartIsFoundUnderItsOwnParentAlone(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	other := c.people[3]
	p, second, theirs := h.reach(c.owner, c.judge, baoquan.UnderReview), h.reach(c.owner, c.judge, baoquan.UnderReview), h.reach(other, c.judge, baoquan.UnderReview)
	draft := c.owner.whole()
	g, secondG := c.owner.submitted(), c.owner.submitted()
	draftG, theirsG := c.owner.wholeGuarantee(), other.submitted()
	before := h.versions()
	var children int
	for _, l := range h.operations() {
		if !strings.Contains(l.path, "{partId}") {
			continue
		}
		children++
		parent, foreign := p, []paper{second, theirs, g}
		switch {
		case l.aboutGuarantee() && l.method == http.MethodGet:
			parent, foreign = g, []paper{secondG, theirsG, p}
		case l.aboutGuarantee():
			parent, foreign = draftG, []paper{secondG, theirsG, draft}
		case l.method != http.MethodGet:
			parent, foreign = draft, []paper{second, theirs, draftG}
		}
		for _, f := range foreign {
			if f.sec == "" {
				f.sec = uuid.NewString()
			}
			person := c.fitting(l.access)
			got := person.call(l.method, l.on(parent, f), l.valid(parent)).fails(404, "not_found")
			nothing := paper{respondent: uuid.NewString(), clue: uuid.NewString(), sec: uuid.NewString(), material: uuid.NewString()}
			assert.Equal(t, person.call(l.method, l.on(parent, nothing), l.valid(parent)).without(), got.without(), l.id)
		}
	}
	assert.Greater(t, children, 25)
	assert.Equal(t, before, h.versions())
}

func TestMangledIDsAreNotThere(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	p, g := c.owner.whole(), c.owner.wholeGuarantee()
	before := h.versions()
	var asked int
	for _, l := range h.operations() {
		if !strings.Contains(l.path, "{") {
			continue
		}
		asked++
		id := p.id
		if l.aboutGuarantee() {
			id = g.id
		}
		for _, mangled := range []string{
			"{}", "%7B" + id + "%7D", id + "%3Fx=1", id + "/%3F/", id + id, "1'%20or%201=1", "..%2f" + id, "..", "%2e%2e", uuid.Nil.String(), strings.ToUpper(id) + "x",
			"urn:uuid:" + id, strings.ReplaceAll(id, "-", ""), id + "%00", id + "%0A", "%ff", "%E2%80%AE" + id, "*", "null", "-1", "9223372036854775808", strings.Repeat("9", 5000),
		} {
			path := strings.NewReplacer("{id}", mangled, "{code}", mangled, "{kind}", mangled, "{ticket}", mangled, "{partId}", uuid.NewString()).Replace(l.path)
			got := c.fitting(l.access).again().call(l.method, path, l.valid(p))
			assert.Contains(t, []int{404, 422}, got.status, "%s %s: %s", l.method, path, got.raw)
			assertChinese(t, got)
			if strings.Contains(l.path, "{partId}") {
				path = strings.NewReplacer("{id}", id, "{partId}", mangled).Replace(l.path)
				got = c.fitting(l.access).call(l.method, path, l.valid(p))
				assert.Contains(t, []int{404, 422}, got.status, "%s %s: %s", l.method, path, got.raw)
			}
		}
		raw := c.fitting(l.access).again().call(l.method, strings.NewReplacer("{id}", id+"?x=1", "{code}", "x?x=1", "{kind}", "x?x=1", "{ticket}", "x?x=1", "{partId}", p.clue).Replace(l.path), l.valid(p))
		assert.Contains(t, []int{404, 405, 422}, raw.status, "%s: %s", l.id, raw.raw)
	}
	assert.Greater(t, asked, 90)
	assert.Equal(t, before, h.versions())
}

func TestWhatWasDeletedIsAsIfItHadNeverBeen(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	p, g := h.reach(c.owner, c.judge, baoquan.Deleted), h.reachGuarantee(c.owner, c.underwriter, baoquan.Deleted)
	kept, keptG := c.owner.whole(), c.owner.wholeGuarantee()
	for path, parts := range map[string]paper{kept.path: kept, keptG.path: keptG} {
		for _, part := range []string{"/clues/" + parts.clue, "/parties/" + parts.respondent, "/materials/" + parts.material} {
			c.owner.delete(path + part).is(204)
		}
	}
	c.owner.delete(kept.path + "/securities/" + kept.sec).is(204)
	before := h.versions()
	for _, l := range h.operations() {
		gone, without := p, kept
		if l.aboutGuarantee() {
			gone, without = g, keptG
		}
		switch {
		case strings.Contains(l.path, "{partId}"):
			got := c.fitting(l.access).call(l.method, l.on(without, without), l.valid(without))
			assert.Equal(t, 404, got.status, "%s: %s", l.id, got.raw)
		case strings.Contains(l.path, "/preservations/{id}"), strings.Contains(l.path, "/guarantees/{id}"):
		default:
			continue
		}
		if strings.HasSuffix(l.id, "Materials") && l.method == http.MethodPost {
			c.owner.pdf(strings.TrimPrefix(l.on(gone, gone), "/api/v1"), "other", "", "").fails(404, "not_found")
			continue
		}
		person := c.fitting(l.access)
		got := person.call(l.method, l.on(gone, gone), l.valid(gone))
		assert.Equal(t, 404, got.status, "%s: %s", l.id, got.raw)
		assert.Equal(t, person.call(l.method, l.on(gone.thatIsNotThere(), gone), l.valid(gone)).without(), got.without(), l.id)
	}
	assert.Equal(t, before, h.versions())
}

func TestAnIDThatACreationDidNotGiveIsNotThere(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	p, id := c.owner.whole(), uuid.NewString()
	for path, body := range map[string]j{
		"/preservations": basics(j{"id": id}), "/guarantees": cover(j{"id": id}), p.path + "/parties": party("respondent", j{"id": id}),
		p.path + "/clues": aHouse(p.respondent, j{"id": id}), p.path + "/securities": guarantor(j{"id": id}),
	} {
		keyed := c.owner.with("Idempotency-Key", strings.ReplaceAll("failed"+path, "/", "-"))
		assert.Contains(t, keyed.post(path, body).is(422).locations(), "body.id", path)
		c.owner.get(path+"/"+id).fails(404, "not_found")
		c.owner.delete(path+"/"+id).fails(404, "not_found")
		delete(body, "id")
		keyed.post(path, body).is(201) // a refusal does not use the key up
	}
}

func TestACursorOpensNoOtherList(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	for range 2 {
		c.owner.submitted()
		h.reach(c.owner, c.judge, baoquan.UnderReview)
		c.owner.again()
	}
	cursors := map[string]string{}
	lists := slices.DeleteFunc(h.operations(), func(l line) bool {
		return l.method != http.MethodGet || !slices.ContainsFunc(l.op.Parameters, func(p *huma.Param) bool { return p.Name == "cursor" })
	})
	for _, l := range lists {
		if next := c.fitting(l.access).call("GET", l.path+"?limit=1", nil).is(200).text("next"); next != "" {
			cursors[l.id] = next
		}
	}
	assert.Greater(t, len(cursors), 8)
	for _, l := range lists {
		for of, cursor := range cursors {
			person := c.fitting(l.access)
			if of == l.id {
				c.fitting(l.access).call("GET", l.path+"?cursor="+cursor, nil).is(200)
				switch { // theirs, and not of another of the same role
				case l.access == "applicant", l.access == "logged_in":
					person = c.people[3]
				case l.access == "court":
					person = c.people[5]
				case l.access == "underwrite":
					person = c.people[8]
				default:
					continue
				}
			}
			got := person.call("GET", l.path+"?cursor="+cursor, nil)
			assert.Equal(t, 422, got.status, "%s with a cursor of %s: %s", l.id, of, got.raw)
			assert.Equal(t, []string{"query.cursor"}, got.locations(), l.id)
		}
	}
}
