package baoquan

import (
	"strings"
	"testing"
	"time"
)

func TestEveryRuleIsWhole(t *testing.T) {
	t.Parallel()
	for _, rule := range ruleTable {
		figures := 0
		for _, n := range []int{rule.Years, rule.Days, rule.Hours} {
			if n > 0 {
				figures++
			}
		}
		if figures != 1 || rule.Article == "" || rule.Note == "" || !rule.From.Valid() {
			t.Errorf("rule %s of category %q is not whole", rule.Name, rule.Category)
		}
		if rule.WorkingDays && rule.Days == 0 || rule.Until != "" && rule.Until < rule.From {
			t.Errorf("rule %s contradicts itself", rule.Name)
		}
	}
}

func TestTheFiguresOfTheLaw(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27")
	for _, c := range []struct {
		name               RuleName
		category           Category
		years, days, hours int
		article            string
	}{
		{RuleReview, PreLitigation, 0, 0, 48, "第一百零四条"},
		{RuleReview, Litigation, 0, 5, 0, "第四条"},
		{RuleReview, PreEnforcement, 0, 5, 0, "第四条"},
		{RuleRuling, PreLitigation, 0, 0, 48, "第一百零四条"},
		{RuleRuling, Litigation, 0, 5, 0, "第四条"},
		{RuleRuling, PreEnforcement, 0, 5, 0, "第四条"},
		{RuleUrgentRuling, Litigation, 0, 0, 48, "第一百零三条"},
		{RuleCorrection, Litigation, 0, 7, 0, "第九条"},
		{RuleFee, Litigation, 0, 7, 0, "第二十二条"},
		{RuleUnderwriting, "", 0, 3, 0, "本系统设定"},
		{RulePremium, "", 0, 7, 0, "本系统设定"},
		{RuleIssuing, "", 0, 2, 0, "本系统设定"},
		{RuleUse, "", 0, 90, 0, "本系统设定"},
		{RuleExecution, PreLitigation, 0, 0, 48, "第一百零四条"},
		{RuleExecution, Litigation, 0, 5, 0, "第四条"},
		{RuleSue, PreLitigation, 0, 30, 0, "第一百零四条"},
		{RuleApplyForEnforcement, PreEnforcement, 0, 5, 0, "第一百六十三条"},
		{RuleRenewal, "", 0, 7, 0, "第十八条"},
		{RuleFreezeDeposits, "", 1, 0, 0, "第四百八十五条"},
		{RuleSeizeMovables, "", 2, 0, 0, "第四百八十五条"},
		{RuleSeizeRealEstate, "", 3, 0, 0, "第四百八十五条"},
		{RuleReconsideration, "", 0, 5, 0, "第二十五条"},
		{RuleReconsiderationReview, "", 0, 10, 0, "第二十五条"},
		{RuleLift, "", 0, 5, 0, "第二十三条"},
		{RuleUrgentLift, "", 0, 0, 48, "第二十三条"},
	} {
		rule, ok := rules.Rule(c.name, c.category)
		if !ok || rule.Years != c.years || rule.Days != c.days || rule.Hours != c.hours ||
			!strings.HasSuffix(rule.Article, c.article) {
			t.Errorf("rule %s of category %q is %+v", c.name, c.category, rule)
		}
	}
}

func TestAtMostOneRuleOfANameIsInForce(t *testing.T) {
	t.Parallel()
	for _, category := range []Category{PreLitigation, Litigation, PreEnforcement} {
		seen := map[RuleName]Category{}
		for _, rule := range ruleTable {
			if !inForce("2026-11-27", rule.From, rule.Until) || rule.Category != "" && rule.Category != category {
				continue
			}
			// A rule of a category may stand before the general one, never after.
			if before, twice := seen[rule.Name]; twice && (before == "" || rule.Category != "") {
				t.Errorf("rule %s stands twice for %s", rule.Name, category)
			}
			seen[rule.Name] = rule.Category
		}
	}
}

func TestRulesHoldWithinTheirDaysOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		d, from, until Date
		want           bool
	}{
		{"2026-01-01", "2026-01-01", "", true},
		{"2025-12-31", "2026-01-01", "", false},
		{"2026-06-30", "2026-01-01", "2026-06-30", true},
		{"2026-07-01", "2026-01-01", "2026-06-30", false},
		{"", "2026-01-01", "", false},
	} {
		if got := inForce(c.d, c.from, c.until); got != c.want {
			t.Errorf("%s in %s…%s: %v", c.d, c.from, c.until, got)
		}
	}
	if _, ok := RulesOn("2023-12-31").Rule(RuleRuling, PreLitigation); ok {
		t.Error("the law of 2023 is in force before 2024")
	}
	if _, ok := (Rules{}).Rule(RuleFee, Litigation); ok {
		t.Error("the zero rules hold a rule")
	}
}

func TestOverridesDoNotLeakIntoOtherRules(t *testing.T) {
	t.Parallel()
	base := RulesOn("2026-11-27").With(map[DeadlineName]time.Duration{DeadlineFee: time.Minute})
	_ = base.With(map[DeadlineName]time.Duration{DeadlineFee: time.Second, DeadlineReview: time.Second})
	at := time.Date(2026, 11, 27, 10, 20, 0, 0, Beijing)
	fee := base.DeadlineFor(Preservation, AwaitingPayment, Litigation, at)
	if fee == nil || !fee.DueAt.Equal(at.Add(time.Minute)) {
		t.Errorf("fee is due %+v", fee)
	}
	if review := base.DeadlineFor(Preservation, UnderReview, Litigation, at); review.DueAt.Equal(at.Add(time.Second)) {
		t.Error("a later override changed the rules it was made from")
	}
	if base.On() != "2026-11-27" {
		t.Errorf("the day is %s", base.On())
	}
}
