package baoquan

// Missing is one thing that stands between an application and its submission,
// or that should be looked at again. Step is the page on which it is put right
// (basics, securities, materials), Location the path inside the application
// (parties/<id>/idNumber). Detail says in Chinese what to do; it calls parties
// by their position and never repeats a value.
type Missing struct {
	Step     string `json:"step"`
	Location string `json:"location"`
	Detail   string `json:"detail"`
}

// Warning is something that may be right and never blocks.
type Warning = Missing

// Check is what the dry run of a submission answers.
type Check struct {
	Ready    bool      `json:"ready"`
	Missing  []Missing `json:"missing"`
	Warnings []Warning `json:"warnings"`
}

// Facts is what Check has to know of the world around an application.
type Facts struct {
	Court      CourtFacts
	Insurer    InsurerFacts            // of a guarantee
	Guarantees map[string]*Application // bought here and linked to a security, by id, with their parties
}

// CourtFacts is what Check has to know about the court of an application.
type CourtFacts struct {
	Open     bool   // takes applications here
	CaseCode string // its 法院代字 in case numbers (京0105), "" when not known
}

// InsurerFacts is what Check has to know about the insurer of a guarantee.
type InsurerFacts struct {
	Open  bool // takes applications
	Quote bool // its rate card has a price for this guarantee
}

// The steps of the application (row 31).
const (
	stepBasics     = "basics"
	stepSecurities = "securities"
	stepMaterials  = "materials"
)

// Check says what is missing before the application can be submitted (FS22 1:
// what an application must state) and what should be looked at again.
func (a *Application) Check(today Date, facts Facts) Check {
	c := checker{Application: a, today: today, facts: facts, check: Check{Missing: []Missing{}, Warnings: []Warning{}}}
	c.checkBasics()
	c.checkCover()
	c.checkRoles()
	c.checkParties()
	c.checkClues()
	c.checkSecurities()
	c.checkMaterials()
	c.warn()
	c.check.Ready = len(c.check.Missing) == 0
	return c.check
}

// checker gathers what Check answers.
type checker struct {
	*Application
	today Date
	facts Facts
	check Check
}

func (c *checker) missing(step, location, detail string) {
	c.check.Missing = append(c.check.Missing, Missing{Step: step, Location: location, Detail: detail})
}

// faulty lists the faults of a part: a rule may have become stricter, or another
// part may have changed, since the part was stored.
func (c *checker) faulty(step, prefix, title string, faults Faults) {
	for _, f := range faults {
		detail := f.Detail
		if title != "" {
			detail = title + "：" + detail
		}
		c.missing(step, prefix+f.Location, detail)
	}
}

// needed lists the fields of a part that must be given and are not.
func (c *checker) needed(step, prefix, title string, fields []formField) {
	for _, f := range fields {
		if f.needed && *f.value == "" {
			c.missing(step, prefix+f.location, "请填写"+title+"的"+f.label)
		}
	}
}

func (c *checker) checkBasics() {
	if !c.facts.Court.Open {
		c.missing(stepBasics, "courtCode", "该法院尚未开通网上保全，请选择已开通的法院")
	}
	c.faulty(stepBasics, "", "", c.Basics.Validate(c.Kind))
}

// checkCover: a guarantee is asked of an insurer that takes it.
func (c *checker) checkCover() {
	if c.Kind != Guarantee {
		return
	}
	c.faulty(stepBasics, "", "", c.Cover.Validate())
	switch {
	case !c.facts.Insurer.Open:
		c.missing(stepBasics, "insurerCode", "该保险公司暂不接受担保申请，请选择其他保险公司")
	case !c.facts.Insurer.Quote:
		c.missing(stepBasics, "insurerCode", "该保险公司的费率不适用于这一法院或者担保金额，请选择其他保险公司")
	}
}

