package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/server/api"
)

// accountRule is who may call an operation about people, reference data or staff,
// and what they are answered: want, or what also says for a column.
type accountRule struct {
	access api.Access
	want   int
	body   any
	also   map[string]int
}

// theirs is the answer to what belongs to the owner.
var theirs = map[string]int{"unverified": 404, "other": 404}

// accountRules is the table of rules for what is about no case. An operation that
// is not here, and about no case, fails the test: nothing ships without a decision.
var accountRules = map[string]accountRule{
	"createCaptcha":  {api.Open, 201, nil, nil},
	"createSmsCode":  {api.Open, 422, j{}, nil},
	"createAccount":  {api.Open, 422, j{}, nil},
	"createSession":  {api.Open, 422, j{}, nil},
	"resetPassword":  {api.Open, 422, j{}, nil},
	"exchangeTicket": {api.Open, 404, nil, nil},
	"getSso":         {api.Open, 200, nil, nil},
	"startSso":       {api.Open, 404, nil, nil},
	"finishSso":      {api.Open, 404, nil, nil},
	"listCourts":     {api.Open, 200, nil, nil},
	"listCauses":     {api.Open, 200, nil, nil},
	"listCaseTypes":  {api.Open, 200, nil, nil},
	"listDivisions":  {api.Open, 200, nil, nil},
	"listInsurers":   {api.Open, 200, nil, nil},
	"suggestFee":     {api.Open, 200, nil, nil},
	"readNotice":     {api.Open, 200, nil, nil},

	"getMe":               {api.Entered, 200, nil, nil},
	"changePassword":      {api.Entered, 422, j{"current": "wrong-password", "password": "Another-pw-1"}, nil},
	"endSession":          {api.Entered, 204, nil, nil},
	"listSessions":        {api.LoggedIn, 200, nil, nil},
	"endOtherSessions":    {api.LoggedIn, 204, nil, nil},
	"endOneSession":       {api.LoggedIn, 404, nil, map[string]int{"owner": 204}},
	"putProfile":          {api.Applicant, 409, j{"name": "田皓", "idType": "id_card", "idNumber": identityNumber}, map[string]int{"unverified": 200}},
	"getSummary":          {api.Applicant, 200, nil, nil},
	"listConsents":        {api.Applicant, 200, nil, nil},
	"createIdentityCheck": {api.Applicant, 409, j{"consentVersion": "2026-11"}, map[string]int{"unverified": 201}},
	"getIdentityCheck":    {api.Applicant, 200, nil, theirs},

	"createIdentityReview": {api.Applicant, 409, j{"consentVersion": "2026-11", "reason": "other_paper"}, map[string]int{"unverified": 201}},
	"listIdentityReviews":  {api.Applicant, 200, nil, nil},
	"getIdentityReview":    {api.Applicant, 404, nil, nil},
	"cancelIdentityReview": {api.Applicant, 404, nil, nil},
	"addIdentityPaper":     {api.Applicant, 404, nil, nil},
	"removeIdentityPaper":  {api.Applicant, 404, nil, nil},
	"submitIdentityReview": {api.Applicant, 404, nil, nil},
	"mergeAccounts":        {api.Verified, 422, j{}, nil},

	"listSubmittedReviews": {api.Operate, 200, nil, nil},
	"getSubmittedReview":   {api.Operate, 404, nil, nil},
	"readIdentityPaper":    {api.Operate, 404, nil, nil},
	"decideIdentityReview": {api.Operate, 404, j{"decision": "pass"}, nil},

	"createStaff": {api.Operate, 201, j{"login": "judge-9", "role": "judge", "courtCode": court, "displayName": "新法官"}, nil},
	"listStaff":   {api.Operate, 200, nil, nil},
	"patchStaff":  {api.Operate, 200, j{"disabled": false}, nil},
	"putCourt":    {api.Operate, 200, j{"open": true}, nil},
	"putInsurer":  {api.Operate, 200, j{"open": true}, nil},

	"listInsurerSettings": {api.Operate, 200, nil, nil},
}

// of is what an operation answers to whoever stands in a column.
func (r accountRule) of(column int) int {
	name := columns[column]
	applicant := name == "unverified" || name == "owner" || name == "other"
	switch {
	case r.access == api.Open:
	case name == "nobody":
		return http.StatusUnauthorized
	case r.access == api.Verified && name == "unverified":
		return http.StatusForbidden
	case (r.access == api.Applicant || r.access == api.Verified) && !applicant, r.access == api.Operate && name != "operator":
		return http.StatusForbidden
	}
	if want, other := r.also[name]; other {
		return want
	}
	return r.want
}

