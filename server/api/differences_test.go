package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// difference writes one down that nobody has settled, about an order or none.
func (h *house) difference(kind store.DifferenceKind, order string) (id string) {
	h.t.Helper()
	require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
		r, err := t.OpenReconciliation(h.t.Context(), "2026-11-26", h.clock.Now())
		if err != nil {
			return err
		}
		return t.AddDifference(h.t.Context(), store.Difference{
			ReconciliationID: r, Method: "alipay", Kind: kind, Number: uuid.NewString(), PaymentID: order, There: 12001, Here: 12000, FoundAt: h.clock.Now(),
		})
	}))
	require.NoError(h.t, h.db.Get(&id, `SELECT id FROM payment_differences ORDER BY id DESC LIMIT 1`))
	return id
}

// troubled is a closed order of a case that still needs a person.
func (h *house) troubled(applicationID, attention string) (id string) {
	h.t.Helper()
	id = uuid.NewString()
	_, err := h.db.Exec(`INSERT INTO payments (id, application_id, purpose, method, amount, status, out_trade_no, attention, created_at, expires_at)
		VALUES ($1, $2, 'fee', 'wechat', 12000, 'closed', $3, $4, now(), now())`, id, applicationID, strings.ReplaceAll(id, "-", ""), attention)
	require.NoError(h.t, err)
	return id
}

func (c *client) stuckReasons() (reasons []string) {
	c.t.Helper()
	for _, item := range c.get("/admin/stuck?limit=100").is(200).body["items"].([]any) {
		reasons = append(reasons, item.(j)["kind"].(string)+" "+item.(j)["reason"].(string))
	}
	return reasons
}

func TestADifferenceIsShownUntilAnOperatorSettlesIt(t *testing.T) {
	h := newHouse(t)
	owner, judge, operator := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Operator, "")
	p := h.reach(owner, judge, baoquan.AwaitingPayment)
	order := owner.post(p.path+"/payments", j{"method": "alipay"}).is(201).text("id")
	about, stranger := h.difference(store.OtherAmount, order), h.difference(store.PaidThere, "")
	assert.Subset(t, operator.stuckReasons(), []string{"difference 对账不符：金额不一致", "difference 对账不符：支付机构有这笔支付，本系统没有"})

	all := operator.get("/admin/payment-differences").is(200).body["items"].([]any)
	require.Len(t, all, 2)
	first, second := all[0].(j), all[1].(j)
	assert.Equal(t, []any{stranger, "paid_there", "2026-11-26", "alipay"}, []any{first["id"], first["kind"], first["day"], first["method"]})
	assert.NotContains(t, first, "paymentId")
	assert.Equal(t, []any{about, order, owner.get(p.path).text("number"), 12001.0, 12000.0}, []any{second["id"], second["paymentId"], second["applicationNumber"], second["there"], second["here"]})
	assert.NotContains(t, second, "settlement")

	path := "/admin/payment-differences/" + about + "/settlement"
	for _, body := range []any{j{}, j{"note": " "}, j{"note": "\u0000"}, j{"note": strings.Repeat("长", 501)}, j{"note": 1}} {
		assert.Equal(t, []string{"body.note"}, operator.post(path, body).is(422).locations())
	}
	operator.post("/admin/payment-differences/"+uuid.NewString()+"/settlement", j{"note": "x"}).fails(404, "not_found")
	keyed := operator.with("Idempotency-Key", "k1")
	settled := keyed.post(path, j{"note": "已在商户平台退还多收的一分钱"}).is(200)
	assert.Equal(t, settled.raw, keyed.post(path, j{"note": "已在商户平台退还多收的一分钱"}).is(200).raw)
	got := settled.body["settlement"].(j)
	assert.Equal(t, []any{"已在商户平台退还多收的一分钱", "王法官", "2026-11-27T09:00:00+08:00"}, []any{got["note"], got["by"], got["at"]})
	assertChinese(t, operator.post(path, j{"note": "再一次"}).fails(409, "already_settled"))

	assert.NotContains(t, operator.stuckReasons(), "difference 对账不符：金额不一致")
	open := operator.get("/admin/payment-differences?status=open").body["items"].([]any)
	require.Len(t, open, 1)
	assert.Equal(t, stranger, open[0].(j)["id"])
	assert.Len(t, operator.get("/admin/payment-differences?status=settled").body["items"], 1)
	operator.get("/admin/payment-differences?status=old").is(422)
}

