package store

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

// PaymentStatus is where an order stands.
type PaymentStatus string

// The statuses of an order.
const (
	PaymentCreated   PaymentStatus = "created"   // written down, not yet at the provider
	PaymentPending   PaymentStatus = "pending"   // the payer can scan its code
	PaymentPaid      PaymentStatus = "paid"      // the provider confirmed it
	PaymentClosed    PaymentStatus = "closed"    // nobody can pay it any more
	PaymentRefunding PaymentStatus = "refunding" // money is on its way back
	PaymentRefunded  PaymentStatus = "refunded"
)

// Open says whether somebody may still pay the order.
func (s PaymentStatus) Open() bool { return s == PaymentCreated || s == PaymentPending }

// PaidElsewhere is the attention of an order whose payer has paid somebody else.
const PaidElsewhere = "merchant_mismatch"

// Payment is an order with a payment provider. Amount is fen.
type Payment struct {
	ID            string        `db:"id"`
	ApplicationID string        `db:"application_id"`
	Purpose       string        `db:"purpose"`
	Method        string        `db:"method"`
	Amount        baoquan.Fen   `db:"amount"`
	Status        PaymentStatus `db:"status"`
	OutTradeNo    string        `db:"out_trade_no"`
	CodeURL       string        `db:"code_url"`
	TransactionID string        `db:"transaction_id"`
	Attention     string        `db:"attention"`
	CreatedAt     time.Time     `db:"created_at"`
	ExpiresAt     time.Time     `db:"expires_at"`
	PaidAt        *time.Time    `db:"paid_at"`
	ClosedAt      *time.Time    `db:"closed_at"`
	RefundNo      string        `db:"refund_no"`
	RefundReason  string        `db:"refund_reason"`
	RefundAmount  baoquan.Fen   `db:"refund_amount"` // all of it or a part
	RefundAskedAt *time.Time    `db:"refund_requested_at"`
	RefundedAt    *time.Time    `db:"refunded_at"`
}

// Refund marks a paid order as owed back to its payer, in whole or in part
// (amount, fen). Its refund number is made of its own number, so however often it
// is tried it is one refund.
func (p *Payment) Refund(amount baoquan.Fen, reason string, at time.Time) {
	p.Status, p.RefundNo, p.RefundReason = PaymentRefunding, "R"+p.OutTradeNo, reason
	p.RefundAmount, p.RefundAskedAt = amount, &at
}

const paymentColumns = `id, application_id, purpose, method, amount, status, out_trade_no, code_url, transaction_id,
	attention, created_at, expires_at, paid_at, closed_at, refund_no, refund_reason, refunded_at, refund_amount, refund_requested_at`

const selectPayment = `SELECT ` + paymentColumns + ` FROM payments WHERE id = $1`

// Payment reads an order.
func (q queries) Payment(ctx context.Context, id string) (Payment, error) {
	var p Payment
	return p, q.get(ctx, &p, selectPayment, id)
}

const lockPayment = selectPayment + ` FOR UPDATE`

// LockPayment reads an order and keeps everybody else from changing it. Lock
// the application first where both are needed.
func (t *Tx) LockPayment(ctx context.Context, id string) (Payment, error) {
	var p Payment
	return p, t.get(ctx, &p, lockPayment, id)
}

const selectPayments = `SELECT ` + paymentColumns + ` FROM payments WHERE application_id = $1 ORDER BY created_at, id`

// Payments lists the orders of an application, oldest first.
func (q queries) Payments(ctx context.Context, applicationID string) ([]Payment, error) {
	var all []Payment
	return all, q.selectAll(ctx, &all, selectPayments, applicationID)
}

const selectOpenPayment = `SELECT ` + paymentColumns + ` FROM payments
	WHERE application_id = $1 AND status IN ('created', 'pending')`

// OpenPayment is the order of an application that may still be paid.
func (q queries) OpenPayment(ctx context.Context, applicationID string) (Payment, error) {
	var p Payment
	return p, q.get(ctx, &p, selectOpenPayment, applicationID)
}

const selectPaymentByTradeNo = `SELECT ` + paymentColumns + ` FROM payments WHERE out_trade_no = $1`

// PaymentByTradeNo finds an order by our number at the provider.
func (q queries) PaymentByTradeNo(ctx context.Context, outTradeNo string) (Payment, error) {
	var p Payment
	return p, q.get(ctx, &p, selectPaymentByTradeNo, outTradeNo)
}

