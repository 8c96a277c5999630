package baoquan

import (
	"slices"
	"strings"
	"testing"
)

const testToday Date = "2026-11-27"

// The parties of the tests; the numbers are those of reference/vectors.json.
func testPerson(id string, role Role) Party {
	return Party{
		ID: id, Role: role, Kind: Person, Name: "甲", Sex: Female, BirthDate: "1990-03-07", IDType: IDCard, IDNumber: "110105199003070009",
		Phone: "13000000000", Landline: &Landline{Area: "010", Number: "60000000", Extension: "1"},
		MailingAddress: "通讯地址", PostalCode: "100000", Domicile: "住所地", Email: "a@example.com",
	}
}

func testCompany(id string, role Role) Party {
	return Party{
		ID: id, Role: role, Kind: Organization, Name: "乙公司", OrganizationType: Enterprise, CreditCode: "91110105MA0000007L",
		LegalRepresentative: "丙", LegalRepresentativeTitle: "经理", Phone: "14700000000",
		Landline: &Landline{Area: "0755", Number: "2000000"}, MailingAddress: "通讯地址", Address: "单位地址",
	}
}

func testLawyer(id string, represents ...string) Party {
	p := testPerson(id, RoleRepresentative)
	p.RepresentativeType, p.Firm, p.LicenceNumber, p.RepresentsPartyIDs = Lawyer, "律师事务所", "11101200010000000", represents
	return p
}

func TestCompletePartiesHaveNoFaults(t *testing.T) {
	t.Parallel()
	parties := []Party{
		testPerson("1", RoleApplicant), testPerson("2", RoleRespondent), testCompany("3", RoleApplicant),
		testCompany("4", RoleRespondent), testLawyer("5", "1"),
		{Role: RoleRespondent, Kind: Unincorporated, Name: "只有名称"},
	}
	for _, p := range parties {
		p.Normalize()
		wantFaults(t, p.Validate(testToday), "", "")
	}
}

func TestWhatIsGivenOfAPersonMustBeRight(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		change   func(*Party)
		location string
		code     Code
	}{
		{"no role", func(p *Party) { p.Role = "" }, "role", CodeRequired},
		{"an unknown role", func(p *Party) { p.Role = "judge" }, "role", CodeInvalid},
		{"no name", func(p *Party) { p.Name = "" }, "name", CodeRequired},
		{"a name of spaces", func(p *Party) { p.Name = " 　" }, "name", CodeRequired},
		{"a name of 100 characters", func(p *Party) { p.Name = strings.Repeat("𠮷", 100) }, "", ""},
		{"a name of 101 characters", func(p *Party) { p.Name = strings.Repeat("名", 101) }, "name", CodeTooLong},
		{"a name with a zero-width sign", func(p *Party) { p.Name = "甲\u200d" }, "name", CodeInvalid},
		{"an unknown sex", func(p *Party) { p.Sex = "x" }, "sex", CodeInvalid},
		{"a wrong phone", func(p *Party) { p.Phone = "12000000000" }, "phone", CodeInvalid},
		{"a masked phone with nothing behind it", func(p *Party) { p.Phone = "130****0000" }, "phone", CodeInvalid},
		{"an unknown document", func(p *Party) { p.IDType = "x" }, "idType", CodeInvalid},
		{"a wrong check digit", func(p *Party) { p.IDNumber = "110105199103070009" }, "idNumber", CodeInvalid},
		{"a birth date that is not on the card", func(p *Party) { p.BirthDate = "1990-03-08" }, "birthDate", CodeInvalid},
		{"a sex that is not on the card", func(p *Party) { p.Sex = Male }, "sex", CodeInvalid},
		{"a card without its type", func(p *Party) { p.IDType = "" }, "", ""},
		{"a number of no known document", func(p *Party) { p.IDType, p.IDNumber = "", "E12345678" }, "idNumber", CodeInvalid},
		{"a passport", func(p *Party) { p.IDType, p.IDNumber = Passport, "e12345678" }, "", ""},
		{"a passport with a sign", func(p *Party) { p.IDType, p.IDNumber = Passport, "E1234567#" }, "idNumber", CodeInvalid},
		{"a permit that is too short", func(p *Party) { p.IDType, p.IDNumber = HKMacaoPermit, "H123" }, "idNumber", CodeInvalid},
		{"a permit of Taiwan", func(p *Party) { p.IDType, p.IDNumber = TaiwanPermit, "00000000" }, "", ""},
		{"another document", func(p *Party) { p.IDType, p.IDNumber = OtherID, "军字第0000000号" }, "", ""},
		{"a birth date that is none", func(p *Party) { p.IDNumber, p.BirthDate = "", "1990-02-30" }, "birthDate", CodeInvalid},
		{"a birth date in the future", func(p *Party) { p.IDNumber, p.BirthDate = "", testToday.AddDays(1) }, "birthDate", CodeOutOfRange},
		{"born today", func(p *Party) { p.IDNumber, p.BirthDate = "", testToday }, "", ""},
		{"born in 1879", func(p *Party) { p.IDNumber, p.BirthDate = "", "1879-12-31" }, "birthDate", CodeOutOfRange},
		{"no area of a landline", func(p *Party) { p.Landline.Area = "" }, "landline.area", CodeRequired},
		{"no number of a landline", func(p *Party) { p.Landline.Number = "" }, "landline.number", CodeRequired},
		{"an area without 0", func(p *Party) { p.Landline.Area = "755" }, "landline.area", CodeInvalid},
		{"a landline of six digits", func(p *Party) { p.Landline.Number = "600000" }, "landline.number", CodeInvalid},
		{"an extension of seven digits", func(p *Party) { p.Landline.Extension = "1234567" }, "landline.extension", CodeInvalid},
		{"an empty landline", func(p *Party) { p.Landline = &Landline{} }, "", ""},
		{"a postal code of five digits", func(p *Party) { p.PostalCode = "10000" }, "postalCode", CodeInvalid},
		{"a full-width postal code", func(p *Party) { p.PostalCode = "１０００００" }, "", ""},
		{"an address without @", func(p *Party) { p.Email = "a.example.com" }, "email", CodeInvalid},
		{"an address of a domain without a dot", func(p *Party) { p.Email = "a@example" }, "email", CodeInvalid},
		{"an address with signs", func(p *Party) { p.Email = "a.b+c_d@mail.example-1.com.cn" }, "", ""},
		{"an address with a name", func(p *Party) { p.Email = "A <a@example.com>" }, "email", CodeInvalid},
		{"an address of 101 characters", func(p *Party) { p.Email = strings.Repeat("a", 89) + "@example.com" }, "email", CodeTooLong},
		{"a long address", func(p *Party) { p.MailingAddress = strings.Repeat("路", 201) }, "mailingAddress", CodeTooLong},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := testPerson("1", RoleApplicant)
			tt.change(&p)
			p.Normalize()
			wantFaults(t, p.Validate(testToday), tt.location, tt.code)
		})
	}
}

