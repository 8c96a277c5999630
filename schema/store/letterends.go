package store

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
)

// How a letter comes to its end, with what that gives back of the premium. Which
// share it is stands in the insurer's rate card, in the version by which the
// guarantee was quoted.

// LetterEnd is what is written down about the end of a letter.
type LetterEnd struct {
	Reason       string      `json:"reason"` // code: dismissed, rejected, withdrawn, lapsed, surrendered, expired
	Refund       baoquan.Fen `json:"refund"` // of the premium, fen
	Preservation string      `json:"preservation,omitempty"`
	Note         string      `json:"note,omitempty"`
}

// byItself is the procedure as an actor.
var byItself = baoquan.Actor{Kind: baoquan.ByItself}

// Undo releases a locked guarantee from a preservation that came to nothing: the
// letter is revoked, and where the card says so the premium goes back and the
// insurance is cancelled (the usual terms: 除法院驳回保全申请外不得退保).
func (t *Tx) Undo(ctx context.Context, g, preservation *Application, reason string, at time.Time) error {
	refunds, err := t.refundsOf(ctx, g)
	if err != nil {
		return err
	}
	end := LetterEnd{Reason: reason, Refund: g.Premium.Share(refunds.UndonePpm), Preservation: preservation.Number}
	facts := []Fact{
		{Event: baoquan.ReleasedEvent, By: byItself, At: at, Ref: preservation.ID, Detail: end},
		{Event: baoquan.RevokedEvent, By: byItself, At: at, Ref: preservation.ID, Detail: end},
	}
	if end.Refund > 0 {
		facts = append(facts, Fact{Event: baoquan.CancelledEvent, By: byItself, At: at, Ref: preservation.ID, Detail: end})
	}
	if _, err := t.File(ctx, g, facts...); err != nil {
		return err
	}
	return t.GiveBack(ctx, g, refunds.UndonePpm, "保全申请未获准予或者已终止，退还担保费", at)
}

// Surrender gives an unused letter of a locked guarantee back.
func (t *Tx) Surrender(ctx context.Context, g *Application, by baoquan.Actor, note string, at time.Time) error {
	refunds, err := t.refundsOf(ctx, g)
	if err != nil {
		return err
	}
	end := LetterEnd{Reason: "surrendered", Refund: g.Premium.Share(refunds.SurrenderedPpm), Note: note}
	if _, err := t.File(ctx, g,
		Fact{Event: baoquan.RevokedEvent, By: by, At: at, Detail: end},
		Fact{Event: baoquan.CancelledEvent, By: by, At: at, Detail: end},
	); err != nil {
		return err
	}
	return t.GiveBack(ctx, g, refunds.SurrenderedPpm, "投保人退保，退还担保费", at)
}

// ExpireLetter ends a locked guarantee whose letter was not used in time.
func (t *Tx) ExpireLetter(ctx context.Context, g *Application, key string, at time.Time) (baoquan.Entry, error) {
	refunds, err := t.refundsOf(ctx, g)
	if err != nil {
		return baoquan.Entry{}, err
	}
	end := LetterEnd{Reason: "expired", Refund: g.Premium.Share(refunds.SurrenderedPpm)}
	entry, err := t.File(ctx, g, Fact{Event: baoquan.LapsedEvent, By: byItself, At: at, Key: key, Detail: end})
	if err != nil {
		return entry, err
	}
	return entry, t.GiveBack(ctx, g, refunds.SurrenderedPpm, "保函逾期未使用，退还担保费", at)
}

// refundsOf are the terms of the card by which a guarantee was quoted.
func (t *Tx) refundsOf(ctx context.Context, g *Application) (baoquan.Refunds, error) {
	card, err := t.RateCard(ctx, g.InsurerCode, g.Quote.CardVersion)
	return card.Refunds, err
}
