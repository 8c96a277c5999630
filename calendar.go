package baoquan

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"time"
)

//go:embed data/holidays.csv
var holidaysCSV string

// CourtCalendar is the calendar of the courts: the State Council's yearly
// notices with their moved working weekends (调休). Years without a notice hold
// the days that 《全国年节及纪念日放假办法》 fixes, marked 未公布 in the data.
var CourtCalendar = mustCalendar(holidaysCSV)

// unpublished marks the rows of a year whose notice is not out.
const unpublished = "未公布"

// Calendar knows on which days the courts work.
type Calendar struct {
	working   map[Date]bool // the days that differ from their weekday
	published map[int]bool
}

// ParseCalendar reads "date,kind,name" with a heading; kind is holiday or
// workday. A name that ends in （未公布） leaves the year uncovered.
func ParseCalendar(text string) (Calendar, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return Calendar{}, fmt.Errorf("read calendar: %w", err)
	}
	c := Calendar{working: map[Date]bool{}, published: map[int]bool{}}
	for _, row := range rows[min(1, len(rows)):] {
		if err := c.add(row); err != nil {
			return Calendar{}, err
		}
	}
	return c, nil
}

func (c Calendar) add(row []string) error {
	if len(row) != 3 {
		return fmt.Errorf("calendar row %q: want date, kind, name", row)
	}
	d, err := ParseDate(row[0])
	if err != nil {
		return fmt.Errorf("calendar row %q: %w", row, err)
	}
	if _, twice := c.working[d]; twice || row[1] != "holiday" && row[1] != "workday" {
		return fmt.Errorf("calendar row %q: a day twice, or an unknown kind", row)
	}
	c.working[d] = row[1] == "workday"
	if !strings.Contains(row[2], unpublished) {
		c.published[d.Time().Year()] = true
	}
	return nil
}

func mustCalendar(text string) Calendar {
	c, err := ParseCalendar(text)
	if err != nil {
		panic(err) // the data is compiled in: a broken build
	}
	return c
}

// Covers says whether the State Council's notice for the year is in the data.
// Days in other years may still move.
func (c Calendar) Covers(year int) bool { return c.published[year] }

// Working says whether the courts work on a day; false for no date.
func (c Calendar) Working(d Date) bool {
	if !d.Valid() {
		return false
	}
	if working, listed := c.working[d]; listed {
		return working
	}
	weekday := d.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// NextWorking is the day itself when the courts work, else the first working day
// after it (CPL 85).
func (c Calendar) NextWorking(d Date) Date { return c.seek(d, 1) }

// PreviousWorking is the day itself when the courts work, else the last working
// day before it.
func (c Calendar) PreviousWorking(d Date) Date { return c.seek(d, -1) }

// AddWorkingDays is the n-th working day after d, n > 0.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	for ; n > 0; n-- {
		d = c.NextWorking(d.AddDays(1))
	}
	return d
}

func (c Calendar) seek(d Date, step int) Date {
	for d.Valid() && !c.Working(d) {
		d = d.AddDays(step)
	}
	return d
}
