package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// accountAccess is who may call what is about people, reference data and staff. An
// operation that is not here, and about no case, fails the test: nothing ships
// without a decision.
var accountAccess = map[string]api.Access{
	"createCaptcha": api.Open, "createSmsCode": api.Open, "createAccount": api.Open, "createSession": api.Open, "resetPassword": api.Open,
	"exchangeTicket": api.Open, "getSso": api.Open, "startSso": api.Open, "finishSso": api.Open,
	"listCourts": api.Open, "listCauses": api.Open, "listCaseTypes": api.Open, "listDivisions": api.Open, "listInsurers": api.Open,
	"suggestFee": api.Open, "readNotice": api.Open,

	"getMe": api.Entered, "changePassword": api.Entered, "endSession": api.Entered,
	"listSessions": api.LoggedIn, "endOtherSessions": api.LoggedIn, "endOneSession": api.LoggedIn,
	"putProfile": api.Applicant, "getSummary": api.Applicant, "listConsents": api.Applicant,
	"createIdentityCheck": api.Applicant, "getIdentityCheck": api.Applicant,

	"createIdentityReview": api.Applicant, "listIdentityReviews": api.Applicant, "getIdentityReview": api.Applicant, "cancelIdentityReview": api.Applicant,
	"addIdentityPaper": api.Applicant, "removeIdentityPaper": api.Applicant, "submitIdentityReview": api.Applicant,
	"listSubmittedReviews": api.Operate, "getSubmittedReview": api.Operate, "readIdentityPaper": api.Operate, "decideIdentityReview": api.Operate,
	"mergeAccounts": api.Verified,

	"createStaff": api.Operate, "listStaff": api.Operate, "patchStaff": api.Operate, "putCourt": api.Operate, "putInsurer": api.Operate,
}

func TestEveryOperationOnPeopleIsForWhoWasDecided(t *testing.T) {
	w := newWorld(t)
	var known int
	for _, l := range w.operations() {
		if l.aboutCases() {
			continue
		}
		access, decided := accountAccess[l.id]
		assert.True(t, decided, "nobody has decided who may call %s %s", l.id, l.path)
		assert.Equal(t, access, l.access, l.id)
		known++
	}
	assert.Len(t, accountAccess, known, "decisions about what is not there")
}

// Each kind of access, asked by each role, where reading is enough to know.
func TestReadingAboutPeopleIsAnsweredByRole(t *testing.T) {
	w := newWorld(t)
	made := w.operator().post("/admin/staff", j{"login": "judge-9", "role": "judge", "courtCode": "141", "displayName": "新法官"}).is(201)
	fresh := w.client()
	fresh.login("judge-9", made.text("initialPassword")).is(201)
	people := []*client{
		w.client(), w.applicant("13900000001"), w.staff(store.Staff{Login: "judge-1", Role: store.Judge, CourtCode: "141"}),
		w.staff(store.Staff{Login: "underwriter-1", Role: store.Underwriter, InsurerCode: "picc"}),
		w.staff(store.Staff{Login: "operator-9", Role: store.Operator}), fresh,
	}
	want := map[api.Access][]int{
		api.Entered:   {401, 200, 200, 200, 200, 200},
		api.LoggedIn:  {401, 200, 200, 200, 200, 403},
		api.Applicant: {401, 200, 403, 403, 403, 403},
		api.Operate:   {401, 403, 403, 403, 200, 403},
	}
	for _, l := range w.operations() {
		if l.method != http.MethodGet || l.aboutCases() || l.access == api.Open || strings.Contains(l.path, "{") {
			continue
		}
		for i, person := range people {
			assert.Equal(t, want[l.access][i], person.call(l.method, l.path, nil).status, "%s by %d", l.id, i)
		}
	}
}
