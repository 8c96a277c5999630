package activities

import (
	"context"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
)

// SettleGuarantees carries over to each guarantee of a preservation how that ended.
// It is the saga's one step across the two procedures: it writes into the docket of
// the guarantee, whose own procedure hears of it. A guarantee that was settled
// before is left as it is.
func (g *Guarantees) SettleGuarantees(ctx context.Context, preservationID string) error {
	ids, err := g.Store.Serving(ctx, preservationID)
	if err != nil {
		return wrap(err)
	}
	for _, id := range ids {
		err := g.Store.InTx(ctx, func(t *store.Tx) error {
			preservation, err := t.Lock(ctx, preservationID)
			if err != nil {
				return err
			}
			guarantee, err := t.Lock(ctx, id)
			if err != nil || guarantee.Letter != baoquan.LetterUsed || guarantee.Serves != preservationID {
				return err
			}
			return g.settle(ctx, t, preservation, guarantee)
		})
		if err != nil {
			return wrap(err)
		}
		if err := g.handOn(ctx, id); err != nil {
			return wrap(err)
		}
	}
	return nil
}

// settle writes down what a preservation's end means for its guarantee. One that
// was never handed in leaves the letter as good as new.
func (g *Guarantees) settle(ctx context.Context, t *store.Tx, preservation, guarantee *store.Application) error {
	at, by := g.Now(), baoquan.Actor{Kind: baoquan.ByItself}
	if preservation.Status == baoquan.Lapsed && preservation.SubmittedAt == nil {
		return t.Unlink(ctx, preservation, guarantee, by, at)
	}
	reason := string(preservation.Status) // rejected, withdrawn, lapsed
	if preservation.Status == baoquan.Ruled {
		ruling, err := t.Ruling(ctx, preservation.ID)
		if err != nil {
			return err
		}
		if ruling.Outcome != baoquan.Dismissed {
			return t.TellRuling(ctx, guarantee, preservation, ruling, at)
		}
		reason = string(ruling.Outcome)
	}
	if err := t.Undo(ctx, guarantee, preservation, reason, at); err != nil {
		return err
	}
	_, err := t.File(ctx, preservation, store.Fact{
		Event: baoquan.GuaranteeFreed, By: by, At: at, Ref: guarantee.ID,
		Detail: map[string]any{"guarantee": guarantee.Number, "reason": reason},
	})
	return err
}

// handOn delivers what was written for a guarantee and its orders.
func (g *Guarantees) handOn(ctx context.Context, id string) error {
	g.Deliver.Deliver(id)
	orders, err := g.Store.Payments(ctx, id)
	for _, order := range orders {
		g.Deliver.Deliver(order.ID)
	}
	return err
}
