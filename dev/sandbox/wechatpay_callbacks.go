package sandbox

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"net/http"
	"time"
)

// callback is what WeChat Pay has to tell the merchant.
type callback struct {
	notice    notice
	url       string
	eventType string
	summary   string
	original  string // original_type
	content   any
	keep      func(notice) error
}

// parcel is the event as it is brought. Only the status of the answer counts.
func (p *wechatProvider) parcel(c callback) parcel {
	return parcel{
		notice: c.notice, keep: c.keep,
		request: func() (*http.Request, error) { return p.request(c) },
		taken:   func(status int, _ []byte) bool { return status >= 200 && status < 300 },
	}
}

func (p *wechatProvider) paidCallback(o wechatOrder) callback {
	o.State = wechatPaid
	return callback{
		notice: o.Notice, url: o.NotifyURL, eventType: "TRANSACTION.SUCCESS", summary: "支付成功",
		original: "transaction", content: p.transaction(o),
		keep: func(notice notice) error {
			_, err := p.orders.Update(o.OutTradeNo, func(row *wechatOrder, _ bool) error {
				row.Notice = notice
				return nil
			})
			return err
		},
	}
}

type refundContent struct {
	MerchantID          string       `json:"mchid"`
	OutTradeNo          string       `json:"out_trade_no"`
	TransactionID       string       `json:"transaction_id"`
	OutRefundNo         string       `json:"out_refund_no"`
	RefundID            string       `json:"refund_id"`
	RefundStatus        string       `json:"refund_status"`
	SuccessTime         string       `json:"success_time"`
	UserReceivedAccount string       `json:"user_received_account"`
	Amount              refundAmount `json:"amount"`
}

func (p *wechatProvider) refundCallback(f wechatRefund) callback {
	return callback{
		notice: f.Notice, url: f.NotifyURL, eventType: "REFUND.SUCCESS", summary: "退款成功",
		original: "refund",
		content: refundContent{
			MerchantID: p.keys.MerchantID, OutTradeNo: f.OutTradeNo, TransactionID: f.TransactionID,
			OutRefundNo: f.OutRefundNo, RefundID: f.RefundID, RefundStatus: "SUCCESS",
			SuccessTime: f.At.In(beijing).Format(time.RFC3339), UserReceivedAccount: "支付用户零钱", Amount: f.amount(),
		},
		keep: func(notice notice) error {
			_, err := p.refunds.Update(f.OutRefundNo, func(row *wechatRefund, _ bool) error {
				row.Notice = notice
				return nil
			})
			return err
		},
	}
}

// request makes one attempt's request, signed with a fresh time and nonce. By
// fault it is signed with a key that is not WeChat Pay's, or is six minutes old.
func (p *wechatProvider) request(c callback) (*http.Request, error) {
	body, err := p.body(c)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	key, at := p.keys.platform, time.Now()
	fault, _ := p.shared.Faults.Take(p.Name(), FaultForge, FaultStale)
	switch fault.Kind {
	case FaultForge:
		key = p.keys.merchant
	case FaultStale:
		at = at.Add(-6 * time.Minute)
	}
	sign(request.Header, key, p.keys.PublicKeyID, at, body)
	return request, nil
}

type callbackBody struct {
	ID           string         `json:"id"`
	CreateTime   string         `json:"create_time"`
	ResourceType string         `json:"resource_type"`
	EventType    string         `json:"event_type"`
	Summary      string         `json:"summary"`
	Resource     sealedResource `json:"resource"`
}

type sealedResource struct {
	OriginalType   string `json:"original_type"`
	Algorithm      string `json:"algorithm"`
	Ciphertext     []byte `json:"ciphertext"`
	AssociatedData string `json:"associated_data"`
	Nonce          string `json:"nonce"`
}

// body seals the content with AES-256-GCM under the APIv3 key
// (https://pay.weixin.qq.com/doc/v3/merchant/4012071382).
func (p *wechatProvider) body(c callback) ([]byte, error) {
	plain, err := json.Marshal(c.content)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher([]byte(p.keys.APIv3Key))
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	nonce := random(6)
	return json.Marshal(callbackBody{
		ID: c.notice.ID, CreateTime: time.Now().In(beijing).Format(time.RFC3339),
		ResourceType: "encrypt-resource", EventType: c.eventType, Summary: c.summary,
		Resource: sealedResource{
			OriginalType: c.original, Algorithm: "AEAD_AES_256_GCM", AssociatedData: c.original, Nonce: nonce,
			Ciphertext: gcm.Seal(nil, []byte(nonce), plain, []byte(c.original)),
		},
	})
}
