package workflows

import (
	"fmt"
	"maps"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/baoquan/baoquan"
)

// casefile is a case as its procedure holds it: where it stands, and the
// entries of the docket that have been heard but not reached yet. The docket is
// the truth; the casefile follows it entry by entry, whatever order the signals
// come in.
type casefile struct {
	id      string
	title   string // 保全申请
	now     baoquan.Entry
	heard   map[int64]baoquan.Entry // by number
	sending int                     // messages on their way
	telling []InsurerNotice         // what the insurer is still to be told, in order
	asked   string                  // code of the insurer a guarantee was handed in to last, "" for none
	desk    string                  // code of the insurer that was told so, "" for none
	late    string                  // why a person has to look until the case moves, "" for nothing
	away    string                  // why a person has to look until an insurer's system answers
}

// stage is one stage of a procedure: what it waits for and what is done about
// its deadline.
type stage struct {
	waitsFor string // in Chinese, for the operator
	remind   string // message before the deadline, "" for none
	overdue  string // attention when the deadline of a court or an insurer has passed
	late     func() // what is done then, nil for nothing
}

// openCase begins to listen. Nothing is waited for.
func openCase(ctx workflow.Context, in Start, title string) *casefile {
	c := &casefile{id: in.Subject, title: title, heard: map[int64]baoquan.Entry{}}
	selector := workflow.NewSelector(ctx)
	for _, event := range baoquan.ProceduralEvents {
		selector.AddReceive(workflow.GetSignalChannel(ctx, string(event)), func(channel workflow.ReceiveChannel, _ bool) {
			var e baoquan.Entry
			channel.Receive(ctx, &e)
			c.hear(e)
		})
	}
	workflow.Go(ctx, func(ctx workflow.Context) {
		for ctx.Err() == nil {
			selector.Select(ctx)
		}
	})
	return c
}

// hear keeps an entry that is news. One that was reached before, or comes
// twice, changes nothing.
func (c *casefile) hear(e baoquan.Entry) {
	if e.Seq > c.now.Seq {
		c.heard[e.Seq] = e
	}
}

// takePlace finds out where the case stands: from the signals when they tell
// its story from the beginning, from the docket otherwise.
func (c *casefile) takePlace(ctx workflow.Context) error {
	for c.now.Seq == 0 {
		if err := workflow.Await(ctx, func() bool { return len(c.heard) > 0 }); err != nil {
			return err
		}
		if _, err := c.follow(ctx); err != nil {
			return err
		}
	}
	return nil
}

// follow goes to the newest entry that can be reached, and says whether the
// case has moved. Entries with a gap before them make it read the docket.
func (c *casefile) follow(ctx workflow.Context) (bool, error) {
	from := c.now.Seq
	c.advance()
	if len(c.heard) > 0 {
		if err := c.catchUp(ctx); err != nil {
			return false, err
		}
	}
	if c.now.Seq == from {
		return false, nil
	}
	c.late = ""
	return true, c.show(ctx)
}

// catchUp reads the docket from where the case stands. What was heard before
// the reading and cannot be reached after it stands in no docket and is
// forgotten: the record was restored from an older backup.
func (c *casefile) catchUp(ctx workflow.Context) error {
	before := maps.Clone(c.heard)
	in := ReadDocket{ApplicationID: c.id, After: c.now.Seq}
	var entries []baoquan.Entry
	if err := workflow.ExecuteLocalActivity(record(ctx), "ReadDocket", in).Get(ctx, &entries); err != nil {
		return err
	}
	for _, e := range entries {
		c.hear(e)
	}
	c.advance()
	//workflowcheck:ignore the result does not depend on the order
	for seq := range before {
		delete(c.heard, seq)
	}
	return nil
}

// advance takes the entries that follow one another without a gap.
func (c *casefile) advance() {
	for moved := true; moved; {
		moved = false
		//workflowcheck:ignore the result does not depend on the order
		for seq, e := range c.heard {
			switch {
			case e.Seq <= c.now.Seq:
				delete(c.heard, seq)
			case e.Prev == c.now.Seq:
				c.now, moved = e, true
				delete(c.heard, seq)
				if e.Event == baoquan.Submitted {
					c.asked = e.Insurer
				}
			}
		}
	}
}

// wait is a stage: it ends when the docket has a new entry.
func (c *casefile) wait(ctx workflow.Context, s stage) error {
	c.describe(ctx, s.waitsFor)
	deadline := c.now.Deadline
	for deadline != nil {
		if moved, err := c.untilReminder(ctx, s, *deadline); moved || err != nil {
			return err
		}
		moved, err := c.until(ctx, deadline.DueAt, s.waitsFor+"，至期限届满")
		if moved || err != nil {
			return err
		}
		if deadline, moved, err = c.expire(ctx, s); moved || err != nil {
			return err
		}
	}
	_, err := c.until(ctx, time.Time{}, "")
	return err
}

// until waits for the docket to move, or for an instant; the zero instant never
// comes. It says whether the docket has moved.
func (c *casefile) until(ctx workflow.Context, due time.Time, summary string) (bool, error) {
	for {
		news := func() bool { return len(c.heard) > 0 }
		inTime := true
		var err error
		if due.IsZero() {
			err = workflow.Await(ctx, news)
		} else {
			inTime, err = within(ctx, due.Sub(workflow.Now(ctx)), summary, news)
		}
		if err != nil || !inTime {
			return false, err
		}
		if moved, err := c.follow(ctx); moved || err != nil {
			return moved, err
		}
	}
}