func TestWhatIsGivenOfAnOrganizationMustBeRight(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		change   func(*Party)
		location string
		code     Code
	}{
		{"a wrong credit code", func(p *Party) { p.CreditCode = "91110105M10000007L" }, "creditCode", CodeInvalid},
		{"a credit code in small letters", func(p *Party) { p.CreditCode = "91110105ma0000007l" }, "", ""},
		{"an unknown type", func(p *Party) { p.OrganizationType = "x" }, "organizationType", CodeInvalid},
		{"a long address", func(p *Party) { p.Address = strings.Repeat("路", 201) }, "address", CodeTooLong},
		{"no landline", func(p *Party) { p.Landline = nil }, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := testCompany("1", RoleApplicant)
			tt.change(&p)
			p.Normalize()
			wantFaults(t, p.Validate(testToday), tt.location, tt.code)
		})
	}
}

// TestEachFieldHasItsKindsAndRoles fills every field of every kind and role and
// looks which are refused: the table of rows 35–37.
func TestEachFieldHasItsKindsAndRoles(t *testing.T) {
	t.Parallel()
	person := []string{"sex", "birthDate", "idType", "idNumber", "postalCode", "domicile", "email"}
	organization := []string{"organizationType", "creditCode", "legalRepresentative", "legalRepresentativeTitle", "address"}
	representative := []string{"representativeType", "firm", "licenceNumber", "representsPartyIds"}
	tests := []struct {
		role    Role
		kind    PartyKind
		foreign []string
	}{
		{RoleApplicant, Person, slices.Concat(organization, representative)},
		{RoleRespondent, Person, slices.Concat(organization, representative)},
		{RoleRepresentative, Person, organization},
		{RoleApplicant, Organization, slices.Concat(person, representative)},
		{RoleRespondent, Organization, slices.Concat(person, representative)},
		{RoleApplicant, Unincorporated, slices.Concat(person, representative)},
		{RoleRespondent, Unincorporated, slices.Concat(person, representative)},
		{RoleRepresentative, Organization, person},
	}
	for _, tt := range tests {
		t.Run(string(tt.role+"/"+Role(tt.kind)), func(t *testing.T) {
			t.Parallel()
			p, company := testLawyer("1", "2"), testCompany("1", RoleApplicant)
			p.Role, p.Kind = tt.role, tt.kind
			p.OrganizationType, p.CreditCode, p.Address = company.OrganizationType, company.CreditCode, company.Address
			p.LegalRepresentative, p.LegalRepresentativeTitle = company.LegalRepresentative, company.LegalRepresentativeTitle
			var foreign []string
			for _, fault := range p.Validate(testToday) {
				if fault.Code == CodeNotAllowed {
					foreign = append(foreign, fault.Location)
				}
			}
			slices.Sort(foreign)
			slices.Sort(tt.foreign)
			if !slices.Equal(foreign, tt.foreign) {
				t.Errorf("refused %v, want %v", foreign, tt.foreign)
			}
		})
	}
}

