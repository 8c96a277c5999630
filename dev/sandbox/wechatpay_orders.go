package sandbox

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"time"
	"unicode/utf8"
)

// The values of trade_state that this merchant can see.
const (
	wechatNotPaid  = "NOTPAY"
	wechatPaid     = "SUCCESS"
	wechatClosed   = "CLOSED"
	wechatRefunded = "REFUND"
)

var wechatNumber = regexp.MustCompile(`^[0-9A-Za-z_\-|*]{6,32}$`)

// wechatOrder is one order with the callback about its payment. Money is fen.
type wechatOrder struct {
	OutTradeNo, Description, NotifyURL, CodeURL string
	Total                                       int64
	CreatedAt, Expires                          time.Time

	State         string
	TransactionID string
	PaidAt        time.Time
	PaidTotal     int64  // another than Total by fault only
	PaidMerchant  string // another than ours by fault only
	Notice        notice
}

type wechatAmount struct {
	Total         int64  `json:"total"`
	PayerTotal    int64  `json:"payer_total,omitempty"`
	Currency      string `json:"currency"`
	PayerCurrency string `json:"payer_currency,omitempty"`
}

type nativeRequest struct {
	AppID       string       `json:"appid"`
	MerchantID  string       `json:"mchid"`
	Description string       `json:"description"`
	OutTradeNo  string       `json:"out_trade_no"`
	TimeExpire  *time.Time   `json:"time_expire"`
	NotifyURL   string       `json:"notify_url"`
	Amount      wechatAmount `json:"amount"`
}

// place is Native下单. The same request again answers the same code.
func (p *wechatProvider) place(_ *http.Request, body []byte) (any, error) {
	var request nativeRequest
	if err := json.Unmarshal(body, &request); err != nil {
		return nil, wrongParameter("body")
	}
	if err := p.checkPlace(request); err != nil {
		return nil, err
	}
	fresh := request.order()
	p.mu.Lock()
	defer p.mu.Unlock()
	order, err := p.orders.Update(request.OutTradeNo, func(row *wechatOrder, found bool) error {
		if found {
			return row.again(fresh)
		}
		*row = fresh
		return p.shared.Counts.Add(p.Name(), "order", request.OutTradeNo)
	})
	if err != nil {
		return nil, err
	}
	p.codes[order.CodeURL] = order.OutTradeNo
	return map[string]string{"code_url": order.CodeURL}, nil
}

func (p *wechatProvider) checkPlace(r nativeRequest) error {
	notify, err := url.Parse(r.NotifyURL)
	length := utf8.RuneCountInString(r.Description)
	switch {
	case r.MerchantID != p.keys.MerchantID:
		return wrongParameter("mchid")
	case r.AppID != p.keys.AppID:
		return refuse(http.StatusBadRequest, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
	case !wechatNumber.MatchString(r.OutTradeNo):
		return wrongParameter("out_trade_no")
	case length == 0 || length > 127:
		return wrongParameter("description")
	case err != nil || notify.Host == "" || notify.RawQuery != "":
		return wrongParameter("notify_url")
	case r.Amount.Total < 1 || r.Amount.Currency != "CNY":
		return wrongParameter("amount")
	}
	return nil
}

// order is what the request makes: without time_expire it lives two hours.
func (r nativeRequest) order() wechatOrder {
	expires := time.Now().Add(2 * time.Hour)
	if r.TimeExpire != nil {
		expires = *r.TimeExpire
	}
	return wechatOrder{
		OutTradeNo:  r.OutTradeNo,
		Description: r.Description,
		NotifyURL:   r.NotifyURL,
		CodeURL:     "weixin://wxpay/bizpayurl?pr=" + random(5),
		Total:       r.Amount.Total,
		CreatedAt:   time.Now(),
		Expires:     expires,
		State:       wechatNotPaid,
	}
}

// again says whether the order may answer its code to another request.
func (o *wechatOrder) again(request wechatOrder) error {
	switch {
	case o.State == wechatPaid || o.State == wechatRefunded:
		return refuse(http.StatusBadRequest, "ORDERPAID", "该订单已支付")
	case o.State == wechatClosed || time.Now().After(o.Expires):
		return refuse(http.StatusBadRequest, "ORDER_CLOSED", "该订单已关闭")
	case o.Total != request.Total, o.Description != request.Description, o.NotifyURL != request.NotifyURL,
		!o.Expires.Equal(request.Expires):
		return refuse(http.StatusForbidden, "OUT_TRADE_NO_USED", "商户订单号重复")
	}
	return nil
}
