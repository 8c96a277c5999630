package sandbox

import (
	"encoding/json"
	"net/url"
	"time"
)

var errNoTrade = businessFailed("ACQ.TRADE_NOT_EXIST", "交易不存在")

type tradeRequest struct {
	OutTradeNo string `json:"out_trade_no"`
}

type tradeAnswer struct {
	alipayHead
	TradeNo      string `json:"trade_no"`
	OutTradeNo   string `json:"out_trade_no"`
	BuyerLogonID string `json:"buyer_logon_id,omitempty"`
	TradeStatus  string `json:"trade_status"`
	TotalAmount  string `json:"total_amount"`
	SendPayDate  string `json:"send_pay_date,omitempty"`
}

// trade finds the trade that a request names; a code that nobody scanned is none.
func (p *alipayProvider) trade(biz []byte) (alipayOrder, error) {
	var request tradeRequest
	if json.Unmarshal(biz, &request) != nil || request.OutTradeNo == "" {
		return alipayOrder{}, invalidAlipay("out_trade_no")
	}
	order, found := p.orders.Get(request.OutTradeNo)
	if !found {
		return alipayOrder{OutTradeNo: request.OutTradeNo}, errNoTrade
	}
	if order.status() == alipayUnscanned {
		return order, errNoTrade
	}
	return order, nil
}

// query is 交易查询. It does not tell whose the trade is: it is the asker's.
func (p *alipayProvider) query(biz []byte, _ url.Values) (any, error) {
	order, err := p.trade(biz)
	if err != nil {
		return nil, err
	}
	answer := tradeAnswer{
		alipayHead: alipayDone, TradeNo: order.TradeNo, OutTradeNo: order.OutTradeNo, BuyerLogonID: "pay***@sandbox.test",
		TradeStatus: order.status(), TotalAmount: yuan(order.Total),
	}
	if !order.PaidAt.IsZero() {
		answer.TotalAmount = yuan(order.PaidTotal)
		answer.SendPayDate = order.PaidAt.In(beijing).Format(time.DateTime)
	}
	return answer, nil
}

type closeAnswer struct {
	alipayHead
	TradeNo    string `json:"trade_no,omitempty"`
	OutTradeNo string `json:"out_trade_no"`
	RetryFlag  string `json:"retry_flag,omitempty"`
	Action     string `json:"action,omitempty"`
}

// close is 交易关闭, of a trade that somebody has begun and not paid.
func (p *alipayProvider) close(biz []byte, _ url.Values) (any, error) {
	order, err := p.trade(biz)
	if err != nil {
		return nil, err
	}
	order, err = p.orders.Update(order.OutTradeNo, func(row *alipayOrder, _ bool) error {
		if row.status() != alipayWaits {
			return businessFailed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法")
		}
		row.State = alipayClosed
		return p.shared.Counts.Add(p.Name(), "close", row.OutTradeNo)
	})
	return closeAnswer{alipayHead: alipayDone, TradeNo: order.TradeNo, OutTradeNo: order.OutTradeNo}, err
}

// cancel is 交易撤销: it ends a code, closes a trade, and gives back what was paid.
// One that is not known is cancelled all the same.
func (p *alipayProvider) cancel(biz []byte, _ url.Values) (any, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	order, err := p.trade(biz)
	if err != nil && order.OutTradeNo == "" {
		return nil, err
	}
	answer := closeAnswer{alipayHead: alipayDone, OutTradeNo: order.OutTradeNo, RetryFlag: "N"}
	if order.Code == "" {
		return answer, nil
	}
	order, err = p.orders.Update(order.OutTradeNo, func(row *alipayOrder, _ bool) error {
		if row.Cancelled {
			return nil
		}
		row.Cancelled = true
		switch {
		case row.State == alipayWaits:
			row.State, answer.Action = alipayClosed, "close"
		case row.State == alipayPaid:
			answer.Action = "refund"
		}
		return p.shared.Counts.Add(p.Name(), "cancel", row.OutTradeNo)
	})
	answer.TradeNo = order.TradeNo
	if err == nil && answer.Action == "refund" {
		err = p.giveBack(order, "cancel-"+order.OutTradeNo, order.PaidTotal-p.back(order.OutTradeNo))
	}
	return answer, err
}
