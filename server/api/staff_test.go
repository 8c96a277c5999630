package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// Until the password is changed that an operator has seen, nothing else is done.
func TestAFirstPasswordIsChangedBeforeAnythingElse(t *testing.T) {
	w := newWorld(t)
	made := w.operator().post("/admin/staff", j{"login": "operator-2", "role": "operator", "displayName": "第二位"}).is(201)
	c := w.client()
	in := c.login("operator-2", made.text("initialPassword")).is(201)
	assert.Equal(t, true, in.body["account"].(j)["mustChangePassword"])
	for _, l := range w.operations() {
		if l.access == api.Open || l.access == api.Entered {
			continue
		}
		got := c.call(l.method, strings.NewReplacer("{", "", "}", "").Replace(l.path), nil)
		assertChinese(t, got.fails(403, "password_change_required"))
	}
	assert.Equal(t, true, c.get("/me").is(200).body["mustChangePassword"])
	c.put("/me/password", j{"current": "wrong-one", "password": "Second-pw-1"}).fails(422, "password_wrong")
	c.put("/me/password", j{"current": made.text("initialPassword"), "password": made.text("initialPassword")}).is(422)
	c.get("/admin/stuck").fails(403, "password_change_required")
	c.put("/me/password", j{"current": made.text("initialPassword"), "password": "Second-pw-1"}).is(204)
	assert.Equal(t, false, c.get("/me").is(200).body["mustChangePassword"])
	c.get("/admin/stuck").is(200)

	again := w.client()
	again.login("operator-2", made.text("initialPassword")).is(401)
	assert.Equal(t, false, again.login("operator-2", "Second-pw-1").is(201).body["account"].(j)["mustChangePassword"])
}

func TestSomebodyWithAFirstPasswordMayLogOut(t *testing.T) {
	w := newWorld(t)
	made := w.operator().post("/admin/staff", j{"login": "operator-2", "role": "operator", "displayName": "第二位"}).is(201)
	c := w.client()
	c.login("operator-2", made.text("initialPassword")).is(201)
	token := c.cookie
	c.call(http.MethodDelete, "/api/v1/sessions/current", nil).is(204)
	c.cookie = token
	c.get("/me").is(401)
}

func TestTheTrialAccountsKeepTheirPassword(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, w.store.EnsureTrial(t.Context(), api.HashPassword, w.clock.Now()))
	c := w.client()
	assert.Equal(t, false, c.login("operator", "Baoquan2026").is(201).body["account"].(j)["mustChangePassword"])
	c.get("/admin/stuck").is(200)
}

func TestAnOperatorGivesAForgottenPasswordAnewOnce(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	judge := w.staff(store.Staff{Login: "judge-1", Role: store.Judge, CourtCode: "141"})
	path := "/api/v1/admin/staff/" + judge.get("/me").text("id")
	reset := op.call("PATCH", path, j{"resetPassword": true}).is(200)
	assert.Len(t, reset.text("initialPassword"), 12)
	assert.Equal(t, true, reset.body["mustChangePassword"])
	assert.NotContains(t, op.call("PATCH", path, j{}).is(200).body, "initialPassword")
	judge.get("/me").is(401)
	judge.login("judge-1", password).is(401)
	judge.login("judge-1", reset.text("initialPassword")).is(201)
	judge.get("/court/preservations").fails(403, "password_change_required")

	self := "/api/v1/admin/staff/" + op.get("/me").text("id")
	for _, body := range []j{{"resetPassword": true}, {"disabled": true}, {"role": "judge", "courtCode": "141"}} {
		op.call("PATCH", self, body).fails(409, "own_account")
	}
}

func TestStaffIsMovedToAnotherDeskByTheRulesOfANewAccount(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	id := w.staff(store.Staff{Login: "judge-1", Role: store.Judge, CourtCode: "141"}).get("/me").text("id")
	patch := func(body j) answer { return op.call("PATCH", "/api/v1/admin/staff/"+id, body) }
	assert.Equal(t, []string{"body.insurerCode"}, patch(j{"role": "underwriter"}).is(422).locations())
	assert.Equal(t, []string{"body.insurerCode"}, patch(j{"role": "underwriter", "insurerCode": "nobody"}).is(422).locations())
	assert.Equal(t, []string{"body.insurerCode"}, patch(j{"insurerCode": "picc"}).is(422).locations())
	assert.Equal(t, []string{"body.courtCode"}, patch(j{"courtCode": "nowhere"}).is(422).locations())
	assert.Equal(t, []string{"body.displayName"}, patch(j{"displayName": " "}).is(422).locations())
	assert.Equal(t, []string{"body.login"}, patch(j{"login": "x"}).is(422).locations())
	moved := patch(j{"role": "underwriter", "insurerCode": "picc", "displayName": "核保员"}).is(200)
	assert.Equal(t, "underwriter", moved.text("role"))
	assert.NotContains(t, moved.body, "courtCode")
	assert.Equal(t, "核保员", moved.text("displayName"))
	assert.Equal(t, "clerk", patch(j{"role": "clerk", "courtCode": "142"}).is(200).text("role"))
	op.call("PATCH", "/api/v1/admin/staff/"+uuid.NewString(), j{"disabled": true}).is(404)
	op.call("PATCH", "/api/v1/admin/staff/%00", j{"disabled": true}).is(404)
}

func TestASubjectOfSingleSignOnIsOnePersons(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	form := j{"login": "judge-1", "role": "judge", "courtCode": "141", "displayName": "甲", "ssoSubject": "s-1"}
	first := op.post("/admin/staff", form).is(201)
	form["login"] = "judge-2"
	op.post("/admin/staff", form).fails(409, "sso_subject_taken")
	form["ssoSubject"] = "有 空格"
	assert.Equal(t, []string{"body.ssoSubject"}, op.post("/admin/staff", form).is(422).locations())
	delete(form, "ssoSubject")
	second := op.post("/admin/staff", form).is(201)
	op.call("PATCH", "/api/v1/admin/staff/"+second.text("id"), j{"ssoSubject": "s-1"}).fails(409, "sso_subject_taken")
	op.call("PATCH", "/api/v1/admin/staff/"+first.text("id"), j{"ssoSubject": ""}).is(200)
	assert.Equal(t, "s-1", op.call("PATCH", "/api/v1/admin/staff/"+second.text("id"), j{"ssoSubject": "s-1"}).is(200).text("ssoSubject"))
}

func TestAnOperatorListsStaffPageByPage(t *testing.T) {
	w := newWorld(t)
	op := w.operator()
	for _, login := range []string{"judge-c", "judge-a", "judge-b"} {
		w.staff(store.Staff{Login: login, Role: store.Judge, CourtCode: "141"})
	}
	var logins []string
	for next, more := "", true; more; {
		page := op.get("/admin/staff?limit=2&cursor=" + next).is(200)
		for _, item := range page.body["items"].([]any) {
			logins = append(logins, item.(j)["login"].(string))
			assert.NotContains(t, item, "passwordHash")
		}
		next = page.text("next")
		more = next != ""
	}
	assert.Equal(t, []string{"judge-a", "judge-b", "judge-c", "operator-1"}, logins)
	assert.Len(t, op.get("/admin/staff?role=judge&q=Judge-B").is(200).body["items"], 1)
	assert.Empty(t, op.get("/admin/staff?q=%00").is(200).body["items"])
	op.get("/admin/staff?role=applicant").is(422)
	op.get("/admin/staff?cursor=x").is(422)
}
