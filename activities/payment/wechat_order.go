package payment

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments/native"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

// maxDescription is WeChat's limit for a description, 127.
const maxDescription = 127

// beijing is how WeChat writes times: with +08:00 and never with Z.
var beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

// Place is Native下单, POST /v3/pay/transactions/native. The same request again
// answers a code for the same order; a code is good for two hours at most.
func (w *WeChat) Place(ctx context.Context, order Order) (string, error) {
	answer, result, err := w.orders.Prepay(ctx, native.PrepayRequest{
		Appid:       core.String(w.appID),
		Mchid:       core.String(w.merchantID),
		Description: core.String(clip(order.Description, maxDescription)),
		OutTradeNo:  core.String(order.OutTradeNo),
		TimeExpire:  core.Time(order.ExpiresAt.In(beijing)),
		NotifyUrl:   core.String(order.NotifyURL),
		Amount:      &native.Amount{Total: core.Int64(int64(order.Amount)), Currency: core.String(currencyCNY)},
	})
	if err != nil {
		err = w.classify(ctx, result, err)
		if hasCode(err, "ORDERPAID", "ORDER_CLOSED", "OUT_TRADE_NO_USED") {
			return "", fmt.Errorf("%w: %w", ErrOrderTaken, err)
		}
		return "", err
	}
	if code := deref(answer.CodeUrl); code != "" {
		return code, nil
	}
	return "", provider.Malformed(wechatName)
}

// Query is 商户订单号查询订单, GET /v3/pay/transactions/out-trade-no/{}.
func (w *WeChat) Query(ctx context.Context, outTradeNo string) (Trade, error) {
	answer, result, err := w.orders.QueryOrderByOutTradeNo(ctx, native.QueryOrderByOutTradeNoRequest{
		OutTradeNo: core.String(outTradeNo),
		Mchid:      core.String(w.merchantID),
	})
	if err != nil {
		err = w.classify(ctx, result, err)
		if hasCode(err, "ORDER_NOT_EXIST") {
			return Trade{OutTradeNo: outTradeNo, State: TradeUnknown}, nil
		}
		return Trade{}, err
	}
	return w.trade(outTradeNo, answer)
}

// Close is 关闭订单, POST /v3/pay/transactions/out-trade-no/{}/close.
func (w *WeChat) Close(ctx context.Context, outTradeNo string) error {
	result, err := w.orders.CloseOrder(ctx, native.CloseOrderRequest{
		OutTradeNo: core.String(outTradeNo),
		Mchid:      core.String(w.merchantID),
	})
	if err == nil {
		return nil
	}
	err = w.classify(ctx, result, err)
	if hasCode(err, "ORDERPAID", "ORDER_CLOSED", "ORDER_NOT_EXIST") {
		return nil
	}
	return err
}

// trade reads WeChat's answer about the order that was asked for.
func (w *WeChat) trade(outTradeNo string, t *payments.Transaction) (Trade, error) {
	state, known := wechatTradeStates[deref(t.TradeState)]
	if !known {
		return Trade{}, provider.Unavailable(wechatName, "unknown_trade_state")
	}
	trade := Trade{
		OutTradeNo:    outTradeNo,
		TransactionID: deref(t.TransactionId),
		State:         state,
		Mismatch:      w.mismatch(outTradeNo, t),
	}
	if t.Amount != nil {
		trade.Amount = baoquan.Fen(deref(t.Amount.Total))
	}
	if state == TradePaid || state == TradeRefunded {
		at, err := time.Parse(time.RFC3339, deref(t.SuccessTime))
		if err != nil && state == TradePaid {
			return Trade{}, provider.Malformed(wechatName)
		}
		trade.PaidAt = at
	}
	return trade, nil
}

// wechatTradeStates are the values of trade_state.
var wechatTradeStates = map[string]TradeState{
	"SUCCESS":    TradePaid,
	"REFUND":     TradeRefunded,
	"NOTPAY":     TradeUnpaid,
	"USERPAYING": TradeUnpaid,
	"ACCEPT":     TradeUnpaid,
	"CLOSED":     TradeClosed,
	"REVOKED":    TradeClosed,
	"PAYERROR":   TradeFailed,
}

// mismatch names the first thing in an answer that is not ours. Before payment
// WeChat may leave out the currency.
func (w *WeChat) mismatch(outTradeNo string, t *payments.Transaction) string {
	switch {
	case deref(t.OutTradeNo) != outTradeNo:
		return "order"
	case deref(t.Mchid) != w.merchantID:
		return "merchant"
	case deref(t.Appid) != w.appID:
		return "app"
	case t.Amount != nil && t.Amount.Currency != nil && *t.Amount.Currency != currencyCNY:
		return "currency"
	}
	return ""
}

// hasCode ignores underscores: WeChat writes ORDER_CLOSED and ORDERCLOSED.
func hasCode(err error, codes ...string) bool {
	var known *provider.Error
	if !errors.As(err, &known) {
		return false
	}
	for _, code := range codes {
		if strings.ReplaceAll(known.Code, "_", "") == strings.ReplaceAll(code, "_", "") {
			return true
		}
	}
	return false
}