const insertPayment = `INSERT INTO payments
	(id, application_id, purpose, method, amount, status, out_trade_no, created_at, expires_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

// AddPayment writes a new order.
func (t *Tx) AddPayment(ctx context.Context, p Payment) error {
	_, err := t.exec(ctx, insertPayment, p.ID, p.ApplicationID, p.Purpose, p.Method, int64(p.Amount), p.Status,
		p.OutTradeNo, p.CreatedAt, p.ExpiresAt)
	return err
}

const updatePayment = `UPDATE payments SET status = $2, code_url = $3, transaction_id = $4, attention = $5,
	paid_at = $6, closed_at = $7, refund_no = $8, refund_reason = $9, refunded_at = $10,
	refund_amount = $11, refund_requested_at = $12 WHERE id = $1`

// SavePayment writes what became of a locked order.
func (t *Tx) SavePayment(ctx context.Context, p Payment) error {
	return t.must(ctx, updatePayment, p.ID, p.Status, p.CodeURL, p.TransactionID, p.Attention,
		p.PaidAt, p.ClosedAt, p.RefundNo, p.RefundReason, p.RefundedAt,
		int64(p.RefundAmount), p.RefundAskedAt)
}

const markPaidElsewhere = `UPDATE payments SET attention = $2
	WHERE id = $1 AND status IN ('created', 'pending') AND attention = ''`

// PaidElsewhere has the operator look at an order that is open.
func (t *Tx) PaidElsewhere(ctx context.Context, id string) error {
	_, err := t.exec(ctx, markPaidElsewhere, id, PaidElsewhere)
	return err
}

// ReleaseMoney undoes the payments of a locked application that has come to its
// end without what was paid for: money that came in goes back, an order that is
// open is dropped. The Payment workflows do it.
func (t *Tx) ReleaseMoney(ctx context.Context, a *Application, reason string, at time.Time) error {
	return t.GiveBack(ctx, a, baoquan.Whole, reason, at)
}

// GiveBack is [Tx.ReleaseMoney] for a share of what was paid, in parts per million,
// rounded half up to a fen; 0 gives nothing back.
func (t *Tx) GiveBack(ctx context.Context, a *Application, sharePpm int64, reason string, at time.Time) error {
	all, err := t.Payments(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, p := range all {
		switch {
		case p.Status == PaymentPaid:
			err = t.refund(ctx, a, p, p.Amount.Share(sharePpm), reason, at)
		case p.Status.Open():
			err = t.Tell(ctx, "payment", p.ID, "payment_dropped", struct{}{})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refund writes down that money is to go back, and tells who does it.
func (t *Tx) refund(ctx context.Context, a *Application, p Payment, amount baoquan.Fen, reason string, at time.Time) error {
	if amount <= 0 {
		return nil
	}
	p.Refund(amount, reason, at)
	if err := t.SavePayment(ctx, p); err != nil {
		return err
	}
	if _, err := t.File(ctx, a, Fact{
		Event: baoquan.RefundRequested, By: baoquan.Actor{Kind: baoquan.ByItself}, At: at, Ref: p.ID,
		Detail: map[string]any{"amount": amount, "reason": reason},
	}); err != nil {
		return err
	}
	return t.Tell(ctx, "payment", p.ID, "refund_wanted", struct{}{})
}

// insertProviderEvent takes an event that was not taken before, though it may
// have been refused.
const insertProviderEvent = `INSERT INTO provider_events (provider, event_id, kind, received_at)
	VALUES ($1, $2, $3, $4)
	ON CONFLICT (provider, event_id) DO UPDATE SET outcome = 'taken', received_at = $4 WHERE provider_events.outcome <> 'taken'`

// ErrSeen says that this callback was received before.
var ErrSeen = errors.New("callback was received before")

// Receive writes down a verified callback, once by the provider's own id.
func (t *Tx) Receive(ctx context.Context, provider, eventID, kind string, at time.Time) error {
	n, err := t.exec(ctx, insertProviderEvent, provider, eventID, kind, at)
	if err == nil && n == 0 {
		return ErrSeen
	}
	return err
}

const insertRefusedEvent = `INSERT INTO provider_events (provider, event_id, kind, received_at, outcome)
	VALUES ($1, $2, $3, $4, $5)
	ON CONFLICT (provider, event_id) DO UPDATE SET outcome = $5, received_at = $4 WHERE provider_events.outcome <> 'taken'`

// Refuse writes down that a genuine callback was refused, and why (a code). Sent
// again it is looked at again: it may have been early.
func (t *Tx) Refuse(ctx context.Context, provider, eventID, kind, why string, at time.Time) error {
	_, err := t.exec(ctx, insertRefusedEvent, provider, eventID, kind, at, why)
	return err
}
