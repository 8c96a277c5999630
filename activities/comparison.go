package activities

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// comparedAtOnce is how many lines, or payments, are compared in one transaction.
const comparedAtOnce = 200

// nearMidnight is how far our clock may be from a provider's. We write the time at
// which we heard of a refund, the provider that at which it made it: one of the last
// minutes of a day is looked for with the next day, when its bill is known too.
const nearMidnight = 10 * time.Minute

// comparison is one provider's bill of one day beside the record.
type comparison struct {
	*Reconciliations
	id     string
	day    baoquan.Date
	method string
	out    workflows.BillCompared
}

// run takes the bill's lines first, which marks what they show, and then what of ours
// no bill has shown.
func (c *comparison) run(ctx context.Context, lines []payment.BillLine) error {
	for len(lines) > 0 {
		n := min(len(lines), comparedAtOnce)
		if err := c.take(ctx, lines[:n]); err != nil {
			return err
		}
		lines = lines[n:]
	}
	from, to := c.day.Time(), c.day.AddDays(1).Time()
	if err := c.missing(ctx, false, from, to); err != nil {
		return err
	}
	return c.missing(ctx, true, from.Add(-nearMidnight), to.Add(-nearMidnight))
}

// take compares some lines of the bill with our orders.
func (c *comparison) take(ctx context.Context, lines []payment.BillLine) error {
	numbers := make([]string, len(lines))
	for i, line := range lines {
		numbers[i] = line.OutTradeNo
	}
	return c.write(ctx, func(t *store.Tx) (found []store.Difference, err error) {
		ours, err := t.PaymentsByTradeNo(ctx, c.method, numbers)
		if err != nil {
			return nil, err
		}
		var paid, back []string
		for _, line := range lines {
			order, known := ours[line.OutTradeNo]
			difference := compare(line, order, known)
			if difference.Kind != "" {
				found = append(found, difference)
			}
			switch {
			case line.Kind == payment.KindRefund && shown(difference):
				back = append(back, order.ID)
			case line.Kind == payment.KindPaid && shown(difference):
				paid = append(paid, order.ID)
			}
			c.count(line.Kind)
		}
		return found, t.MarkBilled(ctx, c.day, paid, back)
	})
}

func (c *comparison) count(kind payment.Kind) {
	if kind == payment.KindRefund {
		c.out.Refunds++
	} else {
		c.out.Payments++
	}
}

// shown says whether a line is of a movement that we know, if of another sum.
func shown(d store.Difference) bool { return d.Kind == "" || d.Kind == store.OtherAmount }

// compare says what a line of the bill and our order do not agree about; a difference
// without a kind is none.
func compare(line payment.BillLine, order store.Payment, known bool) store.Difference {
	d := store.Difference{Number: line.OutTradeNo, PaymentID: order.ID, There: line.Amount}
	if line.Kind == payment.KindRefund {
		d.Number, d.Here = line.OutRefundNo, order.RefundAmount
		switch {
		case !known || order.RefundNo != line.OutRefundNo || line.OutRefundNo == "":
			d.Kind, d.Here = store.RefundThere, 0
		case order.RefundAmount != line.Amount:
			d.Kind = store.OtherAmount
		}
		return d
	}
	d.Here = order.Amount
	switch {
	case known && order.Amount != line.Amount: // paid otherwise than ordered, which we may not call paid
		d.Kind = store.OtherAmount
	case !known || order.PaidAt == nil:
		d.Kind, d.Here = store.PaidThere, 0
	}
	return d
}

// missing finds what of ours no bill has shown, page by page.
func (c *comparison) missing(ctx context.Context, refunds bool, from, to time.Time) error {
	for after := ""; ; {
		page, err := c.Store.Unbilled(ctx, c.method, refunds, from, to, after, comparedAtOnce)
		if err != nil || len(page) == 0 {
			return err
		}
		found := make([]store.Difference, len(page))
		for i, p := range page {
			found[i] = store.Difference{Kind: store.PaidHere, Number: p.OutTradeNo, PaymentID: p.ID, Here: p.Amount}
			if refunds {
				found[i] = store.Difference{Kind: store.RefundHere, Number: p.RefundNo, PaymentID: p.ID, Here: p.RefundAmount}
			}
		}
		if err := c.write(ctx, func(*store.Tx) ([]store.Difference, error) { return found, nil }); err != nil {
			return err
		}
		after = page[len(page)-1].ID
	}
}

// write writes down what f has found, with what f writes, in one transaction.
func (c *comparison) write(ctx context.Context, f func(*store.Tx) ([]store.Difference, error)) error {
	before := c.out
	return c.Store.InTx(ctx, func(t *store.Tx) error {
		c.out = before // a transaction may be tried again
		found, err := f(t)
		if err != nil {
			return err
		}
		for _, d := range found {
			d.ReconciliationID, d.Method, d.FoundAt = c.id, c.method, c.Now()
			if err := t.AddDifference(ctx, d); err != nil {
				return err
			}
			c.out.Differences++
		}
		return nil
	})
}
