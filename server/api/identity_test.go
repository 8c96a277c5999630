package api_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/face"
	"github.com/baoquan/baoquan/activities/provider"
)

const identityNumber = "110105199003070009"

func (c *client) fillProfile() answer {
	return c.put("/me/profile", j{"name": "田浩", "idType": "id_card", "idNumber": identityNumber})
}

func TestAProfileTellsSexBirthDateAndAgeFromTheCard(t *testing.T) {
	w := newWorld(t)
	c := w.applicant("13900000001")
	got := c.put("/me/profile", j{
		"name": " 田浩 ", "idType": "id_card", "idNumber": "11010519900307000９",
		"landline": j{"area": "010", "number": "65800000", "extension": "12"}, "email": "th@example.com", "residence": "北京市朝阳区",
	}).is(200).body
	assert.Equal(t, "田浩", got["name"])
	assert.Equal(t, identityNumber, got["idNumber"])
	assert.Equal(t, "female", got["sex"])
	assert.Equal(t, "1990-03-07", got["birthDate"])
	assert.EqualValues(t, 36, got["age"])
	me := c.get("/me").is(200)
	assert.Equal(t, "田浩", me.text("displayName"))
	assert.Equal(t, got, me.body["profile"])

	again := c.put("/me/profile", j{"name": "田浩", "idType": "id_card", "idNumber": "1101************09"}).is(200).body
	assert.Equal(t, identityNumber, again["idNumber"], "a masked number is left as it is")
}

func TestEveryWrongFieldOfAProfileIsNamedAndNoneIsRepeated(t *testing.T) {
	w := newWorld(t)
	c := w.applicant("13900000001")
	wrong := c.put("/me/profile", j{
		"name": "  ", "idType": "id_card", "idNumber": "110105199003070008", "email": "no-mail",
		"landline": j{"area": "10"}, "residence": "a\u202eb", "verified": true,
	}).is(422)
	assert.ElementsMatch(t, []string{
		"body.name", "body.idNumber", "body.email", "body.landline.area", "body.landline.number", "body.residence", "body.verified",
	}, wrong.locations())
	assert.NotContains(t, wrong.raw, "110105199003070008")
	assert.ElementsMatch(t, []string{"body.name", "body.idType", "body.idNumber"}, c.put("/me/profile", j{}).is(422).locations())
	c.put("/me/profile", j{"name": "阿卜杜拉·买买提𠮷", "idType": "passport", "idNumber": "E12345678", "sex": "male", "birthDate": "1980-02-29"}).is(200)
	c.get("/me/summary").is(200)
}

// verifier is a face check provider whose answers are set.
type verifier struct {
	result face.Result
	err    error
	begun  int
}

func (v *verifier) Begin(_ context.Context, r face.Request) (face.Session, error) {
	v.begun++
	if v.err != nil {
		return face.Session{}, v.err
	}
	v.result.Name, v.result.IDNumber = r.Name, r.IDNumber
	return face.Session{Token: "token", URL: "https://face.example/" + r.CheckID, ExpiresAt: time.Date(2026, 11, 27, 11, 0, 0, 0, time.UTC)}, nil
}

func (v *verifier) Result(context.Context, string) (face.Result, error) { return v.result, v.err }

// faces lets a world's checks be carried out when they are delivered, without
// Temporal.
func (w *world) faces() (*verifier, *activities.Identity) {
	v := &verifier{}
	i := &activities.Identity{Store: w.store, Verifier: v, PublicURL: "http://here", PollEvery: time.Second, Now: w.clock.Now}
	w.deliver = func(id string) {
		if _, err := i.BeginCheck(context.Background(), id); err != nil {
			w.t.Log(err)
		}
	}
	return v, i
}

func (c *client) openCheck() answer {
	c.t.Helper()
	return c.post("/me/identity-checks", j{"consentVersion": c.get("/notices/face").text("version")})
}

