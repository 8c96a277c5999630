package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// Who may do what, in the order of the columns. A refusal by role is 403, a
// thing that is not theirs 404. Two more strangers answer as nobody does: one with
// a bad cookie and one whose session has ended.
var columns = []string{
	"nobody", "unverified", "owner", "other", "judge", "other judge", "clerk", "underwriter", "other underwriter", "operator",
}

var (
	ownLists    = []int{401, 200, 200, 200, 403, 403, 403, 403, 403, 403}
	ownReads    = []int{401, 404, 200, 404, 403, 403, 403, 403, 403, 403}
	creates     = []int{401, 403, 201, 201, 403, 403, 403, 403, 403, 403}
	ownAdds     = []int{401, 403, 201, 404, 403, 403, 403, 403, 403, 403}
	ownWrites   = []int{401, 403, 200, 404, 403, 403, 403, 403, 403, 403}
	ownDeletes  = []int{401, 403, 204, 404, 403, 403, 403, 403, 403, 403}
	deskLists   = []int{401, 403, 403, 403, 200, 200, 200, 403, 403, 403}
	deskReads   = []int{401, 403, 403, 403, 200, 404, 200, 403, 403, 403}
	judgeActs   = []int{401, 403, 403, 403, 200, 404, 403, 403, 403, 403}
	insures     = []int{401, 403, 403, 403, 403, 403, 403, 200, 200, 403}
	insurerActs = []int{401, 403, 403, 403, 403, 403, 403, 200, 404, 403}
	operates    = []int{401, 403, 403, 403, 403, 403, 403, 403, 403, 200}
	asks        = []int{401, 403, 403, 403, 403, 403, 403, 403, 403, 202}
	anyone      = []int{200, 200, 200, 200, 200, 200, 200, 200, 200, 200}
)

type rule struct {
	want   []int
	status baoquan.Status // the case is in
	body   any
}

