package api_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

const sameNumber = "110105199003070009"

// known is an account of the person of a number, who was verified and has the password
// of everybody.
func (h *house) known(phone, number string) (c *client, id string) {
	h.t.Helper()
	c, id = h.registered(phone)
	hash, err := api.HashPassword(password)
	require.NoError(h.t, err)
	require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
		return t.SaveProfile(h.t.Context(), id, &store.Profile{Name: "田浩", IDType: baoquan.IDCard, IDNumber: number}, h.clock.Now())
	}))
	_, err = h.db.Exec(`UPDATE accounts a SET password_hash = $2, verified_at = $3, identity_hash = p.id_hash
		FROM profiles p WHERE a.id = $1 AND p.account_id = a.id`, id, hash, h.clock.Now())
	require.NoError(h.t, err)
	return c, id
}

func (c *client) merge(account string) answer {
	return c.post("/me/merges", j{"accountId": account, "password": password})
}

func TestTwoAccountsOfOnePersonBecomeOneWithAllThatIsInThem(t *testing.T) {
	h := newGuaranteeHouse(t)
	judge, picc := h.desk(store.Judge, court), h.desk(store.Underwriter, "picc")
	old, oldID := h.known("13900000001", sameNumber)
	c, id := h.known("13900000002", sameNumber)
	h.known("13900000003", "310115198512310002")
	var papers []paper
	for _, status := range []baoquan.Status{
		baoquan.Draft, baoquan.UnderReview, baoquan.Returned, baoquan.AwaitingPayment, baoquan.AwaitingRuling, baoquan.Ruled, baoquan.Rejected, baoquan.Withdrawn,
	} {
		papers = append(papers, h.reach(old, judge, status))
	}
	deleted := h.reach(old, judge, baoquan.Deleted)
	issued := h.reachGuarantee(old, picc, baoquan.Issued)
	mine := c.bare()

	me := c.get("/me").is(200)
	assert.Equal(t, []any{j{"id": oldID, "phone": "139****0001", "verifiedAt": "2026-11-27T09:00:00+08:00", "applications": 9.0}}, me.body["sameIdentity"])
	merged := c.merge(oldID).is(200)
	assert.Equal(t, 9.0, merged.body["applications"])
	assert.Empty(t, c.get("/me").is(200).body["sameIdentity"])

	for _, p := range append(papers, issued) {
		docket := kinds(c.get(p.path + "/docket"))
		assert.Equal(t, "owner_changed", docket[len(docket)-1])
	}
	c.get(deleted.path).fails(404, "not_found")
	c.get(mine.path).is(200)
	assert.Len(t, c.get("/preservations?limit=50").is(200).body["items"], 9)
	for _, path := range []string{"/me", "/preservations", papers[0].path} {
		old.get(path).fails(401, "login_required")
	}
	back := h.session(id) // another session of the one that is left
	back.get(papers[0].path).is(200)
	_, err := h.store.BeginSession(t.Context(), store.Beginning{ID: oldID, At: h.clock.Now(), Expires: h.clock.Now().Add(time.Hour)})
	require.ErrorIs(t, err, store.ErrNotFound)

	// What was under way goes on.
	c.patch(papers[0].path, j{"amount": 5}).is(200)
	c.post(papers[0].path+"/submission", nil).is(200)
	judge.post(papers[1].deskPath+"/review", j{"decision": "accept"}).is(200)
	c.post(papers[3].path+"/payments", j{"method": "wechat"}).is(201)
	judge.post(papers[4].deskPath+"/ruling", j{"outcome": "granted"}).is(200)
	c.post(issued.path+"/preservations", j{"noticeVersion": "2026-11"}).is(201)
	c.put(issued.path+"/evaluation", j{"score": 5}).is(200)
	var told []string
	require.NoError(t, h.db.Select(&told, `SELECT signal FROM outbox WHERE workflow = 'merge' AND subject = $1`, oldID))
	assert.Equal(t, []string{"accounts_merged"}, told)
}

func TestAMergedAccountIsUnknownAtTheDoorAndItsPhoneIsFree(t *testing.T) {
	h := newHouse(t)
	_, oldID := h.known("13900000001", sameNumber)
	c, _ := h.known("13900000002", sameNumber)
	keyed := c.with("Idempotency-Key", "merge")
	first := keyed.merge(oldID).is(200)
	assert.Equal(t, first.body, keyed.merge(oldID).is(200).body, "the same key, the same answer")
	c.merge(oldID).fails(404, "not_found")

	nobody := h.client()
	gone, unknown := nobody.login("13900000001", password), nobody.login("13900000009", password)
	assert.Equal(t, unknown.fails(401, "login_failed").without(), gone.without())
	again := h.applicant("13900000001")
	assert.NotEqual(t, oldID, again.get("/me").is(200).text("id"))
	again.get("/preservations").is(200)
	second := h.client()
	h.clock.pass(time.Minute)
	second.sendCode("13900000001", "register").is(202)
	second.post("/accounts", j{
		"phone": "13900000001", "smsCode": h.inbox.code("13900000001"), "password": password, "agreementVersion": second.agreement(),
	}).fails(409, "phone_taken")
}

