package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Payments acts on orders with payment providers.
type Payments struct {
	Store     *store.Store
	Deliver   Deliverer
	Providers map[string]payment.Provider // by method
	NotifyURL func(method, kind string) string
	PollEvery time.Duration
	Now       func() time.Time
}

var _ workflows.PaymentActivities = (*Payments)(nil)

// PlaceOrder makes an order known to its provider and keeps the payer's code. An
// order that was placed before, or has come further, is left as it is.
func (p *Payments) PlaceOrder(ctx context.Context, id string) (workflows.PaymentState, error) {
	order, err := p.Store.Payment(ctx, id)
	if err != nil || order.Status != store.PaymentCreated {
		return p.state(order), wrap(err)
	}
	code, err := p.provider(order).Place(ctx, payment.Order{
		OutTradeNo: order.OutTradeNo, Description: purposes[order.Purpose], Amount: order.Amount,
		ExpiresAt: order.ExpiresAt, NotifyURL: p.NotifyURL(order.Method, "payments"),
	})
	if errors.Is(err, payment.ErrOrderTaken) {
		return p.ConfirmOrder(ctx, id)
	}
	if provider.IsFinal(err) {
		return p.refused(ctx, id, "place_refused")
	}
	if err != nil {
		return p.state(order), wrap(err)
	}
	return p.change(ctx, id, func(_ *store.Tx, _ *store.Application, order *store.Payment) error {
		if order.Status == store.PaymentCreated {
			order.Status, order.CodeURL = store.PaymentPending, code
		}
		return nil
	})
}

// purposes is what the payer's bill says.
var purposes = map[string]string{"fee": "财产保全申请费", "premium": "诉讼财产保全责任保险费"}

// refused writes down that the provider's last word was no, and that a person
// has to look. An order that could not be placed is closed: another one may be
// tried.
func (p *Payments) refused(ctx context.Context, id, why string) (workflows.PaymentState, error) {
	return p.change(ctx, id, func(_ *store.Tx, _ *store.Application, order *store.Payment) error {
		order.Attention = why
		if order.Status == store.PaymentCreated {
			p.closed(order)
		}
		return nil
	})
}

// ConfirmOrder asks the provider how an order stands and writes down what
// follows: paid in full to us, and the case goes on; paid when nobody is owed
// anything any more, and the money goes back; paid otherwise than ordered, and
// a person has to look.
func (p *Payments) ConfirmOrder(ctx context.Context, id string) (workflows.PaymentState, error) {
	order, err := p.Store.Payment(ctx, id)
	if err != nil {
		return workflows.PaymentState{}, wrap(err)
	}
	trade, err := p.provider(order).Query(ctx, order.OutTradeNo)
	if provider.IsFinal(err) {
		return p.refused(ctx, id, "query_refused")
	}
	if err != nil {
		return p.state(order), wrap(err)
	}
	if order.Attention == store.PaidElsewhere && trade.State != payment.TradePaid && p.Now().After(order.ExpiresAt) {
		return p.CloseOrder(ctx, id) // nobody pays it any more, and nobody waits for the operator
	}
	return p.change(ctx, id, func(t *store.Tx, a *store.Application, order *store.Payment) error {
		return p.decide(ctx, t, a, order, trade)
	})
}

// decide writes down what the provider has said.
func (p *Payments) decide(ctx context.Context, t *store.Tx, a *store.Application, order *store.Payment, trade payment.Trade) error {
	if order.Attention == "query_refused" || order.Attention == "close_refused" {
		order.Attention = "" // it has answered now
	}
	settled := order.Status == store.PaymentPaid || order.Status == store.PaymentRefunding || order.Status == store.PaymentRefunded
	switch {
	case settled:
		return nil
	case trade.State == payment.TradePaid && !trade.Settles(order.Amount):
		order.Attention = trade.Differs(order.Amount) + "_mismatch"
		slog.Warn("payment differs from its order", "payment", order.ID, "differs", trade.Differs(order.Amount))
	case trade.State == payment.TradePaid:
		return p.paid(ctx, t, a, order, trade)
	case !order.Status.Open():
		return nil
	case trade.State == payment.TradeClosed:
		p.closed(order)
	case trade.State == payment.TradeRefunded:
		return p.returned(ctx, t, a, order, trade)
	}
	return nil
}

// returned books money that came and went back at the provider without us: an order
// that was cancelled there in the moment in which it was paid, or by hand.
func (p *Payments) returned(ctx context.Context, t *store.Tx, a *store.Application, order *store.Payment, trade payment.Trade) error {
	order.TransactionID = trade.TransactionID
	if at := trade.PaidAt; !at.IsZero() {
		order.PaidAt = &at
	}
	if err := p.giveBack(ctx, t, a, order, "支付机构已将款项退回"); err != nil {
		return err
	}
	order.RefundNo = "" // it was not asked for by us
	return p.refunded(ctx, t, a, order, payment.RefundDone)
}

// paid books a payment: to the case when it waits for one, back to the payer
// otherwise.
func (p *Payments) paid(ctx context.Context, t *store.Tx, a *store.Application, order *store.Payment, trade payment.Trade) error {
	at := trade.PaidAt
	order.TransactionID, order.PaidAt, order.Attention = trade.TransactionID, &at, ""
	if a.Status != baoquan.AwaitingPayment {
		return p.giveBack(ctx, t, a, order, "申请已不需要交费")
	}
	order.Status = store.PaymentPaid
	event := baoquan.FeePaid
	if order.Purpose == "premium" {
		event = baoquan.PremiumPaid
	}
	_, err := t.File(ctx, a, store.Fact{
		Event: event, By: baoquan.Actor{Kind: baoquan.ByProvider, ID: order.Method},
		At: p.Now(), Ref: order.ID, Key: "paid:" + order.ID,
		Detail: map[string]any{"amount": order.Amount, "method": order.Method},
	})
	return err
}