func TestDifferencesArePaged(t *testing.T) {
	h := newHouse(t)
	operator := h.desk(store.Operator, "")
	for range 5 {
		h.difference(store.PaidThere, "")
	}
	var seen []string
	for next := ""; ; {
		page := operator.get("/admin/payment-differences?limit=2&cursor=" + next).is(200)
		for _, item := range page.body["items"].([]any) {
			seen = append(seen, item.(j)["id"].(string))
		}
		if next = page.text("next"); next == "" {
			break
		}
		operator.get("/admin/payment-differences?status=open&limit=2&cursor=" + next).is(422)
	}
	assert.Len(t, seen, 5)
	for i := 1; i < len(seen); i++ {
		assert.Less(t, seen[i], seen[i-1], "newest first, each once")
	}
}

func TestAnOrderThatIsOverIsTakenOffTheListWithARecord(t *testing.T) {
	h := newHouse(t)
	owner, judge, operator := h.person("13900000001"), h.desk(store.Judge, court), h.desk(store.Operator, "")
	p := h.reach(owner, judge, baoquan.AwaitingPayment)
	order := h.troubled(p.id, "place_refused")
	assert.Contains(t, operator.stuckReasons(), "payment 支付机构拒绝下单")
	path := "/admin/payments/" + order + "/settlement"
	assert.Equal(t, []string{"body.note"}, operator.post(path, j{}).is(422).locations())
	settled := operator.post(path, j{"note": "商户号已补开通，申请人已另行支付"}).is(200)
	assert.Equal(t, "closed", settled.text("status"))
	assert.NotContains(t, settled.body, "attention")
	assert.NotContains(t, operator.stuckReasons(), "payment 支付机构拒绝下单")
	assertChinese(t, operator.post(path, j{"note": "再一次"}).fails(409, "nothing_to_settle"))
	var record struct {
		Reason, Note, Login string
		At                  time.Time
	}
	require.NoError(t, h.db.Get(&record, `SELECT s.reason, s.note, f.login, s.settled_at AS at FROM settlements s JOIN staff f ON f.id = s.staff_id WHERE s.payment_id = $1`, order))
	assert.Equal(t, [2]string{"place_refused", "商户号已补开通，申请人已另行支付"}, [2]string{record.Reason, record.Note})
	assert.True(t, record.At.Equal(h.clock.Now()))
	_, err := h.db.Exec(`UPDATE settlements SET note = 'x'`)
	require.Error(t, err, "a record is not changed")

	entry := h.lastEntry(p.id)
	assert.Equal(t, "settled "+order, entry.Event+" "+entry.Ref)
	assert.JSONEq(t, `{"reason":"place_refused"}`, entry.Detail)

	open := owner.post(p.path+"/payments", j{"method": "wechat"}).is(201).text("id")
	for status, want := range map[string]string{"pending": "payment_in_progress", "refunding": "payment_in_progress"} {
		_, err := h.db.Exec(`UPDATE payments SET status = $2, attention = 'amount_mismatch' WHERE id = $1`, open, status)
		require.NoError(t, err)
		assertChinese(t, operator.post("/admin/payments/"+open+"/settlement", j{"note": "x"}).fails(409, want))
	}
	operator.post("/admin/payments/"+uuid.NewString()+"/settlement", j{"note": "x"}).fails(404, "not_found")
}

// lastEntry is the last entry of a docket.
func (h *house) lastEntry(id string) (e struct{ Event, Ref, Detail string }) {
	h.t.Helper()
	require.NoError(h.t, h.db.Get(&e, `SELECT event, ref, detail::text AS detail FROM docket WHERE application_id = $1 ORDER BY seq DESC LIMIT 1`, id))
	return e
}

