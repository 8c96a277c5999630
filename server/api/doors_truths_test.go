package api_test

import (
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
)

// truth is something that happened at a provider, and what its callback says.
type truth struct {
	door    string
	content j
	never   bool   // it is only ever told by others
	about   string // the order or the guarantee
	means   string // how that stands when it was told
}

// event is what the callback leaves in the record.
func (x truth) event() string {
	id := map[string]string{"alipay": "notify_id"}[x.door]
	if id == "" {
		id = "id"
	}
	return map[string]string{"insurer": "insurer:pingan"}[x.door] + strings.TrimSuffix(x.door, "insurer") + "/" + x.content[id].(string)
}

// truths are what has happened: orders that are paid, unpaid or paid otherwise than
// ordered, refunds, and guarantees that the insurer has approved.
func (d *doors) truths() (all []truth) {
	owner, judge := d.person("13900000001"), d.desk(store.Judge, court)
	for _, door := range []string{"wechat", "alipay"} {
		for means, trade := range map[string]payment.Trade{
			"paid": {State: payment.TradePaid, Amount: 12000}, "pending ": {State: payment.TradeUnpaid},
			"pending amount_mismatch":   {State: payment.TradePaid, Amount: 11999},
			"pending currency_mismatch": {State: payment.TradePaid, Amount: 12000, Mismatch: "currency"},
			"pending merchant_mismatch": {State: payment.TradePaid, Amount: 12000, Mismatch: "merchant"},
		} {
			order := d.ordered(owner, judge, door)
			trade.TransactionID, trade.PaidAt = "T", d.clock.Now()
			d.tills.trades[outTradeNo(order)] = trade
			x := truth{door: door, content: paidContent(door, outTradeNo(order)), about: order.text("id"), means: strings.TrimSpace(means)}
			all = append(all, x)
			if means == "paid" {
				x.content = paidContent(door, outTradeNo(order)) // the same once more, as another event
				all = append(all, x)
			}
		}
		order := d.ordered(owner, judge, door)
		d.tills.trades[outTradeNo(order)] = payment.Trade{State: payment.TradePaid, Amount: 12000, PaidAt: d.clock.Now()}
		all = append(all, truth{door: door, content: paidContent(door, outTradeNo(order)), about: order.text("id"), never: true, means: "pending"})
		for means, state := range map[string]payment.RefundState{
			"refunded": payment.RefundDone, "refunding": payment.RefundProcessing, "refunding refund_failed": payment.RefundFailed,
		} {
			no, id := d.givenBack(owner, judge, door)
			d.tills.refunds[no] = state
			all = append(all, truth{door: door, content: refundContent(door, no), about: id, means: means})
		}
	}
	elsewhere := d.ordered(owner, judge, "alipay")
	x := truth{door: "alipay", content: paidContent("alipay", outTradeNo(elsewhere)), about: elsewhere.text("id"), means: "pending merchant_mismatch"}
	x.content["seller_id"] = "2088000000000002"
	all = append(all, x)
	for n := range 5 {
		g := owner.submitted(j{"insurerCode": "pingan"})
		x := truth{door: "insurer", content: approvalOf(g.id, j{"decision": "approve"}), about: g.id, means: "awaiting_payment"}
		if n == 0 {
			x.never, x.means = true, "under_review"
		}
		all = append(all, x)
	}
	return all
}

func (d *doors) ordered(owner, judge *client, method string) answer {
	p := d.reach(owner, judge, baoquan.AwaitingPayment)
	return owner.post(p.path+"/payments", j{"method": method}).is(201)
}

// givenBack is an order that was paid and whose money is on its way back.
func (d *doors) givenBack(owner, judge *client, method string) (no, id string) {
	p := d.reach(owner, judge, baoquan.AwaitingPayment)
	order := owner.post(p.path+"/payments", j{"method": method}).is(201)
	no, id = outTradeNo(order), order.text("id")
	d.tills.trades[no] = payment.Trade{State: payment.TradePaid, Amount: 12000, PaidAt: d.clock.Now()}
	_, err := d.money.ConfirmOrder(d.t.Context(), id)
	require.NoError(d.t, err)
	owner.post(p.path+"/withdrawal", j{"reason": "和解"}).is(200)
	return no, id
}

func paidContent(door, no string) j {
	if door == "wechat" {
		return j{
			"id": uuid.NewString(), "event_type": "TRANSACTION.SUCCESS", "mchid": "1900000001", "appid": wechatApp, "out_trade_no": no,
			"trade_state": "SUCCESS", "amount": j{"total": 12000, "currency": "CNY"}, "payer": j{"openid": canary},
		}
	}
	return j{
		"notify_id": freshNo(), "charset": "utf-8", "app_id": alipayApp, "seller_id": seller, "out_trade_no": no,
		"trade_status": "TRADE_SUCCESS", "total_amount": "120.00", "buyer_logon_id": canary,
	}
}

func refundContent(door, no string) j {
	content := paidContent(door, no)
	if door == "wechat" {
		content["event_type"], content["out_refund_no"], content["refund_status"] = "REFUND.SUCCESS", "R"+no, "SUCCESS"
		return content
	}
	content["gmt_refund"], content["refund_fee"], content["out_biz_no"] = time.Now().Format(time.DateTime), "120.00", "R"+no
	return content
}

func approvalOf(id string, data j) j {
	data["id"] = id
	return j{"id": uuid.NewString(), "type": insurer.Decided, "data": data}
}
