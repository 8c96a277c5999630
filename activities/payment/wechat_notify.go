package payment

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/wechatpay-apiv3/wechatpay-go/core/consts"
)

// maxNotification bounds the body of a callback; real ones have about 1 KB.
const maxNotification = 64 << 10

// ParseNotification verifies and opens 支付通知 and 退款通知: an RSA signature over
// timestamp, nonce and body, at most five minutes old, then the content sealed
// with AES-256-GCM under the APIv3 key. Answer 200 or 204 within 5 seconds; on
// anything else WeChat calls again, for 24 hours.
//
// The SDK's own notify.Handler is not used: its errors print the whole request,
// and it panics on a resource that is missing or has a nonce of another length.
func (w *WeChat) ParseNotification(r *http.Request) (Notification, error) {
	if !signedOnce(r.Header) {
		return Notification{}, ErrForged
	}
	r.Body = http.MaxBytesReader(nil, r.Body, maxNotification)
	if err := w.callbacks.Validate(r.Context(), r); err != nil {
		return Notification{}, ErrForged
	}
	var event notifyEvent
	if err := json.NewDecoder(r.Body).Decode(&event); err != nil || event.ID == "" {
		return Notification{}, ErrForged
	}
	content, err := w.open(event.Resource)
	if err != nil {
		return Notification{}, ErrForged
	}
	return event.notification(content), nil
}

// Acknowledge is 204: WeChat looks at the status alone.
func (*WeChat) Acknowledge(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }

// signedOnce refuses a request with a signature header missing or doubled, or
// with another kind of signature.
func signedOnce(header http.Header) bool {
	for _, name := range []string{
		consts.WechatPayTimestamp, consts.WechatPayNonce, consts.WechatPaySerial, consts.WechatPaySignature,
	} {
		if len(header.Values(name)) != 1 {
			return false
		}
	}
	kind := header.Get("Wechatpay-Signature-Type")
	return kind == "" || kind == "WECHATPAY2-SHA256-RSA2048"
}

type notifyEvent struct {
	ID       string         `json:"id"`
	Type     string         `json:"event_type"`
	Resource notifyResource `json:"resource"`
}

type notifyResource struct {
	Algorithm      string `json:"algorithm"`
	Ciphertext     []byte `json:"ciphertext"`
	AssociatedData string `json:"associated_data"`
	Nonce          string `json:"nonce"`
}

// notifyContent is what is needed of a transaction or a refund.
type notifyContent struct {
	OutTradeNo  string `json:"out_trade_no"`
	OutRefundNo string `json:"out_refund_no"`
}

var errUnreadable = errors.New("payment: resource cannot be opened")

func (w *WeChat) open(r notifyResource) (content notifyContent, err error) {
	block, err := aes.NewCipher(w.apiV3Key)
	if err != nil {
		return content, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return content, err
	}
	if r.Algorithm != "AEAD_AES_256_GCM" || len(r.Nonce) != gcm.NonceSize() {
		return content, errUnreadable
	}
	plain, err := gcm.Open(nil, []byte(r.Nonce), r.Ciphertext, []byte(r.AssociatedData))
	if err != nil {
		return content, err
	}
	return content, json.Unmarshal(plain, &content)
}

// notification keeps an event of a kind that is not ours (SECURITY_ECHO.SUCCESS
// is WeChat's self-test) as KindOther, to be acknowledged.
func (e notifyEvent) notification(content notifyContent) Notification {
	n := Notification{EventID: e.ID, Kind: KindOther}
	switch e.Type {
	case "TRANSACTION.SUCCESS":
		n.Kind, n.OutTradeNo = KindPaid, content.OutTradeNo
	case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED":
		n.Kind, n.OutTradeNo, n.OutRefundNo = KindRefund, content.OutTradeNo, content.OutRefundNo
	}
	return n
}
