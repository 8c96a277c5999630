package baoquan

import (
	"regexp"
	"slices"
)

// Normalize brings a party into its one form: cleaned text, numbers in half
// width, no empty landline. What the identity card says is filled in where
// nothing was given: its type, the birth date and the sex.
func (p *Party) Normalize() {
	normalizeFields(p.fields())
	if p.Landline != nil && *p.Landline == (Landline{}) {
		p.Landline = nil
	}
	p.deriveFromCard()
}

// deriveFromCard reads birth date and sex off the identity card (row 36).
func (p *Party) deriveFromCard() {
	if p.isOrganization() || (p.IDType != "" && p.IDType != IDCard) {
		return
	}
	card, err := ParseIDCard(NormalizeIDCard(p.IDNumber), endOfTime)
	if err != nil {
		return
	}
	p.IDNumber, p.IDType = NormalizeIDCard(p.IDNumber), IDCard
	if p.BirthDate == "" {
		p.BirthDate = card.Birth
	}
	if p.Sex == "" {
		p.Sex = card.Sex
	}
}

// KeepMasked takes numbers that came back masked over from the party as it was,
// so that a reader who sees them masked may save the form. Call it before
// Normalize. A masked value that has nothing behind it stays, and is wrong.
func (p *Party) KeepMasked(old *Party) {
	if old != nil {
		if Masked(p.IDNumber) && p.BirthDate == "" {
			p.BirthDate = old.BirthDate
		}
		keepMasked(p.fields(), old.fields())
	}
}

// Validate names what is wrong with a party by itself. Everything but role, kind
// and name may be missing in a draft; what is given must be right and must
// belong to this kind and role. p must be normalized.
func (p *Party) Validate(today Date) Faults {
	faults := checkFields(p.fields())
	p.validateRole(&faults)
	p.validateBirth(today, &faults)
	p.validateCard(today, &faults)
	return faults
}

// ValidateIn names what is wrong with a party inside its application:
// a representative stands for applicants of the same application.
func (p *Party) ValidateIn(a *Application) Faults {
	var faults Faults
	for _, id := range p.RepresentsPartyIDs {
		if other := a.PartyByID(id); other == nil || other.Role != RoleApplicant {
			faults.Add("representsPartyIds", CodeUnknown, "请在本申请的申请人中选择被代理人")
			break
		}
	}
	return faults
}

// validateRole: a representative is a person (CPL 61), and only a
// representative stands for somebody.
func (p *Party) validateRole(faults *Faults) {
	if p.Role == RoleRepresentative && p.isOrganization() {
		faults.Add("kind", CodeInvalid, "代理人应为自然人")
	}
	ids := p.RepresentsPartyIDs
	switch {
	case len(ids) == 0:
	case p.Role != RoleRepresentative:
		faults.Add("representsPartyIds", CodeNotAllowed, "只有代理人需要选择被代理人，请删除")
	case hasDoubles(ids):
		faults.Add("representsPartyIds", CodeInvalid, "同一被代理人请只选择一次")
	}
}

func hasDoubles(ids []string) bool {
	sorted := slices.Sorted(slices.Values(ids))
	return len(slices.Compact(sorted)) < len(ids)
}

// The days between which people are born, but for today.
const (
	earliestBirth Date = "1880-01-01"
	endOfTime     Date = "9999-12-31"
)

func (p *Party) validateBirth(today Date, faults *Faults) {
	if p.BirthDate.Valid() && (p.BirthDate < earliestBirth || p.BirthDate > today) {
		faults.Add("birthDate", CodeOutOfRange, "出生日期不能早于1880年或者晚于今天")
	}
}

// validateCard checks an identity card in full (GB 11643-1999), and that birth
// date and sex are those on it. A number without a type is taken for a card.
func (p *Party) validateCard(today Date, faults *Faults) {
	if p.IDNumber == "" || p.Kind != Person || (p.IDType != "" && p.IDType != IDCard) {
		return
	}
	card, err := ParseIDCard(p.IDNumber, today)
	if err != nil {
		detail := err.Error()
		if p.IDType == "" {
			detail += "；其他证件请先选择证件类型"
		}
		faults.Add("idNumber", CodeInvalid, detail)
		return
	}
	if p.BirthDate.Valid() && p.BirthDate != card.Birth {
		faults.Add("birthDate", CodeInvalid, "出生日期与身份证号码不一致，请核对")
	}
	if p.Sex.Chinese() != "" && p.Sex != card.Sex {
		faults.Add("sex", CodeInvalid, "性别与身份证号码不一致，请核对")
	}
}

func (p *Party) isOrganization() bool {
	return p.Kind == Organization || p.Kind == Unincorporated
}

// fields is the form of a party: which fields belong to which kind and role
// (rows 35–37). While the kind is not known every field may be given.
func (p *Party) fields() []formField {
	return slices.Concat(p.commonFields(), p.landlineFields(), p.personFields(),
		p.organizationFields(), p.representativeFields())
}

func (p *Party) commonFields() []formField {
	return []formField{
		{location: "role", label: "诉讼地位", value: (*string)(&p.Role), max: maxCode, required: true,
			wrong: oneOf(roleNames, "请选择申请人、被申请人或原告代理人")},
		{location: "kind", label: "类型", value: (*string)(&p.Kind), max: maxCode, required: true,
			wrong: oneOf(partyKindNames, "请选择自然人、法人或非法人组织")},
		{location: "name", label: "姓名或名称", value: &p.Name, max: maxName, required: true},
		{location: "phone", label: "手机号码", value: &p.Phone, max: maxCode, sealed: true,
			form: NormalizePhone, wrong: sentence(CheckPhone)},
		{location: "mailingAddress", label: "通讯地址", value: &p.MailingAddress},
	}
}

