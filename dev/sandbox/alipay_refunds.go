package sandbox

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"
)

// alipayRefund is one refund, done at once, with the callback about it. Money is
// fen. The callback goes where the order's goes.
type alipayRefund struct {
	OutRequestNo, OutTradeNo string
	Amount                   int64
	At                       time.Time
	Notice                   notice
}

type alipayRefundRequest struct {
	OutTradeNo   string `json:"out_trade_no"`
	OutRequestNo string `json:"out_request_no"`
	RefundAmount string `json:"refund_amount"`
}

type alipayRefundAnswer struct {
	alipayHead
	TradeNo    string `json:"trade_no"`
	OutTradeNo string `json:"out_trade_no"`
	FundChange string `json:"fund_change"`
	RefundFee  string `json:"refund_fee"` // of all refunds of the trade
}

// refundKey tells refunds apart: their numbers are the trade's own.
func refundKey(outTradeNo, outRequestNo string) string { return outTradeNo + "/" + outRequestNo }

// refund is 交易退款. The same out_request_no again changes nothing and says so.
func (p *alipayProvider) refund(biz []byte, _ url.Values) (any, error) {
	var request alipayRefundRequest
	amount, err := int64(0), json.Unmarshal(biz, &request)
	if err == nil {
		amount, err = fenOf(request.RefundAmount)
	}
	if err != nil || amount < 1 || request.OutRequestNo == "" {
		return nil, invalidAlipay("refund_amount")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	order, err := p.trade(biz)
	if err != nil {
		return nil, err
	}
	answer := alipayRefundAnswer{alipayHead: alipayDone, TradeNo: order.TradeNo, OutTradeNo: order.OutTradeNo, FundChange: "N"}
	if former, found := p.refunds.Get(refundKey(order.OutTradeNo, request.OutRequestNo)); found {
		if former.Amount != amount {
			return nil, businessFailed("ACQ.DISCORDANT_REPEAT_REQUEST", "请求信息不一致")
		}
	} else {
		switch {
		case order.PaidAt.IsZero(), order.State == alipayClosed:
			return nil, businessFailed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法")
		case amount > order.PaidTotal-p.back(order.OutTradeNo):
			return nil, businessFailed("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限")
		}
		if err := p.giveBack(order, request.OutRequestNo, amount); err != nil {
			return nil, err
		}
		answer.FundChange = "Y"
	}
	answer.RefundFee = yuan(p.back(order.OutTradeNo))
	return answer, nil
}

// back is what of an order has gone back, in fen.
func (p *alipayProvider) back(outTradeNo string) (sum int64) {
	for _, refund := range p.refunds.List() {
		if refund.OutTradeNo == outTradeNo {
			sum += refund.Amount
		}
	}
	return sum
}

// giveBack does a refund; the trade of which nothing is left is closed.
func (p *alipayProvider) giveBack(order alipayOrder, outRequestNo string, amount int64) error {
	var plan Fault
	refund, err := p.refunds.Update(refundKey(order.OutTradeNo, outRequestNo), func(row *alipayRefund, _ bool) error {
		*row = alipayRefund{OutRequestNo: outRequestNo, OutTradeNo: order.OutTradeNo, Amount: amount, At: time.Now()}
		row.Notice, plan = p.post.begin()
		return p.shared.Counts.Add(p.Name(), "refund", outRequestNo)
	})
	if err != nil {
		return err
	}
	if p.back(order.OutTradeNo) == order.PaidTotal {
		if _, err := p.orders.Update(order.OutTradeNo, func(row *alipayOrder, _ bool) error {
			row.State = alipayClosed
			return nil
		}); err != nil {
			return err
		}
	}
	if refund.Notice.pending() {
		go p.post.deliverAs(plan, p.refundParcel(refund))
	}
	return nil
}

type refundQueryAnswer struct {
	alipayHead
	TradeNo      string `json:"trade_no,omitempty"`
	OutTradeNo   string `json:"out_trade_no,omitempty"`
	OutRequestNo string `json:"out_request_no,omitempty"`
	TotalAmount  string `json:"total_amount,omitempty"`
	RefundAmount string `json:"refund_amount,omitempty"`
	RefundStatus string `json:"refund_status,omitempty"`
}

// queryRefund is 退款查询. Of a refund that nobody asked for it says nothing.
func (p *alipayProvider) queryRefund(biz []byte, _ url.Values) (any, error) {
	var request alipayRefundRequest
	if json.Unmarshal(biz, &request) != nil {
		return nil, invalidAlipay("biz_content")
	}
	order, err := p.trade(biz)
	if err != nil {
		return nil, err
	}
	refund, found := p.refunds.Get(refundKey(request.OutTradeNo, request.OutRequestNo))
	if !found {
		return refundQueryAnswer{alipayHead: alipayDone}, nil
	}
	return refundQueryAnswer{
		alipayDone, order.TradeNo, order.OutTradeNo, refund.OutRequestNo, yuan(order.PaidTotal), yuan(refund.Amount), "REFUND_SUCCESS",
	}, nil
}

// Money lists the orders by their number.
func (p *alipayProvider) Money() []Money {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []Money
	for _, o := range p.orders.List() {
		all = append(all, Money{p.Name(), o.OutTradeNo, o.Total, o.PaidTotal, p.back(o.OutTradeNo)})
	}
	slices.SortFunc(all, func(a, b Money) int { return strings.Compare(a.OutTradeNo, b.OutTradeNo) })
	return all
}
