package api_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	tencentDoor = "tencent-secret-of-24-signs"
	aliyunDoor  = "aliyun-secret-of-24-signs-"
)

// sentBy is a message of a case that a provider has taken.
func (w *world) sentBy(provider, serial string) (id string) {
	w.t.Helper()
	account := w.applicant("1390000" + serial[len(serial)-4:]).get("/me").text("id")
	m, err := w.store.BeginMessage(w.t.Context(), account, "ruled", uuid.NewString(), w.clock.Now())
	require.NoError(w.t, err)
	require.NoError(w.t, w.store.MessageSent(w.t.Context(), m.ID, provider, serial, w.clock.Now()))
	return m.ID
}

func (w *world) delivery(id string) (state string) {
	w.t.Helper()
	require.NoError(w.t, w.db.Get(&state, `SELECT coalesce(to_char(delivered_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI'), 'no') || ' ' || failed_code FROM messages WHERE id = $1`, id))
	return state
}

func TestReceiptsAreWrittenToTheirMessagesAndAcknowledgedInTheProvidersForm(t *testing.T) {
	w := newWorld(t)
	w.config.SMS.CallbackSecret, w.config.SMS.Aliyun.CallbackSecret = tencentDoor, aliyunDoor
	c := w.client()
	push := func(path, body string) answer { return c.call("POST", "/callbacks/sms/"+path, body) }
	arrived, failed := w.sentBy("tencent", "t-1001"), w.sentBy("tencent", "t-1002")
	other := w.sentBy("aliyun", "t-1003")
	w.clock.pass(time.Hour)
	ack := push("tencent/"+tencentDoor, `[{"sid":"t-1001","report_status":"SUCCESS","errmsg":"DELIVRD","user_receive_time":"2026-11-27 09:30:00"},
		{"sid":"t-1002","report_status":"FAIL","errmsg":"UNDELIV"},{"sid":"t-1003","report_status":"FAIL","errmsg":"UNDELIV"},{"sid":"of a code","report_status":"SUCCESS"}]`).is(200)
	assert.JSONEq(t, `{"result":0,"errmsg":"OK"}`, ack.raw)
	assert.Equal(t, "09:30 ", w.delivery(arrived))
	assert.Equal(t, "no UNDELIV", w.delivery(failed))
	assert.Equal(t, "no ", w.delivery(other), "a serial number of another provider")

	ack = push("aliyun/"+aliyunDoor, `[{"biz_id":"t-1003","out_id":"`+other+`","success":true,"err_code":"DELIVERED","report_time":"2030-01-01 00:00:00"}]`).is(200)
	assert.JSONEq(t, `{"code":0,"msg":"成功"}`, ack.raw)
	assert.Equal(t, "10:00 ", w.delivery(other), "nothing arrives in the future")

	push("tencent/"+tencentDoor, `[{"sid":"t-1001","report_status":"FAIL","errmsg":"LATE"},{"sid":"t-1002","report_status":"SUCCESS"}]`).is(200)
	assert.Equal(t, "09:30 ", w.delivery(arrived), "what has arrived has arrived")
	assert.Equal(t, "10:00 ", w.delivery(failed), "and may be said to have failed before")
	c.call("POST", "/api/v1/callbacks/sms/tencent/"+tencentDoor, `[{"sid":"t-1001"}]`).is(200)
}

// A receipt may be quicker than we write down who has the message.
func TestAReceiptFindsItsMessageByOurOwnNumberToo(t *testing.T) {
	w := newWorld(t)
	w.config.SMS.Aliyun.CallbackSecret = aliyunDoor
	account := w.applicant("13900000001").get("/me").text("id")
	m, err := w.store.BeginMessage(t.Context(), account, "ruled", "k", w.clock.Now())
	require.NoError(t, err)
	push := func(outID string) {
		w.client().call("POST", "/callbacks/sms/aliyun/"+aliyunDoor, `[{"biz_id":"early","out_id":"`+outID+`","success":true}]`).is(200)
	}
	push(uuid.NewString())
	push("no id")
	assert.Equal(t, "no ", w.delivery(m.ID))
	push(m.ID)
	assert.Equal(t, "09:00 ", w.delivery(m.ID))
}

func TestADoorForReceiptsOpensToItsOwnSecretAlone(t *testing.T) {
	w := newWorld(t)
	w.config.SMS.CallbackSecret, w.config.SMS.Aliyun.CallbackSecret = tencentDoor, aliyunDoor
	id := w.sentBy("tencent", "t-1001")
	c := w.client()
	push := func(path, body string) answer { return c.call("POST", "/callbacks/sms/"+path, body) }
	good := `[{"sid":"t-1001","biz_id":"t-1001","report_status":"FAIL","errmsg":"X","err_code":"X"}]`
	for _, wrong := range []string{"x", tencentDoor[1:], tencentDoor + "x", strings.ToUpper(tencentDoor), aliyunDoor} {
		assertChinese(t, push("tencent/"+wrong, good).fails(401, "signature_invalid"))
	}
	push("aliyun/"+tencentDoor, good).fails(401, "signature_invalid")
	push("other/"+tencentDoor, good).fails(404, "not_found")
	push("tencent/", good).is(404)
	push("tencent", good).is(404)
	c.call("GET", "/callbacks/sms/tencent/"+tencentDoor, nil).is(405)
	for _, bad := range []string{"", "{}", "[]", "[1]", good[:20], "[" + strings.Repeat(good[1:len(good)-1]+",", 1000) + good[1:]} {
		assertChinese(t, push("tencent/"+tencentDoor, bad).fails(400, "malformed"))
	}
	push("tencent/"+tencentDoor, strings.Repeat(" ", 600<<10)).fails(413, "too_large")
	w.config.SMS.CallbackSecret = ""
	push("tencent/", good).is(404)
	push("tencent/"+tencentDoor, good).fails(404, "not_found")
	assert.Equal(t, "no ", w.delivery(id))
}
