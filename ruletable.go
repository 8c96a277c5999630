package baoquan

// The texts, with the version that was read; a revision gets a new row and a new
// citation, and the old row an Until.
const (
	lawProcedure      = "《中华人民共和国民事诉讼法》（2023年修正）"
	lawPreservation   = "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》（2020年修正）"
	lawInterpretation = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》（2022年修正）"
	lawOnline         = "《人民法院在线诉讼规则》"
	lawFees           = "《诉讼费用交纳办法》"
	lawHouse          = "本系统设定"
)

// The first days in force of these texts.
const (
	sinceProcedure      Date = "2024-01-01"
	sincePreservation   Date = "2021-01-01"
	sinceInterpretation Date = "2022-04-10"
	sinceOnline         Date = "2021-08-01"
	sinceFees           Date = "2007-04-01"
	sinceHouse          Date = "2021-01-01"
)

// ruleTable is the law that runs by the clock. Review has no clock of its own in
// the law: the house promises the figure of the ruling for it, and counts the
// ruling's own from the day on which everything the court needs is there
// (accepted, fee paid, security given: FS22 4).
var ruleTable = []Rule{
	{Name: RuleReview, Category: PreLitigation, Hours: 48, From: sinceProcedure,
		Article: lawProcedure + "第一百零四条", Note: "民诉法 104：48 小时；用于审核是本系统的设定"},
	{Name: RuleReview, Category: Litigation, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第四条", Note: "财产保全规定 4：5 日；用于审核是本系统的设定"},
	{Name: RuleReview, Category: PreEnforcement, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第四条", Note: "财产保全规定 4：5 日；用于审核、用于执行前是本系统的设定"},

	{Name: RuleRuling, Category: PreLitigation, Hours: 48, From: sinceProcedure,
		Article: lawProcedure + "第一百零四条", Note: "民诉法 104：48 小时内裁定，立即开始执行"},
	{Name: RuleRuling, Category: Litigation, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第四条", Note: "财产保全规定 4：接受申请后 5 日，需要担保的为提供担保后 5 日"},
	{Name: RuleRuling, Category: PreEnforcement, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第四条", Note: "财产保全规定 4：5 日；民诉法解释 163 未另定期限"},
	{Name: RuleUrgentRuling, Hours: 48, From: sinceProcedure,
		Article: lawProcedure + "第一百零三条", Note: "民诉法 103、财产保全规定 4：情况紧急的，48 小时"},

	{Name: RuleCorrection, Days: 7, From: sinceOnline,
		Article: lawOnline + "第九条", Note: "在线诉讼规则 9 类推：一次告知；7 日是本系统的设定"},
	{Name: RuleFee, Days: 7, From: sinceFees,
		Article: lawFees + "第二十二条", Note: "诉讼费用办法 22：指定的期限；7 日参照案件受理费"},
	{Name: RuleUnderwriting, Days: 3, WorkingDays: true, From: sinceHouse,
		Article: lawHouse, Note: "核保 3 个工作日"},
	{Name: RulePremium, Days: 7, From: sinceHouse,
		Article: lawHouse, Note: "交纳担保费 7 日"},
	{Name: RuleIssuing, Days: 2, WorkingDays: true, From: sinceHouse,
		Article: lawHouse, Note: "出函 2 个工作日"},
	{Name: RuleUse, Days: 90, From: sinceHouse,
		Article: lawHouse, Note: "保函出具后 90 日内用于保全申请，逾期失效"},

	{Name: RuleExecution, Category: PreLitigation, Hours: 48, From: sinceProcedure,
		Article: lawProcedure + "第一百零四条", Note: "民诉法 104：立即开始执行；48 小时是本系统的提醒"},
	{Name: RuleExecution, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第四条", Note: "财产保全规定 4：裁定后 5 日内开始执行"},
	{Name: RuleSue, Category: PreLitigation, Days: 30, From: sinceProcedure,
		Article: lawProcedure + "第一百零四条", Note: "民诉法 104：采取保全措施后 30 日内起诉或者申请仲裁"},
	{Name: RuleApplyForEnforcement, Category: PreEnforcement, Days: 5, From: sinceInterpretation,
		Article: lawInterpretation + "第一百六十三条", Note: "民诉法解释 163：履行期间届满后 5 日内申请执行"},
	{Name: RuleRenewal, Days: 7, From: sincePreservation,
		Article: lawPreservation + "第十八条", Note: "财产保全规定 18：届满 7 日前申请续行"},
	{Name: RuleFreezeDeposits, Years: 1, From: sinceInterpretation,
		Article: lawInterpretation + "第四百八十五条", Note: "民诉法解释 485：冻结存款不超过 1 年"},
	{Name: RuleSeizeMovables, Years: 2, From: sinceInterpretation,
		Article: lawInterpretation + "第四百八十五条", Note: "民诉法解释 485：查封、扣押动产不超过 2 年"},
	{Name: RuleSeizeRealEstate, Years: 3, From: sinceInterpretation,
		Article: lawInterpretation + "第四百八十五条", Note: "民诉法解释 485：查封不动产、冻结其他财产权不超过 3 年"},
	{Name: RuleReconsideration, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第二十五条", Note: "财产保全规定 25、民诉法解释 171：收到裁定 5 日内，一次"},
	{Name: RuleReconsiderationReview, Days: 10, From: sincePreservation,
		Article: lawPreservation + "第二十五条", Note: "财产保全规定 25、民诉法解释 171：10 日内审查"},
	{Name: RuleLift, Days: 5, From: sincePreservation,
		Article: lawPreservation + "第二十三条", Note: "财产保全规定 23：5 日内裁定解除"},
	{Name: RuleUrgentLift, Hours: 48, From: sincePreservation,
		Article: lawPreservation + "第二十三条", Note: "财产保全规定 23：情况紧急的，48 小时"},
}
