package baoquan

import (
	"fmt"
	"time"
)

// Date is a day in Beijing, written "2006-01-02"; "" is no date. It is not an
// instant: birth dates and terms of law are days, and some midnights do not
// exist in Asia/Shanghai (1940-06-01).
type Date string

// ParseDate reads "2006-01-02". The error does not repeat the value.
func ParseDate(s string) (Date, error) {
	d := Date(s)
	if !d.Valid() {
		return "", fmt.Errorf("not a date of the form %s", time.DateOnly)
	}
	return d, nil
}

// DateOf is the day in Beijing on which t falls.
func DateOf(t time.Time) Date { return Date(t.In(Beijing).Format(time.DateOnly)) }

// Valid says whether d is a day of the calendar, from the year 1 to 9999.
func (d Date) Valid() bool {
	t, err := time.Parse(time.DateOnly, string(d))
	return err == nil && t.Year() >= 1
}

// Time is midnight in Beijing at the start of the day; the zero time when d is
// not a date.
func (d Date) Time() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), Beijing)
	if err != nil {
		return time.Time{}
	}
	return t
}

// LastSecond is 23:59:59 in Beijing, the end of a term of days as people read
// it; the zero time when d is not a date.
func (d Date) LastSecond() time.Time {
	if !d.Valid() {
		return time.Time{}
	}
	return d.Time().Add(24*time.Hour - time.Second)
}

// AddDays is the day n days later, or earlier when n is negative; "" stays "".
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return ""
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// AddYears is the same day n calendar years later; "" stays "".
//
// 29 February + 1 year is 28 February here. Go's AddDate would say 1 March: a
// day more than the most a court may order (JS 485), so a seizure would be
// believed to stand on a day on which it has ended (CF 27). PostgreSQL says 28
// February too, but terms are worked out here and never in SQL.
func (d Date) AddYears(n int) Date {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	moved := t.AddDate(n, 0, 0)
	if moved.Day() != t.Day() { // only 29 February moves, into 1 March
		moved = moved.AddDate(0, 0, -1)
	}
	return DateOf(moved)
}

// Age is the number of full years from birth to today: a person turns older on
// the birthday, one born on 29 February on 1 March of a common year (the first
// day on which the full year has passed). -1 when a date is missing or birth
// lies after today.
func Age(birth, today Date) int {
	if !birth.Valid() || !today.Valid() || birth > today {
		return -1
	}
	age := today.Time().Year() - birth.Time().Year()
	if today[4:] < birth[4:] { // "-01-02" compares as month and day do
		age--
	}
	return age
}

// Chinese is the day in the numerals of rulings: 二〇二六年十一月二十七日; "" when d is
// not a date.
func (d Date) Chinese() string {
	if !d.Valid() {
		return ""
	}
	year := ""
	for _, digit := range string(d[:4]) {
		year += string(chineseDigits[digit-'0'])
	}
	t := d.Time()
	return year + "年" + chineseTens(int(t.Month())) + "月" + chineseTens(t.Day()) + "日"
}

var chineseDigits = []rune("〇一二三四五六七八九")

// chineseTens writes 1–99 as in a date: 十, 十一, 二十, 三十一.
func chineseTens(n int) string {
	s := ""
	if n >= 20 {
		s = string(chineseDigits[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 != 0 {
		s += string(chineseDigits[n%10])
	}
	return s
}
