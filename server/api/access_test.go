package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// Who may do what, in the order of the columns. A refusal by role is 403, a
// thing that is not theirs 404.
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

	"listStuck": {operates, "", nil},

	"listDifferences":  {operates, "", nil},
	"settleDifference": {operates, "", j{"note": "已在商户平台退款"}},
	"settlePayment":    {operates, "", j{"note": "已在商户平台退款"}},
	"reconcile":        {asks, "", j{"date": "2026-11-26"}},
	"verify":           {anyone, baoquan.Ruled, nil},
}

// heldElsewhere are operations whose answers other tests hold: streams, which do
// not end, and orders, which have ids of their own.
var heldElsewhere = map[string]bool{
	"eventsPreservation": true, "eventsCase": true, "eventsGuarantee": true, "eventsGuaranteeCase": true,
	"getPayment": true, "readReceipt": true,
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
	unverified, _ := h.registered("13900000003")
	owner, judge, underwriter := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Underwriter, "picc")
	people := []*client{
		h.client(), unverified, owner, h.person("13900000002"), judge, h.desk(store.Judge, otherCourt),
		h.desk(store.Clerk, court), underwriter, h.desk(store.Underwriter, "pingan"), h.desk(store.Operator, ""),
	}
	ruled, issued := h.reach(owner, judge, baoquan.Ruled), h.reachGuarantee(owner, underwriter, baoquan.Issued)
	h.unsettled = map[string]string{"settleDifference": h.difference(store.OtherAmount, ""), "settlePayment": h.troubled(ruled.id, "place_refused")}
	for _, l := range h.operations() {
		r, known := ruleOf(l.id)
		if !l.aboutCases() || heldElsewhere[l.id] {
			continue
		}
		if !assert.True(t, known, "nobody has decided who may call %s %s", l.id, l.path) {
			continue
		}
		fresh := func() paper {
			switch {
			case l.aboutGuarantee() && l.method == http.MethodGet:
				return issued
			case l.aboutGuarantee():
				return h.reachGuarantee(owner, underwriter, r.status)
			case r.status == baoquan.Ruled || r.status == "":
				return ruled
			}
			return h.reach(owner, judge, r.status)
		}
		p := fresh()
		before := h.versions()
		for i, person := range people {
			if r.want[i] >= 300 {
				got := h.ask(person, l, r, p)
				assert.Equal(t, r.want[i], got.status, "%s by %s: %s", l.id, columns[i], got.raw)
				assertChinese(t, got)
				if got.status == 404 {
					nothing := p
					nothing.id = uuid.NewString()
					assert.Equal(t, h.ask(person, l, r, nothing).without(), got.without(), l.id)
				}
			}
		}
		assert.Equal(t, before, h.versions(), "%s: refusals change nothing", l.id)
		used := false
		for i, person := range people {
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
}

// versions is a mark of everything that calls could have changed.
func (h *house) versions() (mark string) {
	h.t.Helper()
	require.NoError(h.t, h.db.Get(&mark, `SELECT concat_ws('/', (SELECT sum(version) FROM applications), (SELECT count(*) FROM docket),
		(SELECT count(*) FROM parties), (SELECT count(*) FROM materials), (SELECT count(*) FROM payments), (SELECT count(*) FROM rate_cards), (SELECT count(*) FROM idempotency_keys),
		(SELECT count(*) FROM documents), (SELECT count(*) FROM evaluations), (SELECT count(*) FROM settlements), (SELECT count(*) FROM reconciliations), (SELECT count(*) FROM identity_checks), (SELECT count(*) FROM identity_reveals), (SELECT count(*) FROM accounts WHERE merged_into IS NOT NULL), (SELECT string_agg(letter, '' ORDER BY id) FROM applications))`))
	return mark
}

// ask calls an operation on a case.
func (h *house) ask(person *client, l line, r rule, p paper) answer {
	h.t.Helper()
	path := strings.ReplaceAll(strings.TrimPrefix(l.path, "/api/v1"), "{id}", p.id)
	for part, id := range map[string]string{"parties": p.applicant, "clues": p.clue, "securities": p.sec, "materials": p.material} {
		path = strings.ReplaceAll(path, part+"/{partId}", part+"/"+id)
	}
	body := r.body
	switch {
	case h.unsettled[l.id] != "":
		path = strings.Replace(path, p.id, h.unsettled[l.id], 1)
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
	}
	return person.call(l.method, "/api/v1"+path, body)
}

// Whoever is not logged in, or is of another role, is told so before anything
// else is looked at: in every operation of the document.
func TestEveryOperationTellsStrangersSo(t *testing.T) {
	h := newHouse(t)
	nobody, applicant, operator := h.client(), h.person("13900000001"), h.desk(store.Operator, "")
	for _, l := range h.operations() {
		path := strings.NewReplacer("{", "", "}", "").Replace(l.path)
		require.NotEmpty(t, l.access, l.path)
		switch l.access {
		case api.Open:
			continue
		case api.Applicant, api.Verified:
			assertChinese(t, operator.call(l.method, path, nil).fails(403, "forbidden"))
		case api.CourtStaff, api.JudgeOnly, api.Underwrite, api.Operate:
			assertChinese(t, applicant.call(l.method, path, nil).fails(403, "forbidden"))
		}
		assertChinese(t, nobody.call(l.method, path, nil).fails(401, "login_required"))
		bad := h.client()
		bad.cookie = "not-a-session"
		bad.call(l.method, path, nil).fails(401, "login_required")
	}
}
