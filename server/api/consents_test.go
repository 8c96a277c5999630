package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSomebodySeesWhatTheyAcceptedWhenAndInWhichVersion(t *testing.T) {
	h := newGuaranteeHouse(t)
	c := h.applicant("13900000001")
	h.faces()
	c.fillProfile().is(200)
	h.clock.pass(time.Minute)
	c.openCheck().is(201)
	_, err := h.db.Exec(`UPDATE accounts SET verified_at = now()`)
	require.NoError(t, err)
	h.clock.pass(time.Minute)
	made := c.post("/preservations", basics()).is(201)
	h.clock.pass(time.Minute)
	c.post("/preservations/"+made.text("id")+"/guarantees", j{"insurerCode": "picc", "consentVersion": "2026-11"}).is(201)
	_, err = h.db.Exec(`INSERT INTO notices VALUES ('preservation', '2026-12', '新的须知')`)
	require.NoError(t, err)
	path := "/api/v1/preservations/" + made.text("id")
	c.call("PATCH", path, j{"amount": 7}).is(200)
	c.call("PATCH", path, j{"noticeVersion": "2026-12"}).is(200)

	var got []string
	for next, more := "", true; more; {
		page := c.get("/me/consents?limit=2&cursor=" + next).is(200)
		for _, item := range page.body["items"].([]any) {
			i := item.(j)
			at, err := time.Parse(time.RFC3339, i["at"].(string))
			require.NoError(t, err)
			got = append(got, i["kind"].(string)+" "+i["version"].(string)+" "+i["title"].(string)+" "+at.Format("15:04"))
		}
		next = page.text("next")
		more = next != ""
	}
	assert.Equal(t, []string{
		"preservation 2026-12 保全须知 09:03", "insurer 2026-11 投保须知 09:03", "preservation 2026-11 保全须知 09:02",
		"face 2026-11 人脸核验同意书 09:01", "registration 2026-11 注册协议 09:00",
	}, got)
	assert.Len(t, h.applicant("13900000002").get("/me/consents").is(200).body["items"], 1, "each their own")

	assert.Equal(t, "新的须知", c.get("/notices/preservation").is(200).text("text"))
	assert.Equal(t, "2026-11", c.get("/notices/preservation?version=2026-11").is(200).text("version"))
	for _, none := range []string{"2020-01", "%00", strings.Repeat("9", 20)} {
		c.get("/notices/preservation?version=" + none).is(404)
	}
}