// rules is what each operation on cases and rate cards answers to whom. An operation
// that is not here fails the test: nothing ships without a decision.
var rules = map[string]rule{
	"createPreservation": {creates, "", basics()},
	"listPreservations":  {ownLists, "", nil},
	"getPreservation":    {ownReads, baoquan.Ruled, nil},
	"patchPreservation":  {ownWrites, baoquan.Draft, j{"amount": 5}},
	"deletePreservation": {ownDeletes, baoquan.Draft, nil},

	"listPreservationParties":      {ownReads, baoquan.Ruled, nil},
	"getPreservationParties":       {ownReads, baoquan.Ruled, nil},
	"addPreservationParties":       {ownAdds, baoquan.Draft, party("respondent")},
	"savePreservationParties":      {ownWrites, baoquan.Draft, party("applicant")},
	"removePreservationParties":    {ownDeletes, baoquan.Draft, nil},
	"listPreservationClues":        {ownReads, baoquan.Ruled, nil},
	"getPreservationClues":         {ownReads, baoquan.Ruled, nil},
	"addPreservationClues":         {ownAdds, baoquan.Draft, nil},
	"savePreservationClues":        {ownWrites, baoquan.Draft, nil},
	"removePreservationClues":      {ownDeletes, baoquan.Draft, nil},
	"listPreservationSecurities":   {ownReads, baoquan.Ruled, nil},
	"getPreservationSecurities":    {ownReads, baoquan.Ruled, nil},
	"addPreservationSecurities":    {ownAdds, baoquan.Draft, guarantor()},
	"savePreservationSecurities":   {ownWrites, baoquan.Draft, guarantor()},
	"removePreservationSecurities": {ownDeletes, baoquan.Draft, nil},
	"listPreservationMaterials":    {ownReads, baoquan.Ruled, nil},
	"getPreservationMaterials":     {ownReads, baoquan.Ruled, nil},
	"addPreservationMaterials":     {ownAdds, baoquan.Draft, nil},
	"readPreservationMaterials":    {ownReads, baoquan.Ruled, nil},
	"removePreservationMaterials":  {ownDeletes, baoquan.Draft, nil},

	"checkPreservation":        {ownReads, baoquan.Ruled, nil},
	"submitPreservation":       {ownWrites, baoquan.Draft, nil},
	"withdrawPreservation":     {ownWrites, baoquan.UnderReview, j{"reason": "和解"}},
	"docketPreservation":       {ownReads, baoquan.Ruled, nil},
	"deadlinesPreservation":    {ownReads, baoquan.Ruled, nil},
	"payPreservation":          {ownAdds, baoquan.AwaitingPayment, j{"method": "wechat"}},
	"listPreservationPayments": {ownReads, baoquan.Ruled, nil},
	"readRuling":               {ownReads, baoquan.Ruled, nil},

	"getCourtSummary":    {deskLists, "", nil},
	"listCases":          {deskLists, "", nil},
	"getCase":            {deskReads, baoquan.Ruled, nil},
	"docketCase":         {deskReads, baoquan.Ruled, nil},
	"deadlinesCase":      {deskReads, baoquan.Ruled, nil},
	"checkCase":          {deskReads, baoquan.Ruled, nil},
	"listCasePayments":   {deskReads, baoquan.Ruled, nil},
	"listCaseParties":    {deskReads, baoquan.Ruled, nil},
	"getCaseParties":     {deskReads, baoquan.Ruled, nil},
	"listCaseClues":      {deskReads, baoquan.Ruled, nil},
	"getCaseClues":       {deskReads, baoquan.Ruled, nil},
	"listCaseSecurities": {deskReads, baoquan.Ruled, nil},
	"getCaseSecurities":  {deskReads, baoquan.Ruled, nil},
	"listCaseMaterials":  {deskReads, baoquan.Ruled, nil},
	"getCaseMaterials":   {deskReads, baoquan.Ruled, nil},
	"readCaseMaterials":  {deskReads, baoquan.Ruled, nil},
	"readCaseRuling":     {deskReads, baoquan.Ruled, nil},
	"reviewCase":         {deskReads, baoquan.UnderReview, j{"decision": "accept"}},
	"ruleCase":           {judgeActs, baoquan.AwaitingRuling, j{"outcome": "granted"}},

	"listUsableGuarantees":           {ownReads, baoquan.Ruled, nil},
	"createGuaranteeForPreservation": {ownAdds, baoquan.Draft, j{"insurerCode": "picc", "consentVersion": "2026-11"}},

	"eventsPreservation": {ownReads, baoquan.Ruled, nil},
	"eventsCase":         {deskReads, baoquan.Ruled, nil},
	"getPayment":         {ownReads, baoquan.Issued, nil},
	"readReceipt":        {ownReads, baoquan.Issued, nil},

	"listStuck": {operates, "", nil},

	"listDifferences":  {operates, "", nil},
	"settleDifference": {operates, "", j{"note": "已在商户平台退款"}},
	"settlePayment":    {operates, "", j{"note": "已在商户平台退款"}},
	"settleGuarantee":  {operates, baoquan.Issued, j{"note": "已由保险公司登记"}},
	"reconcile":        {asks, "", j{"date": "2026-11-26"}},
	"verify":           {anyone, baoquan.Ruled, nil},
}

// line is an operation of the document.
type line struct {
	id, method, path string
	access           api.Access
	op               *huma.Operation
}

func (w *world) operations() (all []line) {
	for path, item := range w.api.OpenAPI().Paths {
		for method, op := range map[string]*huma.Operation{
			"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete,
		} {
			if op != nil {
				access, _ := op.Extensions["x-access"].(api.Access)
				all = append(all, line{op.OperationID, method, path, access, op})
			}
		}
	}
	return all
}

// aboutCases says whether an operation is held by this table.
func (l line) aboutCases() bool {
	for _, part := range []string{"/preservations", "/guarantees", "/payments", "/court/", "/insurer/", "/insurers/quotes", "/verify", "/admin/stuck", "/admin/payment-differences", "/admin/reconciliations"} {
		if strings.Contains(l.path, part) && !strings.Contains(l.path, "/fees/") {
			return true
		}
	}
	return false
}

// aboutGuarantee says whether the id in an operation's path is a guarantee's.
func (l line) aboutGuarantee() bool {
	return strings.HasPrefix(l.path, "/api/v1/guarantees") || strings.HasPrefix(l.path, "/api/v1/insurer/guarantees")
}

// ruleOf is what was decided about an operation.
func ruleOf(id string) (r rule, known bool) {
	if r, known = rules[id]; !known {
		r, known = guaranteeRules[id]
	}
	return r, known
}

