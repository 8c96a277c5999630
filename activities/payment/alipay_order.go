package payment

import (
	"context"
	"fmt"
	"time"

	"github.com/smartwalle/alipay/v3"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

const (
	// maxSubject is Alipay's limit for a title and for the reason of a refund, 256.
	maxSubject = 256
	// faceToFace is the product: codes that the payer scans.
	faceToFace = "FACE_TO_FACE_PAYMENT"
)

// Place is 统一收单线下交易预创建, alipay.trade.precreate. It makes a code; the trade
// itself begins when somebody scans it, and until then Query knows nothing of it.
func (a *Alipay) Place(ctx context.Context, order Order) (string, error) {
	request := alipay.TradePreCreate{Trade: alipay.Trade{
		NotifyURL:   order.NotifyURL,
		Subject:     clip(order.Description, maxSubject),
		OutTradeNo:  order.OutTradeNo,
		TotalAmount: order.Amount.Plain(),
		ProductCode: faceToFace,
		SellerId:    a.sellerID,
		TimeExpire:  order.ExpiresAt.In(beijing).Format(time.DateTime),
	}}
	answer, err := askAlipay(ctx, a.client, request, func(r *alipay.TradePreCreateRsp) alipay.Error { return r.Error })
	if hasCode(err, "ACQ.TRADE_HAS_SUCCESS", "ACQ.TRADE_HAS_CLOSE", "ACQ.CONTEXT_INCONSISTENT") {
		return "", fmt.Errorf("%w: %w", ErrOrderTaken, err)
	}
	if err != nil {
		return "", err
	}
	if answer.OutTradeNo != order.OutTradeNo || answer.QRCode == "" {
		return "", provider.Malformed(alipayName)
	}
	return answer.QRCode, nil
}

// Query is 统一收单交易查询, alipay.trade.query. Alipay answers the trades of our own
// app and seller only; one that was paid to another is not known.
func (a *Alipay) Query(ctx context.Context, outTradeNo string) (Trade, error) {
	answer, err := askAlipay(ctx, a.client, alipay.TradeQuery{OutTradeNo: outTradeNo},
		func(r *alipay.TradeQueryRsp) alipay.Error { return r.Error })
	if hasCode(err, "ACQ.TRADE_NOT_EXIST") {
		return Trade{OutTradeNo: outTradeNo, State: TradeUnknown}, nil
	}
	if err != nil {
		return Trade{}, err
	}
	return alipayTrade(outTradeNo, answer)
}

// Close is 统一收单交易关闭, alipay.trade.close. An order whose code nobody has scanned
// is no trade yet and cannot be closed, but its code is good until it expires: 撤销,
// alipay.trade.cancel, ends that. Who pays in the moment between the two gets the
// money back from Alipay itself.
func (a *Alipay) Close(ctx context.Context, outTradeNo string) error {
	_, err := askAlipay(ctx, a.client, alipay.TradeClose{OutTradeNo: outTradeNo},
		func(r *alipay.TradeCloseRsp) alipay.Error { return r.Error })
	if hasCode(err, "ACQ.TRADE_NOT_EXIST") {
		_, err = askAlipay(ctx, a.client, alipay.TradeCancel{OutTradeNo: outTradeNo},
			func(r *alipay.TradeCancelRsp) alipay.Error { return r.Error })
	}
	if hasCode(err, "ACQ.TRADE_NOT_EXIST", "ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID",
		"ACQ.REASON_ILLEGAL_STATUS", "ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_HAS_SUCCESS", "ACQ.TRADE_HAS_FINISHED") {
		return nil
	}
	return err
}

// alipayTrade reads Alipay's answer about the order that was asked for.
func alipayTrade(outTradeNo string, t *alipay.TradeQueryRsp) (Trade, error) {
	state, known := alipayTradeStates[t.TradeStatus]
	if !known {
		return Trade{}, provider.Unavailable(alipayName, "unknown_trade_state")
	}
	trade := Trade{OutTradeNo: outTradeNo, TransactionID: t.TradeNo, State: state, Mismatch: alipayMismatch(outTradeNo, t)}
	if t.TotalAmount != "" {
		amount, err := baoquan.ParseYuan(t.TotalAmount)
		if err != nil {
			return Trade{}, provider.Malformed(alipayName)
		}
		trade.Amount = amount
	}
	at, err := time.ParseInLocation(time.DateTime, t.SendPayDate, beijing)
	switch {
	case err == nil && state == TradeClosed: // paid, and all of it went back
		trade.State, trade.PaidAt = TradeRefunded, at
	case err == nil:
		trade.PaidAt = at
	case state == TradePaid:
		return Trade{}, provider.Malformed(alipayName)
	}
	return trade, nil
}

// alipayTradeStates are the values of trade_status.
var alipayTradeStates = map[alipay.TradeStatus]TradeState{
	alipay.TradeStatusWaitBuyerPay: TradeUnpaid,
	alipay.TradeStatusSuccess:      TradePaid,
	alipay.TradeStatusFinished:     TradePaid,
	alipay.TradeStatusClosed:       TradeClosed,
}

// alipayMismatch names the first thing in an answer that is not ours.
func alipayMismatch(outTradeNo string, t *alipay.TradeQueryRsp) string {
	if t.OutTradeNo != outTradeNo {
		return "order"
	}
	for _, currency := range []string{t.TransCurrency, t.SettleCurrency, t.PayCurrency} {
		if currency != "" && currency != currencyCNY {
			return "currency"
		}
	}
	return ""
}
