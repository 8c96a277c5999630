package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// PapersCheck is one identity check without a face: the person sends papers and hands
// them in, an operator looks at them and decides. The record holds what is decided;
// the procedure closes what nobody hands in, shows what nobody decides on, and tells
// the person.
func PapersCheck(ctx workflow.Context, in Start) error {
	p := &papers{id: in.Subject}
	listen(ctx, map[string]*bool{PapersSubmitted: &p.moved, PapersDecided: &p.moved, PapersEnded: &p.moved},
		PapersOpened, PapersSubmitted, PapersDecided, PapersEnded)
	if err := p.read(ctx, "ReadPapers"); err != nil {
		return err
	}
	for {
		var err error
		switch p.state.Status {
		case papersCollecting:
			err = p.collect(ctx)
		case papersPending:
			err = p.review(ctx)
		default:
			return p.end(ctx)
		}
		if err != nil {
			return err
		}
	}
}

// papers is a check of papers as its procedure holds it.
type papers struct {
	id    string
	state PapersState
	moved bool // the record says something new
}

// The statuses in which something is waited for.
const (
	papersCollecting = "collecting"
	papersPending    = "pending"
)

// moment is the least that is waited before the record is asked again.
const moment = time.Minute

// papersLate is why an operator has to look.
const papersLate = "证件材料超过两个工作日没有审核"

// collect waits until the papers are handed in. What is not in time is closed.
func (p *papers) collect(ctx workflow.Context) error {
	p.describe(ctx, "等待本人上传并提交证件材料，最晚到 "+beijing(p.state.ExpiresAt))
	moved, err := p.until(ctx, p.state.ExpiresAt, "提交证件材料的期限")
	if err != nil || moved {
		return err
	}
	return p.read(ctx, "ExpirePapers")
}

// review waits for an operator. Who is late is shown and still waited for.
func (p *papers) review(ctx workflow.Context) error {
	if err := p.show(ctx, "待审核", ""); err != nil {
		return err
	}
	p.describe(ctx, "等待操作员审核，最晚到 "+beijing(p.state.DueAt))
	moved, err := p.until(ctx, p.state.DueAt, "审核证件材料的期限")
	if err != nil || moved {
		return err
	}
	if err := p.show(ctx, "待审核", papersLate); err != nil {
		return err
	}
	p.describe(ctx, "等待操作员审核（已超过 "+beijing(p.state.DueAt)+"）")
	if err := workflow.Await(ctx, func() bool { return p.moved }); err != nil {
		return err
	}
	return p.again(ctx)
}

// until waits until the record says something new and reads it, or until a time. It
// waits a moment at least: the clock of the record may be behind.
func (p *papers) until(ctx workflow.Context, at time.Time, summary string) (moved bool, err error) {
	moved, err = within(ctx, max(at.Sub(workflow.Now(ctx)), moment), summary, func() bool { return p.moved })
	if err == nil && moved {
		err = p.again(ctx)
	}
	return moved, err
}

func (p *papers) again(ctx workflow.Context) error {
	p.moved = false
	return p.read(ctx, "ReadPapers")
}

var papersEnds = map[string]string{
	"passed": "已通过", "refused": "未通过", "cancelled": "已撤回", "expired": "超时未提交或者改用人脸核验，已关闭",
}

// end tells the person what was decided. Who took the papers back knows.
func (p *papers) end(ctx workflow.Context) error {
	if err := p.show(ctx, papersEnds[p.state.Status], ""); err != nil {
		return err
	}
	p.describe(ctx, papersEnds[p.state.Status])
	if p.state.Status == "passed" || p.state.Status == "refused" {
		if err := outside(ctx, message, "短信：审核结果", "NotifyPapers", p.id, nil); err != nil {
			workflow.GetLogger(ctx).Warn("message was not sent", "papers", p.id)
		}
	}
	return settle(ctx)
}

// read runs an activity on the check and keeps the state it answers.
func (p *papers) read(ctx workflow.Context, activity string) error {
	return workflow.ExecuteLocalActivity(record(ctx), activity, p.id).Get(ctx, &p.state)
}

// show tells an operator who looks for it how the check stands.
func (p *papers) show(ctx workflow.Context, status, why string) error {
	return workflow.UpsertTypedSearchAttributes(ctx, StatusAttribute.ValueSet(status), attention(why))
}

func (p *papers) describe(ctx workflow.Context, doing string) {
	workflow.SetCurrentDetails(ctx, "### 证件材料审核\n\n- 正在："+doing)
}
