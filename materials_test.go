package baoquan

import (
	"slices"
	"testing"
)

// slotLines writes slots as "slot/id" with * for required.
func slotLines(a *Application) []string {
	var lines []string
	for _, r := range SlotsFor(a) {
		line := r.Location()[len("materials/"):]
		if r.Required {
			line += "*"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestEachApplicationHasItsSlots(t *testing.T) {
	t.Parallel()
	parties := []Party{{ID: "a", Role: RoleApplicant}, {ID: "r", Role: RoleRespondent}, {ID: "l", Role: RoleRepresentative}}
	securities := []Security{
		{ID: "s1", Method: Insurance, ViaPlatform: true, GuaranteeID: "g"},
		{ID: "s2", Method: Insurance, ViaPlatform: true}, {ID: "s3", Method: OwnProperty},
	}
	tests := []struct {
		name   string
		kind   Kind
		b      Basics
		notice string
		want   []string
	}{
		{"preservation with security", Preservation, Basics{Category: Litigation, Secured: true}, "acceptance_notice",
			[]string{"security/s1", "security/s2*", "security/s3*"}},
		{"preservation without security", Preservation, Basics{Category: Litigation}, "acceptance_notice",
			[]string{"security/s1", "security/s2", "security/s3"}},
		{"preservation while an arbitration runs", Preservation, Basics{Category: PreLitigation, PreSuitStage: InArbitration, Secured: true}, "acceptance_notice*",
			[]string{"security/s1", "security/s2*", "security/s3*"}},
		{"guarantee", Guarantee, Basics{Category: Litigation, Secured: true}, "acceptance_notice", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := &Application{Kind: tt.kind, Basics: tt.b, Parties: parties, Securities: securities}
			want := slices.Concat([]string{"application_form*", "complaint*", tt.notice, "identity/a*", "identity/r", "identity/l*"},
				tt.want, []string{"evidence*", "other"})
			if got := slotLines(a); !slices.Equal(got, want) {
				t.Errorf("slots = %v\nwant    %v", got, want)
			}
		})
	}
}

func TestSlotsAreCalledAfterTheStageOfTheDispute(t *testing.T) {
	t.Parallel()
	tests := []struct {
		b                 Basics
		complaint, notice string
	}{
		{Basics{Category: PreLitigation, PreSuitStage: BeforeFiling}, "起诉状", "立案受理通知书"},
		{Basics{Category: PreLitigation, PreSuitStage: InArbitration}, "仲裁申请书", "仲裁案件受理通知书"},
		{Basics{Category: Litigation}, "起诉状", "立案受理通知书"},
		{Basics{Category: PreEnforcement}, "生效法律文书", "立案受理通知书"},
	}
	for _, tt := range tests {
		slots := SlotsFor(&Application{Kind: Preservation, Basics: tt.b})
		if slots[1].Title != tt.complaint || slots[2].Title != tt.notice {
			t.Errorf("%s %s: %s, %s", tt.b.Category, tt.b.PreSuitStage, slots[1].Title, slots[2].Title)
		}
	}
}

func TestIdentitySlotsCallPartiesByTheirPlace(t *testing.T) {
	t.Parallel()
	lawyer := testLawyer("l")
	a := &Application{Parties: []Party{testPerson("1", RoleApplicant), testCompany("2", RoleRespondent), testCompany("3", RoleApplicant), lawyer,
		{ID: "5", Role: RoleRepresentative, Kind: Person, RepresentativeType: Relative}}}
	want := []struct{ title, help string }{
		{"第1位申请人的身份证明", "身份证正反面，或者其他有效身份证件"},
		{"第1位被申请人的身份证明", "营业执照、法定代表人（负责人）身份证明书、法定代表人（负责人）身份证"},
		{"第2位申请人的身份证明", "营业执照、法定代表人（负责人）身份证明书、法定代表人（负责人）身份证"},
		{"第1位代理人的身份证明", "律师执业证、律师事务所函、授权委托书"},
		{"第2位代理人的身份证明", "代理人身份证明、授权委托书"},
	}
	for i, rule := range identitySlots(a) {
		if rule.Title != want[i].title || rule.Help != want[i].help {
			t.Errorf("%d: %s (%s)", i, rule.Title, rule.Help)
		}
	}
}

func TestAFileGoesOnlyIntoASlotOfTheApplication(t *testing.T) {
	t.Parallel()
	a := &Application{Kind: Preservation, Parties: []Party{{ID: "p"}}, Securities: []Security{{ID: "s"}}}
	tests := []struct {
		name            string
		kind            Kind
		slot            Slot
		party, security string
		location        string
		code            Code
	}{
		{"the form", Preservation, SlotApplicationForm, "", "", "", ""},
		{"evidence of a guarantee", Guarantee, SlotEvidence, "", "", "", ""},
		{"the papers of a party", Preservation, SlotIdentity, "p", "", "", ""},
		{"the papers of a security", Preservation, SlotSecurity, "", "s", "", ""},
		{"no slot", Preservation, "", "", "", "slot", CodeRequired},
		{"an unknown slot", Preservation, "cellar", "", "", "slot", CodeInvalid},
		{"the security slot of a guarantee", Guarantee, SlotSecurity, "", "s", "slot", CodeNotAllowed},
		{"papers of nobody", Preservation, SlotIdentity, "", "", "partyId", CodeRequired},
		{"papers of somebody else", Preservation, SlotIdentity, "x", "", "partyId", CodeUnknown},
		{"a form of a party", Preservation, SlotApplicationForm, "p", "", "partyId", CodeNotAllowed},
		{"papers of no security", Preservation, SlotSecurity, "", "", "securityId", CodeRequired},
		{"papers of another security", Preservation, SlotSecurity, "", "x", "securityId", CodeUnknown},
		{"papers of a party and a security", Preservation, SlotIdentity, "p", "s", "securityId", CodeNotAllowed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			application := *a
			application.Kind = tt.kind
			wantFaults(t, application.AcceptsMaterial(tt.slot, tt.party, tt.security), tt.location, tt.code)
		})
	}
}
