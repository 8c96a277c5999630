package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

func TestAFreshDraftAnswersEveryMemberOfTheContract(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	made := c.post("/preservations", basics()).is(201)
	for _, name := range []string{
		"id", "number", "status", "version", "suggestedFee", "parties", "clues", "securities", "materials", "totals", "submitter",
		"nextDeadline", "links", "courtCode", "amount", "category", "type", "preSuitStage", "secured", "submitterCapacity", "noticeVersion",
	} {
		assert.Contains(t, made.body, name)
	}
	assert.Equal(t, `"1"`, made.header.Get("ETag"))
	assert.EqualValues(t, 12000, made.body["suggestedFee"], "10,000 yuan → 120.00")
	assert.Equal(t, "draft", made.text("status"))
	assert.Regexp(t, `^BQ20261127\d{6}$`, made.text("number"))
	assert.Equal(t, "田浩", made.text("submitter"))
	for _, part := range []string{"parties", "clues", "securities", "materials"} {
		assert.Equal(t, []any{}, made.body[part], part)
	}
	assert.Equal(t, made.body, c.get("/preservations/"+made.text("id")).is(200).body)
}

func TestCreateNamesEverythingThatIsMissingAtOnce(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	for name, test := range map[string]struct {
		body any
		want []string
	}{
		"nothing": {j{}, []string{"courtCode", "amount", "category", "type", "secured", "submitterCapacity", "noticeVersion"}},
		"诉前":      {basics(j{"preSuitStage": ""}), []string{"preSuitStage"}},
		"诉讼":      {basics(j{"category": "litigation", "preSuitStage": ""}), []string{"caseType", "caseNumber", "causeCode"}},
		"执行前":     {basics(j{"category": "pre_enforcement", "preSuitStage": ""}), []string{"caseNumber", "judgmentCourtCode"}},
		"无担保":     {basics(j{"category": "litigation", "preSuitStage": "", "caseType": "民初", "caseNumber": "（2026）京0105民初1号", "causeCode": "9001", "secured": false}), []string{"unsecuredReason"}},
		"诉前有案号":   {basics(j{"caseNumber": "（2026）京0105民初1号"}), []string{"caseNumber"}},
		"wrong types": {basics(j{"amount": "1", "secured": "yes", "category": 1, "courtCode": []string{}}),
			[]string{"amount", "secured", "category", "courtCode"}},
		"unknown codes": {basics(j{"category": "x", "type": "x", "submitterCapacity": "x", "courtCode": "x", "noticeVersion": "x"}),
			[]string{"category", "type", "submitterCapacity", "courtCode", "noticeVersion"}},
	} {
		var want []string
		for _, field := range test.want {
			want = append(want, "body."+field)
		}
		assert.ElementsMatch(t, want, c.post("/preservations", test.body).is(422).locations(), name)
	}
	closed := c.post("/preservations", basics(j{"courtCode": "100"})).fails(422, "court_closed")
	assert.Equal(t, []string{"body.courtCode"}, closed.locations())
	var rows int
	require.NoError(t, h.db.Get(&rows, `SELECT count(*) FROM applications`))
	assert.Zero(t, rows)
}

func TestAPatchChangesWhatItNamesAndBlamesNobodyForTheRest(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	changed := c.patch(p.path, j{"amount": 2000000}).is(200)
	assert.EqualValues(t, 2000000, changed.body["amount"])
	assert.Equal(t, court, changed.text("courtCode"))
	assert.Equal(t, `"2"`, changed.header.Get("ETag"))
	c.patch(p.path, j{"courtCode": "100"}).fails(422, "court_closed")

	_, err := h.db.Exec(`UPDATE courts SET open = false WHERE code = $1`, court)
	require.NoError(t, err)
	c.patch(p.path, j{"amount": 3000000}).is(200)
	c.patch(p.path, j{"courtCode": court}).fails(422, "court_closed")
	check := c.get(p.path + "/check").is(200)
	assert.Equal(t, false, check.body["ready"])
	assert.Contains(t, check.raw, `"location":"courtCode"`)

	for _, member := range []string{"status", "number", "accountId", "version", "fee", "createdAt", "id", "Amount"} {
		assert.Equal(t, []string{"body." + member}, c.patch(p.path, j{member: 1}).is(422).locations())
	}
	assert.Equal(t, []string{"body.amount"}, c.patch(p.path, j{"amount": nil}).is(422).locations())
}

func TestWhoChangesTheStageNeedNotClearWhatBelongedToTheOldOne(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.bare()
	suit := j{"category": "litigation", "caseType": "民初", "caseNumber": "（2026）京0105民初1号", "causeCode": "9001", "secured": false, "unsecuredReason": "other", "unsecuredNote": "x"}
	changed := c.patch(p.path, suit).is(200)
	assert.NotContains(t, changed.body, "preSuitStage")
	assert.Equal(t, []string{"body.preSuitStage"}, c.patch(p.path, j{"preSuitStage": "arbitration"}).is(422).locations())
	changed = c.patch(p.path, j{"secured": true}).is(200)
	assert.NotContains(t, changed.body, "unsecuredReason")
	back := c.patch(p.path, j{"category": "pre_litigation", "preSuitStage": "arbitration"}).is(200)
	assert.NotContains(t, back.body, "caseNumber")
	assert.Equal(t, "9001", back.text("causeCode"), "the cause is known before the suit")
	assert.Equal(t, []string{"body.preSuitStage"}, c.post("/preservations", basics(suit)).is(422).locations())
}

