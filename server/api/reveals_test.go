package api_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// sights are the looks that a docket tells of: role, place and what was read.
func (c *client) sights(path string) (all []j) {
	c.t.Helper()
	for _, item := range c.get(path + "/docket").is(200).body["items"].([]any) {
		if entry := item.(j); entry["kind"] == "part_revealed" {
			assert.Equal(c.t, "staff", entry["actor"])
			all = append(all, entry["detail"].(j))
		}
	}
	return all
}

func TestWhoReadsNumbersWholeStandsInTheDocketOnceADay(t *testing.T) {
	h := newHouse(t)
	c, judge, clerk := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Clerk, court)
	p := h.reach(c, judge, baoquan.UnderReview)
	before := c.get(p.path).is(200)
	byJudge := j{"read": "application", "role": "judge", "courtCode": court}
	byClerk := j{"read": "application", "role": "clerk", "courtCode": court}

	for range 2 {
		for _, under := range []string{"", "/parties", "/parties/" + p.applicant, "/clues", "/clues/" + p.clue, "/securities", "/securities/" + p.sec} {
			judge.get(p.deskPath + under).is(200)
		}
	}
	assert.Equal(t, []j{byJudge}, c.sights(p.path), "one entry for one reader and day")
	clerk.get(p.deskPath + "/parties").is(200)
	assert.Equal(t, []j{byJudge, byClerk}, c.sights(p.path))
	assert.Equal(t, []j{byJudge, byClerk}, judge.sights(p.deskPath), "the court sees who has looked too")
	h.clock.pass(24 * time.Hour)
	judge.get(p.deskPath).is(200)
	assert.Equal(t, []j{byJudge, byClerk, byJudge}, c.sights(p.path))

	after := c.get(p.path).is(200)
	assert.Equal(t, before.header.Get("ETag"), after.header.Get("ETag"), "whoever writes is not refused because of a reader")
	assert.Equal(t, before.body, after.body)
	assert.NotContains(t, c.get(p.path+"/docket").raw, "王法官")
}

func TestOnlyWhatWasHandedOutWholeIsWrittenDown(t *testing.T) {
	h := newHouse(t)
	c, judge, stranger := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Judge, otherCourt)
	p := h.reach(c, judge, baoquan.UnderReview)
	c.get(p.path).is(200)
	c.get(p.path + "/parties/" + p.applicant).is(200)
	c.get(p.path + "/materials/" + p.material + "/content").is(200)
	stranger.get(p.deskPath).fails(404, "not_found")
	stranger.get(p.deskPath+"/materials/"+p.material+"/content").fails(404, "not_found")
	judge.get(p.deskPath+"/parties/"+p.clue).fails(404, "not_found")
	judge.get(p.deskPath+"/materials/"+p.clue+"/content").fails(404, "not_found")
	judge.get(p.deskPath+"/ruling").fails(409, "status_conflict")
	for _, under := range []string{"/docket", "/deadlines", "/check", "/payments", "/materials"} {
		judge.get(p.deskPath + under).is(200)
	}
	judge.get("/court/preservations").is(200)
	assert.Empty(t, c.sights(p.path))
}

func TestWhoOpensADocumentIsWrittenDownWithItsSlot(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.Ruled)
	all := c.get(p.path + "/materials").is(200).body["items"].([]any)
	at := slices.IndexFunc(all, func(m any) bool { return m.(j)["slot"] == "identity" })
	id := all[at].(j)["id"].(string)
	for range 2 {
		judge.get(p.deskPath + "/materials/" + id + "/content").is(200)
		judge.get(p.deskPath + "/materials/" + p.material + "/content").is(200)
		judge.get(p.deskPath + "/ruling").is(200)
	}
	assert.Equal(t, []j{
		{"read": "material", "materialId": id, "slot": "identity", "role": "judge", "courtCode": court},
		{"read": "material", "materialId": p.material, "slot": "evidence", "role": "judge", "courtCode": court},
		{"read": "ruling", "role": "judge", "courtCode": court},
	}, c.sights(p.path))
}

