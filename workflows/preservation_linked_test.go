package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// ends is every way in which a preservation ends, after it was opened.
var ends = map[string]struct {
	way  []baoquan.Event
	text string
}{
	"ruled":     {[]baoquan.Event{baoquan.Submitted, baoquan.FeeOrdered, baoquan.FeePaid, baoquan.RulingMade}, "ruled"},
	"rejected":  {[]baoquan.Event{baoquan.Submitted, baoquan.RejectedEvent}, "rejected"},
	"withdrawn": {[]baoquan.Event{baoquan.Submitted, baoquan.WithdrawnEvent}, "withdrawn"},
	"unpaid":    {[]baoquan.Event{baoquan.Submitted, baoquan.FeeOrdered}, "lapsed"},    // lapses with the time
	"corrected": {[]baoquan.Event{baoquan.Submitted, baoquan.ReturnedToFix}, "lapsed"}, // the same
	"abandoned": {nil, "lapsed"},                                                       // the same
	"deleted":   {[]baoquan.Event{baoquan.DeletedEvent}, ""},
}

func TestTheGuaranteesOfAPreservationAreSettledWithItsEnd(t *testing.T) {
	t.Parallel()
	for end, c := range ends {
		for _, linked := range []bool{true, false} {
			name := end + " without a guarantee"
			if linked {
				name = end + " with a guarantee"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				d := newDocket(t)
				d.linked = linked
				d.at(0, baoquan.Opened)
				for i, event := range c.way {
					d.at(time.Duration(i+1)*time.Hour, event)
				}
				d.run(t)
				if linked {
					assert.Equal(t, 1, d.settled)
				} else {
					assert.Zero(t, d.calls["SettleGuarantees"])
				}
				if c.text != "" {
					assert.Equal(t, c.text, d.told[len(d.told)-1])
				}
			})
		}
	}
}

func TestGuaranteesAreSettledWhenTheRecordIsBack(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.linked, d.failing["SettleGuarantees"] = true, 8
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, 9, d.calls["SettleGuarantees"])
	assert.Equal(t, 1, d.settled)
	assert.Equal(t, "rejected", d.told[len(d.told)-1])
}

func TestAGuaranteeThatWasFreedBeforeTheEndIsNotSettled(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.linked = true
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.then(3*time.Hour, func() { d.linked = false })
	d.at(4*time.Hour, baoquan.Submitted)
	d.at(5*time.Hour, baoquan.RejectedEvent)
	d.run(t)
	assert.Zero(t, d.calls["SettleGuarantees"])
}

func TestAProcedureThatBeginsAfterTheEndSettlesTheGuarantees(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.linked = true
	d.then(0, func() {
		d.act(baoquan.Opened)
		d.act(baoquan.Submitted)
		d.signal(d.act(baoquan.RejectedEvent))
	})
	d.run(t)
	assert.Equal(t, 1, d.settled)
}
