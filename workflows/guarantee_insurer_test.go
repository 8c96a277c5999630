package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

const (
	systemAway = "保险公司系统没有答复，正在重试"
	noAnswer   = "保险公司逾期未答复"
)

func TestAnInsurerWhoseSystemIsDownForADayHearsEverythingAfterwardsInOrder(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.away["TellInsurer"] = friday.Add(day)
	d.issuedSoon()
	d.then(90*time.Minute, func() { assert.Equal(t, systemAway, d.attribute("BaoquanAttention")) })
	d.then(4*time.Hour, func() {
		assert.Equal(t, "已出函", d.attribute("BaoquanStatus"), "the procedure does not wait for it")
		assert.Equal(t, systemAway, d.attribute("BaoquanAttention"), "as long as it is away")
	})
	d.at(5*time.Hour, baoquan.UsedEvent)
	d.at(6*time.Hour, baoquan.UnlinkedEvent)
	d.at(7*time.Hour, baoquan.UsedEvent)
	d.then(day+5*time.Minute, func() {
		assert.Equal(t, []string{"pingan submitted 2", "pingan used 6", "pingan unlinked 7", "pingan used 8"}, d.notices)
		assert.Nil(t, d.attribute("BaoquanAttention"))
		first, last := d.noticeAt["pingan submitted 2"], d.noticeAt["pingan used 8"]
		assert.True(t, !first.Before(friday.Add(day)) && last.Before(friday.Add(day+2*time.Minute)), "soon after it is back")
	})
	d.at(10*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.Equal(t, "pingan released 9", d.notices[len(d.notices)-1])
}

func TestAnInsurerThatIsLateStaysMarkedWhenItsSystemIsBack(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.away["TellInsurer"] = friday.Add(firstTerm + day)
	d.then(firstTerm+time.Hour, func() { assert.Equal(t, systemAway, d.attribute("BaoquanAttention")) })
	d.then(firstTerm+day+time.Hour, func() {
		assert.Equal(t, noAnswer, d.attribute("BaoquanAttention"), "it is back, and still late")
		assert.Equal(t, []string{"pingan submitted 2", "pingan deadline_missed 2"}, d.notices)
	})
	d.at(firstTerm+2*day, baoquan.DeclinedEvent)
	d.run(t)
	assert.Nil(t, d.attribute("BaoquanAttention"))
}

func TestAGuaranteeThatEndsWhileTheInsurersSystemIsAwayIsToldOfWhenItIsBack(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.away["TellInsurer"] = friday.Add(3 * day)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.WithdrawnEvent)
	d.then(day, func() {
		assert.Equal(t, "已撤回", d.attribute("BaoquanStatus"))
		assert.Contains(t, d.told, "withdrawn", "the owner knows already")
	})
	d.run(t)
	assert.Equal(t, []string{"pingan submitted 2", "pingan withdrawn 3"}, d.notices)
	assert.Equal(t, 3*day, d.lasted().Truncate(time.Hour))
	assert.Nil(t, d.attribute("BaoquanAttention"))
}

func TestASystemThatDoesNotComeBackIsGivenUpAfterAMonth(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.failing["TellInsurer"], d.retryIn = 1_000_000, time.Hour
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.DeclinedEvent)
	d.run(t)
	assert.Empty(t, d.notices)
	assert.LessOrEqual(t, d.lasted(), 31*day)
	assert.Less(t, d.calls["TellInsurer"], 31*24, "when the system says, and not every minute")
	assert.Nil(t, d.attribute("BaoquanAttention"))
}

func TestANoticeThatTheInsurerRefusesForGoodIsTriedOnceAndTheNextOneGoesOut(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.refused = "TellInsurer"
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.then(90*time.Minute, func() { d.refused = "" })
	d.at(2*time.Hour, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, []string{"pingan withdrawn 3"}, d.notices)
	assert.Equal(t, 2, d.calls["TellInsurer"])
	assert.Empty(t, d.seen)
}

func TestAnInsurersSystemAndATelephoneDoNotWaitForOneAnother(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.failing["Notify"], d.away["TellInsurer"] = 1_000_000, friday.Add(5*day)
	d.issuedSoon()
	d.then(4*time.Hour, func() { assert.Equal(t, "已出函", d.attribute("BaoquanStatus")) })
	d.at(6*day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
	assert.Empty(t, d.told)
	assert.Equal(t, []string{"pingan submitted 2", "pingan cancelled 7"}, d.notices)
}
