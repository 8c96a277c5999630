// Package activities is what the procedures do in the world: it writes the
// record, sends text messages, speaks with payment and face providers and draws
// documents. Each file is one area; each provider has a package of its own.
// Every activity may run twice and has its effect once.
package activities

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Deliverer hands what was written for a workflow to it.
type Deliverer interface {
	Deliver(subject string)
}

// Cases acts on the record of a case and tells people.
type Cases struct {
	Store         *store.Store
	Deliver       Deliverer
	SMS           sms.Sender
	DraftLifetime time.Duration // a draft is kept so long after its last change
	Now           func() time.Time
}

var _ workflows.CaseActivities = (*Cases)(nil)

// ReadDocket reads the procedural entries of a docket after a number.
func (c *Cases) ReadDocket(ctx context.Context, in workflows.ReadDocket) ([]baoquan.Entry, error) {
	entries, err := c.Store.ProceduralEntries(ctx, in.ApplicationID, in.After)
	return entries, wrap(err)
}

// ExpireDeadline writes down what follows from a deadline that has passed. A
// case that has moved on since is left alone.
func (c *Cases) ExpireDeadline(ctx context.Context, in workflows.Expiry) (workflows.Expired, error) {
	var out workflows.Expired
	err := c.Store.InTx(ctx, func(t *store.Tx) error {
		out = workflows.Expired{}
		a, err := t.Lock(ctx, in.ApplicationID)
		if errors.Is(err, store.ErrNotFound) {
			return nil // a draft that was thrown away: its signal is on its way
		}
		if err != nil {
			return err
		}
		if a.ProceduralSeq != in.Seq {
			return c.repeated(ctx, t, in, &out)
		}
		switch {
		case a.Status == baoquan.Draft:
			return c.expireDraft(ctx, t, a, in, &out)
		case a.Status == baoquan.Returned, a.Status == baoquan.AwaitingPayment:
			return c.lapse(ctx, t, a, in, &out)
		case a.Status == baoquan.Issued:
			return c.expireLetter(ctx, t, a, in, &out)
		case a.Status == baoquan.UnderReview && a.Kind == baoquan.Guarantee:
			return c.expireUnderwriting(ctx, t, a, in, &out)
		}
		return c.overdue(ctx, t, a, in, &out)
	})
	return out, wrap(err)
}

// repeated answers for a case that has moved on: when it was this very expiry
// that moved it, and only its answer was lost, with the same answer.
func (c *Cases) repeated(ctx context.Context, t *store.Tx, in workflows.Expiry, out *workflows.Expired) error {
	for _, key := range []string{expiryKey(in), silenceKey(in)} {
		entry, err := t.EntryByKey(ctx, in.ApplicationID, key)
		switch {
		case err == nil && entry.Event.Procedural():
			out.Entry = &entry
			return nil
		case err != nil && !errors.Is(err, store.ErrNotFound):
			return err
		}
	}
	return nil
}

// expireDraft lets a draft lapse that nobody has touched for as long as a draft
// is kept; a later change gives it a later end.
func (c *Cases) expireDraft(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	due := a.UpdatedAt.Add(c.DraftLifetime)
	if due.After(c.Now()) {
		out.Moved = &baoquan.Deadline{Name: baoquan.DeadlineDraftExpiry, StartsAt: a.UpdatedAt, DueAt: due}
		return t.MoveDeadline(ctx, a.ID, a.UpdatedAt, due)
	}
	return c.lapse(ctx, t, a, in, out)
}

// lapse ends a case whose owner let a deadline pass. An order that is still
// open is dropped, so that nobody pays for nothing.
func (c *Cases) lapse(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	entry, err := t.File(ctx, a, store.Fact{
		Event: baoquan.LapsedEvent, By: baoquan.Actor{Kind: baoquan.ByItself}, At: c.Now(), Key: expiryKey(in),
	})
	if err != nil {
		return err
	}
	out.Entry = &entry
	return t.ReleaseMoney(ctx, a, "申请已失效", c.Now())
}

// expireLetter ends a guarantee whose letter nobody used in time.
func (c *Cases) expireLetter(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	if a.Letter != baoquan.LetterInForce {
		return nil
	}
	entry, err := t.ExpireLetter(ctx, a, expiryKey(in), c.Now())
	out.Entry = &entry
	return err
}

// expireUnderwriting: an insurer that is late is given the same time once more.
// Silent then too, it is left: the application goes back to its owner, who may
// choose another.
func (c *Cases) expireUnderwriting(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	running, err := t.RunningDeadlines(ctx, []string{a.ID})
	if err != nil {
		return err
	}
	_, err = t.EntryByKey(ctx, a.ID, expiryKey(in))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	reminded := err == nil
	switch later := running[a.ID]; {
	case reminded && later != nil && later.DueAt.After(c.Now()): // the answer to the first expiry was lost
		out.Overdue, out.Moved = true, later
		return nil
	case reminded:
		return c.silent(ctx, t, a, in, out)
	}
	if err := c.overdue(ctx, t, a, in, out); err != nil {
		return err
	}
	out.Moved = t.RulesOf(a).DeadlineFor(a.Kind, a.Status, a.Category, c.Now())
	return t.MoveDeadline(ctx, a.ID, out.Moved.StartsAt, out.Moved.DueAt)
}

