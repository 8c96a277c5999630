package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// How long an insurer has that was asked an hour after the beginning, and then
// once more; and how long the owner has who was left alone.
var (
	firstTerm  = time.Date(2026, 12, 2, 23, 59, 59, 0, baoquan.Beijing).Sub(friday)
	secondTerm = time.Date(2026, 12, 7, 23, 59, 59, 0, baoquan.Beijing).Sub(friday)
	chooseBy   = time.Date(2026, 12, 14, 23, 59, 59, 0, baoquan.Beijing)
)

func TestAReturnedGuaranteeIsCorrectedAndUnderwrittenAnew(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.then(3*time.Hour, func() { assert.Contains(t, d.details(), "- 等待：申请人补正或者另选保险公司") })
	d.at(day, baoquan.Edited)
	d.at(2*day, baoquan.Submitted)
	d.at(3*day, baoquan.DeclinedEvent)
	d.run(t)
	assert.Equal(t, []string{"submitted", "returned", "submitted", "declined"}, d.told)
	assert.Equal(t, []string{"pingan submitted 2", "pingan submitted 5"}, d.notices)
}

func TestAReturnedGuaranteeThatIsHandedInToAnotherInsurerIsTakenOffTheFirstDesk(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.then(day, func() { d.insurer = "picc" })
	d.at(2*day, baoquan.Submitted)
	d.at(3*day, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, []string{"pingan submitted 2", "pingan returned 4", "picc submitted 4", "picc withdrawn 5"}, d.notices)
}

func TestTheFirstInsurerIsToldEvenWhenTheReturnAndTheNextRequestAreHeardAtOnce(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.then(2*time.Hour, func() {
		d.act(baoquan.ReturnedToFix) // and nobody tells the procedure
		d.insurer = "picc"
	})
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.DeclinedEvent)
	d.run(t)
	assert.Equal(t, []string{"pingan submitted 2", "pingan returned 4", "picc submitted 4"}, d.notices)
}

func TestAnInsurerThatNeverSawAGuaranteeIsNotToldThatItWasWithdrawn(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.ReturnedToFix)
	d.then(day, func() { d.insurer = "picc" }) // chosen in the form, and never asked
	d.at(2*day, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, []string{"pingan submitted 2", "pingan withdrawn 4"}, d.notices)
}

func TestAnInsurerThatDeclinesIsNotToldWhatItHasSaid(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.DeclinedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Declined, d.status)
	assert.Equal(t, []string{"submitted", "declined"}, d.told)
	assert.Equal(t, []string{"pingan submitted 2"}, d.notices)
}

func TestAnInsurerThatIsSilentIsRemindedOnceGivenTheSameTimeAgainAndLeft(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.then(firstTerm+time.Hour, func() {
		assert.Equal(t, []string{"pingan submitted 2", "pingan deadline_missed 2"}, d.notices)
		assert.Equal(t, "保险公司逾期未答复", d.attribute("BaoquanAttention"))
		assert.Contains(t, d.details(), "- 等待：保险公司核保（保险公司逾期未答复）\n- 案卷第 2 号\n- 期限：2026-12-07 23:59:59")
	})
	d.then(secondTerm+time.Hour, func() {
		assert.Equal(t, baoquan.Returned, d.status)
		assert.Nil(t, d.attribute("BaoquanAttention"), "it is the owner's turn")
		assert.Contains(t, d.details(), "- 等待：申请人补正或者另选保险公司\n- 案卷第 4 号\n- 期限："+chooseBy.Format(time.DateTime))
		d.insurer = "picc"
	})
	d.at(secondTerm+day, baoquan.Submitted)
	d.at(secondTerm+2*day, baoquan.Underwritten)
	d.at(secondTerm+3*day, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, []string{"submitted", "insurer_silent", "submitted", "awaiting_payment", "withdrawn"}, d.told)
	assert.Equal(t, []string{
		"pingan submitted 2", "pingan deadline_missed 2", "pingan insurer_silent 4", "picc submitted 5", "picc withdrawn 7",
	}, d.notices)
	assert.Equal(t, 2, d.calls["ExpireDeadline"])
	assert.Len(t, d.timer("保险公司核保，至期限届满"), 3)
	assert.Equal(t, "picc", d.attribute("BaoquanInsurer"))
}

func TestAnInsurerThatAnswersInItsSecondTermIsInTime(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(firstTerm+time.Hour, baoquan.Underwritten)
	d.then(firstTerm+2*time.Hour, func() { assert.Nil(t, d.attribute("BaoquanAttention")) })
	d.at(secondTerm+time.Hour, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, []string{"保险公司逾期未答复"}, d.seen)
	assert.NotContains(t, d.told, "insurer_silent")
}

func TestAGuaranteeThatIsHandedInToNobodyAfterASilentInsurerLapses(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.then(secondTerm+day, func() { d.insurer = "picc" }) // chosen in the form, and never asked
	d.run(t)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, []string{"submitted", "insurer_silent", "correction_due", "lapsed"}, d.told)
	assert.Equal(t, chooseBy.Add(-day).UTC(), d.toldAt["4:correction_due"].UTC())
	assert.Equal(t, chooseBy.Sub(friday), d.lasted())
	assert.Equal(t, "pingan insurer_silent 4", d.notices[len(d.notices)-1], "there was nobody any more to tell of the end")
}

func TestAPremiumThatIsNotPaidLetsTheGuaranteeLapse(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.Underwritten)
	d.at(3*time.Hour, baoquan.PaymentRequested)
	d.run(t)
	due := time.Date(2026, 12, 4, 23, 59, 59, 0, baoquan.Beijing)
	assert.Equal(t, baoquan.Lapsed, d.status)
	assert.Equal(t, []string{"submitted", "awaiting_payment", "fee_due", "lapsed"}, d.told)
	assert.Equal(t, due.Add(-day).UTC(), d.toldAt["3:fee_due"].UTC())
	assert.Equal(t, due.Sub(friday), d.lasted())
	assert.Equal(t, []string{"pingan submitted 2", "pingan lapsed 5"}, d.notices)
}
