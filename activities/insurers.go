package activities

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// TellInsurer sends an insurer's core system the event of a docket entry, under a
// key made of the entry. An insurer that works at the desk sees it there; what is
// out of date by now is not sent. That a system does not take it stands in the
// operator's list until it does.
func (g *Guarantees) TellInsurer(ctx context.Context, in workflows.InsurerNotice) error {
	a, err := g.Store.ApplicationHead(ctx, in.ApplicationID)
	if err != nil {
		return wrap(err)
	}
	company, err := g.Store.Insurer(ctx, in.Insurer)
	if err != nil || company.Mode != store.InsurerSystem || a.SubmittedAt == nil {
		return wrap(err)
	}
	event, err := g.event(ctx, a, in)
	if err != nil {
		return wrap(err)
	}
	var sent error
	if event.Type != "" {
		sent = g.Insurers.Send(ctx, in.Insurer, event)
	}
	if err := g.Store.InsurerTrouble(ctx, a.ID, troubleOf(sent), g.Now()); err != nil && sent == nil {
		return wrap(err)
	}
	return wrap(sent) // as it is: in an error that holds it Temporal would not see that it is final
}

func troubleOf(err error) string {
	switch {
	case err == nil:
		return ""
	case provider.IsFinal(err):
		return "refused"
	}
	return "away"
}

// event is what an insurer is told of an entry; without a type nothing.
func (g *Guarantees) event(ctx context.Context, a *store.Application, in workflows.InsurerNotice) (insurer.Outgoing, error) {
	rows, err := g.Store.Docket(ctx, a.ID, in.Seq-1)
	if err != nil || len(rows) == 0 {
		return insurer.Outgoing{}, err
	}
	entry := rows[0]
	out := insurer.Outgoing{ID: fmt.Sprintf("%s:%d:%s", a.ID, in.Seq, in.Event), At: entry.At.In(baoquan.Beijing)}
	about := insurer.Case{ID: a.ID, Number: a.Number, Seq: in.Seq}
	current := a.ProceduralSeq == in.Seq // the case has not moved since
	switch in.Event {
	case baoquan.Submitted:
		if current {
			out.Type = insurer.Submitted
			out.Data, err = g.submission(ctx, a.ID, about)
		}
	case baoquan.DeadlineMissed:
		if current {
			out.Type, out.Data = insurer.Overdue, about
		}
	case baoquan.InsurerSilent, baoquan.ReturnedToFix: // another one is, or will be, asked
		out.Type, out.Data = insurer.Withdrawn, insurer.Ending{Case: about, Reason: "other_insurer"}
	case baoquan.PremiumPaid:
		if current {
			out.Type, out.Data, err = g.payment(ctx, a.ID, about)
		}
	default:
		out.Type, out.Data, err = letterEvent(a, in.Event, entry.Detail, about)
	}
	return out, err
}

// letterEvent is what an insurer is told of the life of a letter, or of the end of
// an application that came to none.
func letterEvent(a *store.Application, event baoquan.Event, said []byte, about insurer.Case) (string, any, error) {
	var detail struct {
		store.LetterEnd
		Outcome baoquan.Outcome `json:"outcome"`
		Amount  baoquan.Fen     `json:"amount"`
	}
	if err := json.Unmarshal(said, &detail); err != nil {
		return "", nil, err
	}
	ending := insurer.Ending{Case: about, Reason: detail.Reason, Refund: detail.Refund}
	switch event {
	case baoquan.UsedEvent:
		return insurer.Used, insurer.Use{Case: about, Preservation: detail.Preservation}, nil
	case baoquan.UnlinkedEvent:
		return insurer.Unlinked, insurer.Use{Case: about, Preservation: detail.Preservation}, nil
	case baoquan.PreservationRuled:
		return insurer.Ruled, insurer.Ruling{Case: about, Outcome: detail.Outcome, Amount: detail.Amount}, nil
	case baoquan.RevokedEvent, baoquan.CancelledEvent:
		if detail.Reason == "surrendered" {
			return insurer.Surrendered, ending, nil
		}
		return insurer.Revoked, ending, nil
	case baoquan.LapsedEvent, baoquan.WithdrawnEvent:
		if a.Letter != "" {
			return insurer.Expired, ending, nil
		}
		return insurer.Withdrawn, insurer.Ending{Case: about, Reason: string(event)}, nil
	}
	return "", nil, nil
}

// submission is everything an underwriter needs.
func (g *Guarantees) submission(ctx context.Context, id string, about insurer.Case) (insurer.Submission, error) {
	a, err := g.Store.Application(ctx, id)
	if err != nil {
		return insurer.Submission{}, err
	}
	court, err := g.Store.Court(ctx, a.CourtCode)
	if err != nil {
		return insurer.Submission{}, err
	}
	cause, err := g.Store.CauseName(ctx, a.CauseCode)
	s := insurer.Submission{
		Case: about, Court: court.Name, CourtCode: a.CourtCode, Category: a.Category, PreSuitStage: a.PreSuitStage,
		CaseType: a.CaseType, CaseNumber: a.CaseNumber, CauseCode: a.CauseCode, Cause: cause,
		PreservationAmount: a.Amount, GuaranteeAmount: a.GuaranteeAmount, RatePpm: a.Quote.RatePpm, Premium: a.Quote.Premium,
		Parties: a.Parties, Clues: a.Clues,
	}
	for _, m := range a.Materials {
		s.Materials = append(s.Materials, insurer.SubmissionMaterial{Slot: string(m.Slot), FileName: m.FileName, SHA256: m.SHA256, Size: m.Size})
	}
	return s, err
}

// payment says that the premium is there, and what the documents are to carry.
func (g *Guarantees) payment(ctx context.Context, id string, about insurer.Case) (string, any, error) {
	a, given, _, err := g.begin(ctx, id)
	if err != nil || a.Status != baoquan.Issuing {
		return "", nil, err
	}
	orders, err := g.Store.Payments(ctx, id)
	told := insurer.Payment{
		Case: about, Premium: a.Premium, PolicyCode: given.PolicyCode, LetterCode: given.LetterCode, VerifyURL: g.verifyURL(),
	}
	for _, order := range orders {
		if order.Status == store.PaymentPaid && order.PaidAt != nil {
			told.PaidAt = order.PaidAt.In(baoquan.Beijing)
		}
	}
	return insurer.Paid, told, err
}
