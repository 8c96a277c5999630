package workflows_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/workflows"
)

// desk is what a record has of a guarantee beside its docket, and the insurer's
// side of it.
type desk struct {
	bySystem bool                 // the insurer's core system issues
	again    map[int64]time.Time  // end of the second term of an insurer
	notices  []string             // what insurers were told: whom, what, of which entry
	noticeAt map[string]time.Time // and when
	settled  int                  // how often guarantees were settled
	issued   int                  // how often documents were issued
}

// newGuarantee is an empty docket of a guarantee, asked of an insurer with a core
// system, and a procedure that will hear of it.
func newGuarantee(t *testing.T) *docket {
	t.Helper()
	d := newDocketOf(t, baoquan.Guarantee)
	d.insurer, d.desk = "pingan", desk{again: map[int64]time.Time{}, noticeAt: map[string]time.Time{}}
	return d
}

// expireUnderwriting does what activities.Cases does: the same time once more, and
// then the application goes back.
func (d *docket) expireUnderwriting(seq int64) (out workflows.Expired) {
	due, reminded := d.again[seq]
	switch {
	case reminded && !d.env.Now().Before(due):
		e := d.fileLocked(baoquan.InsurerSilent, true)
		out.Entry = &e
		return out
	case !reminded:
		d.fileLocked(baoquan.DeadlineMissed, true)
		d.again[seq] = rules.DeadlineFor(d.kind, d.status, baoquan.Litigation, d.env.Now()).DueAt
	}
	out.Overdue = true
	out.Moved = &baoquan.Deadline{Name: baoquan.DeadlineReview, StartsAt: d.env.Now(), DueAt: d.again[seq]}
	return out
}

// IssueDocuments issues once, and answers the same ever after.
func (d *docket) IssueDocuments(context.Context, string) (out workflows.IssuedDocuments, err error) {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("IssueDocuments"); err != nil {
		return out, err
	}
	switch {
	case d.status == baoquan.Issuing && d.bySystem:
		out.ByInsurer = true
	case d.status == baoquan.Issuing:
		e := d.fileLocked(baoquan.IssuedEvent, true)
		out.Entry, d.issued = &e, d.issued+1
	default:
		for _, e := range d.heardOf {
			if e.Event == baoquan.IssuedEvent {
				out.Entry = &e
			}
		}
	}
	return out, nil
}

// TellInsurer keeps each notice once, as an insurer does that knows its key.
func (d *docket) TellInsurer(_ context.Context, n workflows.InsurerNotice) error {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("TellInsurer"); err != nil {
		return err
	}
	text := fmt.Sprintf("%s %s %d", n.Insurer, n.Event, n.Seq)
	if _, told := d.noticeAt[text]; !told {
		d.notices, d.noticeAt[text] = append(d.notices, text), d.env.Now()
	}
	return nil
}

func (d *docket) SettleGuarantees(context.Context, string) error {
	d.record.Lock()
	defer d.record.Unlock()
	if err := d.call("SettleGuarantees"); err != nil {
		return err
	}
	d.settled++
	return nil
}
