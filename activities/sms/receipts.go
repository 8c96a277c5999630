package sms

import (
	"encoding/json"
	"errors"
	"regexp"
	"time"

	"github.com/baoquan/baoquan"
)

// Receipt is what a provider pushes about a message it took. Pushes are not
// signed: they are hints, on which nothing depends.
type Receipt struct {
	ProviderID string    // the serial number that Send answered
	MessageID  string    // ours, where the provider gives it back
	Delivered  bool      // it lies on the phone
	Code       string    // why not
	At         time.Time // zero when it was not said
}

// receiptsMost is how many one push may hold; providers send up to some hundred.
const receiptsMost = 1000

var errReceipts = errors.New("sms: not a push of receipts")

// ParseReceipts reads a push of a provider.
func ParseReceipts(from string, body []byte) ([]Receipt, error) {
	switch from {
	case TencentCloud:
		return parse(body, func(r tencentReceipt) Receipt {
			return Receipt{r.SID, "", r.Status == "SUCCESS", receiptCode(r.Code), receiptTime(r.At)}
		})
	case Aliyun:
		return parse(body, func(r aliyunReceipt) Receipt {
			return Receipt{r.BizID, r.OutID, r.Success, receiptCode(r.Code), receiptTime(r.At)}
		})
	}
	return nil, errReceipts
}

// Acknowledge is what a provider wants to hear, or it pushes again.
func Acknowledge(to string) any {
	if to == TencentCloud {
		return map[string]any{"result": 0, "errmsg": "OK"}
	}
	return map[string]any{"code": 0, "msg": "成功"}
}

// tencentReceipt: https://cloud.tencent.com/document/product/382/37809
type tencentReceipt struct {
	SID    string `json:"sid"`
	Status string `json:"report_status"` // SUCCESS or FAIL
	Code   string `json:"errmsg"`        // DELIVRD, UNDELIV …
	At     string `json:"user_receive_time"`
}

// aliyunReceipt: https://help.aliyun.com/zh/sms/developer-reference/smsreport-2
type aliyunReceipt struct {
	BizID   string `json:"biz_id"`
	OutID   string `json:"out_id"`
	Success bool   `json:"success"`
	Code    string `json:"err_code"` // DELIVERED, UNDELIV …
	At      string `json:"report_time"`
}

func parse[T any](body []byte, of func(T) Receipt) ([]Receipt, error) {
	var pushed []T
	if json.Unmarshal(body, &pushed) != nil || len(pushed) == 0 || len(pushed) > receiptsMost {
		return nil, errReceipts
	}
	receipts := make([]Receipt, len(pushed))
	for i, p := range pushed {
		receipts[i] = of(p)
		if receipts[i].ProviderID == "" || len(receipts[i].ProviderID) > 100 {
			return nil, errReceipts
		}
	}
	return receipts, nil
}

var receiptCodeForm = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,40}$`)

// receiptCode lets only what looks like a code into the record.
func receiptCode(code string) string {
	if receiptCodeForm.MatchString(code) {
		return code
	}
	return "unreadable_code"
}

func receiptTime(text string) time.Time {
	at, err := time.ParseInLocation(time.DateTime, text, baoquan.Beijing)
	if err != nil {
		return time.Time{}
	}
	return at
}
