package sandbox

import (
	"net/http"
	"sync"
	"time"
)

// wechatProvider is WeChat Pay APIv3 as a merchant meets it, with Native payment,
// refunds, callbacks and the day's bill. It verifies the merchant's signature
// on every request and signs every answer, an error or an empty one too.
// Protocol: https://pay.weixin.qq.com/doc/v3/merchant/4012791877.
//
// Of the faults, error_5xx, error_429, slow and cut befall its answers; delay,
// drop, duplicate, reorder, forge and stale its callbacks; wrong_amount and
// wrong_merchant the payment itself, so that query and callback agree.
type wechatProvider struct {
	shared  *Shared
	keys    *wechatKeys
	baseURL string
	orders  *Table[wechatOrder]
	refunds *Table[wechatRefund]
	post    *courier

	mu    sync.Mutex        // over what concerns more than one row
	codes map[string]string // out_trade_no by code_url
}

// newWeChatPay opens what a former run left and goes on with its callbacks.
func newWeChatPay(shared *Shared, baseURL string) (Payments, error) {
	keys, err := openWeChatKeys(shared.Dir)
	if err != nil {
		return nil, err
	}
	p := &wechatProvider{
		shared:  shared,
		keys:    keys,
		baseURL: baseURL,
		codes:   map[string]string{},
	}
	p.post = newCourier(p.Name(), shared.Faults)
	if p.orders, err = OpenTable[wechatOrder](shared.State, "wechat_orders"); err != nil {
		return nil, err
	}
	if p.refunds, err = OpenTable[wechatRefund](shared.State, "wechat_refunds"); err != nil {
		return nil, err
	}
	return p, p.resume()
}

// resume sends the callbacks that were still to come when the last run ended.
func (p *wechatProvider) resume() error {
	for _, order := range p.orders.List() {
		p.codes[order.CodeURL] = order.OutTradeNo
		if order.Notice.pending() {
			go p.post.deliver(p.parcel(p.paidCallback(order)))
		}
	}
	for _, refund := range p.refunds.List() {
		if err := p.markRefunded(refund.OutTradeNo); err != nil {
			return err
		}
		if refund.Notice.pending() {
			go p.post.deliver(p.parcel(p.refundCallback(refund)))
		}
	}
	return nil
}

// Close ends the callbacks; a new run on the same state goes on with them.
func (p *wechatProvider) Close() error {
	p.post.close()
	return nil
}

func (*wechatProvider) Name() string { return "wechat" }

// Settings is the merchant's half of the keys.
func (p *wechatProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_WECHATPAY_BASE_URL":        p.baseURL,
		"BAOQUAN_WECHATPAY_APP_ID":          p.keys.AppID,
		"BAOQUAN_WECHATPAY_MERCHANT_ID":     p.keys.MerchantID,
		"BAOQUAN_WECHATPAY_MERCHANT_SERIAL": p.keys.MerchantSerial,
		"BAOQUAN_WECHATPAY_MERCHANT_KEY":    p.keys.MerchantKey,
		"BAOQUAN_WECHATPAY_API_V3_KEY":      p.keys.APIv3Key,
		"BAOQUAN_WECHATPAY_PUBLIC_KEY_ID":   p.keys.PublicKeyID,
		"BAOQUAN_WECHATPAY_PUBLIC_KEY":      p.keys.publicKeyPEM(),
	}
}

// Handler is the part of api.mch.weixin.qq.com that a merchant like us calls.
func (p *wechatProvider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /v3/pay/transactions/native", p.door(p.place))
	mux.Handle("GET /v3/pay/transactions/out-trade-no/{no}", p.door(p.query))
	mux.Handle("POST /v3/pay/transactions/out-trade-no/{no}/close", p.door(p.close))
	mux.Handle("POST /v3/refund/domestic/refunds", p.door(p.refund))
	mux.Handle("GET /v3/refund/domestic/refunds/{no}", p.door(p.queryRefund))
	mux.Handle("GET /v3/bill/tradebill", p.door(p.tradeBill))
	mux.Handle("GET /v3/billdownload/file", http.HandlerFunc(p.downloadBill))
	mux.Handle("/", p.door(func(*http.Request, []byte) (any, error) {
		return nil, refuse(http.StatusNotFound, "RESOURCE_NOT_EXISTS", "没有这个接口")
	}))
	return p.shared.Faults.Wrap(p.Name(), mux, Fault5xx, Fault429, FaultSlow, FaultCut)
}

// Open lists the orders that can be paid now.
func (p *wechatProvider) Open() []Payment {
	var open []Payment
	for _, order := range p.orders.List() {
		if order.State == wechatNotPaid && time.Now().Before(order.Expires) {
			open = append(open, Payment{
				CodeURL: order.CodeURL,
				Title:   order.Description,
				Fen:     order.Total,
				At:      order.CreatedAt,
			})
		}
	}
	return open
}

// Pay is the payer's phone. Without success the payer turned away and the order
// can be paid still. ErrDone when it is paid, closed or expired.
func (p *wechatProvider) Pay(codeURL string, success bool) error {
	p.mu.Lock()
	outTradeNo, known := p.codes[codeURL]
	p.mu.Unlock()
	if !known {
		return ErrUnknownCode
	}
	order, plan, err := p.settle(outTradeNo, success)
	if err != nil || !success {
		return err
	}
	if order.Notice.pending() {
		go p.post.deliverAs(plan, p.parcel(p.paidCallback(order)))
	}
	return p.shared.Counts.Add(p.Name(), "payment", outTradeNo)
}
