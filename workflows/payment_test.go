package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan/workflows"
)

func TestAHintAboutAPaymentMakesUsAskAtOnce(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.paid(2 * time.Second)
	p.says(2*time.Second, workflows.PaymentNotified)
	p.run(t)
	assert.Equal(t, []string{"PlaceOrder", "ConfirmOrder"}, p.calls)
	assert.Equal(t, []time.Duration{2 * time.Second}, p.asked())
	assert.Equal(t, "paid", p.state.Status)
	assert.Contains(t, p.details(), "- 正在：已办结")
}

func TestAPaymentWhoseCallbackIsLostIsFoundByAsking(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.paid(21 * time.Second)
	p.at(time.Second, func() {
		assert.Equal(t, "### 支付订单\n\n- 正在：付款人扫码支付，有效至 2026-11-27 10:50:00", p.details())
	})
	p.run(t)
	assert.Equal(t, []time.Duration{5 * time.Second, 20 * time.Second, 50 * time.Second}, p.asked(), "more and more rarely")
	assert.Equal(t, "paid", p.state.Status)
	assert.Equal(t, []time.Duration{5 * time.Second, 15 * time.Second, 30 * time.Second}, p.timer("主动查询支付结果"))
}

func TestAHintThatIsNotTrueChangesNothing(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.says(time.Second, workflows.PaymentNotified) // forged, or too early
	p.says(time.Second, workflows.PaymentOpened)
	p.says(2*time.Second, workflows.PaymentNotified)
	p.paid(4 * time.Second)
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
}

func TestAnOrderThatExpiresIsAskedAboutClosedAndAskedAboutOnceMore(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.run(t)
	assert.Equal(t, []string{"ConfirmOrder", "CloseOrder", "ConfirmOrder"}, p.calls[len(p.calls)-3:])
	assert.Equal(t, "closed", p.state.Status)
	assert.Equal(t, 30*time.Minute, p.env.Now().Sub(friday).Truncate(time.Second))
}

func TestMoneyThatSlipsInWhileAnOrderIsClosedCounts(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.slips = true
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
}

func TestMoneyOfTheLastMomentIsFoundBeforeClosing(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.paid(30*time.Minute - time.Second)
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
	assert.NotContains(t, p.calls, "CloseOrder")
}

func TestAnOrderThatNobodyWantsIsClosedAtOnce(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.says(time.Minute, workflows.PaymentDropped)
	p.run(t)
	assert.Equal(t, "closed", p.state.Status)
	assert.Equal(t, time.Minute, p.env.Now().Sub(friday).Truncate(time.Second))
}

func TestAnOrderThatWasPaidWhenNobodyWantsItAnyMoreIsRefunded(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.unwanted = true
	p.paid(59 * time.Second)
	p.says(time.Minute, workflows.PaymentDropped)
	p.run(t)
	assert.Equal(t, "refunded", p.state.Status)
}

func TestAnOrderThatWillNotCloseIsTriedAgainAfterAWhile(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.stubborn = 10
	p.says(time.Minute, workflows.PaymentDropped)
	p.run(t)
	assert.Equal(t, "closed", p.state.Status)
	assert.Less(t, len(p.calls), 50)
	assert.NotEmpty(t, p.timer("再次关闭订单"))
	for _, length := range p.timer("再次关闭订单") {
		assert.GreaterOrEqual(t, length, 5*time.Second)
	}
}

func TestAnOrderThatIsDroppedAgainAfterItsEndComesToTheSameEnd(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"paid", "closed", "refunded"} {
		t.Run(status, func(t *testing.T) {
			t.Parallel()
			p := newTill(t)
			p.state.Status, p.trade = status, status
			p.says(0, workflows.PaymentDropped) // the signal came twice and began a new run
			p.says(0, workflows.PaymentDropped)
			p.run(t)
			assert.Equal(t, status, p.state.Status)
			assert.LessOrEqual(t, len(p.calls), 3)
		})
	}
}

func TestAnOrderThatIsDroppedWhileItIsAskedAboutComesToAnEnd(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.trade = "paid"
	p.state.Status = "pending"
	p.says(5*time.Second, workflows.PaymentNotified)
	p.says(5*time.Second, workflows.PaymentDropped)
	p.says(5*time.Second, workflows.PaymentDropped)
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
	assert.LessOrEqual(t, len(p.calls), 5)
}

func TestAProviderThatIsAwayIsTriedUntilItIsBack(t *testing.T) {
	t.Parallel()
	p := newTill(t)
	p.away = 6
	p.paid(5 * time.Minute)
	p.run(t)
	assert.Equal(t, "paid", p.state.Status)
}
