package activities

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Reconciliations compares the record with the bills of payment providers.
type Reconciliations struct {
	Store     *store.Store
	Deliver   Deliverer
	Providers map[string]payment.Provider // by method
	Now       func() time.Time
}

var _ workflows.ReconciliationActivities = (*Reconciliations)(nil)

// OpenReconciliation asks for a day to be compared.
func (r *Reconciliations) OpenReconciliation(ctx context.Context, day baoquan.Date) error {
	var id string
	err := r.Store.InTx(ctx, func(t *store.Tx) (err error) {
		id, err = t.OpenReconciliation(ctx, day, r.Now())
		return err
	})
	if err == nil {
		r.Deliver.Deliver(id)
	}
	return wrap(err)
}

// ReadReconciliation answers the day, and the providers that are offered.
func (r *Reconciliations) ReadReconciliation(ctx context.Context, id string) (workflows.ReconciliationState, error) {
	row, err := r.Store.Reconciliation(ctx, id)
	return workflows.ReconciliationState{Day: row.Day, Methods: slices.Sorted(maps.Keys(r.Providers))}, wrap(err)
}

// CompareBill compares one provider's bill with the record. Everything it writes is
// the same when it is written again.
func (r *Reconciliations) CompareBill(ctx context.Context, in workflows.BillOf) (workflows.BillCompared, error) {
	row, err := r.Store.Reconciliation(ctx, in.ID)
	if err != nil {
		return workflows.BillCompared{}, wrap(err)
	}
	provider, offered := r.Providers[in.Method]
	if !offered {
		provider = absent{in.Method}
	}
	var lines []payment.BillLine // at most a bill's worth, see payment.Provider
	err = provider.Bill(ctx, row.Day, func(line payment.BillLine) error {
		lines = append(lines, line)
		return nil
	})
	if errors.Is(err, payment.ErrNoBill) && in.Last {
		lines, err = nil, nil
	}
	if err != nil {
		return workflows.BillCompared{}, wrap(err)
	}
	c := &comparison{Reconciliations: r, id: in.ID, day: row.Day, method: in.Method}
	if err := c.run(ctx, lines); err != nil {
		return workflows.BillCompared{}, wrap(err)
	}
	slog.Info("bill compared", "day", row.Day, "method", in.Method, "payments", c.out.Payments,
		"refunds", c.out.Refunds, "differences", c.out.Differences)
	return c.out, wrap(r.Store.SaveBill(ctx, in.ID, in.Method, store.BillCompared, c.out.Payments, c.out.Refunds, r.Now()))
}

// MissBill writes down that a bill could not be compared.
func (r *Reconciliations) MissBill(ctx context.Context, in workflows.MissedBill) error {
	slog.Warn("bill is missing", "reconciliation", in.ID, "method", in.Method, "code", in.Code)
	return wrap(r.Store.SaveBill(ctx, in.ID, in.Method, in.Code, 0, 0, r.Now()))
}

// EndReconciliation writes down that every bill of a day was looked at.
func (r *Reconciliations) EndReconciliation(ctx context.Context, id string) error {
	return wrap(r.Store.EndReconciliation(ctx, id, r.Now()))
}
