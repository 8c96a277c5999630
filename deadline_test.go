package baoquan

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// beijing reads "2006-01-02 15:04:05" in Beijing.
func beijing(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation(time.DateTime, s, Beijing)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestWhatRunsInWhichStatus(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27")
	for _, c := range []struct {
		kind     Kind
		status   Status
		category Category
		name     DeadlineName
		starts   string
		due      string
	}{
		// Friday 10:20 counts from 11:00, and the weekend changes nothing.
		{Preservation, UnderReview, PreLitigation, DeadlineReview, "2026-11-27 11:00:00", "2026-11-29 11:00:00"},
		{Preservation, AwaitingRuling, PreLitigation, DeadlineRuling, "2026-11-27 11:00:00", "2026-11-29 11:00:00"},
		{Preservation, UnderReview, Litigation, DeadlineReview, "2026-11-28 00:00:00", "2026-12-02 23:59:59"},
		{Preservation, AwaitingRuling, Litigation, DeadlineRuling, "2026-11-28 00:00:00", "2026-12-02 23:59:59"},
		{Preservation, AwaitingRuling, PreEnforcement, DeadlineRuling, "2026-11-28 00:00:00", "2026-12-02 23:59:59"},
		{Preservation, Returned, Litigation, DeadlineCorrection, "2026-11-28 00:00:00", "2026-12-04 23:59:59"},
		{Preservation, AwaitingPayment, Litigation, DeadlineFee, "2026-11-28 00:00:00", "2026-12-04 23:59:59"},
		{Guarantee, UnderReview, PreLitigation, DeadlineReview, "2026-11-28 00:00:00", "2026-12-02 23:59:59"},
		{Guarantee, Returned, Litigation, DeadlineCorrection, "2026-11-28 00:00:00", "2026-12-04 23:59:59"},
		{Guarantee, AwaitingPayment, Litigation, DeadlineFee, "2026-11-28 00:00:00", "2026-12-04 23:59:59"},
		{Guarantee, Issuing, Litigation, DeadlineIssuing, "2026-11-28 00:00:00", "2026-12-01 23:59:59"},
		{Guarantee, Issued, PreLitigation, DeadlineUse, "2026-11-28 00:00:00", "2027-02-25 23:59:59"}, // 90 days
		{Guarantee, Issued, Litigation, DeadlineUse, "2026-11-28 00:00:00", "2027-02-25 23:59:59"},
		{Guarantee, Issued, PreEnforcement, DeadlineUse, "2026-11-28 00:00:00", "2027-02-25 23:59:59"},
	} {
		got := rules.DeadlineFor(c.kind, c.status, c.category, beijing(t, "2026-11-27 10:20:00"))
		if got == nil || got.Name != c.name || got.Article == "" ||
			!got.StartsAt.Equal(beijing(t, c.starts)) || !got.DueAt.Equal(beijing(t, c.due)) {
			t.Errorf("%s %s %s: %+v", c.kind, c.status, c.category, got)
		}
	}
}

// The letter of an issued guarantee waits to be used; whether it does is the
// letter's, not the status's.
func TestNothingRunsInDraftsAndAtTheEnd(t *testing.T) {
	t.Parallel()
	at := beijing(t, "2026-11-27 10:20:00")
	for _, kind := range []Kind{Preservation, Guarantee} {
		for _, status := range []Status{
			"", Draft, Ruled, Issued, Rejected, Declined, Withdrawn, Lapsed, Cancelled, Deleted,
		} {
			if got := RulesOn("2026-11-27").DeadlineFor(kind, status, Litigation, at); got != nil && (kind != Guarantee || status != Issued) {
				t.Errorf("%s %s: %s runs", kind, status, got.Name)
			}
		}
	}
	if got := RulesOn("").DeadlineFor(Preservation, UnderReview, Litigation, at); got != nil {
		t.Error("a deadline runs without rules")
	}
}

func TestHoursCountFromTheNextFullHour(t *testing.T) {
	t.Parallel()
	rule := Rule{Hours: 48}
	for at, want := range map[string]string{
		"2026-11-27 10:20:00": "2026-11-29 11:00:00",
		"2026-11-27 10:59:59": "2026-11-29 11:00:00",
		"2026-11-27 11:00:00": "2026-11-29 12:00:00", // the hour that begins is not counted
		"2026-11-27 23:30:00": "2026-11-30 00:00:00",
		"2024-02-28 09:01:00": "2024-03-01 10:00:00", // over a leap day
		"2026-02-14 16:05:00": "2026-02-16 17:00:00", // hours do not move for 春节
		"2026-12-31 08:00:00": "2027-01-02 09:00:00",
	} {
		if _, due := rule.Count(beijing(t, at), CourtCalendar); !due.Equal(beijing(t, want)) {
			t.Errorf("48 hours from %s end %s, want %s", at, due, want)
		}
	}
}

func TestDaysEndOnAWorkingDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule     Rule
		at, want string
	}{
		{Rule{Days: 5}, "2026-11-23 00:00:00", "2026-11-30 23:59:59"}, // Saturday → Monday
		{Rule{Days: 5}, "2026-11-25 23:59:59", "2026-11-30 23:59:59"},
		{Rule{Days: 5}, "2026-02-09 09:00:00", "2026-02-14 23:59:59"}, // a Saturday on which courts work
		{Rule{Days: 5}, "2026-02-10 09:00:00", "2026-02-24 23:59:59"}, // 除夕前 → after 春节
		{Rule{Days: 7}, "2026-02-13 17:00:00", "2026-02-24 23:59:59"},
		{Rule{Days: 5}, "2025-12-30 09:00:00", "2026-01-04 23:59:59"}, // a Sunday on which courts work
		{Rule{Days: 5}, "2025-12-28 09:00:00", "2026-01-04 23:59:59"},
		{Rule{Days: 7}, "2026-09-24 09:00:00", "2026-10-08 23:59:59"}, // 国庆节
		{Rule{Days: 5}, "2026-10-05 09:00:00", "2026-10-10 23:59:59"}, // 国庆节调休, a Saturday
		{Rule{Days: 5}, "2024-02-24 09:00:00", "2024-02-29 23:59:59"}, // leap day
		{Rule{Days: 30}, "2026-11-27 09:00:00", "2026-12-28 23:59:59"},
		{Rule{Days: 90}, "2026-11-22 09:00:00", "2027-02-22 23:59:59"}, // Saturday → Monday
		{Rule{Days: 5}, "2027-02-02 09:00:00", "2027-02-09 23:59:59"},  // 2027 by the statute alone
		{Rule{Days: 3, WorkingDays: true}, "2026-02-13 09:00:00", "2026-02-25 23:59:59"},
		{Rule{Days: 2, WorkingDays: true}, "2026-09-30 09:00:00", "2026-10-09 23:59:59"},
		{Rule{Days: 3, WorkingDays: true}, "2026-11-28 09:00:00", "2026-12-02 23:59:59"},
	} {
		if _, due := c.rule.Count(beijing(t, c.at), CourtCalendar); !due.Equal(beijing(t, c.want)) {
			t.Errorf("%d days from %s end %s, want %s", c.rule.Days, c.at, due, c.want)
		}
	}
}

