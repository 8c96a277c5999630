package sandbox

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// alipayOld is how much too old a callback is under the fault stale: Alipay itself
// goes on calling for 25 hours.
const alipayOld = 48 * time.Hour

// paidParcel is the callback about a payment.
func (p *alipayProvider) paidParcel(o alipayOrder) parcel {
	form := p.notification(o, o.Notice)
	form.Set("seller_id", o.NoticeSeller)
	form.Set("trade_status", alipayPaid)
	return p.parcel(o.NotifyURL, form, o.Notice, func(n notice) error {
		_, err := p.orders.Update(o.OutTradeNo, func(row *alipayOrder, _ bool) error { row.Notice = n; return nil })
		return err
	})
}

// refundParcel is the callback about a refund: that of its order again, and what
// went back. A whole refund has closed the trade.
func (p *alipayProvider) refundParcel(f alipayRefund) parcel {
	o, _ := p.orders.Get(f.OutTradeNo)
	form := p.notification(o, f.Notice)
	form.Set("trade_status", o.State)
	form.Set("gmt_refund", f.At.In(beijing).Format("2006-01-02 15:04:05.000"))
	form.Set("refund_fee", yuan(f.Amount))
	form.Set("out_biz_no", f.OutRequestNo)
	return p.parcel(o.NotifyURL, form, f.Notice, func(n notice) error {
		_, err := p.refunds.Update(refundKey(f.OutTradeNo, f.OutRequestNo), func(row *alipayRefund, _ bool) error {
			row.Notice = n
			return nil
		})
		return err
	})
}

// notification is what every callback about an order says.
func (p *alipayProvider) notification(o alipayOrder, n notice) url.Values {
	total := o.PaidTotal
	if o.PaidAt.IsZero() {
		total = o.Total
	}
	form := url.Values{}
	for name, value := range map[string]string{
		"notify_type": "trade_status_sync", "notify_id": strings.ReplaceAll(n.ID, "-", ""), "version": "1.0",
		"charset": "utf-8", "sign_type": "RSA2", "app_id": p.keys.AppID, "auth_app_id": p.keys.AppID,
		"seller_id": p.keys.SellerID, "trade_no": o.TradeNo, "out_trade_no": o.OutTradeNo, "subject": o.Subject,
		"total_amount": yuan(total), "receipt_amount": yuan(total), "buyer_pay_amount": yuan(total),
		"gmt_create": o.CreatedAt.In(beijing).Format(time.DateTime), "gmt_payment": o.PaidAt.In(beijing).Format(time.DateTime),
		"buyer_id": "2088000000000000", "buyer_logon_id": "pay***@sandbox.test",
	} {
		form.Set(name, value)
	}
	return form
}

// parcel is the callback as it is brought. The merchant has taken it when it says
// success.
func (p *alipayProvider) parcel(to string, form url.Values, n notice, keep func(notice) error) parcel {
	return parcel{
		notice: n, keep: keep,
		request: func() (*http.Request, error) { return p.request(to, form) },
		taken: func(status int, body []byte) bool {
			return status == http.StatusOK && strings.TrimSpace(string(body)) == "success"
		},
	}
}

// request makes one attempt's request, with the time of the attempt. By fault it is
// signed with a key that is not Alipay's, or is two days old.
func (p *alipayProvider) request(to string, form url.Values) (*http.Request, error) {
	key, at := p.keys.platform, time.Now()
	fault, _ := p.shared.Faults.Take(p.Name(), FaultForge, FaultStale)
	switch fault.Kind {
	case FaultForge:
		key = p.keys.app
	case FaultStale:
		at = at.Add(-alipayOld)
	}
	signed := url.Values{}
	for name, values := range form {
		signed[name] = values
	}
	signed.Set("notify_time", at.In(beijing).Format(time.DateTime))
	signed.Set("sign", alipaySign(key, alipayContent(signed, "sign", "sign_type")))
	request, err := http.NewRequestWithContext(context.Background(), http.MethodPost, to, strings.NewReader(signed.Encode()))
	if err == nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	}
	return request, err
}