// landlineFields: 区号 and 电话 only make sense together.
func (p *Party) landlineFields() []formField {
	if p.Landline == nil {
		return nil
	}
	l := p.Landline
	given := *l != Landline{}
	return []formField{
		{location: "landline.area", label: "区号", value: &l.Area, max: maxCode, required: given,
			form: withoutSpaces, wrong: unless(areaCode.MatchString, "区号应以0开头，共3至4位数字")},
		{location: "landline.number", label: "固定电话", value: &l.Number, max: maxCode, required: given, sealed: true,
			form: withoutSpaces, wrong: unless(landlineNumber.MatchString, "固定电话应为7至8位数字")},
		{location: "landline.extension", label: "分机号", value: &l.Extension, max: maxCode,
			form: withoutSpaces, wrong: unless(extension.MatchString, "分机号不能超过6位数字")},
	}
}

func (p *Party) personFields() []formField {
	not := p.isOrganization()
	document := documentForms[p.IDType]
	return []formField{
		{location: "sex", label: "性别", value: (*string)(&p.Sex), max: maxCode, foreign: not,
			wrong: oneOf(sexNames, "请选择男或女")},
		{location: "birthDate", label: "出生日期", value: (*string)(&p.BirthDate), max: maxCode, foreign: not,
			wrong: unless(isDate, "请按年-月-日填写出生日期")},
		{location: "idType", label: "证件类型", value: (*string)(&p.IDType), max: maxCode, foreign: not,
			wrong: oneOf(idTypeNames, "请在列出的证件类型中选择一项")},
		{location: "idNumber", label: "证件号码", value: &p.IDNumber, max: maxCode, foreign: not, sealed: true,
			form: document.form, wrong: document.wrong},
		{location: "postalCode", label: "邮政编码", value: &p.PostalCode, max: maxCode, foreign: not,
			form: withoutSpaces, wrong: unless(postalCode.MatchString, "邮政编码应为6位数字")},
		{location: "domicile", label: "住所地", value: &p.Domicile, foreign: not},
		{location: "email", label: "电子邮箱", value: &p.Email, max: maxName, foreign: not, sealed: true,
			form: HalfWidth, wrong: unless(email.MatchString, "请填写正确的电子邮箱")},
	}
}

func (p *Party) organizationFields() []formField {
	not := p.Kind == Person
	return []formField{
		{location: "organizationType", label: "单位性质", value: (*string)(&p.OrganizationType), max: maxCode, foreign: not,
			wrong: oneOf(organizationTypeNames, "请在列出的单位性质中选择一项")},
		{location: "creditCode", label: "统一社会信用代码", value: &p.CreditCode, max: maxCode, foreign: not, sealed: true,
			form: NormalizeCreditCode, wrong: sentence(CheckCreditCode)},
		{location: "legalRepresentative", label: "法定代表人", value: &p.LegalRepresentative, max: maxName, foreign: not},
		{location: "legalRepresentativeTitle", label: "法定代表人职务", value: &p.LegalRepresentativeTitle, max: maxName, foreign: not},
		{location: "address", label: "单位地址", value: &p.Address, foreign: not},
	}
}

func (p *Party) representativeFields() []formField {
	not := p.Role == RoleApplicant || p.Role == RoleRespondent
	return []formField{
		{location: "representativeType", label: "代理人类型", value: (*string)(&p.RepresentativeType), max: maxCode, foreign: not,
			wrong: oneOf(representativeTypeNames, "请在列出的代理人类型中选择一项")},
		{location: "firm", label: "所在单位", value: &p.Firm, max: maxName, foreign: not},
		{location: "licenceNumber", label: "执业证号", value: &p.LicenceNumber, max: maxCode, foreign: not, sealed: true,
			form: withoutSpaces},
	}
}

// documentForm is how the number of an identity document looks.
type documentForm struct {
	form  func(string) string
	wrong func(string) string
}

// documentForms: foreign documents are checked loosely, for their issuers change
// them as they like. A card is checked by validateCard.
var documentForms = map[IDType]documentForm{
	IDCard:        {form: NormalizeIDCard},
	Passport:      {form: withoutSpaces, wrong: loosely},
	HKMacaoPermit: {form: withoutSpaces, wrong: loosely},
	TaiwanPermit:  {form: withoutSpaces, wrong: loosely},
	OtherID:       {form: HalfWidth},
}

func loosely(s string) string {
	return unless(foreignDocument.MatchString, "证件号码应为5至20位字母或数字，请核对")(s)
}

// withoutSpaces writes a number in half width and capitals.
func withoutSpaces(s string) string { return compact(s, "") }

var (
	areaCode        = regexp.MustCompile(`^0\d{2,3}$`)
	landlineNumber  = regexp.MustCompile(`^\d{7,8}$`)
	extension       = regexp.MustCompile(`^\d{1,6}$`)
	postalCode      = regexp.MustCompile(`^\d{6}$`)
	foreignDocument = regexp.MustCompile(`^[A-Z0-9]{5,20}$`)

	// The form of browsers (HTML, input type=email) with a dot in the domain and
	// without the star, which marks what was masked. net/mail would bring net.
	email = regexp.MustCompile("^[A-Za-z0-9.!#$%&'+/=?^_`{|}~-]+@" + domainLabel + `(?:\.` + domainLabel + `)+$`)
)

// domainLabel is one part of a domain name.
const domainLabel = `[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?`

func isDate(s string) bool { return Date(s).Valid() }
