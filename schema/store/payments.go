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
	RefundedAt    *time.Time    `db:"refunded_at"`
}

// Refund marks a paid order as owed back to its payer. Its refund number is made
// of its own number, so however often it is tried it is one refund.
func (p *Payment) Refund(reason string) {
	p.Status, p.RefundNo, p.RefundReason = PaymentRefunding, "R"+p.OutTradeNo, reason
}

const paymentColumns = `id, application_id, purpose, method, amount, status, out_trade_no, code_url, transaction_id,
	attention, created_at, expires_at, paid_at, closed_at, refund_no, refund_reason, refunded_at`

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
	paid_at = $6, closed_at = $7, refund_no = $8, refund_reason = $9, refunded_at = $10 WHERE id = $1`

// SavePayment writes what became of a locked order.
func (t *Tx) SavePayment(ctx context.Context, p Payment) error {
	return t.must(ctx, updatePayment, p.ID, p.Status, p.CodeURL, p.TransactionID, p.Attention,
		p.PaidAt, p.ClosedAt, p.RefundNo, p.RefundReason, p.RefundedAt)
}

// ReleaseMoney undoes the payments of a locked application that has come to its
// end without what was paid for: money that came in goes back, an order that is
// open is dropped. The Payment workflows do it.
func (t *Tx) ReleaseMoney(ctx context.Context, a *Application, reason string) error {
	all, err := t.Payments(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, p := range all {
		switch {
		case p.Status == PaymentPaid:
			p.Refund(reason)
			if err := t.SavePayment(ctx, p); err != nil {
				return err
			}
			err = t.Tell(ctx, "payment", p.ID, "refund_wanted", struct{}{})
		case p.Status.Open():
			err = t.Tell(ctx, "payment", p.ID, "payment_dropped", struct{}{})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const insertProviderEvent = `INSERT INTO provider_events (provider, event_id, kind, received_at)
	VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`

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
