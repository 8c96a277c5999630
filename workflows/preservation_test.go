package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

func TestACaseIsFiledAcceptedPaidAndGranted(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.FeeOrdered)
	d.at(3*day, baoquan.PaymentRequested)
	d.at(3*day+time.Minute, baoquan.FeePaid)
	d.at(4*day, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, []string{"submitted", "awaiting_payment", "awaiting_ruling", "ruled"}, d.told)
	assert.Equal(t, 4*day, d.lasted().Truncate(time.Minute))
	assert.Zero(t, d.calls["ExpireDeadline"])
	assert.Zero(t, d.calls["ReadDocket"], "the signals told the whole story")
	assert.Empty(t, d.seen, "nothing needed a person")
	assert.Equal(t, "141", d.attribute("BaoquanCourt"))
	assert.Nil(t, d.attribute("BaoquanDueAt"), "nothing runs any more")
}

func TestAnAcceptedCaseWithoutAFeeGoesStraightToTheRuling(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.Accepted)
	d.at(3*day, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, []string{"submitted", "awaiting_ruling", "ruled"}, d.told)
}

func TestAReturnedCaseIsCorrectedAndReviewedAgain(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.ReturnedToFix)
	d.at(3*day, baoquan.Edited)
	d.at(4*day, baoquan.Submitted)
	d.at(5*day, baoquan.ReturnedToFix)
	d.at(6*day, baoquan.Submitted)
	d.at(7*day, baoquan.Accepted)
	d.at(8*day, baoquan.RulingMade)
	d.run(t)
	assert.Equal(t, []string{"submitted", "returned", "submitted", "returned", "submitted", "awaiting_ruling", "ruled"}, d.told)
}

func TestACaseThatTheCourtRejectsIsOver(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, baoquan.Rejected, d.status)
	assert.Equal(t, []string{"submitted", "rejected"}, d.told)
}

func TestADraftThatIsThrownAwayEndsWithoutAWord(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Edited)
	d.at(2*day, baoquan.DeletedEvent)
	d.run(t)
	assert.Empty(t, d.told)
	assert.Equal(t, "已删除", d.attribute("BaoquanStatus"))
}

func TestACaseMayBeWithdrawnInEveryStageAfterItWasFiled(t *testing.T) {
	t.Parallel()
	for stage, way := range map[string][]baoquan.Event{
		"while the court reviews":      {baoquan.Submitted},
		"while it is corrected":        {baoquan.Submitted, baoquan.ReturnedToFix},
		"while the fee is awaited":     {baoquan.Submitted, baoquan.FeeOrdered},
		"while an order is open":       {baoquan.Submitted, baoquan.FeeOrdered, baoquan.PaymentRequested},
		"after the fee was paid":       {baoquan.Submitted, baoquan.FeeOrdered, baoquan.FeePaid},
		"without a fee, before ruling": {baoquan.Submitted, baoquan.Accepted},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			d := newDocket(t)
			d.at(0, baoquan.Opened)
			for i, event := range append(way, baoquan.WithdrawnEvent) {
				d.at(time.Duration(i+1)*time.Hour, event)
			}
			d.run(t)
			assert.Equal(t, baoquan.Withdrawn, d.status)
			assert.Equal(t, "withdrawn", d.told[len(d.told)-1])
		})
	}
}

func TestMoneyThatGoesBackAfterTheEndNeedsNoProcedure(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.FeeOrdered)
	d.at(3*time.Hour, baoquan.FeePaid)
	d.at(4*time.Hour, baoquan.WithdrawnEvent)
	d.run(t)
	assert.False(t, d.act(baoquan.Refunded).Event.Procedural())
}

func TestTheOperatorReadsInChineseWhereACaseStands(t *testing.T) {
	t.Parallel()
	d := newDocket(t)
	d.at(0, baoquan.Opened)
	d.then(time.Hour, func() {
		assert.Equal(t, "### 保全申请 BQ20261127000001\n\n- 状态：待提交\n- 等待：申请人填写并提交\n- 案卷第 1 号\n"+
			"- 期限：2027-02-25 10:20:00", d.details())
	})
	d.at(day, baoquan.Submitted)
	d.then(day+time.Hour, func() {
		assert.Equal(t, "待审核", d.attribute("BaoquanStatus"))
		assert.Equal(t, int64(2), d.attribute("BaoquanSeq"))
		due, ok := d.attribute("BaoquanDueAt").(time.Time)
		assert.True(t, ok && due.Equal(time.Date(2026, 12, 3, 23, 59, 59, 0, baoquan.Beijing)), "due %v", due)
		assert.Contains(t, d.details(), "- 等待：法院审核\n- 案卷第 2 号\n- 期限：2026-12-03 23:59:59（")
	})
	d.at(2*day, baoquan.RejectedEvent)
	d.run(t)
	assert.Equal(t, "### 保全申请 BQ20261127000001\n\n- 状态：不予受理\n- 等待：已办结\n- 案卷第 3 号", d.details())
	assert.Equal(t, []time.Duration{draftLife - 7*day}, d.timer("申请人填写并提交，至提醒"))
	assert.Len(t, d.timer("法院审核，至期限届满"), 1)
}