func TestWhatAnInsurersSystemRefusedForGoodIsTakenOffTheListWithANoteThatThePartiesDoNotRead(t *testing.T) {
	h := newGuaranteeHouse(t)
	owner, operator := h.person("13900000001"), h.desk(store.Operator, "")
	g := owner.submitted(j{"insurerCode": "pingan"})
	path, note := "/admin/guarantees/"+g.id+"/settlement", j{"note": "已电话请保险公司补登"}
	trouble := func(code string) {
		require.NoError(t, h.store.InsurerTrouble(t.Context(), g.id, code, h.clock.Now()))
	}
	assertChinese(t, operator.post(path, note).fails(409, "nothing_to_settle"))
	for _, code := range []string{"away", "documents_incomplete"} {
		trouble(code)
		assertChinese(t, operator.post(path, note).fails(409, "insurer_in_progress"))
	}
	trouble("refused")
	assert.Contains(t, operator.stuckReasons(), "guarantee 保险公司系统拒绝接受通知")
	assert.Equal(t, []string{"body.note"}, operator.post(path, j{"note": " "}).is(422).locations())
	settled := operator.with("Idempotency-Key", "k").post(path, note).is(200)
	assert.Equal(t, "保险公司系统拒绝接受通知", settled.text("reason"))
	assert.Equal(t, settled.body, operator.with("Idempotency-Key", "k").post(path, note).is(200).body)
	assert.Empty(t, operator.stuckReasons())
	entry := h.lastEntry(g.id)
	assert.Equal(t, "settled", entry.Event)
	assert.JSONEq(t, `{"reason":"insurer_refused","note":"已电话请保险公司补登"}`, entry.Detail)
	seen := owner.get(g.path + "/docket").is(200)
	assert.Contains(t, seen.raw, `{"reason":"insurer_refused"}`)
	assert.NotContains(t, seen.raw, "电话")
	assert.Equal(t, "under_review", owner.get(g.path).text("status"))
	trouble("refused")
	assert.NotEmpty(t, operator.stuckReasons(), "it is on the list again when it happens again")
	operator.post("/admin/guarantees/"+uuid.NewString()+"/settlement", note).fails(404, "not_found")
	operator.post("/admin/guarantees/"+owner.bare().id+"/settlement", note).fails(404, "not_found")
}

func TestADayIsReconciledAgainWhenAnOperatorAsks(t *testing.T) {
	h := newHouse(t)
	operator := h.desk(store.Operator, "")
	var delivered []string
	h.deliver = func(subject string) { delivered = append(delivered, subject) }
	first := operator.post("/admin/reconciliations", j{"date": "2026-11-26"}).is(202)
	assert.Equal(t, "2026-11-26", first.text("date"))
	assert.Contains(t, first.text("workflow"), "reconciliation%2F"+first.text("id"))
	again := operator.post("/admin/reconciliations", j{"date": "2026-11-26"}).is(202)
	assert.Equal(t, first.text("id"), again.text("id"), "one for each day")
	assert.Equal(t, []string{first.text("id"), first.text("id")}, delivered)
	var signals []string
	require.NoError(t, h.db.Select(&signals, `SELECT workflow || ' ' || signal FROM outbox WHERE subject = $1`, first.text("id")))
	assert.Equal(t, []string{"reconciliation reconciliation_wanted", "reconciliation reconciliation_wanted"}, signals)
	for _, date := range []any{nil, "", "2026-11-27", "2027-01-01", "2026-08-01", "2026-02-30", "26.11.2026", 5} {
		got := operator.post("/admin/reconciliations", j{"date": date}).is(422)
		assert.Equal(t, []string{"body.date"}, got.locations(), fmt.Sprint(date))
		assertChinese(t, got)
	}
	require.NoError(t, h.store.SaveBill(t.Context(), first.text("id"), "alipay", "http_503", 0, 0, h.clock.Now()))
	assert.Contains(t, operator.stuckReasons(), "reconciliation 没有取得支付宝当日的对账单")
	require.NoError(t, h.store.SaveBill(t.Context(), first.text("id"), "alipay", store.BillCompared, 1, 0, h.clock.Now()))
	assert.NotContains(t, operator.stuckReasons(), "reconciliation 没有取得支付宝当日的对账单")
}
