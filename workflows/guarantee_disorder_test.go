package workflows_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/baoquan/baoquan"
)

func TestAGuaranteesProcedureTakesItsPlaceWhereverItBegins(t *testing.T) {
	t.Parallel()
	way := []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.Underwritten, baoquan.PremiumPaid, baoquan.IssuedEvent, baoquan.UsedEvent}
	for stage, c := range map[string]struct {
		before []baoquan.Event
		after  []baoquan.Event
		texts  []string // what the owner is told anew where it stands
		asked  []string // and the insurer
	}{
		"draft":        {way[:1], []baoquan.Event{baoquan.DeletedEvent}, nil, nil},
		"under review": {way[:2], []baoquan.Event{baoquan.DeclinedEvent}, []string{"submitted"}, []string{"pingan submitted 2"}},
		"returned": {append(slices.Clone(way[:2]), baoquan.ReturnedToFix), []baoquan.Event{baoquan.WithdrawnEvent},
			[]string{"returned"}, nil},
		"left alone": {append(slices.Clone(way[:2]), baoquan.DeadlineMissed, baoquan.InsurerSilent), []baoquan.Event{baoquan.WithdrawnEvent},
			[]string{"insurer_silent"}, []string{"pingan insurer_silent 4"}},
		"awaiting the premium": {way[:3], []baoquan.Event{baoquan.WithdrawnEvent}, []string{"awaiting_payment"}, nil},
		"issuing":              {way[:4], []baoquan.Event{baoquan.WithdrawnEvent}, []string{"issuing"}, []string{"pingan premium_paid 4"}},
		"issued":               {way[:5], cancelledUnused, []string{"issued"}, nil},
		"in use":               {way, []baoquan.Event{baoquan.ReleasedEvent}, nil, []string{"pingan used 6"}},
		"free again":           {append(slices.Clone(way), baoquan.UnlinkedEvent), cancelledUnused, nil, []string{"pingan unlinked 7"}},
		"ruled on": {append(slices.Clone(way), baoquan.PreservationRuled), []baoquan.Event{baoquan.ReleasedEvent},
			nil, []string{"pingan preservation_ruled 7"}},
		"claimed": {append(slices.Clone(way), baoquan.PreservationRuled, baoquan.ClaimedEvent), []baoquan.Event{baoquan.ReleasedEvent},
			nil, []string{"pingan claimed 8"}},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			d := newGuarantee(t)
			d.bySystem = true
			d.then(0, func() {
				for _, event := range c.before {
					d.act(event)
				}
				d.signal(d.heardOf[len(d.heardOf)-1])
			})
			d.then(time.Hour, func() {
				assert.Equal(t, d.status.Chinese(), d.attribute("BaoquanStatus"))
				assert.Equal(t, c.texts, d.told)
				assert.Equal(t, c.asked, d.notices)
			})
			d.at(day, c.after...)
			d.run(t)
		})
	}
}

// cancelledUnused is an unused letter that is given back.
var cancelledUnused = []baoquan.Event{baoquan.RevokedEvent, baoquan.CancelledEvent}

func TestAGuaranteesProcedureThatBeginsAfterTheEndEnds(t *testing.T) {
	t.Parallel()
	way := []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.Underwritten, baoquan.PremiumPaid, baoquan.IssuedEvent, baoquan.UsedEvent}
	for end, c := range map[string]struct {
		before, last []baoquan.Event
		text         string
	}{
		"declined":  {way[:2], []baoquan.Event{baoquan.DeclinedEvent}, "declined"},
		"withdrawn": {way[:3], []baoquan.Event{baoquan.WithdrawnEvent}, "withdrawn"},
		"lapsed":    {way[:3], []baoquan.Event{baoquan.LapsedEvent}, "lapsed"},
		"expired":   {way[:5], []baoquan.Event{baoquan.LapsedEvent}, "lapsed"},
		"cancelled": {way, cancelled, "cancelled"},
		"revoked":   {way, revoked, "letter_revoked"},
		"released":  {way, []baoquan.Event{baoquan.ReleasedEvent}, "letter_released"},
	} {
		t.Run(end, func(t *testing.T) {
			t.Parallel()
			d := newGuarantee(t)
			d.then(0, func() {
				for _, event := range c.before {
					d.act(event)
				}
				d.signal(d.act(c.last...))
			})
			d.run(t)
			assert.Equal(t, []string{c.text}, d.told)
			assert.Less(t, d.lasted(), time.Hour)
		})
	}
}

// guaranteeStory is a whole life with everything that can happen on the way. Each
// line happens in one go.
var guaranteeStory = [][]baoquan.Event{
	{baoquan.Opened}, {baoquan.Edited}, {baoquan.Submitted}, {baoquan.ReturnedToFix}, {baoquan.Edited}, {baoquan.Submitted},
	{baoquan.PartRevealed}, {baoquan.Underwritten}, {baoquan.PaymentRequested}, {baoquan.PremiumPaid}, {baoquan.IssuedEvent},
	{baoquan.UsedEvent}, {baoquan.UnlinkedEvent}, {baoquan.Evaluated}, {baoquan.UsedEvent}, {baoquan.PreservationRuled}, cancelled,
}

func TestSignalsOfAGuaranteeTwiceLateAndShuffledComeToTheSameEnd(t *testing.T) {
	t.Parallel()
	oftener(t, func(r *rapid.T) {
		d := newGuarantee(t)
		d.bySystem = true
		var entries []baoquan.Entry
		for _, events := range guaranteeStory {
			if e := d.act(events...); e.Event.Procedural() {
				entries = append(entries, e)
			}
		}
		late := rapid.SliceOfN(rapid.IntRange(0, 300), len(entries), len(entries)).Draw(r, "seconds")
		twice := rapid.SliceOf(rapid.IntRange(0, len(entries)-1)).Draw(r, "twice")
		for i, e := range entries {
			d.then(time.Duration(late[i])*time.Second, func() { d.signal(e) })
		}
		for i, which := range twice {
			d.then(time.Duration(i*7)*time.Second, func() { d.signal(entries[which]) })
		}
		d.run(t)
		if len(d.told) == 0 || d.told[len(d.told)-1] != "cancelled" || len(d.told) != len(d.toldAt) {
			r.Errorf("told %v", d.told)
		}
		if len(d.notices) == 0 || d.notices[len(d.notices)-1] != "pingan cancelled 19" {
			r.Errorf("the insurer was told %v", d.notices)
		}
	})
}

func TestSignalsOfAGuaranteeThatAreLostAreMadeUpForByTheNextOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		d := newGuarantee(t)
		d.bySystem = true
		lost := rapid.SliceOfN(rapid.Bool(), len(guaranteeStory), len(guaranteeStory)).Draw(r, "lost")
		for i, events := range guaranteeStory {
			d.then(time.Duration(i)*time.Hour, func() {
				if e := d.act(events...); e.Event.Procedural() && (!lost[i] || i == len(guaranteeStory)-1) {
					d.signal(e)
				}
			})
		}
		d.run(t)
		if d.status != baoquan.Cancelled || d.attribute("BaoquanSeq") != d.prev {
			r.Errorf("ended in %q at %v", d.status, d.attribute("BaoquanSeq"))
		}
	})
}
