package sandbox

import (
	"net/http"
	"sync"
	"time"
)

// alipayProvider is Alipay's gateway as a merchant of 当面付 meets it: codes, trades,
// refunds, callbacks and the day's bill. It verifies the app's signature on every
// request and signs every answer but those to whom it does not know.
// Protocol: https://opendocs.alipay.com/open/194/105072.
//
// Of the faults, error_5xx, error_429, slow and cut befall its answers; delay, drop,
// duplicate, reorder, forge and stale its callbacks; wrong_amount the payment itself,
// so that query and callback agree. Alipay answers queries about trades of the asker
// alone, so under wrong_merchant the money goes to another seller: the callback tells
// of it, with Alipay's signature, and the trade stays unpaid.
type alipayProvider struct {
	shared  *Shared
	keys    *alipayKeys
	baseURL string
	orders  *Table[alipayOrder]
	refunds *Table[alipayRefund]
	post    *courier

	mu    sync.Mutex        // over what concerns more than one row
	codes map[string]string // out_trade_no by code
}

// newAlipay opens what a former run left and goes on with its callbacks.
func newAlipay(shared *Shared, baseURL string) (Payments, error) {
	keys, err := openAlipayKeys(shared.Dir)
	if err != nil {
		return nil, err
	}
	p := &alipayProvider{shared: shared, keys: keys, baseURL: baseURL, codes: map[string]string{}}
	p.post = newCourier(p.Name(), shared.Faults)
	if p.orders, err = OpenTable[alipayOrder](shared.State, "alipay_orders"); err != nil {
		return nil, err
	}
	if p.refunds, err = OpenTable[alipayRefund](shared.State, "alipay_refunds"); err != nil {
		return nil, err
	}
	p.resume()
	return p, nil
}

// resume sends the callbacks that were still to come when the last run ended.
func (p *alipayProvider) resume() {
	for _, order := range p.orders.List() {
		p.codes[order.Code] = order.OutTradeNo
		if order.Notice.pending() {
			go p.post.deliver(p.paidParcel(order))
		}
	}
	for _, refund := range p.refunds.List() {
		if refund.Notice.pending() {
			go p.post.deliver(p.refundParcel(refund))
		}
	}
}

// Close ends the callbacks; a new run on the same state goes on with them.
func (p *alipayProvider) Close() error {
	p.post.close()
	return nil
}

func (*alipayProvider) Name() string { return "alipay" }

// Settings is the app's half of the keys.
func (p *alipayProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_ALIPAY_BASE_URL":    p.baseURL,
		"BAOQUAN_ALIPAY_APP_ID":      p.keys.AppID,
		"BAOQUAN_ALIPAY_SELLER_ID":   p.keys.SellerID,
		"BAOQUAN_ALIPAY_PRIVATE_KEY": p.keys.AppKey,
		"BAOQUAN_ALIPAY_PUBLIC_KEY":  publicKeyPEM(p.keys.platform),
	}
}

// Handler is openapi.alipay.com, and dwbillcenter.alipay.com for the bills.
func (p *alipayProvider) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /gateway.do", p.gateway)
	mux.HandleFunc("GET /downloadBillFile.resource", p.downloadBill)
	return p.shared.Faults.Wrap(p.Name(), mux, Fault5xx, Fault429, FaultSlow, FaultCut)
}

// Open lists the orders that can be paid now.
func (p *alipayProvider) Open() []Payment {
	var open []Payment
	for _, order := range p.orders.List() {
		if order.payable() {
			open = append(open, Payment{CodeURL: order.Code, Title: order.Subject, Fen: order.Total, At: order.CreatedAt})
		}
	}
	return open
}

// Pay is the payer's phone. Without success the payer has scanned the code, which
// begins the trade, and turned away: the order can be paid still. ErrDone when it is
// paid, closed or expired.
func (p *alipayProvider) Pay(code string, success bool) error {
	p.mu.Lock()
	outTradeNo, known := p.codes[code]
	p.mu.Unlock()
	if !known {
		return ErrUnknownCode
	}
	order, plan, err := p.settle(outTradeNo, success)
	if err != nil || !success {
		return err
	}
	if order.Notice.pending() {
		go p.post.deliverAs(plan, p.paidParcel(order))
	}
	if order.PaidAt.IsZero() {
		return nil // to another seller
	}
	return p.shared.Counts.Add(p.Name(), "payment", outTradeNo)
}

// settle marks an open order as paid, by fault not as it was ordered, and plans the
// callback.
func (p *alipayProvider) settle(outTradeNo string, success bool) (alipayOrder, Fault, error) {
	var plan Fault
	order, err := p.orders.Update(outTradeNo, func(row *alipayOrder, _ bool) error {
		if !row.payable() {
			return ErrDone
		}
		if row.State == alipayUnscanned {
			row.State, row.TradeNo = alipayWaits, time.Now().In(beijing).Format("20060102")+"22001400"+randomDigits(12)
		}
		if !success {
			return nil
		}
		row.Notice, plan = p.post.begin()
		row.NoticeSeller = p.keys.SellerID
		fault, _ := p.shared.Faults.Take(p.Name(), FaultWrongAmount, FaultWrongMerchant)
		if fault.Kind == FaultWrongMerchant {
			row.NoticeSeller = anotherSeller
			return nil
		}
		row.State, row.PaidAt, row.PaidTotal = alipayPaid, time.Now(), row.Total
		if fault.Kind == FaultWrongAmount {
			row.PaidTotal++
		}
		return nil
	})
	return order, plan, err
}
