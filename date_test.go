package baoquan

import (
	"testing"
	"time"
)

func TestParseDateTakesDaysOfTheCalendarOnly(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"2026-11-27": true, "2024-02-29": true, "1940-06-01": true, "1880-01-01": true,
		"2026-02-29": false, "2026-13-01": false, "2026-1-1": false, "20261127": false,
		"": false, "0000-01-01": false, "2026-11-27T00:00:00Z": false,
	} {
		if _, err := ParseDate(s); (err == nil) != want {
			t.Errorf("ParseDate(%q): %v", s, err)
		}
	}
}

func TestTheDayChangesAtMidnightInBeijing(t *testing.T) {
	t.Parallel()
	before := time.Date(2026, 11, 27, 15, 59, 59, 0, time.UTC)
	if got := DateOf(before); got != "2026-11-27" {
		t.Errorf("one second before midnight is %s", got)
	}
	if got := DateOf(before.Add(time.Second)); got != "2026-11-28" {
		t.Errorf("midnight is %s", got)
	}
	if got := Date("2026-11-28").Time(); !got.Equal(before.Add(time.Second)) {
		t.Errorf("the day starts at %s", got)
	}
	if got := Date("2026-11-27").LastSecond(); !got.Equal(before) {
		t.Errorf("the day ends at %s", got)
	}
}

func TestNoDateHasNoTimes(t *testing.T) {
	t.Parallel()
	none := Date("")
	if !none.Time().IsZero() || !none.LastSecond().IsZero() || none.Valid() {
		t.Error("no date has a time")
	}
	if none.AddDays(1) != "" || none.AddYears(1) != "" || none.Chinese() != "" {
		t.Error("no date leads to a date")
	}
}

func TestAddDaysAndYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want Date }{
		{Date("2026-12-31").AddDays(1), "2027-01-01"},
		{Date("2024-02-28").AddDays(1), "2024-02-29"},
		{Date("2026-03-01").AddDays(-1), "2026-02-28"},
		{Date("2026-11-27").AddYears(1), "2027-11-27"},
		{Date("2024-02-29").AddYears(1), "2025-02-28"},
		{Date("2024-02-29").AddYears(2), "2026-02-28"},
		{Date("2024-02-29").AddYears(3), "2027-02-28"},
		{Date("2024-02-29").AddYears(4), "2028-02-29"},
		{Date("2023-02-28").AddYears(1), "2024-02-28"},
		{Date("2024-02-29").AddYears(-1), "2023-02-28"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

func TestAgeCountsFullYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		birth, today Date
		want         int
	}{
		{"1990-03-07", "2026-03-06", 35},
		{"1990-03-07", "2026-03-07", 36},
		{"2008-02-29", "2026-02-28", 17},
		{"2008-02-29", "2026-03-01", 18},
		{"2026-11-27", "2026-11-27", 0},
		{"2026-11-28", "2026-11-27", -1},
		{"", "2026-11-27", -1},
		{"1990-03-07", "", -1},
	} {
		if got := Age(c.birth, c.today); got != c.want {
			t.Errorf("born %s, on %s: %d, want %d", c.birth, c.today, got, c.want)
		}
	}
}

func TestRulingsWriteTheDayInChineseNumerals(t *testing.T) {
	t.Parallel()
	for d, want := range map[Date]string{
		"2026-11-27": "二〇二六年十一月二十七日",
		"2020-01-01": "二〇二〇年一月一日",
		"2026-10-10": "二〇二六年十月十日",
		"2026-12-20": "二〇二六年十二月二十日",
		"1999-09-31": "",
		"2026-08-31": "二〇二六年八月三十一日",
		"2026-05-30": "二〇二六年五月三十日",
	} {
		if got := d.Chinese(); got != want {
			t.Errorf("%s is %s, want %s", d, got, want)
		}
	}
}
