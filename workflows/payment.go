package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// Payment is the life of one order with a payment provider: it is placed, the
// payer scans its code, the provider confirms; or it expires, is closed, and is
// asked for once more, because money may have come in between. Money that
// nobody is owed goes back. A callback is a hint that makes us ask; what the
// provider answers to our own question is what counts.
func Payment(ctx workflow.Context, in Start) error {
	p := &order{id: in.Subject}
	listen(ctx, map[string]*bool{PaymentNotified: &p.hinted, PaymentDropped: &p.dropped, RefundWanted: &p.hinted},
		PaymentOpened, PaymentNotified, PaymentDropped, RefundWanted)
	if err := p.place(ctx); err != nil {
		return err
	}
	for {
		switch p.state.Status {
		case "created", "pending":
			if err := p.collect(ctx); err != nil {
				return err
			}
		case "refunding":
			if err := p.refund(ctx); err != nil {
				return err
			}
		default: // paid, closed, refunded
			if err := settle(ctx); err != nil {
				return err
			}
			if !p.news() {
				p.describe(ctx, "已办结")
				return nil
			}
			if err := p.confirm(ctx); err != nil {
				return err
			}
		}
	}
}

// order is an order as its procedure holds it.
type order struct {
	id      string
	state   PaymentState
	asked   int  // how often the provider was asked in vain
	hinted  bool // somebody says that something happened
	dropped bool // nobody wants it any more
}

func (p *order) news() bool { return p.hinted || p.dropped }

// place makes the order known to the provider, or finds out where an order that
// was placed before stands.
func (p *order) place(ctx workflow.Context) error {
	p.describe(ctx, "向支付机构下单")
	return p.call(ctx, "下单", "PlaceOrder")
}

// collect waits for the payer: until a callback hints at a payment, until it is
// time to ask by ourselves, until nobody wants the order any more, or until it
// expires.
func (p *order) collect(ctx workflow.Context) error {
	p.describe(ctx, "付款人扫码支付，有效至 "+beijing(p.state.ExpiresAt))
	left := p.state.ExpiresAt.Sub(workflow.Now(ctx))
	switch {
	case p.state.Attention != "":
		return p.hold(ctx)
	case p.dropped, left <= 0:
		return p.shut(ctx)
	}
	if _, err := within(ctx, min(left, p.patience()), "主动查询支付结果", p.news); err != nil {
		return err
	}
	if p.dropped {
		return p.shut(ctx)
	}
	return p.confirm(ctx)
}

// personPatience is how often we ask whether a person has put something right.
const personPatience = time.Hour

// hold waits for a person: money came that is not what was ordered, or the
// provider refuses to answer. It is asked again every hour.
func (p *order) hold(ctx workflow.Context) error {
	p.describe(ctx, "等待人工处理")
	p.dropped = false
	if _, err := within(ctx, personPatience, "等待人工处理后再次查询", p.news); err != nil {
		return err
	}
	return p.confirm(ctx)
}

// patience is how long to wait before asking by ourselves: the provider's
// callbacks are quick, so the intervals grow.
func (p *order) patience() time.Duration {
	steps := []int{1, 3, 6, 12, 24, 60}
	return p.state.PollEvery * time.Duration(steps[min(p.asked, len(steps)-1)])
}

// confirm asks the provider. That answers every wish that was heard so far: an
// order that is still open and unwanted is shut before it is asked about.
func (p *order) confirm(ctx workflow.Context) error {
	p.hinted, p.dropped = false, false
	p.asked++
	return p.call(ctx, "查询支付结果", "ConfirmOrder")
}

// shut ends an order that nobody wants or that has expired: ask, close, and ask
// again, for a payment may slip in between. An order that stays open all the
// same is shut again a little later.
func (p *order) shut(ctx workflow.Context) error {
	p.dropped = false
	p.describe(ctx, "关闭订单")
	for _, step := range []struct{ summary, activity string }{
		{"关闭前查询", "ConfirmOrder"}, {"关闭订单", "CloseOrder"}, {"关闭后查询", "ConfirmOrder"},
	} {
		if err := p.call(ctx, step.summary, step.activity); err != nil || p.state.Attention != "" {
			return err
		}
		if !p.open() && step.activity == "ConfirmOrder" {
			return nil
		}
	}
	p.asked++
	p.dropped = true
	_, err := within(ctx, p.patience(), "再次关闭订单", func() bool { return p.hinted })
	return err
}

// open says whether somebody may still pay the order.
func (p *order) open() bool { return p.state.Status == "pending" || p.state.Status == "created" }

// refund gives the money back, and asks until it has arrived.
func (p *order) refund(ctx workflow.Context) error {
	p.describe(ctx, "退款")
	p.hinted = false
	if err := p.call(ctx, "退款", "RefundOrder"); err != nil || p.state.Status != "refunding" {
		p.tell(ctx)
		return err
	}
	p.asked++
	patience := p.patience()
	if p.state.Attention != "" {
		p.describe(ctx, "等待人工处理退款")
		patience = personPatience
	}
	_, err := within(ctx, patience, "再次查询退款结果", func() bool { return p.hinted })
	return err
}

// tell sends the payer a text message that the money has gone back. A telephone
// that does not answer changes nothing.
func (p *order) tell(ctx workflow.Context) {
	if !p.state.Tell {
		return
	}
	if err := outside(ctx, message, "短信：已退款", "NotifyRefund", p.id, nil); err != nil {
		workflow.GetLogger(ctx).Warn("message was not sent", "payment", p.id)
	}
}

// call runs an activity on the order and keeps the state it answers.
func (p *order) call(ctx workflow.Context, summary, activity string) error {
	var state PaymentState // a new one: what an answer leaves out would keep its old value
	if err := outside(ctx, provider, summary, activity, p.id, &state); err != nil {
		return err
	}
	before := p.state.Attention
	if p.state = state; p.state.Attention == before {
		return nil
	}
	return workflow.UpsertTypedSearchAttributes(ctx, attention(p.state.Attention))
}

func attention(why string) temporal.SearchAttributeUpdate {
	if why == "" {
		return AttentionAttribute.ValueUnset()
	}
	return AttentionAttribute.ValueSet(why)
}

func (p *order) describe(ctx workflow.Context, doing string) {
	text := "### 支付订单\n\n- 正在：" + doing
	if p.state.Attention != "" {
		text += "\n- 需要人工处理：" + p.state.Attention
	}
	workflow.SetCurrentDetails(ctx, text)
}