func TestACaseMayBeReadWhereverItStandsAndTheReadingIsWrittenDown(t *testing.T) {
	h := newHouse(t)
	judge := h.desk(store.Judge, court)
	for i, status := range []baoquan.Status{
		baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling,
		baoquan.Ruled, baoquan.Rejected, baoquan.Withdrawn, baoquan.Lapsed,
	} {
		c := h.person("1390000001" + string(rune('0'+i)))
		p := h.reach(c, judge, status)
		seen := judge.get(p.deskPath).is(200)
		assert.Equal(t, string(status), seen.body["status"])
		assert.Len(t, c.sights(p.path), 1, status)
		assert.Equal(t, seen.body, judge.get(p.deskPath).is(200).body, "the reading itself is not to be seen in the case")
	}
}

func TestManyReadersAtOnceMakeOneEntryAndNoGap(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.UnderReview)
	acts := make([]func() answer, 16)
	for i := range acts {
		acts[i] = func() answer { return judge.get(p.deskPath) }
	}
	for _, a := range atOnce(acts...) {
		a.is(200)
	}
	assert.Len(t, c.sights(p.path), 1)
	var app struct {
		Entries    int64
		Seq        int64 `db:"docket_seq"`
		Version    int64
		Waiting    int64
		Procedural int64
	}
	require.NoError(t, h.db.Get(&app, `SELECT docket_seq, version,
		(SELECT count(*) FROM docket WHERE application_id = a.id) AS entries,
		(SELECT count(*) FROM outbox WHERE signal = 'part_revealed') AS waiting,
		(SELECT count(*) FROM docket WHERE event = 'part_revealed' AND procedural) AS procedural
		FROM applications a WHERE id = $1`, p.id))
	assert.Equal(t, app.Seq, app.Entries)
	assert.Equal(t, app.Seq-1, app.Version, "a reading makes no version")
	assert.Zero(t, app.Waiting+app.Procedural, "the procedure does not hear of it")
}

func TestAReadingAndARulingAtOnceAreBothWrittenDown(t *testing.T) {
	h := newHouse(t)
	c, judge, clerk := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Clerk, court)
	p := h.reach(c, judge, baoquan.AwaitingRuling)
	seen := judge.get("/court/preservations").is(200).body["items"].([]any)[0].(j)
	version := itoa(int64(seen["version"].(float64)))
	for _, a := range atOnce(
		func() answer { return clerk.get(p.deskPath) },
		func() answer {
			return judge.with("If-Match", `"`+version+`"`).post(p.deskPath+"/ruling", j{"outcome": "granted"})
		},
	) {
		a.is(200)
	}
	assert.Len(t, c.sights(p.path), 1)
	assert.Equal(t, "ruled", c.get(p.path).is(200).body["status"])
}

func TestAnUnderwriterIsWrittenDownForDocumentsAndNotForMaskedNumbers(t *testing.T) {
	h := newGuaranteeHouse(t)
	c, desk := h.person("13900000001"), h.desk(store.Underwriter, "picc")
	for _, status := range []baoquan.Status{
		baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.Issuing, baoquan.Issued, servesRuled,
		baoquan.Declined, baoquan.Withdrawn, baoquan.Lapsed, baoquan.Cancelled,
	} {
		p := h.reachGuarantee(c, desk, status)
		before := c.get(p.path).is(200)
		for _, under := range []string{"", "/parties", "/clues", "/materials", "/docket"} {
			desk.get(p.deskPath + under).is(200)
		}
		assert.Empty(t, c.sights(p.path), status)
		desk.get(p.deskPath + "/materials/" + p.material + "/content").is(200)
		want := []j{{"read": "material", "materialId": p.material, "slot": "evidence", "role": "underwriter", "insurerCode": "picc"}}
		if status == baoquan.Issued || status == servesRuled {
			desk.get(p.deskPath + "/letter").is(200)
			want = append(want, j{"read": "letter", "role": "underwriter", "insurerCode": "picc"})
		}
		assert.Equal(t, want, c.sights(p.path), status)
		assert.Equal(t, want, desk.sights(p.deskPath), status)
		assert.Equal(t, before.body, c.get(p.path).is(200).body, status)
	}
}

func TestWhatCannotBeWrittenDownIsNotShown(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.UnderReview)
	_, err := h.db.Exec(`ALTER TABLE docket ADD CONSTRAINT nobody_looked CHECK (event <> 'part_revealed')`)
	require.NoError(t, err)
	for _, under := range []string{"", "/parties", "/parties/" + p.applicant, "/materials/" + p.material + "/content"} {
		refused := judge.get(p.deskPath + under).is(500)
		assert.NotContains(t, refused.raw, "110105199003070009")
		assert.NotContains(t, refused.raw, "%PDF")
	}
	c.get(p.path).is(200)
}
