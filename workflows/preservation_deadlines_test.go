package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

func TestADraftThatNobodyTouchesIsRemindedOfAndLapses(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, []string{"draft_expiring", "lapsed"}, d.told)
	assert.Equal(t, friday.Add(draftLife-7*day).UTC(), d.toldAt["1:draft_expiring:2026-11-27"].UTC())
	assert.Equal(t, []time.Duration{7 * day}, d.timer("申请人填写并提交，至期限届满"))
	assert.Equal(t, 1, d.calls["ExpireDeadline"])
}

func TestADraftThatIsEditedIsKeptLongerAndTheOperatorSeesHowLong(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(50*day, baoquan.Edited)
	d.then(draftLife+day, func() {
		due, ok := d.attribute("BaoquanDueAt").(time.Time)
		assert.True(t, ok && due.Equal(friday.Add(50*day+draftLife)), "due %v", due)
		assert.Contains(t, d.details(), "期限："+friday.Add(50*day+draftLife).Format(time.DateTime))
	})
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, 50*day+draftLife, d.lasted())
	assert.Equal(t, 2, d.calls["ExpireDeadline"])
	assert.Equal(t, []string{"draft_expiring", "lapsed"}, d.told, "reminded of the end that counts, not of the one that moved")
	assert.Equal(t, friday.Add(50*day+draftLife-7*day).UTC(), d.toldAt["1:draft_expiring:2027-01-16"].UTC())
}

func TestADraftThatIsEditedAgainAndAgainIsStillSubmitted(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	for i := range 6 {
		d.at(time.Duration(80*(i+1))*day, baoquan.Edited)
	}
	d.at(500*day, baoquan.Submitted)
	d.at(501*day, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Rejected, d.status)
}

func TestACorrectionThatDoesNotComeLetsTheCaseLapse(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, []string{"submitted", "returned", "correction_due", "lapsed"}, d.told)
	due := time.Date(2026, 12, 4, 23, 59, 59, 0, baoquan.Beijing)
	assert.Equal(t, due.Sub(friday), d.lasted())
	assert.Equal(t, due.Add(-day).UTC(), d.toldAt["3:correction_due"].UTC())
}

func TestAFeeThatIsNotPaidLetsTheCaseLapse(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.FeeOrdered)
	d.at(3*time.Hour, baoquan.PaymentRequested)
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, []string{"submitted", "awaiting_payment", "fee_due", "lapsed"}, d.told)
}

func TestACourtThatIsLateIsShownAndTheCaseGoesOn(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.then(20*day, func() {
		assert.Equal(t, "超期未审核", d.attribute("BaoquanAttention"))
		assert.Contains(t, d.details(), "- 等待：法院审核（超期未审核）")
	})
	d.at(30*day, baoquan.Accepted)
	d.then(31*day, func() { assert.Nil(t, d.attribute("BaoquanAttention"), "the court has acted") })
	d.then(60*day, func() { assert.Equal(t, "超期未裁定", d.attribute("BaoquanAttention")) })
	d.at(90*day, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, baoquan.Ruled, d.status)
	assert.Equal(t, []string{"超期未审核", "超期未裁定"}, d.seen)
	assert.Equal(t, []string{"submitted", "awaiting_ruling", "ruled"}, d.told, "the owner cannot help it and is not told")
	assert.Nil(t, d.attribute("BaoquanAttention"))
	assert.Equal(t, 2, d.calls["ExpireDeadline"], "a court is marked late once in each stage")
}

func TestAnEntryInTheLastMomentIsInTime(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(draftLife, baoquan.Submitted) // filed in the same instant in which the draft's time ends
	d.at(draftLife+day, baoquan.RejectedEvent)
	d.run(t)
	assert.Contains(t, []baoquan.Status{baoquan.Rejected, baoquan.Lapsed}, d.status, "the record decides, once")
}

func TestADeadlineThatPassesWhileTheSignalIsOnItsWayEndsNothing(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	var submitted baoquan.Entry
	d.then(draftLife-time.Minute, func() { submitted = d.act(baoquan.Submitted) }) // and nobody tells the procedure
	d.then(draftLife+day, func() { d.signal(submitted) })
	d.at(draftLife+2*day, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Rejected, d.status)
	assert.Equal(t, []string{"draft_expiring", "submitted", "rejected"}, d.told)
}

func TestARecordThatIsAwayWhenADeadlinePassesIsAskedUntilItIsBack(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.failing["ExpireDeadline"] = 5
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, 6, d.calls["ExpireDeadline"])
}

func TestATelephoneThatDoesNotAnswerDoesNotHoldACaseUp(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.failing["Notify"] = 1000
	d.at(0, baoquan.Opened)
	d.at(time.Minute, baoquan.Submitted)
	d.at(2*time.Minute, baoquan.FeeOrdered)
	d.at(3*time.Minute, baoquan.FeePaid)
	d.at(4*time.Minute, baoquan.RulingMade)
	d.then(5*time.Minute, func() { assert.Equal(t, "已裁定", d.attribute("BaoquanStatus")) })
	d.run(t)
	assert.Empty(t, d.told)
	assert.LessOrEqual(t, d.lasted(), 2*time.Hour, "messages are given up in the end")
}

func TestATelephoneThatComesBackIsToldWhatHappened(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.failing["Notify"] = 3
	d.at(0, baoquan.Opened)
	d.at(time.Minute, baoquan.Submitted)
	d.at(2*time.Minute, baoquan.RejectedEvent)
	d.run(t)
	assert.ElementsMatch(t, []string{"submitted", "rejected"}, d.told)
}

func TestATelephoneThatIsRefusedForGoodIsTriedOnceForEachText(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.refused = "Notify"
	d.at(0, baoquan.Opened)
	d.at(time.Minute, baoquan.Submitted)
	d.at(2*time.Minute, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, 2, d.calls["Notify"])
	assert.Equal(t, 2*time.Minute, d.lasted().Truncate(time.Minute))
}
