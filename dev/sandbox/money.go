package sandbox

import (
	"net/http"
	"slices"
	"strings"
)

// Money is how an order stands at its provider. Amounts are fen.
type Money struct {
	Provider   string `json:"provider"`
	OutTradeNo string `json:"outTradeNo"`
	Total      int64  `json:"total"`
	Paid       int64  `json:"paid"`
	Refunded   int64  `json:"refunded"`
}

// listMoney answers every order with what was paid and what went back, for
// whoever compares it with the record.
func (s *Sandbox) listMoney(w http.ResponseWriter, _ *http.Request) {
	all := []Money{}
	for _, p := range s.payments {
		all = append(all, p.Money()...)
	}
	writeJSON(w, http.StatusOK, map[string]any{"items": all})
}

// Money lists the orders by their number.
func (p *wechatProvider) Money() []Money {
	p.mu.Lock()
	defer p.mu.Unlock()
	back := map[string]int64{}
	for _, refund := range p.refunds.List() {
		back[refund.OutTradeNo] += refund.Amount
	}
	var all []Money
	for _, o := range p.orders.List() {
		all = append(all, Money{p.Name(), o.OutTradeNo, o.Total, o.PaidTotal, back[o.OutTradeNo]})
	}
	slices.SortFunc(all, func(a, b Money) int { return strings.Compare(a.OutTradeNo, b.OutTradeNo) })
	return all
}
