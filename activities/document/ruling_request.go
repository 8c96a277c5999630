package document

import "github.com/baoquan/baoquan"

// opening is the request and the security: what the ruling answers.
func (r *Ruling) opening() []string {
	paragraphs := []string{r.request()}
	for i := range r.Application.Securities {
		paragraphs = append(paragraphs, r.security(&r.Application.Securities[i]))
	}
	if len(r.Application.Securities) == 0 {
		paragraphs = append(paragraphs, r.unsecured())
	}
	return paragraphs
}

// request says who asked for what, when, and in which dispute.
func (r *Ruling) request() string {
	a := &r.Application
	applicants, respondents := r.names(baoquan.RoleApplicant), r.names(baoquan.RoleRespondent)
	asked := joined("", r.submitted(), "向本院申请"+r.kind(), "，请求"+measuresAsked(a.Clues),
		respondents, "名下价值"+figures(a.Amount)+"的财产。")
	dispute := applicants + "与" + respondents + r.Cause
	switch {
	case r.arbitrated():
		return dispute + "仲裁一案，" + applicants + asked
	case a.Category == baoquan.PreLitigation && r.Cause == "":
		return applicants + asked
	case a.Category == baoquan.PreLitigation:
		return applicants + "因与" + respondents + r.Cause + "，" + asked
	case a.Category == baoquan.PreEnforcement:
		return dispute + "一案，" + r.judgment() + applicants + asked
	}
	return labelled("本院受理的", a.CaseNumber) + dispute + "一案，" + applicants + asked
}

// judgment is the sentence on the judgment that is to be enforced.
func (r *Ruling) judgment() string {
	if r.Application.CaseNumber == "" {
		return "生效法律文书确定的义务尚未履行。"
	}
	if r.JudgmentCourt == "" {
		return r.Application.CaseNumber + "法律文书已经发生法律效力。"
	}
	return r.JudgmentCourt + "作出的" + r.Application.CaseNumber + "法律文书已经发生法律效力。"
}

func (r *Ruling) submitted() string {
	if r.Application.SubmittedAt == nil {
		return ""
	}
	return "于" + day(baoquan.DateOf(*r.Application.SubmittedAt))
}

// arbitrated says whether the dispute is before an arbitration body: then it
// has begun, and what holds before a suit (CPL 104) does not (FS22 3).
func (r *Ruling) arbitrated() bool {
	return r.Application.Category == baoquan.PreLitigation &&
		r.Application.PreSuitStage == baoquan.InArbitration
}

// kind is the kind of preservation in the words of the ruling.
func (r *Ruling) kind() string {
	switch {
	case r.Application.Category == baoquan.PreEnforcement:
		return "执行前财产保全"
	case r.Application.Category == baoquan.PreLitigation && !r.arbitrated():
		return "诉前财产保全"
	}
	return "财产保全"
}

// security is the sentence on one security (FS22 6 to 8).
func (r *Ruling) security(s *baoquan.Security) string {
	text := r.names(baoquan.RoleApplicant)
	value := ""
	if s.Value > 0 {
		value = "，担保金额为" + figures(s.Value)
	}
	switch s.Method {
	case baoquan.Insurance:
		text += "以" + s.GuarantorName + "出具的诉讼财产保全责任保险保单保函"
	case baoquan.BankGuarantee:
		text += "以" + s.GuarantorName + "出具的独立保函"
	case baoquan.ThirdParty:
		return sentence("担保人" + s.GuarantorName + "为" + text + "提供保证担保" + value)
	default:
		text += "以" + s.Name + bracketed(s.Description)
	}
	return sentence(text + "提供担保" + value)
}

func (r *Ruling) unsecured() string {
	text := r.names(baoquan.RoleApplicant) + "未提供担保"
	reason := r.Application.UnsecuredReason
	if reason == baoquan.OtherUnsecuredReason {
		return sentence(text + labelled("，理由为：", r.Application.UnsecuredNote))
	}
	return sentence(text + labelled("，理由为：", reason.Chinese()))
}
