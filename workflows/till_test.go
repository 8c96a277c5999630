package workflows_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/workflows"
)

const paymentID = "0190d1a0-0000-7000-8000-0000000000bb"

// till is one order: what its provider knows of it, and what the record does.
type till struct {
	watcher
	state workflows.PaymentState // the record

	trade     string // the provider: "", unpaid, paid, closed
	wrong     bool   // another amount was paid than ordered
	unwanted  bool   // the case does not wait for the money any more
	stubborn  int    // how many closings have no effect
	slips     bool   // money comes in while the order is being closed
	refunds   int    // how often a refund is still on its way
	texts     int    // text messages about refunds
	mute      bool   // the telephone does not answer
	refused   bool   // the provider's last word on a refund is no
	away      int    // how many calls fail at first
	calls     []string
	callTimes []time.Duration
}

var _ workflows.PaymentActivities = (*till)(nil)

// newTill is an order that was written down just now and may be paid for half
// an hour.
func newTill(t *testing.T) *till {
	t.Helper()
	p := &till{}
	p.watch()
	p.env.SetStartTime(friday)
	p.env.SetTestTimeout(20 * time.Second)
	p.env.RegisterWorkflow(workflows.Payment)
	p.env.RegisterActivity(p)
	p.state = workflows.PaymentState{Status: "created", ExpiresAt: friday.Add(30 * time.Minute), PollEvery: 5 * time.Second}
	return p
}

// at does something some time after the beginning.
func (p *till) at(after time.Duration, f func()) { p.env.RegisterDelayedCallback(f, after) }

// says sends a signal some time after the beginning.
func (p *till) says(after time.Duration, signal string) {
	p.at(after, func() { p.env.SignalWorkflow(signal, workflows.Hint{}) })
}

// paid is the payer's scan some time after the beginning.
func (p *till) paid(after time.Duration) { p.at(after, func() { p.trade = "paid" }) }

func (p *till) run(t *testing.T) {
	t.Helper()
	p.env.ExecuteWorkflow(workflows.Payment, workflows.Start{Subject: paymentID})
	require.True(t, p.env.IsWorkflowCompleted())
	require.NoError(t, p.env.GetWorkflowError())
}

func (p *till) call(activity string) error {
	p.calls, p.callTimes = append(p.calls, activity), append(p.callTimes, p.env.Now().Sub(friday))
	if len(p.calls) > 2000 {
		return temporal.NewNonRetryableApplicationError("it asks in a circle", "circle", nil)
	}
	if len(p.calls) <= p.away {
		return temporal.NewApplicationError("wechat unavailable: http_503", "http_503")
	}
	return nil
}

// asked is when the provider was asked, since the beginning.
func (p *till) asked() (times []time.Duration) {
	for i, activity := range p.calls {
		if activity == "ConfirmOrder" {
			times = append(times, p.callTimes[i])
		}
	}
	return times
}

func (p *till) PlaceOrder(context.Context, string) (workflows.PaymentState, error) {
	err := p.call("PlaceOrder")
	if err == nil && p.state.Status == "created" {
		p.trade, p.state.Status = "unpaid", "pending"
	}
	return p.state, err
}

func (p *till) ConfirmOrder(context.Context, string) (workflows.PaymentState, error) {
	err := p.call("ConfirmOrder")
	if err == nil {
		p.decide()
	}
	return p.state, err
}

// decide writes down what the provider says, as activities.Payments does.
func (p *till) decide() {
	switch p.state.Status {
	case "paid", "refunding", "refunded":
		return
	}
	switch {
	case p.trade == "paid" && p.wrong:
		p.state.Attention = "amount_mismatch"
	case p.trade == "paid" && p.unwanted:
		p.state.Status, p.state.Attention = "refunding", ""
	case p.trade == "paid":
		p.state.Status, p.state.Attention = "paid", ""
	case p.trade == "closed":
		p.state.Status = "closed"
	}
}

func (p *till) CloseOrder(context.Context, string) (workflows.PaymentState, error) {
	if err := p.call("CloseOrder"); err != nil {
		return p.state, err
	}
	switch {
	case p.slips:
		p.trade = "paid"
	case p.stubborn > 0:
		p.stubborn--
	case p.trade == "unpaid":
		p.trade = "closed"
	}
	p.decide()
	return p.state, nil
}

func (p *till) RefundOrder(context.Context, string) (workflows.PaymentState, error) {
	err := p.call("RefundOrder")
	switch {
	case err != nil || p.state.Status != "refunding":
	case p.refused:
		p.state.Attention = "refund_refused"
	case p.refunds > 0:
		p.refunds--
	default:
		p.state.Status, p.state.Attention, p.state.Tell = "refunded", "", true
	}
	return p.state, err
}

func (p *till) NotifyRefund(context.Context, string) error {
	p.texts++
	if p.mute {
		return temporal.NewApplicationError("sms unavailable: http_503", "http_503")
	}
	return nil
}