func TestEveryOperationOnPeopleAnswersEachRoleAsDecided(t *testing.T) {
	h := newHouse(t)
	h.faces()
	c := h.cast()
	made := c.people[9].post("/admin/staff", j{"login": "judge-8", "role": "judge", "courtCode": court, "displayName": "新法官"}).is(201)
	first := h.client()
	first.login("judge-8", made.text("initialPassword")).is(201)
	var decided int
	for _, l := range h.operations() {
		if l.aboutCases() {
			continue
		}
		r, known := accountRules[l.id]
		if !assert.True(t, known, "nobody has decided who may call %s %s", l.id, l.path) {
			continue
		}
		decided++
		assert.Equal(t, r.access, l.access, l.id)
		path := h.about(c.owner, l, made.text("id"))
		ask := func(person *client) answer { return person.again().call(l.method, path, r.body) } // some end every other session
		before := h.versions()
		for i, person := range c.people {
			if want := r.of(i); want == 401 || want == 403 {
				got := ask(person)
				assert.Equal(t, want, got.status, "%s by %s: %s", l.id, columns[i], got.raw)
				assertChinese(t, got)
			}
		}
		if r.access != api.Open {
			assert.Equal(t, before, h.versions(), "%s: refusals change nothing", l.id)
		}
		for i, person := range c.people {
			if want := r.of(i); want != 401 && want != 403 {
				got := ask(person)
				assert.Equal(t, want, got.status, "%s by %s: %s", l.id, columns[i], got.raw)
			}
		}
	}
	assert.Len(t, accountRules, decided, "decisions about what is not there")
}

// about is the address of an operation on people, with what belongs to the owner.
func (h *house) about(owner *client, l line, staff string) string {
	h.t.Helper()
	var check string
	require.NoError(h.t, h.db.Get(&check, `INSERT INTO identity_checks (id, account_id, consent_version, status, created_at, expires_at)
		VALUES (gen_random_uuid(), $1, '2026-11', 'failed', now(), now()) RETURNING id`, owner.id))
	var session string
	for _, s := range owner.again().get("/me/sessions").is(200).body["items"].([]any) {
		session = s.(j)["id"].(string)
	}
	ids := map[string]string{"getIdentityCheck": check, "endOneSession": session, "patchStaff": staff}
	id, known := ids[l.id]
	if !known {
		id = uuid.NewString() // of nothing
	}
	code := court
	if l.id == "putInsurer" {
		code = "picc"
	}
	path := strings.NewReplacer("{id}", id, "{slot}", "front", "{code}", code, "{kind}", "registration", "{ticket}", "no-such-ticket").Replace(l.path)
	if l.id == "suggestFee" {
		path += "?amount=1000000"
	}
	return path
}

// Whoever is a stranger is told so before anything else is looked at, and whoever
// still has their first password may only change it.
func TestEveryOperationTellsStrangersSo(t *testing.T) {
	h := newHouse(t)
	c := h.cast()
	first := h.desk("operator", "")
	_, err := h.db.Exec(`UPDATE staff SET must_change_password = true WHERE id = $1`, first.id)
	require.NoError(t, err)
	before := h.versions()
	for _, l := range h.operations() {
		require.NotEmpty(t, l.access, l.path)
		path := strings.NewReplacer("{", "", "}", "").Replace(l.path)
		nobody := c.people[0].call(l.method, path, nil)
		for name, stranger := range c.strangers {
			got := stranger.call(l.method, path, nil)
			assert.Equal(t, nobody.status, got.status, "%s by %s", l.id, name)
			if l.access != api.Open {
				assert.Equal(t, nobody.without(), got.without(), "%s by %s", l.id, name)
			}
		}
		if l.access == api.Open {
			continue
		}
		assertChinese(t, nobody.fails(401, "login_required"))
		if l.access != api.Entered {
			assertChinese(t, first.call(l.method, path, nil).fails(403, "password_change_required"))
		}
	}
	after := h.versions()
	delete(before, "captchas") // which anybody is given
	delete(after, "captchas")
	assert.Equal(t, before, after)
}
