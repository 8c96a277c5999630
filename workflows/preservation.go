package workflows

import (
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan"
)

// Preservation is the procedure of one application for preservation (保全), from
// the first draft to the end. It reads like the procedure: each stage says what
// it waits for and what ends it. Who may do what in a stage is not decided here
// but by [baoquan.Next], in the record; the procedure hears of what was done.
func Preservation(ctx workflow.Context, in Start) error {
	c := openCase(ctx, in, "保全申请")
	if err := c.takePlace(ctx); err != nil {
		return err
	}
	for !c.now.Status.Ended() {
		if err := preservationStage(ctx, c); err != nil {
			return err
		}
	}
	return end(ctx, c)
}

func preservationStage(ctx workflow.Context, c *casefile) error {
	switch c.now.Status {
	case baoquan.Draft:
		return draft(ctx, c)
	case baoquan.UnderReview:
		return review(ctx, c)
	case baoquan.Returned:
		return correction(ctx, c)
	case baoquan.AwaitingPayment:
		return fee(ctx, c)
	case baoquan.AwaitingRuling:
		return ruling(ctx, c)
	}
	return c.unknown()
}

// draft: the applicant fills in the form. It ends when the application is
// submitted or thrown away, or when nobody has touched it for as long as a
// draft is kept; a reminder comes before.
func draft(ctx workflow.Context, c *casefile) error {
	return c.wait(ctx, stage{waitsFor: "申请人填写并提交", remind: "draft_expiring"})
}

// review: the court examines the application: 48 hours before a suit (CPL 104),
// five days in a suit (FS22 4). It ends with acceptance, return or rejection by
// the court, or with withdrawal. A court that is late does not end a case: the
// delay is recorded and shown.
func review(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "submitted")
	return c.wait(ctx, stage{waitsFor: "法院审核", overdue: "超期未审核"})
}

// correction: what was found missing is told once, with all items and a time
// (ZX 9, by analogy). It ends when the correction arrives, and the court's time
// begins anew; or the time passes and the application lapses.
func correction(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "returned")
	return c.wait(ctx, stage{waitsFor: "申请人补正", remind: "correction_due"})
}

// fee: the applicant pays the preservation fee in advance (SF 20, 22). It ends
// with the payment, with withdrawal, or unpaid when the time passes. The order
// itself is the Payment workflow's work.
func fee(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "awaiting_payment")
	return c.wait(ctx, stage{waitsFor: "申请人交纳保全费", remind: "fee_due"})
}

// ruling: the judge rules, within the time of CPL 103, 104 and FS22 4. It ends
// with the ruling or with withdrawal.
func ruling(ctx workflow.Context, c *casefile) error {
	c.tell(ctx, "awaiting_ruling")
	return c.wait(ctx, stage{waitsFor: "法官裁定", overdue: "超期未裁定"})
}

// end: the owner is told how it ended, unless the owner ended it by throwing a
// draft away.
func end(ctx workflow.Context, c *casefile) error {
	if c.now.Status != baoquan.Deleted {
		c.tell(ctx, string(c.now.Status))
	}
	if c.now.Linked {
		if err := settleGuarantees(ctx, c); err != nil {
			return err
		}
	}
	return c.close(ctx)
}

// settleGuarantees: a guarantee that secured the application shares its end. What
// came to nothing gives the letter and, by the insurer's terms, the premium back;
// of a ruling the insurer is told. The guarantee's own procedure hears of it from
// its own docket.
func settleGuarantees(ctx workflow.Context, c *casefile) error {
	c.describe(ctx, "了结担保")
	return workflow.ExecuteLocalActivity(record(ctx), "SettleGuarantees", c.id).Get(ctx, nil)
}
