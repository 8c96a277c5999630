package api_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

// codes counts answers by their status.
func codes(all []answer) map[int]int {
	n := map[int]int{}
	for _, a := range all {
		n[a.status]++
	}
	return n
}

func times(n int, act func(i int) answer) []answer {
	acts := make([]func() answer, n)
	for i := range acts {
		acts[i] = func() answer { return act(i) }
	}
	return atOnce(acts...)
}

func TestOfManyDecisionsOnPapersOneIsTaken(t *testing.T) {
	h := newHouse(t)
	one, two := h.desk(store.Operator, ""), h.desk(store.Operator, "")
	for round := range 3 {
		c := h.foreigner("1390000000" + string(rune('1'+round)))
		id := c.handedIn()
		got := times(16, func(i int) answer {
			switch {
			case round == 2 && i == 0:
				return c.delete("/me/identity-reviews/" + id)
			case i%2 == 0:
				return one.decide(id, j{"decision": "pass"})
			}
			return two.decide(id, refusal)
		})
		n := codes(got)
		assert.Equal(t, 1, n[200]+n[204], n)
		assert.Equal(t, 15, n[409], n)
		verified := c.get("/me").is(200).body["verified"] == true
		assert.Equal(t, c.get("/me/identity-reviews/"+id).is(200).text("status") == "passed", verified)
	}
}

func TestManyReviewsAtOnceAreOne(t *testing.T) {
	h := newHouse(t)
	h.faces()
	c := h.foreigner("13900000001")
	got := times(16, func(int) answer { return c.openPapers() })
	for _, a := range got {
		assert.Equal(t, got[0].is(201).text("id"), a.is(201).text("id"))
	}
	card, _ := h.registered("13900000002")
	for _, a := range times(16, func(i int) answer {
		if i%2 == 0 {
			return card.openPapers(j{"reason": "no_phone"})
		}
		return card.post("/me/identity-checks", j{"consentVersion": "2026-11"})
	}) {
		assert.Contains(t, []int{201, 409, 429}, a.status, a.raw)
	}
	var open int
	require.NoError(t, h.db.Get(&open, `SELECT count(*) FROM identity_checks WHERE status IN ('collecting', 'pending')`))
	assert.Equal(t, 2, open, "one for each")
}

func TestADecisionSentTwiceIsOneWithOneAnswer(t *testing.T) {
	h := newHouse(t)
	id := h.foreigner("13900000001").handedIn()
	keyed := h.desk(store.Operator, "").with("Idempotency-Key", "decision")
	first := keyed.decide(id, refusal).is(200)
	assert.Equal(t, first.body, keyed.decide(id, refusal).is(200).body)
	keyed.decide(id, j{"decision": "pass"}).fails(422, "idempotency_key_reused")
}

func TestPapersInReviewAreOfThePersonWhoHandedThemIn(t *testing.T) {
	h := newHouse(t)
	c, operator := h.foreigner("13900000001"), h.desk(store.Operator, "")
	id := c.handedIn()
	person := j{"name": "安娜", "idType": "passport", "idNumber": "E12345678", "sex": "female", "birthDate": "1980-02-29"}
	for member, other := range map[string]string{"name": "安妮", "idNumber": "E12345679", "idType": "other"} {
		changed := j{}
		for name, value := range person {
			changed[name] = value
		}
		changed[member] = other
		assertChinese(t, c.put("/me/profile", changed).fails(409, "profile_in_review"))
	}
	person["residence"] = "上海市"
	c.put("/me/profile", person).is(200)

	var account string
	require.NoError(t, h.db.Get(&account, `SELECT account_id FROM identity_checks WHERE id = $1`, id))
	other := store.Profile{Name: "安妮", IDType: "passport", IDNumber: "E12345678"}
	require.NoError(t, h.store.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.SaveProfile(t.Context(), account, &other, h.clock.Now())
	}), "behind the back of the door")
	assertChinese(t, operator.decide(id, j{"decision": "pass"}).fails(409, "profile_changed"))
	seen := operator.get("/admin/identity-reviews/" + id).is(200)
	assert.Equal(t, true, seen.body["profileChanged"])
	assert.Empty(t, seen.text("idNumber"), "that is not the number of these papers")
	assert.Equal(t, false, c.get("/me").body["verified"])
	operator.decide(id, j{"decision": "refuse", "reason": "mismatch"}).is(200)
}

func TestPapersThatWaitTooLongAreShownToOperators(t *testing.T) {
	h := newHouse(t)
	id := h.foreigner("13900000001").handedIn()
	due := time.Date(2026, 12, 2, 0, 0, 0, 0, h.clock.Now().Location())
	h.clock.pass(due.Sub(h.clock.Now()))
	_, err := h.db.Exec(`DELETE FROM outbox`)
	require.NoError(t, err)
	operator := h.desk(store.Operator, "")
	late := operator.get("/admin/stuck").is(200).body["items"].([]any)
	require.Len(t, late, 1)
	assert.Equal(t, "papers", late[0].(j)["kind"])
	assert.Equal(t, "实名认证的证件材料超过两个工作日没有审核", late[0].(j)["reason"])
	operator.decide(id, refusal).is(200)
	_, err = h.db.Exec(`DELETE FROM outbox`)
	require.NoError(t, err)
	assert.Empty(t, operator.get("/admin/stuck").is(200).body["items"])
	operator.decide(uuid.NewString(), refusal).fails(404, "not_found")
}