func TestEveryOperationAnswersEachRoleAsDecided(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.cast()
	ruled, issued := h.reach(c.owner, c.judge, baoquan.Ruled), h.reachGuarantee(c.owner, c.underwriter, baoquan.Issued)
	issued.order = c.owner.get(issued.path + "/payments").is(200).body["items"].([]any)[0].(j)["id"].(string)
	h.unsettled = map[string]string{"settleDifference": h.difference(store.OtherAmount, ""), "settlePayment": h.troubled(ruled.id, "place_refused"), "settleGuarantee": issued.id}
	require.NoError(t, h.store.InsurerTrouble(t.Context(), issued.id, store.InsurerRefused, h.clock.Now()))
	var decided int
	for _, l := range h.operations() {
		if !l.aboutCases() {
			continue
		}
		r, known := ruleOf(l.id)
		if !assert.True(t, known, "nobody has decided who may call %s %s", l.id, l.path) {
			continue
		}
		decided++
		h.holds(c, l, r, func() paper {
			switch {
			case l.aboutGuarantee() && l.method == http.MethodGet, strings.Contains(l.path, "/payments/{id}"):
				return issued
			case l.aboutGuarantee():
				return h.reachGuarantee(c.owner, c.underwriter, r.status)
			case r.status == baoquan.Ruled || r.status == "":
				return ruled
			}
			return h.reach(c.owner, c.judge, r.status)
		})
	}
	assert.Equal(t, len(rules)+len(guaranteeRules), decided, "decisions about what is not there")
}

// holds calls an operation as everybody: first those who are refused, which
// changes nothing at all, then the others, each on a case of their own.
func (h *guaranteeHouse) holds(c cast, l line, r rule, fresh func() paper) {
	t := h.t
	p := fresh()
	before := h.versions()
	for i, person := range c.people {
		if r.want[i] >= 300 {
			got := h.ask(person, l, r, p)
			assert.Equal(t, r.want[i], got.status, "%s by %s: %s", l.id, columns[i], got.raw)
			assertChinese(t, got)
			if got.status == http.StatusNotFound {
				assert.Equal(t, h.ask(person, l, r, p.thatIsNotThere()).without(), got.without(), "%s by %s", l.id, columns[i])
			}
		}
	}
	for name, stranger := range c.strangers {
		got := h.ask(stranger, l, r, p)
		assert.Equal(t, h.ask(c.people[0], l, r, p).without(), got.without(), "%s by %s: as by nobody", l.id, name)
		assert.Equal(t, r.want[0], got.status, "%s by %s", l.id, name)
	}
	assert.Equal(t, before, h.versions(), "%s: refusals change nothing", l.id)
	used := false
	for i, person := range c.people {
		if r.want[i] < 300 {
			if used && l.method != http.MethodGet {
				p = fresh()
			}
			got := h.ask(person, l, r, p)
			assert.Equal(t, r.want[i], got.status, "%s by %s: %s", l.id, columns[i], got.raw)
			used = true
		}
	}
}

// ask calls an operation on a case.
func (h *house) ask(person *client, l line, r rule, p paper) answer {
	h.t.Helper()
	path := strings.ReplaceAll(strings.TrimPrefix(l.path, "/api/v1"), "/payments/{id}", "/payments/"+p.order)
	path = strings.ReplaceAll(path, "{id}", p.id)
	for part, id := range map[string]string{"parties": p.applicant, "clues": p.clue, "securities": p.sec, "materials": p.material} {
		path = strings.ReplaceAll(path, part+"/{partId}", part+"/"+id)
	}
	body := r.body
	switch {
	case h.unsettled[l.id] != "":
		path = strings.Replace(strings.TrimPrefix(l.path, "/api/v1"), "{id}", h.unsettled[l.id], 1)
	case strings.Contains(path, "{code}"):
		var code string
		require.NoError(h.t, h.db.Get(&code, `SELECT code FROM documents LIMIT 1`))
		path = strings.ReplaceAll(path, "{code}", code)
	case l.id == "listQuotes":
		path += "?courtCode=" + court + "&amount=1"
	case l.id == "addPreservationMaterials", l.id == "addGuaranteeMaterials":
		return person.pdf(path, "other", "", "")
	case strings.HasSuffix(l.id, "Clues") && (l.method == "POST" || l.method == "PUT"):
		body = aHouse(p.respondent)
	case strings.HasSuffix(path, "/events"):
		return person.glance(path)
	}
	return person.call(l.method, "/api/v1"+path, body)
}