// checkRoles: there is no application without somebody who asks, somebody
// against whom, and something to preserve (rows 33–38).
func (c *checker) checkRoles() {
	if !c.has(RoleApplicant) {
		c.missing(stepBasics, "parties", "请添加申请人")
	}
	if !c.has(RoleRespondent) {
		c.missing(stepBasics, "parties", "请添加被申请人")
	}
	represented := c.SubmitterCapacity == AsLawyer || c.SubmitterCapacity == AsAgent
	if represented && !c.has(RoleRepresentative) {
		c.missing(stepBasics, "parties", "提交人身份为律师或其他代理人的，请添加原告代理人")
	}
	if len(c.Clues) == 0 {
		c.missing(stepBasics, "clues", "请添加财产线索")
	}
}

func (c *checker) has(role Role) bool {
	for i := range c.Parties {
		if c.Parties[i].Role == role {
			return true
		}
	}
	return false
}

func (c *checker) checkParties() {
	for i := range c.Parties {
		p := &c.Parties[i]
		prefix, title := "parties/"+p.ID+"/", c.partyTitle(i)
		c.faulty(stepBasics, prefix, title, p.Validate(c.today))
		c.faulty(stepBasics, prefix, title, p.ValidateIn(c.Application))
		for _, d := range partyDemands {
			if d.of(p) && !d.given(p) {
				c.missing(stepBasics, prefix+d.location, "请填写"+title+"的"+d.label)
			}
		}
	}
}

func (c *checker) checkClues() {
	for i := range c.Clues {
		clue := &c.Clues[i]
		prefix, title := "clues/"+clue.ID+"/", clueTitle(i)
		c.faulty(stepBasics, prefix, title, clue.Validate(c.Application))
		c.needed(stepBasics, prefix, title, clue.detailFields())
		if clueKindNames[clue.Kind] != "" && !clue.described() && !asksFor(clue.detailFields()) {
			c.missing(stepBasics, prefix+string(clue.Kind), "请填写"+title+"的具体信息")
		}
	}
}

// asksFor says whether a form has a field that must be given.
func asksFor(fields []formField) bool {
	for _, f := range fields {
		if f.needed {
			return true
		}
	}
	return false
}

// checkSecurities: who offers security says which and how much (FS22 1, 6–8).
func (c *checker) checkSecurities() {
	if c.Kind == Guarantee {
		return
	}
	if !c.Secured {
		c.checkUnused()
		return
	}
	if len(c.Securities) == 0 {
		c.missing(stepSecurities, "securities", "请添加担保信息")
	}
	for i := range c.Securities {
		s := &c.Securities[i]
		prefix, title := "securities/"+s.ID+"/", securityTitle(i)
		c.faulty(stepSecurities, prefix, title, s.Validate())
		c.needed(stepSecurities, prefix, title, s.fields())
		if s.Value == 0 && !s.Linked() {
			c.missing(stepSecurities, prefix+"value", "请填写"+title+"的担保价值")
		}
		c.checkLinked(s, prefix, title)
	}
}

// checkUnused: a letter that secures nothing would be used up for nothing.
func (c *checker) checkUnused() {
	for i := range c.Securities {
		if s := &c.Securities[i]; s.Linked() {
			c.missing(stepSecurities, "securities/"+s.ID+"/guaranteeId",
				securityTitle(i)+"：已选择无担保，请删除所选的保函，或者选择有担保")
		}
	}
}

// checkLinked: a guarantee bought here must still fit when the application is
// submitted; court, amount and parties may have changed since it was linked.
func (c *checker) checkLinked(s *Security, prefix, title string) {
	if !s.Linked() {
		return
	}
	guarantee := c.facts.Guarantees[s.GuaranteeID]
	if guarantee == nil {
		c.missing(stepSecurities, prefix+"guaranteeId", title+"：请在您已出函的担保中选择一份")
		return
	}
	for _, why := range guarantee.UnfitFor(c.Application) {
		c.missing(stepSecurities, prefix+"guaranteeId", title+"："+why.Detail)
	}
}

// checkMaterials: each required slot holds a clean file, and no file is still
// being checked.
func (c *checker) checkMaterials() {
	for _, slot := range SlotsFor(c.Application) {
		scans := c.scansIn(slot)
		switch {
		case scans[ScanPending] > 0:
			c.missing(stepMaterials, slot.Location(), slot.Title+"正在检查，请稍后再提交")
		case !slot.Required || scans[ScanClean] > 0:
		case scans[ScanRefused] > 0:
			c.missing(stepMaterials, slot.Location(), slot.Title+"未通过检查，请重新上传")
		default:
			c.missing(stepMaterials, slot.Location(), slot.Title+"未上传")
		}
	}
}

