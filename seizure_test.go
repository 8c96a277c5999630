package baoquan

import "testing"

func TestSeizuresEndAfterCalendarYears(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27")
	for _, c := range []struct {
		name          RuleName
		ordered, want Date
	}{
		{RuleFreezeDeposits, "2026-11-27", "2027-11-27"}, // a Saturday: the end does not move
		{RuleFreezeDeposits, "2024-02-29", "2025-02-28"},
		{RuleSeizeMovables, "2024-02-29", "2026-02-28"},
		{RuleSeizeRealEstate, "2024-02-29", "2027-02-28"},
		{RuleSeizeRealEstate, "2025-03-01", "2028-03-01"},
		{RuleFee, "2026-11-27", ""},
		{"unheard of", "2026-11-27", ""},
	} {
		if got := rules.SeizureEnds(c.name, c.ordered); got != c.want {
			t.Errorf("%s of %s ends %s, want %s", c.name, c.ordered, got, c.want)
		}
	}
}

func TestRenewalIsAskedForOnTheSafeSide(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27")
	for ends, want := range map[Date]Date{
		"2026-12-04": "2026-11-27",
		"2026-12-06": "2026-11-27", // Sunday → Friday before
		"2026-02-27": "2026-02-14", // in 春节 → the Saturday on which courts work
		"2028-03-07": "2028-02-29",
		"":           "",
	} {
		if got := rules.RenewBy(ends); got != want {
			t.Errorf("what ends %s is renewed by %s, want %s", ends, got, want)
		}
	}
	if got := (Rules{}).RenewBy("2026-12-04"); got != "" {
		t.Errorf("without rules: %s", got)
	}
}
