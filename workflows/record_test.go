package workflows_test

import (
	"context"
	"errors"
	"fmt"

	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/workflows"
)

// call counts a call of an activity and lets it fail as the test says.
func (d *docket) call(activity string) error {
	d.calls[activity]++
	if activity == d.refused {
		return temporal.NewNonRetryableApplicationError("sms refused: blacklist", "blacklist", nil)
	}
	if d.calls[activity] <= d.failing[activity] || d.env.Now().Before(d.away[activity]) {
		return temporal.NewApplicationErrorWithOptions("the record did not answer", "record",
			temporal.ApplicationErrorOptions{NextRetryDelay: d.retryIn})
	}
	return nil
}

func (d *docket) ReadDocket(_ context.Context, in workflows.ReadDocket) (entries []baoquan.Entry, err error) {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("ReadDocket"); err != nil {
		return nil, err
	}
	for _, e := range d.heardOf {
		if e.Seq > in.After {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

// ExpireDeadline does what activities.Cases does, without the money.
func (d *docket) ExpireDeadline(_ context.Context, in workflows.Expiry) (out workflows.Expired, err error) {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("ExpireDeadline"); err != nil {
		return out, err
	}
	if in.ApplicationID != caseID || in.Seq > d.prev {
		return out, errors.New("no such deadline")
	}
	if in.Seq != d.prev {
		return out, nil
	}
	switch d.status {
	case baoquan.Issued:
		e := d.fileLocked(baoquan.LapsedEvent, true)
		out.Entry = &e
	case baoquan.Draft:
		if due := d.touched.Add(draftLife); due.After(d.env.Now()) {
			out.Moved = &baoquan.Deadline{Name: baoquan.DeadlineDraftExpiry, StartsAt: d.touched, DueAt: due}
			return out, nil
		}
		fallthrough
	case baoquan.Returned, baoquan.AwaitingPayment:
		e := d.fileLocked(baoquan.LapsedEvent, true)
		out.Entry = &e
	case baoquan.UnderReview:
		if d.kind == baoquan.Guarantee {
			return d.expireUnderwriting(in.Seq), nil
		}
		fallthrough
	default:
		if out.Overdue = true; !d.expired[in.Seq] {
			d.fileLocked(baoquan.DeadlineMissed, true)
		}
	}
	d.expired[in.Seq] = true
	return out, nil
}

// Notify keeps each text once, as the record does: a draft's reminder for each
// change, and none for a draft whose end is not near any more.
func (d *docket) NotifyRefund(context.Context, string) error { return nil }

func (d *docket) Notify(_ context.Context, in workflows.Notice) error {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("Notify"); err != nil {
		return err
	}
	key := fmt.Sprintf("%d:%s", in.Seq, in.Template)
	if in.Template == "draft_expiring" {
		if d.touched.Add(draftLife - 8*day).After(d.env.Now()) {
			return nil
		}
		key += d.touched.Format(":2006-01-02")
	}
	if _, sent := d.toldAt[key]; !sent {
		d.told, d.toldAt[key] = append(d.told, in.Template), d.env.Now()
	}
	return nil
}
