package sandbox

import (
	"slices"
	"strings"

	"github.com/baoquan/baoquan/activities/insurer"
)

// take keeps an event, once, and begins to say what there is to say to it. An old
// one is only kept; of an old submission the insurer learns what it did not know.
func (p *insurerProvider) take(event heardEvent) error {
	if event.kind == insurer.Submitted {
		if err := p.learn(event.submission); err != nil {
			return err
		}
	}
	var first int
	row, err := p.cases.Update(event.about.ID, func(row *insurerCase, _ bool) error {
		if slices.ContainsFunc(row.Heard, func(h insurerHeard) bool { return h.ID == event.webhookID }) {
			return errHeardBefore
		}
		old := event.about.Seq < row.Seq
		row.ID, row.Number = event.about.ID, event.about.Number
		row.Heard = append(slices.Clone(row.Heard), insurerHeard{event.webhookID, event.kind, old})
		if first = len(row.Sent); !old {
			if err := p.react(row, event); err != nil {
				return err
			}
		}
		return p.shared.Counts.Add(p.Name(), event.kind, event.webhookID)
	})
	if err != nil {
		return err
	}
	for i := first; i < len(row.Sent); i++ {
		p.saying.Go(func() { p.deliver(row.ID, i, 0) })
	}
	return nil
}

// learn keeps what a submission says, the newest for each guarantee.
func (p *insurerProvider) learn(data insurer.Submission) error {
	_, err := p.submissions.Update(data.ID, func(row *insurerSubmission, _ bool) error {
		if data.Seq >= row.Seq {
			*row = insurerSubmission{data.Seq, data}
		}
		return nil
	})
	return err
}

// react moves the case on. A reminder changes nothing of it.
func (p *insurerProvider) react(row *insurerCase, event heardEvent) error {
	row.Seq = event.about.Seq
	if event.kind != insurer.Overdue {
		row.State = strings.TrimPrefix(event.kind, "guarantee.")
	}
	switch event.kind {
	case insurer.Submitted:
		p.underwrite(row)
	case insurer.Paid:
		return p.promise(row, event.payment)
	}
	return nil
}

// promise puts the documents on the list of what is to be said. They are issued
// once, however often the premium is said to be paid.
func (p *insurerProvider) promise(row *insurerCase, payment insurer.Payment) error {
	if err := p.shared.Counts.Add(p.Name(), "issue", row.ID); err != nil || row.Paid != nil {
		return err
	}
	row.Paid = &payment
	row.Sent = append(slices.Clone(row.Sent), insurerMessage{
		Type: insurer.Issued, ID: "documents-" + row.ID, Status: messagePending,
	})
	return nil
}
