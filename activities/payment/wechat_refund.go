package payment

import (
	"context"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/services/refunddomestic"

	"github.com/baoquan/baoquan/activities/provider"
)

// maxReason is WeChat's limit for the reason of a refund, 80.
const maxReason = 80

// Refund is 申请退款, POST /v3/refund/domestic/refunds. It is possible for a year
// after payment. The same out_refund_no again is the same refund.
func (w *WeChat) Refund(ctx context.Context, refund Refund) (RefundState, error) {
	request := refunddomestic.CreateRequest{
		OutTradeNo:  core.String(refund.OutTradeNo),
		OutRefundNo: core.String(refund.OutRefundNo),
		Amount: &refunddomestic.AmountReq{
			Refund:   core.Int64(int64(refund.Amount)),
			Total:    core.Int64(int64(refund.Total)),
			Currency: core.String(currencyCNY),
		},
	}
	if refund.Reason != "" {
		request.Reason = core.String(clip(refund.Reason, maxReason))
	}
	if refund.NotifyURL != "" {
		request.NotifyUrl = core.String(refund.NotifyURL)
	}
	answer, result, err := w.refunds.Create(ctx, request)
	if err != nil {
		return "", w.classify(ctx, result, err)
	}
	if answer.Amount == nil || deref(answer.Amount.Refund) != int64(refund.Amount) ||
		deref(answer.OutTradeNo) != refund.OutTradeNo {
		return "", provider.Refused(wechatName, "refund_mismatch")
	}
	return refundState(refund.OutRefundNo, answer)
}

// QueryRefund is 查询单笔退款, GET /v3/refund/domestic/refunds/{}.
func (w *WeChat) QueryRefund(ctx context.Context, _, outRefundNo string) (RefundState, error) {
	answer, result, err := w.refunds.QueryByOutRefundNo(ctx, refunddomestic.QueryByOutRefundNoRequest{
		OutRefundNo: core.String(outRefundNo),
	})
	if err != nil {
		err = w.classify(ctx, result, err)
		if hasCode(err, "RESOURCE_NOT_EXISTS") {
			return RefundUnknown, nil
		}
		return "", err
	}
	return refundState(outRefundNo, answer)
}

func refundState(outRefundNo string, answer *refunddomestic.Refund) (RefundState, error) {
	if deref(answer.OutRefundNo) != outRefundNo {
		return "", provider.Refused(wechatName, "refund_mismatch")
	}
	switch deref(answer.Status) {
	case refunddomestic.STATUS_SUCCESS:
		return RefundDone, nil
	case refunddomestic.STATUS_PROCESSING:
		return RefundProcessing, nil
	case refunddomestic.STATUS_CLOSED, refunddomestic.STATUS_ABNORMAL:
		return RefundFailed, nil
	}
	return "", provider.Unavailable(wechatName, "unknown_refund_state")
}
