package baoquan

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// DeadlineName names what an application waits for.
type DeadlineName string

// The deadlines.
const (
	DeadlineDraftExpiry DeadlineName = "draft_expiry" // 草稿保留期
	DeadlineReview      DeadlineName = "review"       // 审核、核保
	DeadlineCorrection  DeadlineName = "correction"   // 补正
	DeadlineFee         DeadlineName = "fee"          // 交费
	DeadlineRuling      DeadlineName = "ruling"       // 裁定
	DeadlineIssuing     DeadlineName = "issuing"      // 出函
	DeadlineUse         DeadlineName = "use"          // 保函使用期限
)

var deadlineNames = []DeadlineName{
	DeadlineDraftExpiry, DeadlineReview, DeadlineCorrection, DeadlineFee, DeadlineRuling, DeadlineIssuing, DeadlineUse,
}

// Deadline is a term that runs. StartsAt is the first instant that counts, DueAt
// the last one in time: a term of days is kept until 23:59:59 in Beijing.
type Deadline struct {
	Name     DeadlineName `json:"name"`
	Article  string       `json:"article"`
	StartsAt time.Time    `json:"startsAt"`
	DueAt    time.Time    `json:"dueAt"`
}

// clock is which deadline runs in a status, and the rule that gives its length.
type clock struct {
	deadline DeadlineName
	rule     RuleName
}

// clocks says what runs in which status. How long a draft is kept is the house's
// own and no rule: it runs only when it is set by [Rules.With].
var clocks = map[Kind]map[Status]clock{
	Preservation: {
		Draft:           {deadline: DeadlineDraftExpiry},
		UnderReview:     {DeadlineReview, RuleReview},
		Returned:        {DeadlineCorrection, RuleCorrection},
		AwaitingPayment: {DeadlineFee, RuleFee},
		AwaitingRuling:  {DeadlineRuling, RuleRuling},
	},
	Guarantee: {
		Draft:           {deadline: DeadlineDraftExpiry},
		UnderReview:     {DeadlineReview, RuleUnderwriting},
		Returned:        {DeadlineCorrection, RuleCorrection},
		AwaitingPayment: {DeadlineFee, RulePremium},
		Issuing:         {DeadlineIssuing, RuleIssuing},
		Issued:          {DeadlineUse, RuleUse}, // while the letter serves no preservation
	},
}

// DeadlineFor is what runs when an application enters a status at an instant;
// nil when nothing does.
func (r Rules) DeadlineFor(kind Kind, status Status, category Category, at time.Time) *Deadline {
	clock, ok := clocks[kind][status]
	if !ok {
		return nil
	}
	rule, ruled := r.Rule(clock.rule, category)
	if length, overridden := r.overrides[clock.deadline]; overridden {
		return &Deadline{Name: clock.deadline, Article: rule.Article, StartsAt: at, DueAt: at.Add(length)}
	}
	if !ruled {
		return nil
	}
	starts, due := rule.Count(at, CourtCalendar)
	return &Deadline{Name: clock.deadline, Article: rule.Article, StartsAt: starts, DueAt: due}
}

// useGrace is what is left at least of the time for use when a letter is freed.
const useGrace = 7 * 24 * time.Hour

// UseAgain is what runs when a letter is freed that was issued and used before: the
// rest of its time for use, for use does not begin it anew, and at least a week.
func (r Rules) UseAgain(issued, freed time.Time, category Category) *Deadline {
	rest := r.DeadlineFor(Guarantee, Issued, category, issued)
	if grace := freed.Add(useGrace); rest != nil && rest.DueAt.Before(grace) {
		rest.DueAt = DateOf(grace).LastSecond()
	}
	return rest
}

// Count counts a rule's hours or days from an instant (CPL 85, JS 125), in Beijing.
//
// The hour or the day in which it begins is not counted: 48 hours from 10:20
// count from 11:00, and days from the next midnight. Days end with the last second
// of their last day, or of the first working day after it when that day is a
// holiday or a free weekend. Hours do not move: they are for urgent matters, and
// CPL 85 speaks of a last day.
func (r Rule) Count(at time.Time, c Calendar) (starts, due time.Time) {
	if r.Hours > 0 {
		// Beijing is a whole number of hours from UTC: truncating finds its hours.
		starts = at.In(Beijing).Truncate(time.Hour).Add(time.Hour)
		return starts, starts.Add(time.Duration(r.Hours) * time.Hour)
	}
	today := DateOf(at)
	last := c.NextWorking(today.AddDays(r.Days))
	if r.WorkingDays {
		last = c.AddWorkingDays(today, r.Days)
	}
	return today.AddDays(1).Time(), last.LastSecond()
}

// ParseOverrides reads "fee=20s,correction=1m" for [Rules.With]; "" is none.
// Names are those of the deadlines, durations as Go writes them and above 0.
func ParseOverrides(s string) (map[DeadlineName]time.Duration, error) {
	overrides := map[DeadlineName]time.Duration{}
	if strings.TrimSpace(s) == "" {
		return overrides, nil
	}
	for _, pair := range strings.Split(s, ",") {
		key, value, _ := strings.Cut(pair, "=")
		name := DeadlineName(strings.TrimSpace(key))
		length, err := time.ParseDuration(strings.TrimSpace(value))
		if err != nil || length <= 0 {
			return nil, fmt.Errorf("override %q: want name=duration, like fee=20s", pair)
		}
		if !slices.Contains(deadlineNames, name) {
			return nil, fmt.Errorf("override %q: no such deadline", pair)
		}
		if _, twice := overrides[name]; twice {
			return nil, fmt.Errorf("override %q: named twice", pair)
		}
		overrides[name] = length
	}
	return overrides, nil
}

// reminders says how long before a deadline its owner is reminded: the house's
// own figures.
var reminders = map[DeadlineName]time.Duration{
	DeadlineDraftExpiry: 7 * 24 * time.Hour,
	DeadlineCorrection:  24 * time.Hour,
	DeadlineFee:         24 * time.Hour,
	DeadlineUse:         7 * 24 * time.Hour,
}

// RemindAt is when the person who has to act is reminded of a deadline. There
// is no reminder of a deadline that is the court's, or too short for one.
func (d Deadline) RemindAt() (time.Time, bool) {
	before, ok := reminders[d.Name]
	if !ok || d.DueAt.Sub(d.StartsAt) < 2*before {
		return time.Time{}, false
	}
	return d.DueAt.Add(-before), true
}
