package baoquan

import (
	"strings"
	"testing"
	"time"
)

func TestTheCourtsWorkOnMovedWeekendsAndRestOnHolidays(t *testing.T) {
	t.Parallel()
	for d, want := range map[Date]bool{
		"2026-11-27": true, "2026-11-28": false, "2026-11-29": false, "2026-11-30": true,
		"2026-01-01": false, "2026-01-02": false, "2026-01-04": true, // 元旦调休, a Sunday
		"2026-02-14": true, "2026-02-15": false, "2026-02-23": false, "2026-02-24": true, "2026-02-28": true,
		"2026-04-06": false, "2026-05-05": false, "2026-05-09": true, "2026-06-19": false,
		"2026-09-20": true, "2026-09-25": false, "2026-10-07": false, "2026-10-08": true, "2026-10-10": true,
		"2025-01-26": true, "2025-01-28": false, "2025-02-04": false, "2025-10-08": false, "2025-10-11": true,
		"2024-02-09": true, "2024-02-12": false, "2024-09-29": true, "2024-10-12": true,
		"2027-01-01": false, "2027-02-08": false, "2027-10-01": false, "2027-10-04": true,
		"2035-05-01": true, // beyond the data: weekends only, and this is a Tuesday
		"":           false,
	} {
		if got := CourtCalendar.Working(d); got != want {
			t.Errorf("courts work on %s: %v", d, got)
		}
	}
}

func TestTheCalendarSaysWhichYearsAreOfficial(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]bool{2023: false, 2024: true, 2025: true, 2026: true, 2027: false, 2030: false} {
		if CourtCalendar.Covers(year) != want {
			t.Errorf("covers %d: %v", year, !want)
		}
	}
}

func TestMovedWorkingDaysAreWeekends(t *testing.T) {
	t.Parallel()
	for d, working := range CourtCalendar.working {
		weekday := d.Time().Weekday()
		if working && weekday != time.Saturday && weekday != time.Sunday {
			t.Errorf("%s is listed as a working weekend and is a %s", d, weekday)
		}
	}
	// As many days as the notices of 2024, 2025 and 2026 name.
	holidays, workdays := map[string]int{}, map[string]int{}
	for d, working := range CourtCalendar.working {
		if working {
			workdays[string(d[:4])]++
		} else {
			holidays[string(d[:4])]++
		}
	}
	for year, want := range map[string][2]int{"2024": {28, 8}, "2025": {28, 5}, "2026": {33, 6}} {
		if holidays[year] != want[0] || workdays[year] != want[1] {
			t.Errorf("%s has %d holidays and %d moved days", year, holidays[year], workdays[year])
		}
	}
}

func TestTheNextAndThePreviousWorkingDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want Date }{
		{CourtCalendar.NextWorking("2026-11-27"), "2026-11-27"},
		{CourtCalendar.NextWorking("2026-02-15"), "2026-02-24"},
		{CourtCalendar.NextWorking("2026-01-01"), "2026-01-04"},
		{CourtCalendar.PreviousWorking("2026-02-23"), "2026-02-14"},
		{CourtCalendar.PreviousWorking("2026-11-29"), "2026-11-27"},
		{CourtCalendar.AddWorkingDays("2026-11-27", 3), "2026-12-02"},
		{CourtCalendar.AddWorkingDays("2026-02-13", 3), "2026-02-25"},
		{CourtCalendar.AddWorkingDays("2026-02-13", 1), "2026-02-14"},
		{CourtCalendar.NextWorking(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestABrokenCalendarIsRefused(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string]string{
		"no date": "2026-02-30,holiday,x", "unknown kind": "2026-02-03,rest,x",
		"twice": "2026-02-03,holiday,x\n2026-02-03,workday,x", "short": "2026-02-03,holiday",
		"quotes": `"`,
	} {
		if _, err := ParseCalendar("date,kind,name\n" + rows + "\n"); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := ParseCalendar(""); err != nil {
		t.Errorf("an empty calendar: %v", err)
	}
	if !strings.HasPrefix(holidaysCSV, "date,kind,name\n") {
		t.Error("the embedded calendar has no heading")
	}
}