func TestTheZoneOfTheCallerDoesNotMatter(t *testing.T) {
	t.Parallel()
	at := beijing(t, "2026-11-28 00:30:00") // still the 27th in UTC
	for _, category := range []Category{PreLitigation, Litigation} {
		here := RulesOn("2026-11-27").DeadlineFor(Preservation, UnderReview, category, at)
		there := RulesOn("2026-11-27").DeadlineFor(Preservation, UnderReview, category, at.UTC())
		if *here != *there {
			t.Errorf("%s: %v and %v", category, here, there)
		}
	}
}

func TestALaterStartIsNeverDueEarlier(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	start := beijing(t, "2024-01-01 00:00:00")
	for _, rule := range []Rule{{Hours: 48}, {Days: 5}, {Days: 7}, {Days: 3, WorkingDays: true}} {
		at := start
		_, last := rule.Count(at, CourtCalendar)
		for range 20_000 {
			at = at.Add(time.Duration(random.Int64N(int64(3 * time.Hour))))
			starts, due := rule.Count(at, CourtCalendar)
			if due.Before(last) || !starts.After(at) || !due.After(starts) {
				t.Fatalf("%+v from %s: starts %s, due %s, before it %s", rule, at, starts, due, last)
			}
			if rule.Days > 0 && !CourtCalendar.Working(DateOf(due)) {
				t.Fatalf("%+v from %s is due on a holiday: %s", rule, at, due)
			}
			last = due
		}
	}
}

func TestOverridesArePlainDurations(t *testing.T) {
	t.Parallel()
	overrides, err := ParseOverrides(" fee = 20s ,correction=1m,draft_expiry=1h,use=2m")
	if err != nil {
		t.Fatal(err)
	}
	rules := RulesOn("2026-11-27").With(overrides)
	at := beijing(t, "2026-11-27 10:20:30")
	for status, want := range map[Status]time.Duration{
		AwaitingPayment: 20 * time.Second, Returned: time.Minute, Draft: time.Hour,
	} {
		got := rules.DeadlineFor(Preservation, status, Litigation, at)
		if got == nil || !got.StartsAt.Equal(at) || !got.DueAt.Equal(at.Add(want)) {
			t.Errorf("%s: %+v", status, got)
		}
	}
	if got := rules.DeadlineFor(Guarantee, Issued, "", at); got == nil || !got.DueAt.Equal(at.Add(2*time.Minute)) {
		t.Errorf("a letter may be used until %+v", got)
	}
	if got := rules.DeadlineFor(Preservation, AwaitingRuling, Litigation, at); !got.DueAt.Equal(beijing(t, "2026-12-02 23:59:59")) {
		t.Errorf("the ruling is due %s", got.DueAt)
	}
	if got := rules.DeadlineFor(Preservation, AwaitingPayment, Litigation, at); !strings.Contains(got.Article, "诉讼费用") {
		t.Errorf("an overridden fee rests on %s", got.Article)
	}
}

func TestOverridesThatMakeNoSenseAreRefused(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"fee", "fee=", "fee=20", "fee=-1s", "fee=0s", "tax=1s", "fee=1s,fee=2s", "fee=1s,", "=1s"} {
		if _, err := ParseOverrides(s); err == nil {
			t.Errorf("%q is accepted", s)
		}
	}
	for _, s := range []string{"", "  "} {
		if overrides, err := ParseOverrides(s); err != nil || len(overrides) != 0 {
			t.Errorf("%q: %v, %v", s, overrides, err)
		}
	}
}

func TestADeadlineSpeaksJSON(t *testing.T) {
	t.Parallel()
	at := beijing(t, "2026-11-27 10:20:00").UTC()
	text, err := json.Marshal(RulesOn("2026-11-27").DeadlineFor(Guarantee, Issuing, "", at))
	want := `{"name":"issuing","article":"本系统设定","startsAt":"2026-11-28T00:00:00+08:00","dueAt":"2026-12-01T23:59:59+08:00"}`
	if err != nil || string(text) != want {
		t.Errorf("got %s, %v", text, err)
	}
}
