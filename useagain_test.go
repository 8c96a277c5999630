package baoquan

import (
	"testing"
	"time"
)

func TestUseAndFreeingDoNotBeginTheTimeOfALetterAnew(t *testing.T) {
	issued := time.Date(2026, 11, 27, 10, 0, 0, 0, Beijing)
	end := RulesOn("2026-11-27").DeadlineFor(Guarantee, Issued, Litigation, issued).DueAt
	for name, c := range map[string]struct{ freed, due time.Time }{
		"early": {issued.AddDate(0, 0, 10), end},
		"late":  {end.Add(-time.Hour), DateOf(end.Add(-time.Hour).AddDate(0, 0, 7)).LastSecond()},
		"after": {end.AddDate(0, 1, 0), DateOf(end.AddDate(0, 1, 7)).LastSecond()},
	} {
		if got := RulesOn("2026-11-27").UseAgain(issued, c.freed, Litigation); !got.DueAt.Equal(c.due) {
			t.Errorf("%s: due %v, not %v", name, got.DueAt, c.due)
		}
	}
}
