package baoquan

import (
	"maps"
	"time"
)

// RuleName names a rule of law, or one the house sets for itself.
type RuleName string

// The rules that run while an application is decided.
const (
	RuleReview       RuleName = "review"       // 审核, by category
	RuleRuling       RuleName = "ruling"       // 裁定, by category
	RuleUrgentRuling RuleName = "urgent"       // 情况紧急的裁定
	RuleCorrection   RuleName = "correction"   // 补正
	RuleFee          RuleName = "fee"          // 交纳保全费
	RuleUnderwriting RuleName = "underwriting" // 核保
	RulePremium      RuleName = "premium"      // 交纳担保费
	RuleIssuing      RuleName = "issuing"      // 出函
	RuleUse          RuleName = "use"          // 保函使用期限
)

// The rules that run after the ruling.
const (
	RuleExecution             RuleName = "execution"              // 开始执行
	RuleSue                   RuleName = "sue"                    // 诉前保全后起诉或者申请仲裁
	RuleApplyForEnforcement   RuleName = "apply_for_enforcement"  // 执行前保全后申请执行
	RuleRenewal               RuleName = "renewal"                // 续行, days before the end
	RuleFreezeDeposits        RuleName = "freeze_deposits"        // 冻结存款, at most
	RuleSeizeMovables         RuleName = "seize_movables"         // 查封、扣押动产, at most
	RuleSeizeRealEstate       RuleName = "seize_real_estate"      // 查封不动产、冻结其他财产权, at most
	RuleReconsideration       RuleName = "reconsideration"        // 申请复议
	RuleReconsiderationReview RuleName = "reconsideration_review" // 审查复议
	RuleLift                  RuleName = "lift"                   // 解除保全的裁定
	RuleUrgentLift            RuleName = "urgent_lift"            // 情况紧急的解除
)

// Rule is a term of law as dated data. Exactly one of Years, Days and Hours is
// set. How it is counted: see [Rule.Count].
type Rule struct {
	Name        RuleName
	Category    Category // "" for every category
	Article     string   // as cited to people, with the version of the text
	From        Date     // first day in force
	Until       Date     // last day in force, "" while it is
	Years       int      // calendar years, for seizures: see [Rules.SeizureEnds]
	Days        int
	Hours       int
	WorkingDays bool   // Days are working days of the courts
	Note        string // short form, figure, and what is an assumption
}

// Rules are the rules in force on a day. A case keeps the day on which it began
// and so the rules under which it began. The zero Rules holds none.
type Rules struct {
	on        Date
	overrides map[DeadlineName]time.Duration
}

// RulesOn are the rules in force on a day in Beijing. Only texts that were read
// are held, each from the day its version took effect; the set is whole from
// 2024-01-01, when the Civil Procedure Law of 2023 did.
func RulesOn(d Date) Rules { return Rules{on: d} }

// On is the day on which these rules are in force.
func (r Rules) On() Date { return r.on }

// Rule finds the rule of a name for a category; false when none is in force.
func (r Rules) Rule(name RuleName, category Category) (Rule, bool) {
	for _, rule := range ruleTable {
		if rule.Name == name && inForce(r.on, rule.From, rule.Until) &&
			(rule.Category == "" || rule.Category == category) {
			return rule, true
		}
	}
	return Rule{}, false
}

// With answers the rules with some deadlines replaced by plain durations from
// the moment the status is entered, without a calendar. It is for trials and
// tests, which cannot wait for days.
func (r Rules) With(overrides map[DeadlineName]time.Duration) Rules {
	merged := maps.Clone(r.overrides)
	if merged == nil {
		merged = make(map[DeadlineName]time.Duration, len(overrides))
	}
	maps.Copy(merged, overrides)
	r.overrides = merged
	return r
}

// inForce says whether d lies between two days, both included; until "" is open.
func inForce(d, from, until Date) bool {
	return d.Valid() && d >= from && (until == "" || d <= until)
}
