package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// useBy is how long a letter that was issued on the first day may be used.
var useBy = time.Date(2027, 2, 25, 23, 59, 59, 0, baoquan.Beijing)

func TestALetterThatNobodyUsesIsRemindedOfAndExpires(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, baoquan.LetterRevoked, d.letter)
	assert.Equal(t, []string{"use_due", "lapsed"}, d.told[len(d.told)-2:])
	assert.Equal(t, useBy.Add(-7*day).UTC(), d.toldAt["5:use_due"].UTC())
	assert.Equal(t, useBy.Sub(friday), d.lasted())
	assert.Equal(t, "pingan lapsed 6", d.notices[len(d.notices)-1])
}

func TestTheTimeOfALetterRunsAnewWhenItIsFreed(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(85*day, baoquan.UsedEvent)
	d.then(150*day, func() {
		assert.Contains(t, d.details(), "- 等待：法院办理所担保的保全申请")
		assert.Nil(t, d.attribute("BaoquanDueAt"), "a letter in use does not expire")
	})
	d.at(200*day, baoquan.UnlinkedEvent)
	freed := time.Date(2027, 9, 13, 23, 59, 59, 0, baoquan.Beijing) // 90 days after 2027-06-15
	d.then(201*day, func() {
		due, ok := d.attribute("BaoquanDueAt").(time.Time)
		assert.True(t, ok && due.Equal(freed), "due %v", due)
	})
	d.at(280*day, baoquan.UsedEvent)
	d.at(285*day, baoquan.UnlinkedEvent)
	d.run(t)
	again := time.Date(2027, 12, 7, 23, 59, 59, 0, baoquan.Beijing) // 90 days after 2027-09-08
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, again.Sub(friday), d.lasted())
	assert.Equal(t, again.Add(-7*day).UTC(), d.toldAt["9:use_due"].UTC())
	assert.Contains(t, d.toldAt, "5:use_due", "the first term was nearly over when it was used")
	assert.NotContains(t, d.toldAt, "7:use_due", "the second was not")
	assert.Equal(t, []string{
		"pingan submitted 2", "pingan used 6", "pingan unlinked 7", "pingan used 8", "pingan unlinked 9", "pingan lapsed 10",
	}, d.notices)
}

func TestALetterThatIsFreedIsUsedAgain(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(10*day, baoquan.UsedEvent)
	d.at(11*day, baoquan.UnlinkedEvent)
	d.at(12*day, baoquan.UsedEvent)
	d.at(20*day, baoquan.PreservationRuled)
	d.at(30*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.Equal(t, "pingan released 10", d.notices[len(d.notices)-1])
	issued := 0
	for _, text := range d.told {
		if text == "issued" {
			issued++
		}
	}
	assert.Equal(t, 1, issued, "a letter that is free again was not issued again")
}

func TestALetterThatIsUsedAfterItsReminderDoesNotExpire(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(useBy.Sub(friday)-time.Minute, baoquan.UsedEvent)
	d.at(500*day, revoked...)
	d.run(t)
	assert.Contains(t, d.told, "use_due")
	assert.Equal(t, baoquan.Issued, d.status)
	assert.Zero(t, d.calls["ExpireDeadline"])
}

func TestALetterThatExpiresWhileItsUseIsOnItsWayIsUsed(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	var used baoquan.Entry
	d.then(useBy.Sub(friday)-time.Minute, func() { used = d.act(baoquan.UsedEvent) }) // and nobody tells the procedure
	d.then(useBy.Sub(friday)+day, func() { d.signal(used) })
	d.at(500*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Issued, d.status)
	assert.Equal(t, "letter_released", d.told[len(d.told)-1])
}

func TestAnUnusedLetterThatIsGivenBackIsCancelled(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(10*day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
	assert.Equal(t, baoquan.Cancelled, d.status)
	assert.Equal(t, "cancelled", d.told[len(d.told)-1])
	assert.Equal(t, []string{"pingan submitted 2", "pingan cancelled 7"}, d.notices)
	assert.Equal(t, 10*day, d.lasted().Truncate(time.Minute))
}
