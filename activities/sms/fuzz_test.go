package sms_test

import (
	"testing"

	"github.com/baoquan/baoquan/activities/sms"
)

// FuzzReceipts: a push is read whole or not at all.
func FuzzReceipts(f *testing.F) {
	for _, body := range []string{
		`[{"sid":"1","report_status":"SUCCESS","user_receive_time":"2026-11-27 09:00:00"}]`, `[{"biz_id":"1","out_id":"2","success":true}]`, `{}`, `[]`, `[null]`, `null`, "[{\"sid\":\"\xff\"}]",
	} {
		f.Add(sms.TencentCloud, []byte(body))
		f.Add(sms.Aliyun, []byte(body))
	}
	f.Fuzz(func(t *testing.T, from string, body []byte) {
		if receipts, err := sms.ParseReceipts(from, body); err != nil && len(receipts) > 0 || len(receipts) > 1000 {
			t.Errorf("%d receipts: %v", len(receipts), err)
		}
	})
}
