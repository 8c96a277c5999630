package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

// issuedSoon lets a guarantee be asked for, underwritten, paid and issued in three
// hours: five entries.
func (d *docket) issuedSoon() {
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Submitted)
	d.at(2*time.Hour, baoquan.Underwritten)
	d.at(3*time.Hour, baoquan.PremiumPaid)
}

// How a letter ends that a preservation came to nothing for.
var (
	revoked   = []baoquan.Event{baoquan.ReleasedEvent, baoquan.RevokedEvent}
	cancelled = []baoquan.Event{baoquan.ReleasedEvent, baoquan.RevokedEvent, baoquan.CancelledEvent}
)

func TestAGuaranteeIsUnderwrittenPaidIssuedUsedAndStaysUntilTheInsurerReleasesIt(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(time.Hour, baoquan.Edited)
	d.at(day, baoquan.Submitted)
	d.at(2*day, baoquan.Underwritten)
	d.at(3*day, baoquan.PaymentRequested)
	d.at(3*day+time.Minute, baoquan.PremiumPaid)
	d.then(3*day+2*time.Minute, func() { assert.Equal(t, "已出函", d.attribute("BaoquanStatus"), "at once") })
	d.at(10*day, baoquan.UsedEvent)
	d.at(20*day, baoquan.PreservationRuled)
	d.then(200*day, func() {
		assert.Contains(t, d.details(), "- 等待：担保责任存续，至解除\n- 案卷第 9 号")
	})
	d.at(400*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.ElementsMatch(t, []string{"submitted", "awaiting_payment", "issuing", "issued", "letter_released"}, d.told)
	assert.Equal(t, []string{"pingan submitted 3", "pingan used 8", "pingan preservation_ruled 9", "pingan released 10"}, d.notices)
	assert.Equal(t, 1, d.issued)
	assert.Zero(t, d.calls["ExpireDeadline"])
	assert.Zero(t, d.calls["ReadDocket"], "the signals told the whole story")
	assert.Empty(t, d.seen, "nothing needed a person")
	assert.Equal(t, "pingan", d.attribute("BaoquanInsurer"))
	assert.Nil(t, d.attribute("BaoquanDueAt"), "nothing runs any more")
}

func TestAGuaranteeWhosePreservationIsDismissedIsRevokedAndCancelled(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(10*day, baoquan.UsedEvent)
	d.at(20*day, cancelled...)
	d.run(t)
	assert.Equal(t, baoquan.Cancelled, d.status)
	assert.Equal(t, "cancelled", d.told[len(d.told)-1])
	assert.NotContains(t, d.told, "letter_revoked", "the last of the three says it all")
	assert.Equal(t, []string{"pingan submitted 2", "pingan used 6", "pingan cancelled 9"}, d.notices)
	assert.Equal(t, 20*day, d.lasted().Truncate(time.Minute))
}

func TestAGuaranteeOfWhichNothingGoesBackEndsWithTheRevokedLetter(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(10*day, baoquan.UsedEvent)
	d.at(20*day, revoked...)
	d.run(t)
	assert.Equal(t, baoquan.Issued, d.status)
	assert.Equal(t, "letter_revoked", d.told[len(d.told)-1])
	assert.Equal(t, "pingan revoked 8", d.notices[len(d.notices)-1])
	assert.Equal(t, 20*day, d.lasted().Truncate(time.Minute), "nothing more can come of it")
}

func TestAPartlyGrantedPreservationIsToldToTheInsurerAndTheLetterStays(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.at(10*day, baoquan.UsedEvent)
	d.at(20*day, baoquan.PreservationRuled)
	d.then(1000*day, func() {
		assert.Equal(t, baoquan.LetterUsed, d.letter)
		assert.Nil(t, d.attribute("BaoquanDueAt"), "no time runs while it is in use")
		assert.Equal(t, "pingan preservation_ruled 7", d.notices[len(d.notices)-1])
	})
	d.at(1001*day, baoquan.ClaimedEvent)
	d.then(1002*day, func() { assert.Contains(t, d.details(), "- 等待：保险公司处理索赔") })
	d.at(1500*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.Equal(t, "letter_released", d.told[len(d.told)-1])
}

func TestADraftOfAGuaranteeThatIsThrownAwayEndsWithoutAWord(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.at(day, baoquan.Edited)
	d.at(2*day, baoquan.DeletedEvent)
	d.run(t)
	assert.Empty(t, d.told)
	assert.Zero(t, d.calls["TellInsurer"])
}

func TestADraftOfAGuaranteeThatLapsesIsNoBusinessOfTheInsurer(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.at(0, baoquan.Opened)
	d.run(t)
	assert.Equal(t, []string{"draft_expiring", "lapsed"}, d.told)
	assert.Zero(t, d.calls["TellInsurer"])
}

func TestAGuaranteeMayBeWithdrawnInEveryStageBeforeItIsIssued(t *testing.T) {
	t.Parallel()
	for stage, way := range map[string][]baoquan.Event{
		"while the insurer underwrites": {baoquan.Submitted},
		"while it is corrected":         {baoquan.Submitted, baoquan.ReturnedToFix},
		"while it is underwritten anew": {baoquan.Submitted, baoquan.ReturnedToFix, baoquan.Submitted},
		"while the premium is awaited":  {baoquan.Submitted, baoquan.Underwritten},
		"while an order is open":        {baoquan.Submitted, baoquan.Underwritten, baoquan.PaymentRequested},
		"while the insurer issues":      {baoquan.Submitted, baoquan.Underwritten, baoquan.PremiumPaid},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			d := newGuarantee(t)
			d.bySystem = true
			d.at(0, baoquan.Opened)
			for i, event := range append(way, baoquan.WithdrawnEvent) {
				d.at(time.Duration(i+1)*time.Hour, event)
			}
			d.run(t)
			assert.Equal(t, baoquan.Withdrawn, d.status)
			assert.Equal(t, "withdrawn", d.told[len(d.told)-1])
			assert.Contains(t, d.notices[len(d.notices)-1], "pingan withdrawn")
		})
	}
}

func TestTheOperatorReadsInChineseWhereAGuaranteeStands(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.issuedSoon()
	d.then(90*time.Minute, func() {
		assert.Equal(t, "### 担保申请 BQ20261127000001\n\n- 状态：待审核\n- 等待：保险公司核保\n- 案卷第 2 号\n"+
			"- 期限：2026-12-02 23:59:59（本系统设定）", d.details())
		assert.Equal(t, "pingan", d.attribute("BaoquanInsurer"))
	})
	d.then(4*time.Hour, func() {
		assert.Equal(t, "### 担保申请 BQ20261127000001\n\n- 状态：已出函\n- 等待：申请人将保函用于保全申请\n- 案卷第 5 号\n"+
			"- 期限：2027-02-25 23:59:59（本系统设定）", d.details())
	})
	d.at(day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
}
