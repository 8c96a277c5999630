package workflows_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/baoquan/baoquan"
)

func TestAProcedureThatBeginsInTheMiddleReadsTheDocketAndTakesItsPlace(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.then(0, func() {
		for _, event := range []baoquan.Event{baoquan.Opened, baoquan.Edited, baoquan.Submitted, baoquan.FeeOrdered} {
			d.act(event)
		}
		d.signal(d.heardOf[2]) // the fee, which is entry 5
	})
	d.then(time.Hour, func() {
		assert.Equal(t, int64(5), d.attribute("BaoquanSeq"))
		assert.Equal(t, "待交费", d.attribute("BaoquanStatus"))
	})
	d.at(day, baoquan.FeePaid)
	d.at(2*day, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, 1, d.calls["ReadDocket"])
	assert.Equal(t, []string{"awaiting_payment", "awaiting_ruling", "ruled"}, d.told, "only what the case stands at is told again")
}

func TestAProcedureThatBeginsAfterTheEndEnds(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.then(0, func() {
		var last baoquan.Entry
		for _, event := range []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.RejectedEvent} {
			last = d.act(event)
		}
		d.signal(last)
	})
	d.run(t)
	assert.Equal(t, []string{"rejected"}, d.told)
}

func TestADocketThatCannotBeReadIsReadWhenItIsBack(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.failing["ReadDocket"] = 5
	d.at(0, baoquan.Opened)
	d.then(time.Hour, func() {
		d.act(baoquan.Submitted)
		d.signal(d.act(baoquan.Accepted)) // the one before is lost
	})
	d.at(2*time.Hour, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, 6, d.calls["ReadDocket"])
}

func TestAnEntryThatIsNotInTheDocketIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.then(time.Hour, func() {
		d.signal(baoquan.Entry{ApplicationID: caseID, Seq: 40, Prev: 39, Event: baoquan.RulingMade, Status: baoquan.Ruled})
	})
	d.then(2*time.Hour, func() { assert.LessOrEqual(t, d.calls["ReadDocket"], 2, "it asks in a circle") })
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Rejected, d.status)
}

// story is a whole case with everything that can happen on the way.
var story = []baoquan.Event{
	baoquan.Opened, baoquan.Edited, baoquan.Submitted, baoquan.ReturnedToFix, baoquan.Edited, baoquan.Submitted,
	baoquan.PartRevealed, baoquan.FeeOrdered, baoquan.PaymentRequested, baoquan.FeePaid, baoquan.RulingMade,
}

// oftener checks twice as many cases as rapid does by itself.
func oftener(t *testing.T, f func(r *rapid.T)) {
	t.Helper()
	for range 2 {
		rapid.Check(t, f)
	}
}

// follows says whether what was told was told in the order of another telling, each
// at most once: something out of date may be left out, nothing is told again.
func follows(told, ordered []string) bool {
	for _, word := range told {
		at := slices.Index(ordered, word)
		if at < 0 {
			return false
		}
		ordered = ordered[at+1:]
	}
	return true
}

func TestSignalsTwiceLateAndShuffledComeToTheSameEnd(t *testing.T) {
	t.Parallel()
	inOrder := newDocket(t)
	for i, event := range story {
		if e := inOrder.act(event); event.Procedural() {
			inOrder.then(time.Duration(i)*time.Minute, func() { inOrder.signal(e) })
		}
	}
	inOrder.run(t)
	oftener(t, func(r *rapid.T) {
		d := newDocket(t)
		var entries []baoquan.Entry
		for _, event := range story {
			if e := d.act(event); event.Procedural() {
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
		if len(d.told) == 0 || d.told[len(d.told)-1] != "ruled" || len(d.told) != len(d.toldAt) || !follows(d.told, inOrder.told) {
			r.Errorf("told %v, in order %v", d.told, inOrder.told)
		}
	})
}

func TestSignalsThatAreLostAreMadeUpForByTheNextOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		d := newDocket(t)
		lost := rapid.SliceOfN(rapid.Bool(), len(story), len(story)).Draw(r, "lost")
		for i, event := range story {
			d.then(time.Duration(i)*time.Hour, func() {
				if e := d.act(event); event.Procedural() && (!lost[i] || i == len(story)-1) {
					d.signal(e)
				}
			})
		}
		d.run(t)
		if d.status != baoquan.Ruled || d.attribute("BaoquanSeq") != d.prev {
			r.Errorf("ended in %q at %v", d.status, d.attribute("BaoquanSeq"))
		}
	})
}