// scansIn counts the files of a slot by the state of their check.
func (c *checker) scansIn(slot SlotRule) map[Scan]int {
	scans := map[Scan]int{}
	for i := range c.Materials {
		if m := &c.Materials[i]; slot.Holds(m) {
			scans[m.Scan]++
		}
	}
	return scans
}

// partyDemand is one thing that parties of some kind must state.
type partyDemand struct {
	of       func(*Party) bool
	location string
	label    string
	given    func(*Party) bool
}

// partyDemands is what FS22 1 wants of the parties: who the applicant is, where
// documents reach them and how; of the respondent, whose particulars the
// applicant may not know, where they are to be found. An unincorporated
// organization (an owners' committee) need not have a credit code.
var partyDemands = []partyDemand{
	{ofKind(RoleApplicant, Person), "idType", "证件类型", func(p *Party) bool { return p.IDType != "" }},
	{ofKind(RoleApplicant, Person), "idNumber", "证件号码", func(p *Party) bool { return p.IDNumber != "" }},
	{ofKind(RoleApplicant, Person), "phone", "手机号码", func(p *Party) bool { return p.Phone != "" }},
	{ofKind(RoleApplicant, Person), "mailingAddress", "通讯地址", func(p *Party) bool { return p.MailingAddress != "" }},
	{ofKind(RoleApplicant, Person), "domicile", "住所地", func(p *Party) bool { return p.Domicile != "" }},

	{ofKind(RoleApplicant, Organization), "creditCode", "统一社会信用代码", func(p *Party) bool { return p.CreditCode != "" }},
	{ofKind(RoleApplicant, Organization, Unincorporated), "legalRepresentative", "法定代表人（负责人）",
		func(p *Party) bool { return p.LegalRepresentative != "" }},
	{ofKind(RoleApplicant, Organization, Unincorporated), "phone", "手机号码或者固定电话",
		func(p *Party) bool { return p.Phone != "" || p.Landline != nil }},
	{ofKind(RoleApplicant, Organization, Unincorporated), "mailingAddress", "通讯地址",
		func(p *Party) bool { return p.MailingAddress != "" }},
	{ofKind(RoleApplicant, Organization, Unincorporated), "address", "单位地址",
		func(p *Party) bool { return p.Address != "" }},

	{ofKind(RoleRespondent, Person), "domicile", "住所地或者通讯地址",
		func(p *Party) bool { return p.Domicile != "" || p.MailingAddress != "" }},
	{ofKind(RoleRespondent, Organization, Unincorporated), "address", "单位地址或者通讯地址",
		func(p *Party) bool { return p.Address != "" || p.MailingAddress != "" }},

	{ofKind(RoleRepresentative, Person), "phone", "手机号码", func(p *Party) bool { return p.Phone != "" }},
	{ofKind(RoleRepresentative, Person), "idNumber", "证件号码", func(p *Party) bool { return p.IDNumber != "" }},
	{ofKind(RoleRepresentative, Person), "representativeType", "代理人类型",
		func(p *Party) bool { return p.RepresentativeType != "" }},
	{ofKind(RoleRepresentative, Person), "representsPartyIds", "被代理人",
		func(p *Party) bool { return len(p.RepresentsPartyIDs) > 0 }},
	{ofLawyer, "firm", "律师事务所", func(p *Party) bool { return p.Firm != "" }},
	{ofLawyer, "licenceNumber", "执业证号", func(p *Party) bool { return p.LicenceNumber != "" }},
}

// ofKind picks the parties of a role and of one of these kinds.
func ofKind(role Role, kinds ...PartyKind) func(*Party) bool {
	return func(p *Party) bool {
		for _, kind := range kinds {
			if p.Role == role && p.Kind == kind {
				return true
			}
		}
		return false
	}
}

func ofLawyer(p *Party) bool {
	return p.Role == RoleRepresentative && p.RepresentativeType == Lawyer
}