// giveBack marks all of an order's money as going back, and files it.
func (p *Payments) giveBack(ctx context.Context, t *store.Tx, a *store.Application, order *store.Payment, why string) error {
	order.Refund(order.Amount, why, p.Now())
	_, err := t.File(ctx, a, store.Fact{
		Event: baoquan.RefundRequested, By: baoquan.Actor{Kind: baoquan.ByItself}, At: p.Now(), Ref: order.ID,
		Detail: map[string]any{"amount": order.RefundAmount, "reason": order.RefundReason},
	})
	return err
}

func (p *Payments) closed(order *store.Payment) {
	now := p.Now()
	order.Status, order.ClosedAt = store.PaymentClosed, &now
}

// CloseOrder closes an order at the provider. Money that slipped in before is
// found by asking again.
func (p *Payments) CloseOrder(ctx context.Context, id string) (workflows.PaymentState, error) {
	order, err := p.Store.Payment(ctx, id)
	if err != nil {
		return workflows.PaymentState{}, wrap(err)
	}
	err = p.provider(order).Close(ctx, order.OutTradeNo)
	var trade payment.Trade
	if err == nil {
		trade, err = p.provider(order).Query(ctx, order.OutTradeNo)
	}
	if provider.IsFinal(err) {
		return p.refused(ctx, id, "close_refused")
	}
	if err != nil {
		return p.state(order), wrap(err)
	}
	return p.change(ctx, id, func(t *store.Tx, a *store.Application, order *store.Payment) error {
		if trade.State == payment.TradeUnknown && order.Status.Open() {
			p.closed(order)
			return nil
		}
		return p.decide(ctx, t, a, order, trade)
	})
}

// RefundOrder gives the money of an order back, under its one refund number.
func (p *Payments) RefundOrder(ctx context.Context, id string) (workflows.PaymentState, error) {
	order, err := p.Store.Payment(ctx, id)
	if err != nil || order.Status != store.PaymentRefunding {
		return told(p.state(order)), wrap(err)
	}
	state, err := p.provider(order).Refund(ctx, payment.Refund{
		OutTradeNo: order.OutTradeNo, OutRefundNo: order.RefundNo, Reason: order.RefundReason,
		Amount: order.RefundAmount, Total: order.Amount, NotifyURL: p.NotifyURL(order.Method, "refunds"),
	})
	if provider.IsFinal(err) {
		return p.refused(ctx, id, "refund_refused")
	}
	if err != nil {
		return p.state(order), wrap(err)
	}
	after, err := p.change(ctx, id, func(t *store.Tx, a *store.Application, order *store.Payment) error {
		return p.refunded(ctx, t, a, order, state)
	})
	return told(after), err
}

// told has the payer told of money that has gone back.
func told(state workflows.PaymentState) workflows.PaymentState {
	state.Tell = state.Status == string(store.PaymentRefunded)
	return state
}

func (p *Payments) refunded(ctx context.Context, t *store.Tx, a *store.Application, order *store.Payment, state payment.RefundState) error {
	switch {
	case order.Status != store.PaymentRefunding:
		return nil
	case state == payment.RefundFailed:
		order.Attention = "refund_failed"
		return nil
	case state != payment.RefundDone:
		return nil
	}
	now := p.Now()
	order.Status, order.RefundedAt, order.Attention = store.PaymentRefunded, &now, ""
	_, err := t.File(ctx, a, store.Fact{
		Event: baoquan.Refunded, By: baoquan.Actor{Kind: baoquan.ByProvider, ID: order.Method},
		At: now, Ref: order.ID, Key: "refunded:" + order.ID, Detail: map[string]any{"amount": order.RefundAmount},
	})
	return err
}

// change runs f on a locked order and its locked case, saves the order and
// hands on what was written for the case.
func (p *Payments) change(ctx context.Context, id string, f func(*store.Tx, *store.Application, *store.Payment) error) (workflows.PaymentState, error) {
	before, err := p.Store.Payment(ctx, id)
	if err != nil {
		return workflows.PaymentState{}, wrap(err)
	}
	var after store.Payment
	err = p.Store.InTx(ctx, func(t *store.Tx) error {
		a, err := t.Lock(ctx, before.ApplicationID)
		if err != nil {
			return err
		}
		if after, err = t.LockPayment(ctx, id); err != nil {
			return err
		}
		if err := f(t, a, &after); err != nil {
			return err
		}
		return t.SavePayment(ctx, after)
	})
	if err != nil {
		return p.state(before), wrap(err)
	}
	p.Deliver.Deliver(before.ApplicationID)
	return p.state(after), nil
}

// provider is who knows an order. One that is not offered any more answers nothing:
// its orders wait until it is again.
func (p *Payments) provider(order store.Payment) payment.Provider {
	if known, offered := p.Providers[order.Method]; offered {
		return known
	}
	return absent{order.Method}
}

func (p *Payments) state(order store.Payment) workflows.PaymentState {
	return workflows.PaymentState{
		Status: string(order.Status), ExpiresAt: order.ExpiresAt, PollEvery: p.PollEvery, Attention: order.Attention,
	}
}
