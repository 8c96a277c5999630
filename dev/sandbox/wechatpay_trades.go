package sandbox

import (
	"encoding/json"
	"net/http"
	"time"
)

// anotherMerchant is whose money it is under the fault wrong_merchant.
const anotherMerchant = "1230000109"

// wechatTransaction is an order as a query or a callback tells it.
type wechatTransaction struct {
	AppID          string       `json:"appid"`
	MerchantID     string       `json:"mchid"`
	OutTradeNo     string       `json:"out_trade_no"`
	TransactionID  string       `json:"transaction_id,omitempty"`
	TradeType      string       `json:"trade_type,omitempty"`
	TradeState     string       `json:"trade_state"`
	TradeStateDesc string       `json:"trade_state_desc"`
	BankType       string       `json:"bank_type,omitempty"`
	SuccessTime    string       `json:"success_time,omitempty"`
	Payer          *wechatPayer `json:"payer,omitempty"`
	Amount         wechatAmount `json:"amount"`
}

type wechatPayer struct {
	OpenID string `json:"openid"`
}

var tradeStateText = map[string]string{
	wechatNotPaid:  "订单未支付",
	wechatPaid:     "支付成功",
	wechatClosed:   "订单已关闭",
	wechatRefunded: "订单发生过退款",
}

func (p *wechatProvider) transaction(o wechatOrder) wechatTransaction {
	t := wechatTransaction{
		AppID:          p.keys.AppID,
		MerchantID:     p.keys.MerchantID,
		OutTradeNo:     o.OutTradeNo,
		TradeState:     o.State,
		TradeStateDesc: tradeStateText[o.State],
		Amount:         wechatAmount{Total: o.Total, Currency: "CNY"},
	}
	if o.PaidAt.IsZero() {
		return t
	}
	t.MerchantID = o.PaidMerchant
	t.TransactionID, t.TradeType, t.BankType = o.TransactionID, "NATIVE", "OTHERS"
	t.SuccessTime = o.PaidAt.In(beijing).Format(time.RFC3339)
	t.Payer = &wechatPayer{OpenID: "oSandboxPayer"}
	t.Amount = wechatAmount{o.PaidTotal, o.PaidTotal, "CNY", "CNY"}
	return t
}

// query is 商户订单号查询订单. An order past its time and not closed is unpaid still.
func (p *wechatProvider) query(r *http.Request, _ []byte) (any, error) {
	if r.URL.Query().Get("mchid") != p.keys.MerchantID {
		return nil, wrongParameter("mchid")
	}
	order, found := p.orders.Get(r.PathValue("no"))
	if !found {
		return nil, errNoOrder
	}
	return p.transaction(order), nil
}

var errNoOrder = refuse(http.StatusNotFound, "ORDER_NOT_EXIST", "查询的订单不存在")

// close is 关闭订单. A closed one is closed again without complaint.
func (p *wechatProvider) close(r *http.Request, body []byte) (any, error) {
	var request struct {
		MerchantID string `json:"mchid"`
	}
	if json.Unmarshal(body, &request) != nil || request.MerchantID != p.keys.MerchantID {
		return nil, wrongParameter("mchid")
	}
	_, err := p.orders.Update(r.PathValue("no"), func(row *wechatOrder, found bool) error {
		switch {
		case !found:
			return errNoOrder
		case row.State == wechatPaid || row.State == wechatRefunded:
			return refuse(http.StatusBadRequest, "ORDERPAID", "该订单已支付")
		case row.State == wechatClosed:
			return nil
		}
		row.State = wechatClosed
		return p.shared.Counts.Add(p.Name(), "close", row.OutTradeNo)
	})
	return nil, err
}

// settle marks an open order as paid, by the faults wrong_amount and
// wrong_merchant not as it was ordered, and plans the callback.
func (p *wechatProvider) settle(outTradeNo string, success bool) (wechatOrder, Fault, error) {
	var plan Fault
	order, err := p.orders.Update(outTradeNo, func(row *wechatOrder, _ bool) error {
		if row.State != wechatNotPaid || time.Now().After(row.Expires) {
			return ErrDone
		}
		if !success {
			return nil
		}
		row.State, row.PaidAt = wechatPaid, time.Now()
		row.TransactionID = "4200" + randomDigits(24)
		row.PaidTotal, row.PaidMerchant = row.Total, p.keys.MerchantID
		fault, _ := p.shared.Faults.Take(p.Name(), FaultWrongAmount, FaultWrongMerchant)
		switch fault.Kind {
		case FaultWrongAmount:
			row.PaidTotal = row.Total + 1
		case FaultWrongMerchant:
			row.PaidMerchant = anotherMerchant
		}
		row.Notice, plan = p.post.begin()
		return nil
	})
	return order, plan, err
}
