package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/workflows"
)

func TestARefundIsAskedForUntilTheMoneyHasArrived(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.refunds = "refunding", "paid", 5
	p.says(0, workflows.RefundWanted)
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
	assert.Len(t, p.timer("再次查询退款结果"), 5)
}

func TestThePayerIsToldOnceThatMoneyHasGoneBack(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.refunds = "refunding", "paid", 3
	p.says(0, workflows.RefundWanted)
	p.run(t)
	assert.Equal(t, 1, p.texts)
}

func TestARefundIsDoneThoughTheTelephoneDoesNotAnswer(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.mute = "refunding", "paid", true
	p.says(0, workflows.RefundWanted)
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
	assert.Greater(t, p.texts, 1)
}

func TestACallbackAboutARefundMakesUsAskAtOnce(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.refunds = "refunding", "paid", 1
	p.says(0, workflows.RefundWanted)
	p.says(2*time.Second, workflows.PaymentNotified)
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
	assert.Equal(t, 2*time.Second, p.env.Now().Sub(friday).Truncate(time.Second))
}

func TestARefundThatIsRefusedWaitsForAPersonAndIsTriedEveryHour(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.refused = "refunding", "paid", true
	p.says(0, workflows.RefundWanted)
	p.at(time.Hour, func() {
		assert.Equal(t, "refund_refused", p.attribute("BaoquanAttention"))
		assert.Contains(t, p.details(), "- 需要人工处理：refund_refused")
	})
	p.at(30*day, func() { p.refused = false })
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
	assert.Less(t, len(p.calls), 30*24+10, "a month of waiting stays a small history")
	assert.Nil(t, p.attribute("BaoquanAttention"))
}

func TestAPaymentThatIsNotWhatWasOrderedWaitsForAPerson(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.wrong = true
	p.paid(time.Second)
	p.says(time.Second, workflows.PaymentNotified)
	p.at(time.Minute, func() {
		assert.Equal(t, "amount_mismatch", p.attribute("BaoquanAttention"))
		assert.Contains(t, p.details(), "- 正在：等待人工处理\n- 需要人工处理：amount_mismatch")
	})
	p.says(2*time.Hour, workflows.PaymentDropped) // closing it would not give the money back
	p.at(5*time.Hour+time.Minute, func() { p.wrong = false })
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
	assert.NotContains(t, p.calls, "CloseOrder")
	assert.Nil(t, p.attribute("BaoquanAttention"))
	for _, length := range p.timer("等待人工处理后再次查询") {
		assert.Equal(t, time.Hour, length)
	}
}

func TestMoneyThatComesAfterItsOrderWasClosedIsTakenForTheCase(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade = "closed", "paid"
	p.says(0, workflows.PaymentNotified) // a new run: the one that closed it has ended
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
}

func TestMoneyThatComesAfterItsOrderWasClosedAndNobodyNeedsGoesBack(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade, p.unwanted, p.refunds = "closed", "paid", true, 2
	p.says(0, workflows.PaymentNotified)
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
}

func TestAnOrderThatWasPaidBeforeIsLeftAlone(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.state.Status, p.trade = "paid", "paid"
	p.says(0, workflows.PaymentOpened)
	p.run(t)
	assert.Equal(t, []string{"PlaceOrder"}, p.calls)
}
