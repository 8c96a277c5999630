package workflows

import (
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan"
)

// Guarantee is the procedure of one application for a guarantee (担保): an insurer
// underwrites it, the applicant pays the premium, policy and letter are issued,
// and the letter lives until it has done its service. It reads like the
// procedure, as [Preservation] does.
func Guarantee(ctx workflow.Context, in Start) error {
	c := openCase(ctx, in, "担保申请")
	if err := c.takePlace(ctx); err != nil {
		return err
	}
	for !guaranteeEnded(c.now) {
		if err := guaranteeStage(ctx, c); err != nil {
			return err
		}
	}
	return guaranteeEnd(ctx, c)
}

// guaranteeEnded says whether nothing more can come of a guarantee: it ended on
// the way, or its letter has.
func guaranteeEnded(now baoquan.Entry) bool {
	if now.Status != baoquan.Issued {
		return now.Status.Ended()
	}
	return now.Event == baoquan.ReleasedEvent || now.Event == baoquan.RevokedEvent
}

func guaranteeStage(ctx workflow.Context, c *casefile) error {
	switch c.now.Status {
	case baoquan.Draft:
		return draft(ctx, c)
	case baoquan.UnderReview:
		return underwriting(ctx, c)
	case baoquan.Returned:
		return insurerCorrection(ctx, c)
	case baoquan.AwaitingPayment:
		return premium(ctx, c)
	case baoquan.Issuing:
		return issuing(ctx, c)
	case baoquan.Issued:
		return letter(ctx, c)
	}
	return c.unknown()
}

// underwriting: the insurer examines what is asked of it. It ends with its
// approval, return or refusal, or with withdrawal. An insurer that lets its time
// pass is reminded and given the same time once more; then the applicant is free
// to choose another.
func underwriting(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "submitted")
	c.askInsurer(ctx)
	return c.wait(ctx, stage{
		waitsFor: "保险公司核保", overdue: "保险公司逾期未答复",
		late: func() { c.tellInsurer(ctx, baoquan.DeadlineMissed) },
	})
}

// insurerCorrection: what the insurer wants is told once, with all items and a
// time; or the insurer never answered and another is to be chosen. It ends when
// the application is handed in again, or lapses with the time.
func insurerCorrection(ctx workflow.Context, c *casefile) error {
	if c.now.Event == baoquan.InsurerSilent {
		c.tell(ctx, "insurer_silent")
		c.leaveInsurer(ctx)
	} else {
		c.tell(ctx, "returned")
	}
	return c.wait(ctx, stage{waitsFor: "申请人补正或者另选保险公司", remind: "correction_due"})
}

// premium: the applicant pays the premium in one sum. It ends with the payment,
// with withdrawal, or unpaid when the time passes.
func premium(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "awaiting_payment")
	return c.wait(ctx, stage{waitsFor: "申请人交纳担保费", remind: "fee_due"})
}

// issuing: policy and letter (FS22 7) are issued, by us or by the insurer's core
// system. It ends with both of them, or with withdrawal; lateness is recorded and
// shown.
func issuing(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "issuing")
	c.issue(ctx)
	return c.wait(ctx, stage{waitsFor: "出具保单和保函", overdue: "超期未出函"})
}

// letter: what becomes of an issued letter.
func letter(ctx workflow.Context, c *casefile) error {
	switch c.now.Event {
	case baoquan.UsedEvent, baoquan.PreservationRuled, baoquan.ClaimedEvent:
		return inUse(ctx, c)
	}
	return unused(ctx, c)
}

// unused: the letter waits for the application for preservation it was bought for.
// It ends when it is used or given back, or expires with its time.
func unused(ctx workflow.Context, c *casefile) error {
	if c.now.Event == baoquan.IssuedEvent {
		c.tell(ctx, "issued")
	} else {
		c.tellInsurer(ctx, c.now.Event)
	}
	return c.wait(ctx, stage{waitsFor: "申请人将保函用于保全申请", remind: "use_due"})
}

// inUse: the letter secures one preservation and shares its fate. There is no
// time: the insurer's liability lasts as long as a claim may come.
func inUse(ctx workflow.Context, c *casefile) error {
	c.tellInsurer(ctx, c.now.Event)
	return c.wait(ctx, stage{waitsFor: letterWaits[c.now.Event]})
}

var letterWaits = map[baoquan.Event]string{
	baoquan.UsedEvent:         "法院办理所担保的保全申请",
	baoquan.PreservationRuled: "担保责任存续，至解除",
	baoquan.ClaimedEvent:      "保险公司处理索赔",
}

// guaranteeEnd: owner and insurer are told how it ended, unless the owner ended it
// by throwing a draft away.
func guaranteeEnd(ctx workflow.Context, c *casefile) error {
	switch {
	case c.now.Status == baoquan.Deleted:
	case c.now.Status == baoquan.Issued && c.now.Event == baoquan.RevokedEvent:
		c.tell(ctx, "letter_revoked")
	case c.now.Status == baoquan.Issued:
		c.tell(ctx, "letter_released")
	default:
		c.tell(ctx, string(c.now.Status))
	}
	if c.now.Status != baoquan.Deleted && c.now.Status != baoquan.Declined {
		c.tellInsurer(ctx, c.now.Event)
	}
	return c.close(ctx)
}
