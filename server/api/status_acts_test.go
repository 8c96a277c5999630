package api_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// acts is what may be done to a case, by whom, and in which statuses; in every
// other status it is 409 with the status the case is in.
var acts = map[string]struct {
	do      func(owner, judge *client, p paper) answer
	allowed []baoquan.Status
}{
	"PATCH":      {func(o, _ *client, p paper) answer { return o.patch(p.path, j{"amount": 5}) }, editable},
	"POST party": {func(o, _ *client, p paper) answer { return o.post(p.path+"/parties", party("respondent")) }, editable},
	"PUT party": {func(o, _ *client, p paper) answer {
		return o.put(p.path+"/parties/"+p.applicant, party("applicant"))
	}, editable},
	"PUT clue":        {func(o, _ *client, p paper) answer { return o.put(p.path+"/clues/"+p.clue, aHouse(p.respondent)) }, editable},
	"DELETE party":    {func(o, _ *client, p paper) answer { return o.delete(p.path + "/parties/" + p.applicant) }, editable},
	"POST clue":       {func(o, _ *client, p paper) answer { return o.post(p.path+"/clues", aHouse(p.respondent)) }, editable},
	"PUT security":    {func(o, _ *client, p paper) answer { return o.put(p.path+"/securities/"+p.sec, guarantor()) }, editable},
	"DELETE security": {func(o, _ *client, p paper) answer { return o.delete(p.path + "/securities/" + p.sec) }, editable},
	"guarantee": {func(o, _ *client, p paper) answer {
		return o.post(p.path+"/guarantees", j{"insurerCode": "picc", "consentVersion": "2026-11"})
	}, shown}, // it makes a guarantee and leaves the preservation as it is
	"DELETE clue":     {func(o, _ *client, p paper) answer { return o.delete(p.path + "/clues/" + p.clue) }, editable},
	"POST security":   {func(o, _ *client, p paper) answer { return o.post(p.path+"/securities", guarantor()) }, editable},
	"POST material":   {func(o, _ *client, p paper) answer { return o.pdf(p.path+"/materials", "other", "", "") }, editable},
	"DELETE material": {func(o, _ *client, p paper) answer { return o.delete(p.path + "/materials/" + p.material) }, editable},
	"DELETE":          {func(o, _ *client, p paper) answer { return o.delete(p.path) }, []baoquan.Status{baoquan.Draft}},
	"submission":      {func(o, _ *client, p paper) answer { return o.post(p.path+"/submission", nil) }, editable},
	"withdrawal": {func(o, _ *client, p paper) answer { return o.post(p.path+"/withdrawal", j{"reason": "和解"}) },
		[]baoquan.Status{baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling}},
	"payment": {func(o, _ *client, p paper) answer { return o.post(p.path+"/payments", j{"method": "wechat"}) },
		[]baoquan.Status{baoquan.AwaitingPayment}},
	"accept": {func(_, g *client, p paper) answer { return g.post(p.deskPath+"/review", j{"decision": "accept"}) },
		[]baoquan.Status{baoquan.UnderReview}},
	"return": {func(_, g *client, p paper) answer {
		return g.post(p.deskPath+"/review", j{"decision": "return", "items": []j{{"location": "amount", "reason": "请核对"}}})
	}, []baoquan.Status{baoquan.UnderReview}},
	"reject": {func(_, g *client, p paper) answer {
		return g.post(p.deskPath+"/review", j{"decision": "reject", "reason": "不属于本院管辖"})
	}, []baoquan.Status{baoquan.UnderReview}},
	"ruling": {func(_, g *client, p paper) answer { return g.post(p.deskPath+"/ruling", j{"outcome": "granted"}) },
		[]baoquan.Status{baoquan.AwaitingRuling}},
	"read ruling": {func(o, _ *client, p paper) answer { return o.get(p.path + "/ruling") }, []baoquan.Status{baoquan.Ruled}},
}

// actOperations are the operations that the acts on a preservation carry out, each
// of which changes it.
var actOperations = map[string]string{
	"PATCH": "patchPreservation", "DELETE": "deletePreservation", "submission": "submitPreservation", "withdrawal": "withdrawPreservation",
	"POST party": "addPreservationParties", "PUT party": "savePreservationParties", "DELETE party": "removePreservationParties",
	"POST clue": "addPreservationClues", "PUT clue": "savePreservationClues", "DELETE clue": "removePreservationClues",
	"POST security": "addPreservationSecurities", "PUT security": "savePreservationSecurities", "DELETE security": "removePreservationSecurities",
	"POST material": "addPreservationMaterials", "DELETE material": "removePreservationMaterials", "payment": "payPreservation",
	"guarantee": "createGuaranteeForPreservation", "accept": "reviewCase", "return": "reviewCase", "reject": "reviewCase", "ruling": "ruleCase",
}

// everyActOf fails when an operation that changes a case of a kind is not among the
// acts that are tried in every status.
func (w *world) everyActOf(of map[string]string, paths ...string) {
	w.t.Helper()
	tried := slices.Collect(maps.Values(of))
	for _, l := range w.operations() {
		about := slices.ContainsFunc(paths, func(path string) bool { return strings.HasPrefix(l.path, "/api/v1"+path+"/{id}") })
		if about && l.method != "GET" {
			assert.Contains(w.t, tried, l.id, "it is not tried in every status")
		}
	}
}

var shown = []baoquan.Status{
	baoquan.Draft, baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling, baoquan.Ruled, baoquan.Rejected, baoquan.Withdrawn, baoquan.Lapsed,
}

var editable = []baoquan.Status{baoquan.Draft, baoquan.Returned}

func TestEveryActInEveryStatus(t *testing.T) {
	h := newGuaranteeHouse(t)
	h.everyActOf(actOperations, "/preservations", "/court/preservations")
	for name := range actOperations {
		assert.Contains(t, acts, name)
	}
	owner, judge := h.person("13900000001"), h.desk(store.Judge, court)
	for _, status := range []baoquan.Status{
		baoquan.Draft, baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling,
		baoquan.Ruled, baoquan.Rejected, baoquan.Withdrawn, baoquan.Lapsed, baoquan.Deleted,
	} {
		refused := h.reach(owner, judge, status)
		for name, act := range acts {
			p, allowed := refused, contains(act.allowed, status)
			if allowed {
				p = h.reach(owner, judge, status)
			}
			got := act.do(owner, judge, p)
			switch {
			case allowed:
				assert.Less(t, got.status, 300, "%s in %s: %s", name, status, got.raw)
				continue
			case status == baoquan.Deleted, status == baoquan.Draft && isDesk(name):
				assert.Equal(t, 404, got.status, "%s in %s: %s", name, status, got.raw)
			default:
				assert.Equal(t, 409, got.status, "%s in %s: %s", name, status, got.raw)
				assert.Equal(t, string(status), got.text("currentStatus"), name)
			}
			assertChinese(t, got)
		}
		if status != baoquan.Deleted {
			assert.Equal(t, string(status), owner.get(refused.path).is(200).text("status"), "refusals change nothing")
		}
	}
}

func contains(all []baoquan.Status, status baoquan.Status) bool {
	for _, s := range all {
		if s == status {
			return true
		}
	}
	return false
}

func isDesk(act string) bool {
	return act == "accept" || act == "return" || act == "reject" || act == "ruling"
}
