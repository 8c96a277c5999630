package payment

import (
	"context"

	"github.com/smartwalle/alipay/v3"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
)

// Refund is 统一收单交易退款, alipay.trade.refund. The same out_request_no again is the
// same refund; it says fund_change N then, and the query has the last word. Alipay
// tells of refunds where it tells of the payment.
func (a *Alipay) Refund(ctx context.Context, refund Refund) (RefundState, error) {
	answer, err := askAlipay(ctx, a.client, alipay.TradeRefund{
		OutTradeNo:   refund.OutTradeNo,
		OutRequestNo: refund.OutRefundNo,
		RefundAmount: refund.Amount.Plain(),
		RefundReason: clip(refund.Reason, maxSubject),
	}, func(r *alipay.TradeRefundRsp) alipay.Error { return r.Error })
	if err != nil {
		return "", err
	}
	if answer.OutTradeNo != refund.OutTradeNo {
		return "", provider.Refused(alipayName, "refund_mismatch")
	}
	if answer.FundChange == "Y" {
		return RefundDone, nil
	}
	state, amount, err := a.refund(ctx, refund.OutTradeNo, refund.OutRefundNo)
	if state == RefundDone && amount != refund.Amount {
		return "", provider.Refused(alipayName, "refund_mismatch")
	}
	if state == RefundUnknown {
		return RefundProcessing, err // it is not done yet, or failed: asked for again it is the same
	}
	return state, err
}

// QueryRefund is 统一收单交易退款查询, alipay.trade.fastpay.refund.query.
func (a *Alipay) QueryRefund(ctx context.Context, outTradeNo, outRefundNo string) (RefundState, error) {
	state, _, err := a.refund(ctx, outTradeNo, outRefundNo)
	return state, err
}

// refund asks how a refund stands and how much it is. Alipay answers about one that
// it never heard of, or that failed, without a status.
func (a *Alipay) refund(ctx context.Context, outTradeNo, outRefundNo string) (RefundState, baoquan.Fen, error) {
	answer, err := askAlipay(ctx, a.client, alipay.TradeFastPayRefundQuery{OutTradeNo: outTradeNo, OutRequestNo: outRefundNo},
		func(r *alipay.TradeFastPayRefundQueryRsp) alipay.Error { return r.Error })
	if hasCode(err, "ACQ.TRADE_NOT_EXIST") {
		return RefundUnknown, 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	switch answer.RefundStatus {
	case "":
		return RefundUnknown, 0, nil
	case "REFUND_SUCCESS":
	default:
		return "", 0, provider.Unavailable(alipayName, "unknown_refund_state")
	}
	amount, err := baoquan.ParseYuan(answer.RefundAmount)
	if err != nil {
		return "", 0, provider.Malformed(alipayName)
	}
	if answer.OutTradeNo != outTradeNo || answer.OutRequestNo != outRefundNo {
		return "", 0, provider.Refused(alipayName, "refund_mismatch")
	}
	return RefundDone, amount, nil
}