// untilReminder waits for the docket to move, or for the time to remind the
// owner that a deadline comes near.
func (c *casefile) untilReminder(ctx workflow.Context, s stage, deadline baoquan.Deadline) (bool, error) {
	at, ok := deadline.RemindAt()
	if !ok || s.remind == "" || !at.After(workflow.Now(ctx)) {
		return false, nil
	}
	moved, err := c.until(ctx, at, s.waitsFor+"，至提醒")
	if moved || err != nil {
		return moved, err
	}
	c.tell(ctx, s.remind)
	return false, nil
}

// expire writes down what follows from the deadline that has passed: the case
// moves; or a draft was changed since and a later deadline runs; or a court is
// late, which is recorded and shown and ends nothing. An insurer that is late is
// given one more term.
func (c *casefile) expire(ctx workflow.Context, s stage) (later *baoquan.Deadline, moved bool, err error) {
	var out Expired
	in := Expiry{ApplicationID: c.id, Seq: c.now.Seq}
	if err := workflow.ExecuteLocalActivity(record(ctx), "ExpireDeadline", in).Get(ctx, &out); err != nil {
		return nil, false, err
	}
	switch {
	case out.Entry != nil:
		c.hear(*out.Entry)
		moved, err = c.follow(ctx)
	case out.Overdue:
		c.extend(out.Moved)
		c.describe(ctx, s.waitsFor+"（"+s.overdue+"）")
		if s.late != nil {
			s.late()
		}
		c.late = s.overdue
		err = c.show(ctx)
	case out.Moved != nil:
		c.extend(out.Moved)
		c.describe(ctx, s.waitsFor)
		err = c.show(ctx)
	}
	return out.Moved, moved, err
}

// extend gives the deadline that runs a later end, when there is one.
func (c *casefile) extend(later *baoquan.Deadline) {
	if later != nil {
		c.now.Deadline = later
	}
}

// tell sends the owner a text message. Nobody waits for it: a case does not
// stand still because a telephone does.
func (c *casefile) tell(ctx workflow.Context, template string) {
	in := Notice{ApplicationID: c.id, Seq: c.now.Seq, Template: template}
	c.sending++
	workflow.Go(ctx, func(ctx workflow.Context) {
		if err := outside(ctx, message, "短信："+messageNames[template], "Notify", in, nil); err != nil {
			workflow.GetLogger(ctx).Warn("message was not sent", "application", c.id, "template", template)
		}
		c.sending--
	})
}

var messageNames = map[string]string{
	"submitted": "已提交", "returned": "需补正", "awaiting_payment": "请交费", "awaiting_ruling": "等待裁定",
	"ruled": "已裁定", "rejected": "不予受理", "withdrawn": "已撤回", "lapsed": "已失效",
	"draft_expiring": "草稿将到期", "correction_due": "补正将到期", "fee_due": "交费将到期",
	"declined": "拒保", "insurer_silent": "保险公司未答复", "issuing": "正在出函", "issued": "已出函", "use_due": "保函将到期",
	"cancelled": "已退保", "letter_revoked": "保函已撤销", "letter_released": "担保已解除",
}

// close ends the workflow when its messages are sent or given up.
func (c *casefile) close(ctx workflow.Context) error {
	c.describe(ctx, "已办结")
	return workflow.Await(ctx, func() bool { return c.sending == 0 })
}

// unknown is a status that this procedure has no stage for: a mistake of ours,
// which blocks the workflow's task until the program is mended.
func (c *casefile) unknown() error {
	panic(fmt.Sprintf("no stage for status %q", c.now.Status))
}

// show sets what an operator can search for.
func (c *casefile) show(ctx workflow.Context) error {
	updates := []temporal.SearchAttributeUpdate{
		StatusAttribute.ValueSet(c.now.Status.Chinese()), CourtAttribute.ValueSet(c.now.Court),
		SeqAttribute.ValueSet(c.now.Seq), c.attention(), DueAttribute.ValueUnset(),
	}
	if c.now.Insurer != "" {
		updates = append(updates, InsurerAttribute.ValueSet(c.now.Insurer))
	}
	if c.now.Deadline != nil {
		updates[4] = DueAttribute.ValueSet(c.now.Deadline.DueAt)
	}
	return workflow.UpsertTypedSearchAttributes(ctx, updates...)
}

// describe says in the Temporal UI where the case stands.
func (c *casefile) describe(ctx workflow.Context, waitsFor string) {
	text := fmt.Sprintf("### %s %s\n\n- 状态：%s\n- 等待：%s\n- 案卷第 %d 号", c.title, c.now.Number,
		c.now.Status.Chinese(), waitsFor, c.now.Seq)
	if d := c.now.Deadline; d != nil {
		text += "\n- 期限：" + beijing(d.DueAt)
		if d.Article != "" {
			text += "（" + d.Article + "）"
		}
	}
	workflow.SetCurrentDetails(ctx, text)
}
