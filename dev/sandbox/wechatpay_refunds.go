package sandbox

import (
	"encoding/json"
	"net/http"
	"regexp"
	"time"
)

// wechatRefund is one refund, done at once, with the callback about it. Money
// is fen.
type wechatRefund struct {
	OutRefundNo, OutTradeNo, TransactionID, RefundID string
	NotifyURL                                        string
	Amount, Total                                    int64
	At                                               time.Time
	Notice                                           notice
}

var wechatRefundNumber = regexp.MustCompile(`^[0-9A-Za-z_\-|*@]{1,64}$`)

type refundAmount struct {
	Refund           int64  `json:"refund"`
	Total            int64  `json:"total"`
	Currency         string `json:"currency,omitempty"`
	PayerTotal       int64  `json:"payer_total"`
	PayerRefund      int64  `json:"payer_refund"`
	SettlementRefund int64  `json:"settlement_refund"`
	SettlementTotal  int64  `json:"settlement_total"`
	DiscountRefund   int64  `json:"discount_refund"`
}

type refundRequest struct {
	OutTradeNo  string       `json:"out_trade_no"`
	OutRefundNo string       `json:"out_refund_no"`
	NotifyURL   string       `json:"notify_url"`
	Amount      refundAmount `json:"amount"`
}

// refund is 申请退款. The same out_refund_no again is the same refund.
func (p *wechatProvider) refund(_ *http.Request, body []byte) (any, error) {
	var request refundRequest
	if err := json.Unmarshal(body, &request); err != nil {
		return nil, wrongParameter("body")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if former, found := p.refunds.Get(request.OutRefundNo); found {
		if former.OutTradeNo != request.OutTradeNo || former.Amount != request.Amount.Refund {
			return nil, refuse(http.StatusBadRequest, "INVALID_REQUEST", "订单号或金额与已有退款单不一致")
		}
		return former.answer(), nil
	}
	order, err := p.refundable(request)
	if err != nil {
		return nil, err
	}
	return p.giveBack(order, request)
}

// refundable finds the paid order with enough of its money left.
func (p *wechatProvider) refundable(r refundRequest) (wechatOrder, error) {
	order, found := p.orders.Get(r.OutTradeNo)
	switch {
	case !wechatRefundNumber.MatchString(r.OutRefundNo):
		return order, wrongParameter("out_refund_no")
	case r.Amount.Refund < 1 || r.Amount.Currency != "CNY":
		return order, wrongParameter("amount")
	case !found:
		return order, refuse(http.StatusNotFound, "RESOURCE_NOT_EXISTS", "订单不存在")
	case order.PaidAt.IsZero():
		return order, refuse(http.StatusBadRequest, "INVALID_REQUEST", "订单未支付")
	case r.Amount.Total != order.PaidTotal:
		return order, refuse(http.StatusBadRequest, "INVALID_REQUEST", "订单金额不一致")
	}
	left := order.PaidTotal
	for _, refund := range p.refunds.List() {
		if refund.OutTradeNo == order.OutTradeNo {
			left -= refund.Amount
		}
	}
	if r.Amount.Refund > left {
		return order, refuse(http.StatusBadRequest, "INVALID_REQUEST", "退款总额超过订单金额")
	}
	return order, nil
}

func (p *wechatProvider) giveBack(order wechatOrder, r refundRequest) (any, error) {
	var plan Fault
	refund, err := p.refunds.Update(r.OutRefundNo, func(row *wechatRefund, _ bool) error {
		*row = wechatRefund{
			OutRefundNo: r.OutRefundNo, OutTradeNo: order.OutTradeNo, TransactionID: order.TransactionID,
			RefundID: "5030" + randomDigits(24), NotifyURL: r.NotifyURL,
			Amount: r.Amount.Refund, Total: order.PaidTotal, At: time.Now(),
		}
		if r.NotifyURL != "" {
			row.Notice, plan = p.post.begin()
		}
		return p.shared.Counts.Add(p.Name(), "refund", r.OutRefundNo)
	})
	if err != nil {
		return nil, err
	}
	if err := p.markRefunded(order.OutTradeNo); err != nil {
		return nil, err
	}
	if refund.Notice.pending() {
		go p.post.deliverAs(plan, p.parcel(p.refundCallback(refund)))
	}
	return refund.answer(), nil
}

func (p *wechatProvider) markRefunded(outTradeNo string) error {
	_, err := p.orders.Update(outTradeNo, func(row *wechatOrder, _ bool) error {
		row.State = wechatRefunded
		return nil
	})
	return err
}

// queryRefund is 查询单笔退款.
func (p *wechatProvider) queryRefund(r *http.Request, _ []byte) (any, error) {
	refund, found := p.refunds.Get(r.PathValue("no"))
	if !found {
		return nil, refuse(http.StatusNotFound, "RESOURCE_NOT_EXISTS", "退款单不存在")
	}
	return refund.answer(), nil
}

type refundAnswer struct {
	RefundID            string       `json:"refund_id"`
	OutRefundNo         string       `json:"out_refund_no"`
	TransactionID       string       `json:"transaction_id"`
	OutTradeNo          string       `json:"out_trade_no"`
	Channel             string       `json:"channel"`
	UserReceivedAccount string       `json:"user_received_account"`
	SuccessTime         string       `json:"success_time"`
	CreateTime          string       `json:"create_time"`
	Status              string       `json:"status"`
	FundsAccount        string       `json:"funds_account"`
	Amount              refundAmount `json:"amount"`
}

func (f wechatRefund) answer() refundAnswer {
	at := f.At.In(beijing).Format(time.RFC3339)
	return refundAnswer{
		RefundID: f.RefundID, OutRefundNo: f.OutRefundNo, TransactionID: f.TransactionID, OutTradeNo: f.OutTradeNo,
		Channel: "ORIGINAL", UserReceivedAccount: "支付用户零钱", SuccessTime: at, CreateTime: at,
		Status: "SUCCESS", FundsAccount: "AVAILABLE", Amount: f.amount(),
	}
}

func (f wechatRefund) amount() refundAmount {
	return refundAmount{
		Refund: f.Amount, Total: f.Total, Currency: "CNY", PayerTotal: f.Total, PayerRefund: f.Amount,
		SettlementRefund: f.Amount, SettlementTotal: f.Total,
	}
}
