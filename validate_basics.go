package baoquan

// Normalize brings the basic information into its one form: cleaned text, the
// case number with full-width brackets.
func (b *Basics) Normalize() {
	normalizeFields(b.fields(Preservation))
}

// Validate names everything the create call refuses, at the locations of its
// body. The amount of a guarantee is called preservationAmount there.
// Whether court, cause and case type exist is for the reference data to say.
// b must be normalized.
func (b *Basics) Validate(kind Kind) Faults {
	var faults Faults
	checkValue(amountLocation(kind), "申请保全金额", b.Amount, &faults)
	faults = append(faults, checkFields(b.fields(kind))...)
	b.validateSecured(kind, &faults)
	return faults
}

func amountLocation(kind Kind) string {
	if kind == Guarantee {
		return "preservationAmount"
	}
	return "amount"
}

// validateSecured: before a suit security is mandatory (CPL 104, FS22 5). In a
// suit and before enforcement the court may do without; the application then
// has to say why (FS22 1, 9).
func (b *Basics) validateSecured(kind Kind, faults *Faults) {
	if kind == Preservation && b.Category == PreLitigation && !b.Secured {
		faults.Add("secured", CodeInvalid, "诉前保全应当提供担保，请选择有担保")
	}
}

// fields is the form of the basic information of this kind.
func (b *Basics) fields(kind Kind) []formField {
	filed := kind == Preservation // a guarantee is asked of an insurer
	unsecured := filed && !b.Secured
	other := unsecured && b.UnsecuredReason == OtherUnsecuredReason
	fields := []formField{
		{location: "courtCode", label: "申请法院", value: &b.CourtCode, max: maxCode, required: true},
		{location: "category", label: "保全类别", value: (*string)(&b.Category), max: maxCode, required: true,
			wrong: oneOf(categoryNames, "请选择诉前保全、诉讼保全或执行前保全")},
		{location: "type", label: "保全类型", value: (*string)(&b.Type), max: maxCode, required: filed,
			wrong: oneOf(preservationTypeNames, "请选择财产保全、行为保全或证据保全")},
		{location: "submitterCapacity", label: "提交人身份", value: (*string)(&b.SubmitterCapacity), max: maxCode, required: true,
			wrong: oneOf(capacityNames, "请选择申请人、律师或其他代理人")},
		{location: "noticeVersion", label: "已阅读的保全须知", value: &b.NoticeVersion, max: maxCode, required: filed},
		{location: "unsecuredReason", label: "不提供担保的理由", value: (*string)(&b.UnsecuredReason), max: maxCode,
			required: unsecured, foreign: !unsecured,
			wrong: oneOf(unsecuredReasonNames, "请在列出的理由中选择一项")},
		{location: "unsecuredNote", label: "不提供担保的理由说明", value: &b.UnsecuredNote, max: maxParagraph, lines: true,
			required: other, foreign: !other},
	}
	return append(fields, b.stageFields()...)
}

// stageFields are the fields that depend on the stage of the dispute.
func (b *Basics) stageFields() []formField {
	fields := []formField{
		{location: "preSuitStage", label: "非诉期间", value: (*string)(&b.PreSuitStage), max: maxCode,
			wrong: oneOf(preSuitStageNames, "请选择未起诉或提起仲裁前，或者仲裁中")},
		{location: "caseType", label: "案件类型", value: &b.CaseType, max: maxCode},
		{location: "caseNumber", label: "案号", value: &b.CaseNumber, max: maxName, form: normalizeCaseNumber,
			wrong: sentence(checkCaseNumber)},
		{location: "causeCode", label: "案由", value: &b.CauseCode, max: maxCode},
		{location: "judgmentCourtCode", label: "作出生效法律文书的法院", value: &b.JudgmentCourtCode, max: maxCode},
	}
	demands, known := stageDemands[b.Category]
	for i := range fields {
		demand := demands[fields[i].location]
		fields[i].required = demand == mustGive
		fields[i].foreign = known && demand == notAsked
	}
	return fields
}

// fieldDemand is how a category stands to a field.
type fieldDemand int

const (
	notAsked fieldDemand = iota // does not belong
	mayGive
	mustGive
)

// stageDemands says which facts of the dispute each category has. Before a suit
// (CPL 104) there is no case yet, though its cause is known. In a suit (CPL 103)
// the case is named (row 29). Before enforcement (JS 163) the application names
// the judgment: its court, number and content (FS22 1).
var stageDemands = map[Category]map[string]fieldDemand{
	PreLitigation:  {"preSuitStage": mustGive, "causeCode": mayGive},
	Litigation:     {"caseType": mustGive, "caseNumber": mustGive, "causeCode": mustGive},
	PreEnforcement: {"caseType": mayGive, "caseNumber": mustGive, "causeCode": mayGive, "judgmentCourtCode": mustGive},
}

// normalizeCaseNumber writes a case number with full-width brackets; what is no
// case number stays as it is.
func normalizeCaseNumber(s string) string {
	n, err := ParseCaseNumber(s)
	if err != nil {
		return s
	}
	return n.String()
}

func checkCaseNumber(s string) error {
	_, err := ParseCaseNumber(s)
	return err
}
