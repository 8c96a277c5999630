package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
)

// DifferenceKind is what a bill and the record do not agree about.
type DifferenceKind string

// The kinds of differences.
const (
	PaidThere   DifferenceKind = "paid_there"   // in the bill, and not paid here
	PaidHere    DifferenceKind = "paid_here"    // paid here, and in no bill
	OtherAmount DifferenceKind = "other_amount" // of a payment or of a refund
	RefundThere DifferenceKind = "refund_there" // in the bill, and not known here
	RefundHere  DifferenceKind = "refund_here"  // refunded here, and in no bill
)

// Difference is one of them. Amounts are fen, 0 where one side knows nothing.
type Difference struct {
	ID               string         `db:"id"`
	ReconciliationID string         `db:"reconciliation_id"`
	Method           string         `db:"method"`
	Kind             DifferenceKind `db:"kind"`
	Number           string         `db:"number"` // of the order or of the refund, at the provider
	PaymentID        string         `db:"payment_id"`
	There            baoquan.Fen    `db:"there"`
	Here             baoquan.Fen    `db:"here"`
	FoundAt          time.Time      `db:"found_at"`

	Day         baoquan.Date   `db:"day"`         // read only
	Application string         `db:"application"` // its number, "" without one
	Note        sql.NullString `db:"note"`        // of the settlement, null while there is none
	SettledBy   sql.NullString `db:"settled_by"`  // the name of the operator
	SettledAt   *time.Time     `db:"settled_at"`
}

const insertDifference = `INSERT INTO payment_differences
	(id, reconciliation_id, method, kind, number, payment_id, there, here, found_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (method, kind, number) DO NOTHING`

// AddDifference writes a difference down, unless it is known already.
func (t *Tx) AddDifference(ctx context.Context, d Difference) error {
	_, err := t.exec(ctx, insertDifference, uuid.Must(uuid.NewV7()).String(), d.ReconciliationID, d.Method, d.Kind, d.Number,
		optional(d.PaymentID), int64(d.There), int64(d.Here), d.FoundAt)
	return err
}

const selectDifferences = `SELECT d.id, d.reconciliation_id, d.method, d.kind, d.number, coalesce(d.payment_id::text, '') AS payment_id,
	    d.there, d.here, d.found_at, r.day::text AS day, coalesce(a.number, '') AS application,
	    s.note, f.display_name AS settled_by, s.settled_at
	FROM payment_differences d JOIN reconciliations r ON r.id = d.reconciliation_id
	LEFT JOIN payments p ON p.id = d.payment_id LEFT JOIN applications a ON a.id = p.application_id
	LEFT JOIN settlements s ON s.difference_id = d.id LEFT JOIN staff f ON f.id = s.staff_id`

const selectDifference = selectDifferences + ` WHERE d.id = $1`

// Difference reads a difference with its settlement.
func (q queries) Difference(ctx context.Context, id string) (Difference, error) {
	var d Difference
	return d, q.get(ctx, &d, selectDifference, id)
}

const listDifferences = selectDifferences + ` WHERE ($1::boolean IS NULL OR (s.id IS NOT NULL) = $1)
	AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`

// Differences lists differences, newest first, from below an id on ("" from the
// start): all of them, or those that are settled, or not.
func (q queries) Differences(ctx context.Context, settled *bool, before string, limit int) ([]Difference, error) {
	var which any
	if settled != nil {
		which = *settled
	}
	var all []Difference
	return all, q.selectAll(ctx, &all, listDifferences, which, optional(before), limit)
}

// Settlement is an operator's word that something needs nobody any more.
type Settlement struct {
	Note    string
	StaffID string
	At      time.Time
}

// ErrSettled says that a difference was settled before.
var ErrSettled = errors.New("settled already")

const settleDifference = `INSERT INTO settlements (id, difference_id, reason, note, staff_id, settled_at)
	SELECT $1, d.id, d.kind, $3, $4, $5 FROM payment_differences d WHERE d.id = $2
	ON CONFLICT (difference_id) DO NOTHING`

// SettleDifference writes down how a difference was settled, once.
func (t *Tx) SettleDifference(ctx context.Context, id string, s Settlement) error {
	if _, err := t.Difference(ctx, id); err != nil {
		return err
	}
	n, err := t.exec(ctx, settleDifference, uuid.Must(uuid.NewV7()).String(), id, s.Note, s.StaffID, s.At)
	if err == nil && n == 0 {
		return ErrSettled
	}
	return err
}
