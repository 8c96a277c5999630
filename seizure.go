package baoquan

// SeizureEnds is the last day of a seizure or freeze ordered on a day, when it
// was ordered for the most the law allows (JS 485): 1, 2 or 3 calendar years by
// the rule's name. "" when no such rule is in force.
//
// The end does not move for holidays. Whether CPL 85 applies to it is not
// settled; to believe that it ends on time is the safe side.
func (r Rules) SeizureEnds(name RuleName, ordered Date) Date {
	rule, ok := r.Rule(name, "")
	if !ok || rule.Years == 0 {
		return ""
	}
	return ordered.AddYears(rule.Years)
}

// RenewBy is the last day on which the applicant may ask to renew a seizure that
// ends on a day (FS22 18): 7 days before, and the working day before that when
// the courts do not work on it, which is the safe side.
func (r Rules) RenewBy(ends Date) Date {
	rule, ok := r.Rule(RuleRenewal, "")
	if !ok {
		return ""
	}
	return CourtCalendar.PreviousWorking(ends.AddDays(-rule.Days))
}
