package baoquan

// Normalize brings a security into its one form.
func (s *Security) Normalize() { normalizeFields(s.fields()) }

// Validate names what is wrong with a security by itself (rows 45–48). All but
// the method may be missing in a draft. s must be normalized.
func (s *Security) Validate() Faults {
	faults := checkFields(s.fields())
	if s.ViaPlatform && s.Method != Insurance {
		faults.Add("viaPlatform", CodeNotAllowed, "只有保险公司诉责险可以通过本系统购买")
	}
	if s.Value != 0 {
		checkValue("value", "担保价值", s.Value, &faults)
	}
	return faults
}

// Linked says whether the security is a guarantee bought here, whose letter and
// policy the system attaches by itself (row 51).
func (s *Security) Linked() bool {
	return s.Method == Insurance && s.ViaPlatform && s.GuaranteeID != ""
}

// fields is the form of a security. needed marks what it must state: a third
// party or a bank stands behind it by name, and property is named and described
// (FS22 6, 8).
func (s *Security) fields() []formField {
	bought := s.Method == Insurance && s.ViaPlatform
	named := s.Method == ThirdParty || s.Method == BankGuarantee
	property := s.Method == OwnProperty
	return []formField{
		{location: "method", label: "担保方式", value: (*string)(&s.Method), max: maxCode, required: true,
			wrong: oneOf(securityMethodNames, "请在列出的担保方式中选择一项")},
		{location: "guaranteeId", label: "本系统出具的担保", value: &s.GuaranteeID, max: maxCode,
			foreign: !bought, needed: bought},
		{location: "name", label: "担保物名称", value: &s.Name, needed: property},
		{location: "description", label: "财产/担保信息", value: &s.Description, max: maxParagraph, lines: true, needed: property},
		{location: "guarantorName", label: guarantorLabels[s.Method], value: &s.GuarantorName, max: maxName, needed: named},
	}
}

// guarantorLabels is what the one behind a security is called.
var guarantorLabels = map[SecurityMethod]string{
	"":            "担保人名称",
	Insurance:     "保险公司名称",
	BankGuarantee: "出具独立保函的金融机构名称",
	ThirdParty:    "保证人名称",
	OwnProperty:   "担保人名称",
}
