package baoquan

import "fmt"

func (c *checker) warning(step, location, detail string) {
	c.check.Warnings = append(c.check.Warnings, Warning{Step: step, Location: location, Detail: detail})
}

// warn names what does not fit together but may be right.
func (c *checker) warn() {
	c.warnCaseNumber()
	c.warnParties()
	c.warnClues()
	c.warnTotals()
}

// warnCaseNumber: in a suit the case number is one of the court asked. Before
// enforcement it is that of the judgment, which another court may have given.
func (c *checker) warnCaseNumber() {
	number, err := ParseCaseNumber(c.CaseNumber)
	if c.CaseNumber == "" || err != nil {
		return
	}
	if number.Legacy {
		c.warning(stepBasics, "caseNumber", "案号不是现行的格式，请核对")
		return
	}
	if !number.TypeKnown() {
		c.warning(stepBasics, "caseNumber", "案号中的案件类型不在现行列表中，请核对")
	}
	if c.Category != Litigation {
		return
	}
	if c.facts.Court.CaseCode != "" && number.CourtCode != c.facts.Court.CaseCode {
		c.warning(stepBasics, "caseNumber", "案号中的法院与申请法院不一致，请核对")
	}
	if number.Type != c.CaseType {
		c.warning(stepBasics, "caseType", "案件类型与案号不一致，请核对")
	}
}

// warnParties: nobody asks for measures against themselves.
func (c *checker) warnParties() {
	for i := range c.Parties {
		p := &c.Parties[i]
		prefix, title := "parties/"+p.ID+"/", c.partyTitle(i)
		if p.CreditCode != "" && OrganizationCodeDoubtful(p.CreditCode) {
			c.warning(stepBasics, prefix+"creditCode", title+"的统一社会信用代码可能有误，请核对")
		}
		if p.Role == RoleRespondent && c.asksToo(p, func(p *Party) string { return p.IDNumber }) {
			c.warning(stepBasics, prefix+"idNumber", title+"的证件号码与申请人相同，请核对")
		}
		if p.Role == RoleRespondent && c.asksToo(p, func(p *Party) string { return p.CreditCode }) {
			c.warning(stepBasics, prefix+"creditCode", title+"的统一社会信用代码与申请人相同，请核对")
		}
	}
}

// asksToo says whether an applicant has the same number as p.
func (c *checker) asksToo(p *Party, number func(*Party) string) bool {
	for i := range c.Parties {
		applicant := &c.Parties[i]
		if applicant.Role == RoleApplicant && number(p) != "" && number(applicant) == number(p) {
			return true
		}
	}
	return false
}

func (c *checker) warnClues() {
	for i := range c.Clues {
		clue := &c.Clues[i]
		prefix, title := "clues/"+clue.ID+"/", clueTitle(i)
		if v := clue.Vehicle; v != nil && v.VIN != "" && VINDoubtful(v.VIN) {
			c.warning(stepBasics, prefix+"vehicle.vin", title+"的车架号可能有误，请核对")
		}
		if e := clue.Equity; e != nil && e.CreditCode != "" && OrganizationCodeDoubtful(e.CreditCode) {
			c.warning(stepBasics, prefix+"equity.creditCode", title+"的统一社会信用代码可能有误，请核对")
		}
		if d := clue.Deposit; d != nil && c.personal(clue) && LooksLikeCard(d.Account) && CheckCard(d.Account) != nil {
			c.warning(stepBasics, prefix+"deposit.account", title+"的银行卡号可能有误，请核对")
		}
	}
}

// personal says whether the property belongs to a person: only their cards have
// a check digit that anyone can know.
func (c *checker) personal(clue *Clue) bool {
	owner := c.PartyByID(clue.OwnerPartyID)
	return owner != nil && owner.Kind == Person
}

// warnTotals compares what is asked with what is shown and what is offered.
func (c *checker) warnTotals() {
	if len(c.Clues) > 0 && c.ClueTotal() < c.Amount {
		c.warning(stepBasics, "clues", "财产线索总价值低于申请保全金额，请核对")
	}
	if c.Kind == Guarantee {
		c.warnCover()
		return
	}
	if !c.Secured && len(c.Securities) > 0 {
		c.warning(stepSecurities, "securities", "已选择无担保，所填担保信息不会作为担保提交，请核对")
	}
	c.warnSecurityTotal()
}

// warnSecurityTotal: before a suit security is worth what is asked, though the
// court may vary that; in a suit the court may ask up to 30 % (FS22 5).
func (c *checker) warnSecurityTotal() {
	share, asked := securityShare[c.Category]
	if !asked || !c.Secured || len(c.Securities) == 0 {
		return
	}
	if c.SecurityTotal() < c.Amount*share/100 {
		c.warning(stepSecurities, "securities", fmt.Sprintf("担保总价值低于申请保全金额的%d%%，人民法院可能要求补充担保", share))
	}
}

// warnCover: the insurer's letter should be worth what the court may ask (FS22 5).
func (c *checker) warnCover() {
	share, asked := securityShare[c.Category]
	switch {
	case c.GuaranteeAmount > c.Amount:
		c.warning(stepBasics, "guaranteeAmount", "担保金额高于申请保全金额，请核对")
	case asked && c.GuaranteeAmount < c.Amount*share/100:
		c.warning(stepBasics, "guaranteeAmount", fmt.Sprintf(
			"担保金额低于申请保全金额的%d%%，人民法院可能要求补充担保（%s第五条）", share, lawPreservation))
	}
}

// securityShare is the share of the amount, in percent, below which a court may
// well ask for more security (FS22 5).
var securityShare = map[Category]Fen{
	PreLitigation: 100,
	Litigation:    30,
}