func TestARepresentativeIsAPerson(t *testing.T) {
	t.Parallel()
	p := Party{Role: RoleRepresentative, Kind: Organization, Name: "丁"}
	wantFaults(t, p.Validate(testToday), "kind", CodeInvalid)
}

func TestAPartyOfAnUnknownKindHasOneFault(t *testing.T) {
	t.Parallel()
	for kind, code := range map[PartyKind]Code{"": CodeRequired, "robot": CodeInvalid} {
		p := testPerson("1", RoleApplicant)
		p.Kind = kind
		wantFaults(t, p.Validate(testToday), "kind", code)
	}
}

func TestARepresentativeStandsForApplicantsOfTheSameApplication(t *testing.T) {
	t.Parallel()
	a := &Application{Parties: []Party{testPerson("a", RoleApplicant), testPerson("r", RoleRespondent)}}
	tests := []struct {
		name       string
		represents []string
		location   string
		code       Code
	}{
		{"nobody yet", nil, "", ""},
		{"an applicant", []string{"a"}, "", ""},
		{"a respondent", []string{"r"}, "representsPartyIds", CodeUnknown},
		{"somebody of another application", []string{"a", "x"}, "representsPartyIds", CodeUnknown},
		{"the same one twice", []string{"a", "a"}, "representsPartyIds", CodeInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := testLawyer("l", tt.represents...)
			wantFaults(t, append(p.Validate(testToday), p.ValidateIn(a)...), tt.location, tt.code)
		})
	}
}

func TestTheCardFillsInWhatItSays(t *testing.T) {
	t.Parallel()
	p := Party{Role: RoleApplicant, Kind: Person, Name: "甲", IDNumber: " １１０１０５１９４９１２３１００２x "}
	p.Normalize()
	want := Party{Role: RoleApplicant, Kind: Person, Name: "甲", IDType: IDCard, IDNumber: "11010519491231002X", BirthDate: "1949-12-31", Sex: Female}
	if p.IDNumber != want.IDNumber || p.IDType != want.IDType || p.BirthDate != want.BirthDate || p.Sex != want.Sex {
		t.Errorf("party = %+v, want %+v", p, want)
	}
	wantFaults(t, p.Validate(testToday), "", "")
}

func TestTheCardChangesNothingThatWasGiven(t *testing.T) {
	t.Parallel()
	for _, p := range []Party{
		{Kind: Person, IDType: Passport, IDNumber: "110105199003070009"},
		{Kind: Organization, IDNumber: "110105199003070009"},
		{Kind: Person, IDType: IDCard, IDNumber: "110105199103070009"},
	} {
		kind := p.IDType
		p.Normalize()
		if p.BirthDate != "" || p.Sex != "" || p.IDType != kind {
			t.Errorf("party = %+v", p)
		}
	}
}

func TestNormalizePartyTwiceIsOnce(t *testing.T) {
	t.Parallel()
	p := Party{
		Role: RoleApplicant, Kind: Person, Name: " 甲 ", Phone: "+86 130-0000-0000",
		Landline: &Landline{Area: "０１０", Number: "6000 0000"}, Email: "a＠example.com",
	}
	p.Normalize()
	once := p
	landline := *p.Landline
	p.Normalize()
	if p.Name != "甲" || p.Phone != "13000000000" || p.Email != "a@example.com" || landline != (Landline{Area: "010", Number: "60000000"}) {
		t.Errorf("party = %+v %+v", p, landline)
	}
	if p.Phone != once.Phone || *p.Landline != landline || p.Name != once.Name {
		t.Errorf("second time = %+v, want %+v", p, once)
	}
	empty := Party{Landline: &Landline{Area: " "}}
	empty.Normalize()
	if empty.Landline != nil {
		t.Errorf("empty landline stays: %+v", empty.Landline)
	}
}

func TestMaskedNumbersOfAPartyAreLeftAsTheyAre(t *testing.T) {
	t.Parallel()
	old := testLawyer("1", "2")
	p := old
	p.Landline = &Landline{Area: "010", Number: MaskAccount(old.Landline.Number), Extension: "2"}
	p.IDNumber, p.Phone, p.LicenceNumber, p.Email = MaskIDNumber(p.IDNumber), MaskPhone(p.Phone), MaskAccount(p.LicenceNumber), "*@example.com"
	p.Name = "新"
	p.KeepMasked(&old)
	p.Normalize()
	if p.IDNumber != old.IDNumber || p.Phone != old.Phone || p.LicenceNumber != old.LicenceNumber || p.Email != old.Email ||
		p.Landline.Number != old.Landline.Number || p.Landline.Extension != "2" || p.Name != "新" {
		t.Errorf("party = %+v %+v", p, p.Landline)
	}
	wantFaults(t, p.Validate(testToday), "", "")

	company := testCompany("1", RoleApplicant)
	edited := company
	edited.CreditCode = MaskAccount(company.CreditCode)
	edited.KeepMasked(&company)
	if edited.CreditCode != company.CreditCode {
		t.Error("the credit code was not taken over")
	}
	edited.KeepMasked(nil)
}
