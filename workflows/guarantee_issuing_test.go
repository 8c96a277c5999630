package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/baoquan/baoquan"
)

func TestAnInsurersSystemIssuesWhenItHearsOfThePremium(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.bySystem = true
	d.issuedSoon()
	d.then(4*time.Hour, func() {
		assert.Equal(t, "待出函", d.attribute("BaoquanStatus"))
		assert.Equal(t, []string{"pingan submitted 2", "pingan premium_paid 4"}, d.notices)
	})
	d.at(day, baoquan.IssuedEvent) // written down by who received it
	d.at(2*day, baoquan.UsedEvent)
	d.at(3*day, baoquan.ReleasedEvent)
	d.run(t)
	assert.Equal(t, []string{"submitted", "awaiting_payment", "issuing", "issued", "letter_released"}, d.told)
	assert.Equal(t, 1, d.calls["IssueDocuments"])
	assert.Zero(t, d.issued)
}

func TestAnInsurerThatIsLateWithTheDocumentsIsShownAndTheGuaranteeGoesOn(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.bySystem = true
	d.issuedSoon()
	d.then(10*day, func() {
		assert.Equal(t, "超期未出函", d.attribute("BaoquanAttention"))
		assert.Contains(t, d.details(), "- 等待：出具保单和保函（超期未出函）")
	})
	d.at(20*day, baoquan.IssuedEvent)
	d.then(21*day, func() { assert.Nil(t, d.attribute("BaoquanAttention")) })
	d.at(22*day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
	assert.Equal(t, 1, d.calls["ExpireDeadline"])
	assert.Equal(t, []string{"超期未出函"}, d.seen)
}

func TestDocumentsThatCannotBeIssuedForAWhileAreIssuedInTheEnd(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.failing["IssueDocuments"] = 20
	d.issuedSoon()
	d.then(day, func() { assert.Equal(t, "已出函", d.attribute("BaoquanStatus")) })
	d.at(2*day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
	assert.Equal(t, 1, d.issued)
	assert.Equal(t, 21, d.calls["IssueDocuments"])
	assert.Empty(t, d.seen, "it mended itself")
}

func TestAGuaranteeIsWithdrawnWhileItsDocumentsCannotBeIssued(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.away["IssueDocuments"] = friday.Add(6 * time.Hour)
	d.issuedSoon()
	d.at(5*time.Hour, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Zero(t, d.issued)
	assert.Equal(t, "withdrawn", d.told[len(d.told)-1])
	assert.LessOrEqual(t, d.lasted(), 6*time.Hour+2*time.Minute, "what is tried is tried to its end")
}

func TestDocumentsThatWillNeverBeIssuedAreShownAndAWithdrawalIsHeard(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.refused = "IssueDocuments"
	d.issuedSoon()
	d.then(4*time.Hour, func() {
		assert.Equal(t, "出具保单和保函失败", d.attribute("BaoquanAttention"))
		assert.Equal(t, "待出函", d.attribute("BaoquanStatus"))
	})
	d.at(day, baoquan.WithdrawnEvent)
	d.run(t)
	assert.Equal(t, 1, d.calls["IssueDocuments"], "it is final at once")
	assert.Nil(t, d.attribute("BaoquanAttention"), "nobody has to look any more")
	assert.Equal(t, "pingan withdrawn 5", d.notices[len(d.notices)-1])
}

func TestDocumentsThatSomebodyElseIssuesInTheEndEndTheStage(t *testing.T) {
	t.Parallel()
	d := newGuarantee(t)
	d.refused = "IssueDocuments"
	d.issuedSoon()
	d.at(day, baoquan.IssuedEvent)
	d.then(2*day, func() { assert.Nil(t, d.attribute("BaoquanAttention")) })
	d.at(3*day, baoquan.RevokedEvent, baoquan.CancelledEvent)
	d.run(t)
}
