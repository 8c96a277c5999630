package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// IdentityCheck is one face check (rows 14, 15): a session at the provider, the
// person at the phone, and the provider's word on how it ended. Nobody with
// authority calls us back, so the provider is asked: when somebody says that
// the phone is done, by and by on our own, and a last time when the person's
// time is up.
func IdentityCheck(ctx workflow.Context, in Start) error {
	c := &check{id: in.Subject}
	listen(ctx, map[string]*bool{CheckHinted: &c.hinted}, CheckOpened, CheckHinted)
	if err := c.begin(ctx); err != nil {
		return err
	}
	for c.pending() {
		if err := c.wait(ctx); err != nil {
			return err
		}
		if err := c.decide(ctx); err != nil {
			return err
		}
	}
	c.describe(ctx, checkEnds[c.state.Status])
	return nil
}

// check is a face check as its procedure holds it.
type check struct {
	id     string
	state  CheckState
	asked  int  // how often the provider was asked because time had passed
	hinted bool // somebody says that the phone is done
}

// checkPending is the status of a check that waits for its person.
const checkPending = "pending"

var checkEnds = map[string]string{"passed": "已通过", "failed": "未通过", "expired": "超时未完成，已关闭"}

func (c *check) pending() bool { return c.state.Status == checkPending }

// left is the time that the person still has.
func (c *check) left(ctx workflow.Context) time.Duration {
	return c.state.ExpiresAt.Sub(workflow.Now(ctx))
}

// begin opens the session at the provider; its address goes into the record,
// from where the screen shows it as a QR code.
func (c *check) begin(ctx workflow.Context) error {
	c.describe(ctx, "向核验服务商申请")
	return c.call(ctx, "申请人脸核验", "BeginCheck")
}

// wait ends when somebody says that the phone is done, when it is time to ask
// by ourselves, or when the person's time is up.
func (c *check) wait(ctx workflow.Context) error {
	c.describe(ctx, "等待本人在手机上完成，最晚到 "+beijing(c.state.ExpiresAt))
	hinted, err := within(ctx, min(c.patience(), c.left(ctx)), "主动查询人脸核验结果", func() bool { return c.hinted })
	if !hinted {
		c.asked++
	}
	c.hinted = false
	return err
}

// decide asks the provider. When the person's time is up and there is still no
// result, the check is closed.
func (c *check) decide(ctx workflow.Context) error {
	if err := c.call(ctx, "查询人脸核验结果", "DecideCheck"); err != nil || !c.pending() || c.left(ctx) > 0 {
		return err
	}
	c.describe(ctx, "超时关闭")
	return c.call(ctx, "超时关闭", "ExpireCheck")
}

// How often the provider is asked: quickly while the person probably stands
// before the phone, then more slowly, then rarely.
const (
	quickAsks = 12 // at the first interval
	slowAsks  = 20 // at three times that
	rareAsks  = time.Minute
)

// patience is how long to wait before asking by ourselves.
func (c *check) patience() time.Duration {
	switch {
	case c.state.PollEvery <= 0 || c.asked >= quickAsks+slowAsks:
		return rareAsks
	case c.asked >= quickAsks:
		return 3 * c.state.PollEvery
	}
	return c.state.PollEvery
}

// call runs an activity on the check and keeps the state it answers.
func (c *check) call(ctx workflow.Context, summary, activity string) error {
	return outside(ctx, provider, summary, activity, c.id, &c.state)
}

func (c *check) describe(ctx workflow.Context, doing string) {
	workflow.SetCurrentDetails(ctx, "### 人脸核验\n\n- 正在："+doing)
}
