package baoquan

import (
	"testing"
	"time"
)

func TestPeopleAreRemindedOfTheirOwnDeadlinesWhenThereIsTime(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	starts := time.Date(2026, 11, 28, 0, 0, 0, 0, Beijing)
	for _, c := range []struct {
		name   DeadlineName
		length time.Duration
		before time.Duration // 0: no reminder
	}{
		{DeadlineDraftExpiry, 90 * day, 7 * day},
		{DeadlineDraftExpiry, 14 * day, 7 * day},
		{DeadlineDraftExpiry, 14*day - time.Second, 0},
		{DeadlineCorrection, 7 * day, day},
		{DeadlineCorrection, 2 * day, day},
		{DeadlineCorrection, 2*day - time.Second, 0},
		{DeadlineFee, 7 * day, day},
		{DeadlineFee, 20 * time.Second, 0}, // a trial
		{DeadlineUse, 90 * day, 7 * day},
		{DeadlineUse, 14 * day, 7 * day},
		{DeadlineUse, 14*day - time.Second, 0},
		{DeadlineReview, 30 * day, 0}, // the court's
		{DeadlineRuling, 30 * day, 0},
		{DeadlineIssuing, 30 * day, 0},
	} {
		due := starts.Add(c.length)
		at, ok := Deadline{Name: c.name, StartsAt: starts, DueAt: due}.RemindAt()
		if ok != (c.before > 0) || ok && !at.Equal(due.Add(-c.before)) {
			t.Errorf("%s of %v: %v, %v", c.name, c.length, at, ok)
		}
	}
}

func TestAReminderComesAfterItsDeadlineHasBegun(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27").With(map[DeadlineName]time.Duration{DeadlineDraftExpiry: 90 * 24 * time.Hour})
	at := time.Date(2026, 11, 27, 10, 20, 0, 0, Beijing)
	for _, status := range []Status{Draft, Returned, AwaitingPayment} {
		deadline := rules.DeadlineFor(Preservation, status, Litigation, at)
		if deadline == nil {
			t.Fatalf("nothing runs in %q", status)
		}
		if remind, ok := deadline.RemindAt(); !ok || remind.Before(deadline.StartsAt) || !remind.Before(deadline.DueAt) {
			t.Errorf("%q: reminded at %v, of %v", status, remind, deadline)
		}
	}
}

func TestWhoHoldsALetterIsRemindedAWeekBeforeItExpires(t *testing.T) {
	t.Parallel()
	use := RulesOn("2026-11-27").DeadlineFor(Guarantee, Issued, Litigation, beijing(t, "2026-11-27 10:20:00"))
	if use == nil {
		t.Fatal("an issued letter never expires")
	}
	if at, ok := use.RemindAt(); !ok || !at.Equal(beijing(t, "2027-02-18 23:59:59")) {
		t.Errorf("reminded at %v, %v", at, ok)
	}
}
