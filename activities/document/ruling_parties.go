package document

import (
	"fmt"
	"slices"

	"github.com/baoquan/baoquan"
)

// partyLines are the parties with their details, each followed by who stands
// for them.
func (r *Ruling) partyLines() []string {
	var lines []string
	applicants := r.parties(baoquan.RoleApplicant)
	for _, p := range applicants {
		lines = append(lines, partyLines(p)...)
		for _, agent := range r.agentsOf(p, len(applicants)) {
			lines = append(lines, sentence("委托诉讼代理人："+agentText(agent)))
		}
	}
	for _, agent := range r.commonAgents(len(applicants)) {
		lines = append(lines, sentence("上述申请人的共同委托诉讼代理人："+agentText(agent)))
	}
	for _, p := range r.parties(baoquan.RoleRespondent) {
		lines = append(lines, partyLines(p)...)
	}
	return lines
}

// agentsOf are the representatives of this applicant alone.
func (r *Ruling) agentsOf(p *baoquan.Party, applicants int) []*baoquan.Party {
	return slices.DeleteFunc(r.parties(baoquan.RoleRepresentative), func(a *baoquan.Party) bool {
		if applicants == 1 {
			return false
		}
		return len(a.RepresentsPartyIDs) != 1 || a.RepresentsPartyIDs[0] != p.ID
	})
}

// commonAgents are the representatives of several applicants. One who does not
// say for whom stands for all.
func (r *Ruling) commonAgents(applicants int) []*baoquan.Party {
	return slices.DeleteFunc(r.parties(baoquan.RoleRepresentative), func(a *baoquan.Party) bool {
		return applicants == 1 || len(a.RepresentsPartyIDs) == 1
	})
}

// partyLines are a party's line and that of who acts for an organization.
func partyLines(p *baoquan.Party) []string {
	if p.Kind == baoquan.Person {
		return []string{sentence(p.Role.Chinese() + "：" + personText(p))}
	}
	lines := []string{sentence(p.Role.Chinese() + "：" + joined("，", p.Name,
		labelled("住所地", p.Address), labelled("统一社会信用代码", p.CreditCode)))}
	if p.LegalRepresentative == "" {
		return lines
	}
	label := "法定代表人："
	if p.Kind == baoquan.Unincorporated {
		label = "负责人："
	}
	return append(lines, sentence(label+joined("，", p.LegalRepresentative, p.LegalRepresentativeTitle)))
}

func personText(p *baoquan.Party) string {
	born := day(p.BirthDate)
	if born != "" {
		born += "出生"
	}
	return joined("，", p.Name, p.Sex.Chinese(), born,
		labelled("住", p.Domicile), labelled(idLabel(p.IDType), p.IDNumber))
}

func idLabel(t baoquan.IDType) string {
	if t == baoquan.IDCard || t == "" {
		return "公民身份号码"
	}
	return t.Chinese() + "号码"
}

func agentText(p *baoquan.Party) string {
	work := p.Firm
	switch p.RepresentativeType {
	case baoquan.Lawyer:
		work += "律师"
	case baoquan.LegalWorker:
		work += "法律工作者"
	case baoquan.Employee:
		work += "工作人员"
	case baoquan.Relative:
		work = "系申请人的近亲属"
	}
	return joined("，", p.Name, work)
}

// The most names that are given in full, and how many of more.
const (
	mostNames = 10
	someNames = 3
)

func nameList(parties []*baoquan.Party) string {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = p.Name
	}
	if len(names) <= mostNames {
		return joined("、", names...)
	}
	return joined("、", names[:someNames]...) + fmt.Sprintf("等%d人", len(names))
}
