package store

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan"
)

const insertPaymentSettlement = `INSERT INTO settlements (id, payment_id, reason, note, staff_id, settled_at)
	VALUES ($1, $2, $3, $4, $5, $6)`

// SettlePayment takes from a locked order of a locked application what an operator
// has looked at, writes down how it was settled, and files that it was.
func (t *Tx) SettlePayment(ctx context.Context, a *Application, p *Payment, s Settlement) error {
	if _, err := t.exec(ctx, insertPaymentSettlement, uuid.Must(uuid.NewV7()).String(), p.ID, p.Attention, s.Note, s.StaffID, s.At); err != nil {
		return err
	}
	reason := p.Attention
	p.Attention = ""
	if err := t.SavePayment(ctx, *p); err != nil {
		return err
	}
	return t.fileSettled(ctx, a, p.ID, s, map[string]any{"reason": reason})
}

// InsurerRefused is the trouble of an insurer's system that has said no for good.
const InsurerRefused = "refused"

const selectTrouble = `SELECT code FROM insurer_troubles WHERE application_id = $1`

// TroubleOf is the code of what an insurer's system does not take of a guarantee, ""
// when there is no trouble.
func (q queries) TroubleOf(ctx context.Context, applicationID string) (code string, err error) {
	if err = q.get(ctx, &code, selectTrouble, applicationID); errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return code, err
}

// SettleTrouble takes the trouble of a locked guarantee off the operator's list. How
// it was settled stands in the docket alone, and is shown to nobody from there
// ([DocketRow.Shown]).
func (t *Tx) SettleTrouble(ctx context.Context, a *Application, code string, s Settlement) error {
	if err := t.InsurerTrouble(ctx, a.ID, "", s.At); err != nil {
		return err
	}
	return t.fileSettled(ctx, a, "", s, map[string]any{"reason": "insurer_" + code, "note": s.Note})
}

func (t *Tx) fileSettled(ctx context.Context, a *Application, ref string, s Settlement, detail map[string]any) error {
	_, err := t.File(ctx, a, Fact{
		Event: baoquan.Settled, By: baoquan.Actor{Kind: baoquan.ByStaff, ID: s.StaffID}, At: s.At, Ref: ref, Detail: detail,
	})
	return err
}