func TestAStaleWriteIsRefusedWithTheCurrentVersion(t *testing.T) {
	h := newHouse(t)
	c := h.person("13900000001")
	p := c.whole()
	current := c.get(p.path).is(200).header.Get("ETag")
	stale := c.with("If-Match", `"1"`)
	for name, got := range map[string]answer{
		"PATCH":           stale.patch(p.path, j{"amount": 5}),
		"DELETE":          stale.delete(p.path),
		"POST party":      stale.post(p.path+"/parties", party("respondent")),
		"PUT party":       stale.put(p.path+"/parties/"+p.applicant, party("applicant")),
		"DELETE party":    stale.delete(p.path + "/parties/" + p.applicant),
		"POST clue":       stale.post(p.path+"/clues", aHouse(p.respondent)),
		"PUT clue":        stale.put(p.path+"/clues/"+p.clue, aHouse(p.respondent)),
		"DELETE clue":     stale.delete(p.path + "/clues/" + p.clue),
		"POST security":   stale.post(p.path+"/securities", guarantor()),
		"PUT security":    stale.put(p.path+"/securities/"+p.sec, guarantor()),
		"DELETE security": stale.delete(p.path + "/securities/" + p.sec),
		"POST material":   stale.pdf(p.path+"/materials", "other", "", ""),
		"DELETE material": stale.delete(p.path + "/materials/" + p.material),
		"submission":      stale.post(p.path+"/submission", nil),
	} {
		got.fails(412, "stale_version")
		assert.Equal(t, current, fmt.Sprintf(`"%v"`, got.body["currentVersion"]), name)
	}
	assert.Equal(t, current, c.get(p.path).header.Get("ETag"))
	for _, list := range []string{"/parties", "/clues", "/securities", "/materials", "/parties/" + p.applicant, "/clues/" + p.clue, "/materials/" + p.material} {
		assert.Equal(t, current, c.get(p.path+list).is(200).header.Get("ETag"), list)
	}
	c.with("If-Match", current).patch(p.path, j{"amount": 5}).is(200)
	c.with("If-Match", "*").patch(p.path, j{"amount": 6}).is(200)
	c.patch(p.path, j{"amount": 7}).is(200)
}

func TestOwnListsArePagedFilteredAndMasked(t *testing.T) {
	h := newHouse(t)
	c, other := h.person("13900000001"), h.person("13900000002")
	var ids []string
	for range 5 {
		ids = append([]string{c.bare().id}, ids...)
	}
	whole := c.whole()
	ids = append([]string{whole.id}, ids...)
	c.post(whole.path+"/submission", nil).is(200)
	other.bare()

	var seen []string
	for cursor := ""; ; {
		page := c.get("/preservations?limit=2&cursor=" + cursor).is(200)
		for _, item := range page.body["items"].([]any) {
			seen = append(seen, item.(map[string]any)["id"].(string))
		}
		if cursor = page.text("next"); cursor == "" {
			break
		}
		other.get("/preservations?cursor="+cursor).fails(422, "invalid")
		c.get("/preservations?cursor=" + cursor[1:]).is(422)
	}
	assert.Equal(t, ids, seen)
	count := func(query string) int { return len(c.get("/preservations?" + query).is(200).body["items"].([]any)) }
	assert.Equal(t, 6, count("status=draft,under_review"))
	assert.Equal(t, 1, count("status=under_review"))
	assert.Equal(t, 5, count("status=draft,%20returned&q=BQ2026"))
	assert.Equal(t, 1, count("q=%E5%9B%BD%E7%9F%B3"), "part of a party's name")
	assert.Equal(t, 0, count("q=%25"), "taken literally")

	listed := c.get("/preservations?status=under_review").body["items"].([]any)[0].(map[string]any)
	assert.Equal(t, "1101************09", listed["parties"].([]any)[0].(map[string]any)["idNumber"])
	assert.Equal(t, j{"clues": 1e7, "securities": 1e6}, listed["totals"])
	assert.Contains(t, c.get(whole.path).raw, "110105199003070009")

	judge := h.desk(store.Judge, court)
	desk := judge.get("/court/preservations?q=BQ").is(200)
	assert.Len(t, desk.body["items"], 1, "drafts are nobody's but their owner's")
	assert.NotContains(t, desk.raw, "110105199003070009")
	assert.Contains(t, judge.get(whole.deskPath).is(200).raw, "110105199003070009")
	for _, bad := range []string{"status=deleted", "status=nonsense", "limit=0", "limit=101", "limit=-1", "limit=100000000000000000000", "limit=1&limit=2", "cursor=x", "cursor=%00", "q=%00", "q=%ff", "%e2%80%ae=1", "color=red", "q=" + strings.Repeat("x", 101)} {
		c.get("/preservations?" + bad).is(422)
		judge.get("/court/preservations?" + bad).is(422)
	}
}
