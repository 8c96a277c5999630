package api_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// documents are the codes, numbers and hashes of a guarantee's documents by kind.
func documents(seen answer) map[string]j {
	all := map[string]j{}
	for _, d := range seen.is(200).body["documents"].([]any) {
		all[d.(j)["kind"].(string)] = d.(j)
	}
	return all
}

func TestPolicyAndLetterAreTheBytesThatWereHashed(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, other := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.person("13900000002")
	for _, status := range []baoquan.Status{baoquan.Draft, baoquan.UnderReview, baoquan.AwaitingPayment, baoquan.Issuing} {
		p := h.reachGuarantee(c, picc, status)
		for _, paper := range []string{"/policy", "/letter"} {
			got := c.get(p.path+paper).fails(409, "status_conflict")
			assert.Equal(t, string(status), got.text("currentStatus"))
		}
	}
	p := h.reachGuarantee(c, picc, baoquan.Issued)
	seen := c.get(p.path).is(200)
	issued := documents(seen)
	assert.Len(t, issued, 2)
	assert.Equal(t, "/api/v1"+p.path+"/policy", seen.body["links"].(j)["policy"])
	for kind, name := range map[string]string{"policy": "诉讼财产保全电子保单.pdf", "letter": "诉讼财产保全电子保函.pdf"} {
		d, got := issued[kind], c.get(p.path+"/"+kind).is(200)
		assert.Equal(t, d["sha256"], hashOf(got.raw))
		assert.Equal(t, "application/pdf", got.header.Get("Content-Type"))
		assert.Contains(t, got.header.Get("Content-Disposition"), "attachment; filename*=UTF-8''"+url.PathEscape(name))
		text := pdfText(t, got.raw)
		assert.Contains(t, text, d["code"])
		assert.Contains(t, text, "田浩")
		assert.Equal(t, got.raw, picc.get(p.deskPath+"/"+kind).is(200).raw)
		absent := other.get("/guarantees/00000000-0000-0000-0000-000000000000/"+kind).fails(404, "not_found")
		assert.Equal(t, absent.without(), other.get(p.path+"/"+kind).fails(404, "not_found").without())
	}
	assert.NotEqual(t, issued["policy"]["code"], issued["letter"]["code"])
	assert.NotContains(t, c.get("/guarantees").is(200).body["items"].([]any)[0], "documents", "not in a list")
}

// page is what the QR code on a document opens for people.
func (h *house) page(code string) string {
	r := httptest.NewRequestWithContext(h.t.Context(), http.MethodGet, "/verify/"+code, nil)
	r.Header.Set("Accept", "text/html")
	answer := httptest.NewRecorder()
	h.api.ServeHTTP(answer, r)
	assert.Equal(h.t, http.StatusOK, answer.Code)
	return answer.Body.String()
}

func TestAnyoneVerifiesPolicyAndLetterAndLearnsNothingPersonal(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	p := h.reachGuarantee(c, picc, baoquan.Issued)
	issued := documents(c.get(p.path))
	verified := func(status, word string) {
		t.Helper()
		for kind, d := range issued {
			got := h.client().get("/verify/" + strings.ToLower(d["code"].(string))).is(200)
			assert.Equal(t, j{
				"documentKind": kind, "number": d["number"], "status": status, "issuedAt": d["issuedAt"], "sha256": d["sha256"],
			}, got.body)
			page := h.page(d["code"].(string))
			assert.Contains(t, page, word)
			assert.Contains(t, page, d["sha256"])
			assert.Contains(t, page, map[string]string{"policy": "保单", "letter": "保函"}[kind])
			for _, person := range append(private, "田浩", "国石") {
				assert.NotContains(t, page+got.raw, person)
			}
		}
	}
	verified("in_force", "有效")
	draft := c.secured(p)
	verified("used", "已使用")
	c.delete(draft.path).is(204)
	verified("in_force", "有效")
	c.post(p.path+"/surrender", j{"reason": "不需要了"}).is(200)
	verified("revoked", "已撤销")
	c.get(p.path + "/letter").is(200) // its owner keeps the papers

	second := h.reachGuarantee(c, picc, servesRuled)
	issued = documents(c.get(second.path))
	picc.post(second.deskPath+"/closing", j{"outcome": "released", "reason": "期限届满"}).is(200)
	verified("released", "已解除")
}

func TestWhatAnInsurerPrintsIsKeptAndPrinted(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, picc, op := h.person("13900000001"), h.desk(store.Underwriter, "picc"), h.desk(store.Operator, "")
	const path = "/admin/insurers/picc"
	saved := op.put(path, j{"open": true, "branch": "北京市分公司", "address": "北京市西城区西长安街88号", "phone": "010-95518"}).is(200)
	assert.Equal(t, "北京市分公司", saved.text("branch"))
	kept := op.put(path, j{"open": true}).is(200)
	assert.Equal(t, saved.body, kept.body, "what is not sent stays")
	for name, body := range map[string]j{
		"branch": {"open": true, "branch": "a\x00b"}, "address": {"open": true, "address": strings.Repeat("长", 201)}, "phone": {"open": true, "phone": 5},
	} {
		assert.Equal(t, []string{"body." + name}, op.put(path, body).is(422).locations())
	}
	p := h.reachGuarantee(c, picc, baoquan.Issued)
	policy := pdfText(t, c.get(p.path+"/policy").is(200).raw)
	for _, printed := range []string{"中国人民财产保险股份有限公司", "北京市分公司", "西长安街88号", "010-95518"} {
		assert.Contains(t, strings.Join(strings.Fields(policy), ""), printed)
	}
	assert.Empty(t, op.put(path, j{"open": true, "branch": ""}).is(200).text("branch"))
	assert.NotContains(t, h.client().get("/insurers").raw, "010-95518", "people choose by name")
}