func TestOnlyTheOwnersOfBothAccountsMayMergeThem(t *testing.T) {
	h := newHouse(t)
	c, id := h.known("13900000001", sameNumber)
	_, other := h.known("13900000002", "310115198512310002")
	_, unverified := h.registered("13900000003")
	operator := h.desk(store.Operator, "")
	before := h.versions()
	want := c.merge(uuid.NewString()).fails(404, "not_found").without()
	for name, target := range map[string]string{
		"somebody else's": other, "unverified": unverified, "staff": operator.get("/me").text("id"), "its own": id, "no id": "x",
	} {
		assert.Equal(t, want, c.merge(target).fails(404, "not_found").without(), name)
	}
	operator.merge(other).fails(403, "forbidden")
	h.session(unverified).merge(other).fails(403, "identity_unverified")
	assert.Equal(t, before, h.versions())
}

func TestTheNumberOfAForeignPaperAloneTellsNobody(t *testing.T) {
	h := newHouse(t)
	operator := h.desk(store.Operator, "")
	known := func(phone, name string) *client {
		c := h.foreigner(phone)
		c.put("/me/profile", j{"name": name, "idType": "passport", "idNumber": "E12345678", "sex": "female"}).is(200)
		operator.decide(c.handedIn(), j{"decision": "pass"}).is(200)
		return c
	}
	one, two, three := known("13900000001", "安娜"), known("13900000002", "玛丽"), known("13900000003", "安娜")
	assert.Empty(t, two.get("/me").is(200).body["sameIdentity"], "a passport of another country")
	same := one.get("/me").is(200).body["sameIdentity"].([]any)
	require.Len(t, same, 1)
	assert.Equal(t, three.get("/me").text("id"), same[0].(j)["id"])
}

func TestAWrongPasswordMergesNothingAndIsNotGuessedAt(t *testing.T) {
	h := newHouse(t)
	_, oldID := h.known("13900000001", sameNumber)
	c, _ := h.known("13900000002", sameNumber)
	wrong := c.post("/me/merges", j{"accountId": oldID, "password": "Another-pw-1"}).fails(422, "password_wrong")
	assert.Equal(t, []string{"body.password"}, wrong.locations())
	assertChinese(t, wrong)
	n := tally(12, func(int) answer { return c.post("/me/merges", j{"accountId": oldID, "password": "Another-pw-1"}) })
	assert.Equal(t, map[string]int{"password_wrong": 9, "too_many_requests": 3}, n)
	c.merge(oldID).fails(429, "too_many_requests")
	h.clock.pass(time.Hour)
	c.merge(oldID).is(200)
}

func TestWhoPassesIsToldOfTheirOtherAccounts(t *testing.T) {
	h := newHouse(t)
	v, faces := h.faces()
	h.known("13900000001", sameNumber)
	c, _ := h.registered("13900000002")
	c.put("/me/profile", j{"name": "田浩", "idType": "id_card", "idNumber": sameNumber}).is(200)
	id := c.openCheck().is(201).text("id")
	v.result.Done, v.result.Passed = true, true
	_, err := faces.DecideCheck(t.Context(), id)
	require.NoError(t, err)
	passed := c.get("/me/identity-checks/" + id).is(200)
	assert.Equal(t, 1.0, passed.body["otherAccounts"])
	assert.True(t, containsHan(passed.text("hint")))
}

func TestTheOldOwnersStreamEndsBeforeItTellsOfTheMerge(t *testing.T) {
	h := newHouse(t, heard)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go h.api.Listen(ctx)
	server := httptest.NewServer(h.api)
	defer server.Close()
	defer server.CloseClientConnections()
	old, oldID := h.known("13900000001", sameNumber)
	c, _ := h.known("13900000002", sameNumber)
	p := old.bare()
	events := listen(ctx, t, old, server.URL+"/api/v1"+p.path+"/events", "")
	next(t, events)
	// A change that is heard says that the listener has begun.
	heardOf := false
	for !heardOf {
		old.patch(p.path, j{"amount": 5}).is(200)
		select {
		case event := <-events:
			heardOf = strings.Contains(event, "edited")
		case <-time.After(50 * time.Millisecond):
		}
	}
	c.merge(oldID).is(200)
	for event := range events {
		assert.NotContains(t, event, "owner_changed")
	}
	mine := listen(ctx, t, c, server.URL+"/api/v1"+p.path+"/events", "1")
	for seen := ""; !strings.Contains(seen, "owner_changed"); {
		seen = next(t, mine)
	}
}
