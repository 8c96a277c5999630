package store

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// Reconciliation is one day's comparison with the providers' bills.
type Reconciliation struct {
	ID      string       `db:"id"`
	Day     baoquan.Date `db:"day"` // in Beijing
	AskedAt time.Time    `db:"asked_at"`
	EndedAt *time.Time   `db:"ended_at"` // nil while it runs
}

const upsertReconciliation = `INSERT INTO reconciliations (id, day, asked_at) VALUES ($1, $2::date, $3)
	ON CONFLICT (day) DO UPDATE SET asked_at = $3, ended_at = NULL
	RETURNING id`

// OpenReconciliation asks for a day to be compared, for the first time or again, and
// tells its workflow. There is one for each day.
func (t *Tx) OpenReconciliation(ctx context.Context, day baoquan.Date, at time.Time) (id string, err error) {
	if err = t.get(ctx, &id, upsertReconciliation, uuid.Must(uuid.NewV7()).String(), string(day), at); err != nil {
		return "", err
	}
	return id, t.Tell(ctx, "reconciliation", id, "reconciliation_wanted", struct{}{})
}

const selectReconciliation = `SELECT id, day::text AS day, asked_at, ended_at FROM reconciliations WHERE id = $1`

// Reconciliation reads the comparison of a day.
func (q queries) Reconciliation(ctx context.Context, id string) (Reconciliation, error) {
	var r Reconciliation
	return r, q.get(ctx, &r, selectReconciliation, id)
}

const endReconciliation = `UPDATE reconciliations SET ended_at = $2 WHERE id = $1`

// EndReconciliation writes down that a comparison has come to its end.
func (s *Store) EndReconciliation(ctx context.Context, id string, at time.Time) error {
	_, err := s.exec(ctx, endReconciliation, id, at)
	return err
}

// BillCompared is the outcome of a bill that could be read.
const BillCompared = "compared"

const upsertBill = `INSERT INTO reconciled_bills (reconciliation_id, method, outcome, payments, refunds, at)
	VALUES ($1, $2, $3, $4, $5, $6)
	ON CONFLICT (reconciliation_id, method) DO UPDATE SET outcome = $3, payments = $4, refunds = $5, at = $6`

// SaveBill writes down what became of a provider's bill: [BillCompared] and how many
// lines it had, or a code.
func (s *Store) SaveBill(ctx context.Context, reconciliationID, method, outcome string, payments, refunds int, at time.Time) error {
	_, err := s.exec(ctx, upsertBill, reconciliationID, method, outcome, payments, refunds, at)
	return err
}

const selectPaymentsByTradeNo = `SELECT ` + paymentColumns + ` FROM payments WHERE method = $1 AND out_trade_no = ANY($2)`

// PaymentsByTradeNo finds orders by our numbers at a provider.
func (q queries) PaymentsByTradeNo(ctx context.Context, method string, outTradeNos []string) (map[string]Payment, error) {
	var all []Payment
	if err := q.selectAll(ctx, &all, selectPaymentsByTradeNo, method, pq.Array(outTradeNos)); err != nil {
		return nil, err
	}
	found := make(map[string]Payment, len(all))
	for _, p := range all {
		found[p.OutTradeNo] = p
	}
	return found, nil
}

const (
	markBilled       = `UPDATE payments SET billed_on = $2::date WHERE id = ANY($1::uuid[]) AND billed_on IS NULL`
	markRefundBilled = `UPDATE payments SET refund_billed_on = $2::date WHERE id = ANY($1::uuid[]) AND refund_billed_on IS NULL`
)

// MarkBilled writes down which payments, and which refunds, stand in the bill of a
// day.
func (t *Tx) MarkBilled(ctx context.Context, day baoquan.Date, payments, refunds []string) error {
	if _, err := t.exec(ctx, markBilled, pq.Array(payments), string(day)); err != nil {
		return err
	}
	_, err := t.exec(ctx, markRefundBilled, pq.Array(refunds), string(day))
	return err
}

const selectUnbilledPayments = `SELECT ` + paymentColumns + ` FROM payments
	WHERE method = $1 AND paid_at >= $2 AND paid_at < $3 AND billed_on IS NULL AND id > $4 ORDER BY id LIMIT $5`

const selectUnbilledRefunds = `SELECT ` + paymentColumns + ` FROM payments
	WHERE method = $1 AND refunded_at >= $2 AND refunded_at < $3 AND refund_billed_on IS NULL AND refund_no <> ''
	AND id > $4 ORDER BY id LIMIT $5`

// Unbilled lists the payments that were paid in [from, to), or with refunds those
// whose refund arrived then, that no bill has shown yet: from behind an id on, in the
// order of the ids ("" from the start).
func (q queries) Unbilled(ctx context.Context, method string, refunds bool, from, to time.Time, after string, limit int) ([]Payment, error) {
	query := selectUnbilledPayments
	if refunds {
		query = selectUnbilledRefunds
	}
	if after == "" {
		after = nilUUID
	}
	var all []Payment
	return all, q.selectAll(ctx, &all, query, method, from, to, after, limit)
}