func TestAPassedFaceCheckEndsTheSessionAndUnlocksTheAccount(t *testing.T) {
	w := newWorld(t)
	v, i := w.faces()
	c := w.applicant("13900000001")
	c.openCheck().fails(409, "profile_incomplete")
	c.fillProfile().is(200)
	assert.Equal(t, []string{"body.consentVersion"}, c.post("/me/identity-checks", j{"consentVersion": "old"}).fails(422, "notice_outdated").locations())
	made := c.openCheck().is(201)
	id := made.text("id")
	assert.Equal(t, "https://face.example/"+id, made.text("qrUrl"))
	assert.Equal(t, id, c.openCheck().is(201).text("id"), "a pending one is answered again")
	assert.Equal(t, 1, v.begun)
	assert.Equal(t, "pending", c.get("/me/identity-checks/"+id).is(200).text("status"))
	w.applicant("13900000002").get("/me/identity-checks/"+id).fails(404, "not_found")

	v.result.Done, v.result.Passed, v.result.Code = true, true, "0"
	state, err := i.DecideCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "passed", state.Status)
	w.clock.pass(time.Second)
	last := c.get("/me/identity-checks/" + id).is(200)
	assert.Equal(t, "passed", last.text("status"))
	c.get("/me").is(401)

	c.login("13900000001", password).is(201)
	assert.Equal(t, true, c.get("/me").is(200).body["verified"])
	c.get("/me/identity-checks/" + id).is(200)
	c.get("/me").is(200)
	c.openCheck().fails(409, "already_verified")
	c.put("/me/profile", j{"name": "田皓", "idType": "id_card", "idNumber": identityNumber}).fails(409, "profile_locked")
	c.put("/me/profile", j{"name": "田浩", "idType": "id_card", "idNumber": "1101************09", "residence": "上海市"}).is(200)
}

func TestThreeFaceChecksADayAndNoneForAProviderThatIsDown(t *testing.T) {
	w := newWorld(t)
	v, i := w.faces()
	c := w.applicant("13900000001")
	c.fillProfile().is(200)
	for range 3 {
		id := c.openCheck().is(201).text("id")
		v.result.Done, v.result.Code = true, "1001"
		_, err := i.DecideCheck(t.Context(), id)
		require.NoError(t, err)
		assert.Equal(t, "failed", c.get("/me/identity-checks/"+id).is(200).text("status"))
		w.clock.pass(time.Minute)
	}
	assert.NotEmpty(t, c.openCheck().fails(429, "too_many_requests").header.Get("Retry-After"))
	w.clock.pass(24 * time.Hour)
	c.login("13900000001", password).is(201)
	v.err = &provider.Error{Provider: "face", Code: "InvalidParameter", Final: true}
	c.openCheck().fails(409, "identity_check_failed")
	v.err = nil
	c.openCheck().is(201)
}

func TestAHintIsAnsweredAlikeForEveryIdAndOnlyMakesUsAsk(t *testing.T) {
	w := newWorld(t)
	w.faces()
	c := w.applicant("13900000001")
	c.fillProfile().is(200)
	id := c.openCheck().is(201).text("id")
	hints := func() (n int) {
		require.NoError(t, w.db.Get(&n, `SELECT count(*) FROM outbox WHERE signal = 'check_hinted'`))
		return n
	}
	nobody := w.client()
	known := nobody.call("GET", "/callbacks/face/"+id+"?BizToken=x", nil).is(200)
	assert.Contains(t, known.raw, "核验完成后，请回到电脑继续")
	assert.Equal(t, 1, hints())
	for _, other := range []string{"1' or 1=1", "00000000-0000-0000-0000-000000000000", "x"} {
		assert.Equal(t, known.raw, nobody.call("POST", "/callbacks/face/"+urlPath(other), nil).is(200).raw)
	}
	assert.Equal(t, 1, hints())
	for range 20 {
		nobody.call("GET", "/callbacks/face/"+id, nil).is(200)
	}
	assert.Equal(t, 5, hints(), "many hints are no more than some")
	assert.Equal(t, "pending", c.get("/me/identity-checks/"+id).text("status"))
}

func TestTheMiniProgramExchangesItsTicketWhileTheCheckIsPending(t *testing.T) {
	w := newWorld(t)
	_, i := w.faces()
	c := w.applicant("13900000001")
	c.fillProfile().is(200)
	id := c.openCheck().is(201).text("id")
	nobody := w.client()
	assert.Equal(t, "token", nobody.get("/identity-tickets/"+activities.Ticket(id)).is(200).text("bizToken"))
	nobody.get("/identity-tickets/" + activities.Ticket("00000000-0000-0000-0000-000000000000")).is(404)
	nobody.get("/identity-tickets/x").is(404)
	_, err := i.ExpireCheck(t.Context(), id)
	require.NoError(t, err)
	nobody.get("/identity-tickets/" + activities.Ticket(id)).is(404)
}

func TestAnUnreachableProviderOrDatabaseIsNoPass(t *testing.T) {
	w := newWorld(t)
	v, i := w.faces()
	c := w.applicant("13900000001")
	c.fillProfile().is(200)
	id := c.openCheck().is(201).text("id")
	v.err = &provider.Error{Provider: "face", Code: "http_503"}
	state, err := i.DecideCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "pending", state.Status)
	w.clock.pass(12 * time.Hour)
	state, err = i.DecideCheck(t.Context(), id)
	require.NoError(t, err, "over for long: no more asking")
	assert.Equal(t, "pending", state.Status)
	v.err = errors.New("unknown")
	state, err = i.ExpireCheck(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "expired", state.Status)
}
