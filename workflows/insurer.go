package workflows

import (
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan"
)

// insurerAway is what an operator reads while an insurer's system does not answer.
const insurerAway = "保险公司系统没有答复，正在重试"

// tellInsurer tells the insurer that a guarantee is asked of about the entry where
// the case stands.
func (c *casefile) tellInsurer(ctx workflow.Context, event baoquan.Event) {
	c.notice(ctx, c.asked, event)
}

// askInsurer lays the guarantee on the desk of the insurer it was handed in to. The
// one that had returned it, when it is another, hears that nothing is asked of it any
// more.
func (c *casefile) askInsurer(ctx workflow.Context) {
	if c.desk != c.asked {
		c.notice(ctx, c.desk, baoquan.ReturnedToFix)
	}
	c.desk = c.asked
	c.tellInsurer(ctx, baoquan.Submitted)
}

// leaveInsurer takes the guarantee off the desk of an insurer that never answered.
// It stands on none until it is handed in again.
func (c *casefile) leaveInsurer(ctx workflow.Context) {
	c.tellInsurer(ctx, baoquan.InsurerSilent)
	c.asked, c.desk = "", ""
}

// notice tells an insurer, by its code; "" is nobody. The procedure does not wait for
// it: what insurers are told goes out one after the other beside it, so that each
// hears things in their order.
func (c *casefile) notice(ctx workflow.Context, whom string, event baoquan.Event) {
	if whom == "" {
		return
	}
	c.telling = append(c.telling, InsurerNotice{ApplicationID: c.id, Seq: c.now.Seq, Event: event, Insurer: whom})
	if len(c.telling) > 1 {
		return // the one before it is still on its way
	}
	c.sending++
	workflow.Go(ctx, func(ctx workflow.Context) {
		for len(c.telling) > 0 && ctx.Err() == nil {
			c.tellOne(ctx, c.telling[0])
			c.telling = c.telling[1:]
		}
		c.sending--
	})
}

func (c *casefile) tellOne(ctx workflow.Context, notice InsurerNotice) {
	const summary, activity = "通知保险公司", "TellInsurer"
	err := promptly(ctx, summary, activity, notice, nil)
	if err == nil || ctx.Err() != nil {
		return
	}
	if !isFinal(err) {
		c.away = insurerAway
		c.attend(ctx)
		err = workflow.ExecuteActivity(insurer(ctx, summary), activity, notice).Get(ctx, nil)
		c.away = ""
		c.attend(ctx)
	}
	if err != nil {
		workflow.GetLogger(ctx).Warn("insurer was not told", "application", c.id, "event", notice.Event)
	}
}

// issue has policy and letter issued beside the procedure, which goes on when
// they are.
func (c *casefile) issue(ctx workflow.Context) {
	c.sending++
	workflow.Go(ctx, func(ctx workflow.Context) {
		defer func() { c.sending-- }()
		var out IssuedDocuments
		if err := outside(ctx, provider, "出具保单和保函", "IssueDocuments", c.id, &out); err != nil {
			workflow.GetLogger(ctx).Warn("documents were not issued", "application", c.id)
			if c.now.Status == baoquan.Issuing {
				c.late = "出具保单和保函失败"
				c.attend(ctx)
			}
			return
		}
		switch {
		case out.Entry != nil:
			c.hear(*out.Entry)
		case out.ByInsurer:
			c.tellInsurer(ctx, baoquan.PremiumPaid)
		}
	})
}
