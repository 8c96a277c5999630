package payment

import (
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	// alipayPersists is how long Alipay goes on calling about one event, and some.
	alipayPersists = 26 * time.Hour
	// alipaySkew is how far its clock may be before ours.
	alipaySkew = 5 * time.Minute
)

// ParseNotification verifies and opens 异步通知: a form whose RSA signature covers
// all of it but sign and sign_type. Alipay calls seven times within 25 hours until it
// is answered "success", and does not say whether notify_time is that of the event
// or of the try; a replay within that time carries the same notify_id.
//
// The library's own errors are not passed on, and its decoding is not used: it takes
// the first of values that were sent twice.
func (a *Alipay) ParseNotification(r *http.Request) (Notification, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxNotification)
	if err := r.ParseForm(); err != nil {
		return Notification{}, ErrForged
	}
	form := r.PostForm // what stands in the address was not signed
	if !onceEach(form) || form.Get("sign_type") != "RSA2" || form.Has("alipay_cert_sn") || !a.recent(form) {
		return Notification{}, ErrForged
	}
	if err := a.client.VerifySign(r.Context(), form); err != nil {
		return Notification{}, ErrForged
	}
	if form.Get("app_id") != a.appID || form.Get("seller_id") != a.sellerID { // Alipay signs for all its merchants with one key
		return alipayNotification(form), ErrOtherMerchant
	}
	return alipayNotification(form), nil
}

// onceEach refuses a form with a value that was sent twice, or that says to be in
// another alphabet than it was read in.
func onceEach(form url.Values) bool {
	for _, values := range form {
		if len(values) != 1 {
			return false
		}
	}
	return len(form) > 0 && strings.EqualFold(form.Get("charset"), "utf-8")
}

// recent says whether a callback has an event, and is of these days.
func (a *Alipay) recent(form url.Values) bool {
	at, err := time.ParseInLocation(time.DateTime, form.Get("notify_time"), beijing)
	age := a.now().Sub(at)
	return err == nil && age < alipayPersists && age > -alipaySkew && form.Get("notify_id") != ""
}

// alipayNotification tells a refund, which comes with the status of its order,
// from a payment. An order that was closed unpaid is found by asking.
func alipayNotification(form url.Values) Notification {
	n := Notification{EventID: form.Get("notify_id"), Kind: KindOther}
	status := form.Get("trade_status")
	switch {
	case form.Get("gmt_refund") != "" || form.Get("refund_fee") != "":
		n.Kind, n.OutTradeNo, n.OutRefundNo = KindRefund, form.Get("out_trade_no"), form.Get("out_biz_no")
	case status == "TRADE_SUCCESS" || status == "TRADE_FINISHED":
		n.Kind, n.OutTradeNo = KindPaid, form.Get("out_trade_no")
	}
	return n
}

// Acknowledge is the text success: Alipay looks at the body.
func (*Alipay) Acknowledge(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write([]byte("success"))
}
