package sms_test

import (
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/sms"
)

func TestPushesOfBothProvidersAreRead(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 27, 9, 30, 1, 0, baoquan.Beijing)
	for from, test := range map[string]struct {
		body string
		want []sms.Receipt
	}{
		sms.TencentCloud: {
			`[{"user_receive_time":"2026-11-27 09:30:01","nationcode":"86","mobile":"13800000000","report_status":"SUCCESS","errmsg":"DELIVRD","description":"用户短信送达成功","sid":"2019:1"},
			  {"user_receive_time":"","mobile":"13800000000","report_status":"FAIL","errmsg":"a\nb","sid":"2019:2"}]`,
			[]sms.Receipt{{ProviderID: "2019:1", Delivered: true, Code: "DELIVRD", At: at}, {ProviderID: "2019:2", Code: "unreadable_code"}},
		},
		sms.Aliyun: {
			`[{"phone_number":"13800000000","send_time":"2026-11-27 09:30:00","report_time":"2026-11-27 09:30:01","success":true,"err_code":"DELIVERED","err_msg":"用户接收成功","sms_size":"1","biz_id":"1^0","out_id":"m"},
			  {"success":false,"err_code":"MK:0011","biz_id":"2^0"}]`,
			[]sms.Receipt{{ProviderID: "1^0", MessageID: "m", Delivered: true, Code: "DELIVERED", At: at}, {ProviderID: "2^0", Code: "MK:0011"}},
		},
	} {
		got, err := sms.ParseReceipts(from, []byte(test.body))
		if err != nil || len(got) != len(test.want) {
			t.Fatal(from, got, err)
		}
		for i := range got {
			if got[i].At.Equal(test.want[i].At) {
				got[i].At = test.want[i].At
			}
			if got[i] != test.want[i] {
				t.Errorf("%s: got %+v, want %+v", from, got[i], test.want[i])
			}
		}
	}
}

func TestWhatIsNoPushIsRefused(t *testing.T) {
	t.Parallel()
	many := "[" + strings.Repeat(`{"sid":"1","biz_id":"1"},`, 1000) + `{"sid":"1","biz_id":"1"}]`
	for _, body := range []string{"", "null", "{}", "[]", "[1]", `[{}]`, `[{"sid":5,"biz_id":5}]`, many, `[{"sid":"` + strings.Repeat("x", 101) + `","biz_id":"` + strings.Repeat("x", 101) + `"}]`} {
		for _, from := range []string{sms.TencentCloud, sms.Aliyun, "other"} {
			if got, err := sms.ParseReceipts(from, []byte(body)); err == nil {
				t.Errorf("%s took %.40s: %v", from, body, got)
			}
		}
	}
}