// silent gives an application that its insurer never answered back to its owner.
func (c *Cases) silent(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	entry, err := t.File(ctx, a, store.Fact{
		Event: baoquan.InsurerSilent, By: baoquan.Actor{Kind: baoquan.ByItself}, At: c.Now(), Key: silenceKey(in),
	})
	if err != nil {
		return err
	}
	out.Entry = &entry
	a.Correction = &baoquan.Correction{Items: []baoquan.CorrectionItem{{
		Location: "insurerCode", Reason: "保险公司未在期限内答复，请另选保险公司后重新提交，也可以再次提交给同一家",
	}}}
	if entry.Deadline != nil {
		a.Correction.DueAt = entry.Deadline.DueAt
	}
	return t.SaveOrders(ctx, a)
}

func silenceKey(in workflows.Expiry) string { return fmt.Sprintf("silent:%d", in.Seq) }

// overdue records that a court has let its deadline pass. The case waits on.
func (c *Cases) overdue(ctx context.Context, t *store.Tx, a *store.Application, in workflows.Expiry, out *workflows.Expired) error {
	out.Overdue = true
	_, err := t.File(ctx, a, store.Fact{
		Event: baoquan.DeadlineMissed, By: baoquan.Actor{Kind: baoquan.ByItself}, At: c.Now(), Key: expiryKey(in),
	})
	if already := (*store.ErrAlready)(nil); errors.As(err, &already) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.MissDeadline(ctx, a.ID, c.Now())
}

func expiryKey(in workflows.Expiry) string { return fmt.Sprintf("expire:%d", in.Seq) }

// Notify sends the owner a text message about an entry, once.
func (c *Cases) Notify(ctx context.Context, in workflows.Notice) error {
	a, err := c.Store.ApplicationHead(ctx, in.ApplicationID)
	if err != nil {
		return wrap(err)
	}
	if in.Template == draftExpiring && a.UpdatedAt.Add(c.DraftLifetime-draftNotice).After(c.Now()) {
		return nil // it was changed since: its end is not near any more
	}
	return c.send(ctx, a, in.Template, c.messageKey(a, in), c.params(ctx, a, in.Template))
}

// NotifyRefund tells the payer of an order by text message that money has gone
// back, and how much, once.
func (c *Cases) NotifyRefund(ctx context.Context, paymentID string) error {
	order, err := c.Store.Payment(ctx, paymentID)
	if err != nil {
		return wrap(err)
	}
	a, err := c.Store.ApplicationHead(ctx, order.ApplicationID)
	if err != nil {
		return wrap(err)
	}
	return c.send(ctx, a, refundedText, "refund:"+order.ID, []string{a.Number, order.RefundAmount.Yuan()})
}

// refundedText says that money has gone back.
const refundedText = "refunded"

// send sends the owner of an application, whoever that is by now, one text, once for
// each key.
func (c *Cases) send(ctx context.Context, a *store.Application, template, key string, params []string) error {
	return texts{c.Store, c.SMS, c.Now}.send(ctx, a.AccountID, template, key, params)
}

// draftExpiring is the reminder of a draft, sent when less than draftNotice is
// left of its time.
const (
	draftExpiring = "draft_expiring"
	draftNotice   = 8 * 24 * time.Hour
)

// messageKey makes a message once: for each entry; a draft's reminder for each
// change, since a change gives it another end.
func (c *Cases) messageKey(a *store.Application, in workflows.Notice) string {
	key := fmt.Sprintf("%s:%d:%s", in.ApplicationID, in.Seq, in.Template)
	if in.Template == draftExpiring {
		key += fmt.Sprintf(":%d", a.Version)
	}
	return key
}

// params fills a text: the application's number, and the last day where the
// text names one.
func (c *Cases) params(ctx context.Context, a *store.Application, template string) []string {
	params := []string{a.Number}
	if sms.ParamCount(template) < 2 {
		return params
	}
	if template == draftExpiring {
		return append(params, lastDay(a.UpdatedAt.Add(c.DraftLifetime)))
	}
	last := "期限届满"
	running, err := c.Store.RunningDeadlines(ctx, []string{a.ID})
	if deadline := running[a.ID]; err == nil && deadline != nil {
		last = lastDay(deadline.DueAt)
	}
	return append(params, last)
}

func lastDay(due time.Time) string { return due.In(baoquan.Beijing).Format("2006年1月2日 15:04") }

// wrap is the one classifier of failures: what a provider has refused for good,
// and what does not exist, is not tried again; everything else is, when the
// provider says or when the policy does. No cause goes along: a history in
// Temporal shows the code and nothing more.
func wrap(err error) error {
	var failed *provider.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrNotFound):
		return temporal.NewNonRetryableApplicationError("not in the record", "not_found", nil)
	case errors.As(err, &failed) && failed.Final:
		return temporal.NewNonRetryableApplicationError(failed.Error(), failed.Code, nil)
	case errors.As(err, &failed):
		return temporal.NewApplicationErrorWithOptions(failed.Error(), failed.Code,
			temporal.ApplicationErrorOptions{NextRetryDelay: failed.RetryAfter})
	}
	return temporal.NewApplicationError("the record did not answer", "record")
}
