package main

// money are mistakes about orders, providers and their callbacks.
var money = []bug{
	{
		name: "an event counts twice", ids: "R16", file: "schema/store/payments.go",
		old: `	if err == nil && n == 0 {
		return ErrSeen`, new: `	if false && n == 0 {
		return ErrSeen`,
		pkg: "./server/api", test: "TestACallbackIsGenuineOrChangesNothing",
	}, {
		name: "a forged callback counts", ids: "R17", file: "server/api/callbacks.go",
		old: `if err != nil && !elsewhere {`, new: `if false && err != nil && !elsewhere {`,
		pkg: "./server/api", test: "TestACallbackIsGenuineOrChangesNothing",
	}, {
		name: "Alipay's signature is ignored", ids: "R17", file: "activities/payment/alipay_notify.go",
		old: `if err := a.client.VerifySign(r.Context(), form); err != nil {`, new: `if false {`,
		pkg: "./activities/payment", test: "TestACallbackThatWasTouchedIsForged",
	}, {
		name: "an old callback counts", ids: "R17", file: "activities/payment/alipay_notify.go",
		old: ` || !a.recent(form) {`, new: ` {`,
		pkg: "./activities/payment", test: "TestACallbackThatAlipaySignedForSomebodyElseIsForged",
	}, {
		name: "an insurer's signature is ignored", ids: "R17", file: "activities/insurer/receive.go",
		old: `if !genuine {`, new: `if false && !genuine {`,
		pkg: "./activities/insurer", test: "TestWhatAPartnerSaysIsReadAndWhatWasTouchedIsNot",
	}, {
		name: "it is stored, then checked", ids: "R17", file: "server/api/callbacks.go",
		old: `		if err != nil && !elsewhere {
			callbacks`, new: `		if err != nil && !elsewhere {
			_ = a.store.InTx(c.Request.Context(), func(t *store.Tx) error {
				return t.Receive(c.Request.Context(), method, "forged", "paid", a.now())
			})
			callbacks`,
		pkg: "./server/api", test: "TestACallbackIsGenuineOrChangesNothing",
	}, {
		name: "closed and not asked again", ids: "R18", file: "activities/payments.go",
		old: `	if err == nil {
		trade, err = p.provider(order).Query(ctx, order.OutTradeNo)
	}`, new: ``,
		pkg: "./activities", test: "TestAnOrderIsClosedUnlessItWasPaid",
	}, {
		name: "any amount will do", ids: "R19", file: "activities/payment/payment.go",
		old: `if t.Mismatch == "" && t.Amount != amount {`, new: `if false {`,
		pkg: "./activities", test: "TestAnotherAmountThanOrderedIsNotAPaymentAndAPersonHasToLook",
	}, {
		name: "any merchant will do", ids: "R19", file: "activities/payment/payment.go",
		old: `	return t.Mismatch
}`, new: `	return ""
}`,
		pkg: "./activities", test: "TestAnotherAmountThanOrderedIsNotAPaymentAndAPersonHasToLook",
	}, {
		name: "another seller is silent", ids: "R19", file: "server/api/callbacks.go",
		old: `		if elsewhere {
			if err`, new: `		if false {
			if err`,
		pkg: "./server/api", test: "TestAPaymentToAnotherSellerLeavesTheOrderUnpaidAndTellsTheOperator",
	}, {
		name: "a refund without its number", ids: "R4", file: "activities/payments.go",
		old: `OutRefundNo: order.RefundNo, Reason`, new: `OutRefundNo: order.RefundNo + p.Now().Format("150405"), Reason`,
		pkg: "./activities", test: "TestMoneyThatNobodyIsOwedAnyMoreGoesBack",
	}, {
		name: "an error round a last word", ids: "R20", file: "activities/case.go",
		old: `		return temporal.NewNonRetryableApplicationError(failed.Error(), failed.Code, nil)`,
		new: `		return temporal.NewApplicationErrorWithOptions("wrapped", failed.Code,
			temporal.ApplicationErrorOptions{Cause: temporal.NewNonRetryableApplicationError(failed.Error(), failed.Code, nil)})`,
		pkg: "./activities", test: "TestAnInsurersSystemThatDoesNotTakeAnEventStandsInTheOperatorsListUntilItDoes",
	}, {
		name: "bodies without end", ids: "R20", file: "activities/provider/transport.go",
		old: `	if b.left -= int64(n); b.left < 0 {`, new: `	if false {`,
		pkg: "./activities/provider", test: "TestABodyAtTheLimitIsReadAndALongerOneIsAnError",
	},
}
