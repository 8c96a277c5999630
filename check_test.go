package baoquan

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// testApplication is a complete application of this kind and category, ready to
// be submitted: an applicant, a company against whom, a lawyer, a house, a
// guarantee bought here and every material.
func testApplication(kind Kind, category Category) *Application {
	a := &Application{
		ID: "1", Kind: kind, Status: Draft, Basics: testBasics(category),
		Parties: []Party{testPerson("a", RoleApplicant), testCompany("r", RoleRespondent), testLawyer("l", "a")},
		Clues:   []Clue{testClue("c", ClueHouse, "r")},
	}
	a.Parties[1].CreditCode = "91310115MA0000X076"
	a.Parties[2].IDNumber, a.Parties[2].BirthDate = "310115198512310002", "1985-12-31"
	if kind == Guarantee {
		a.Cover = testCover(a.Amount)
	} else {
		a.Securities = []Security{{ID: "s", Method: Insurance, ViaPlatform: true, GuaranteeID: "g", Value: a.Amount}}
	}
	fillMaterials(a)
	return a
}

// fillMaterials puts one clean file into every slot that has none.
func fillMaterials(a *Application) {
	for _, slot := range SlotsFor(a) {
		if !slices.ContainsFunc(a.Materials, func(m Material) bool { return slot.Holds(&m) }) {
			a.Materials = append(a.Materials, Material{Slot: slot.Slot, PartyID: slot.PartyID, SecurityID: slot.SecurityID, Scan: ScanClean})
		}
	}
}

// dropMaterials takes the files out of a slot.
func dropMaterials(a *Application, slot Slot) {
	a.Materials = slices.DeleteFunc(a.Materials, func(m Material) bool { return m.Slot == slot })
}

// scan sets the state of every file in a slot.
func scan(a *Application, slot Slot, state Scan) {
	for i := range a.Materials {
		if a.Materials[i].Slot == slot {
			a.Materials[i].Scan = state
		}
	}
}

var testCourt = CourtFacts{Open: true, CaseCode: "京0105"}

// testFacts is a world in which nothing stands in the way: court and insurer are
// open, and the guarantee g is given for just this application.
func testFacts(a *Application) Facts {
	return Facts{
		Court: testCourt, Insurer: InsurerFacts{Open: true, Quote: true},
		Guarantees: map[string]*Application{"g": testGuarantee(a)},
	}
}

func lines(list []Missing) []string {
	var lines []string
	for _, m := range list {
		lines = append(lines, m.Step+" "+m.Location)
	}
	return lines
}

func TestACompleteApplicationIsReady(t *testing.T) {
	t.Parallel()
	for kind := range kindNames {
		for category := range categoryNames {
			a := testApplication(kind, category)
			got := a.Check(testToday, testFacts(a))
			if !got.Ready || len(got.Missing) > 0 || len(got.Warnings) > 0 {
				t.Errorf("%s %s: %+v", kind, category, got)
			}
		}
	}
}

func TestAnEmptyCheckIsTwoEmptyLists(t *testing.T) {
	t.Parallel()
	a := testApplication(Preservation, Litigation)
	got, err := json.Marshal(a.Check(testToday, testFacts(a)))
	if want := `{"ready":true,"missing":[],"warnings":[]}`; err != nil || string(got) != want {
		t.Errorf("check = %s, want %s", got, want)
	}
}

// checkCase changes a ready application and says what check then lists.
type checkCase struct {
	name   string
	change func(*Application)
	want   []string
}

func missing(name string, change func(*Application), want ...string) checkCase {
	return checkCase{name, change, want}
}

func (tt checkCase) run(t *testing.T, category Category, list func(Check) []Missing) {
	t.Helper()
	tt.runOf(t, Preservation, category, list)
}

func (tt checkCase) runOf(t *testing.T, kind Kind, category Category, list func(Check) []Missing) {
	t.Helper()
	t.Run(tt.name, func(t *testing.T) {
		t.Parallel()
		a := testApplication(kind, category)
		tt.change(a)
		check := a.Check(testToday, testFacts(a))
		if got := lines(list(check)); !slices.Equal(got, tt.want) {
			t.Errorf("listed %v\nwant   %v", list(check), tt.want)
		}
		if check.Ready != (len(check.Missing) == 0) {
			t.Errorf("ready = %v with %d missing", check.Ready, len(check.Missing))
		}
	})
}

func onlyMissing(c Check) []Missing { return c.Missing }

func TestCheckListsWhatTheBasicsLack(t *testing.T) {
	t.Parallel()
	for _, tt := range []checkCase{
		missing("basics copied from a guarantee", func(a *Application) { a.Type, a.NoticeVersion = "", "" },
			"basics type", "basics noticeVersion"),
		missing("no applicant", func(a *Application) { a.Parties = a.Parties[1:2]; dropMaterials(a, SlotIdentity) }, "basics parties"),
		missing("no respondent", func(a *Application) { a.Parties = a.Parties[:1]; a.Clues = nil }, "basics parties", "basics clues"),
		missing("no clue", func(a *Application) { a.Clues = nil }, "basics clues"),
		missing("a lawyer who is not among the parties", func(a *Application) {
			a.SubmitterCapacity, a.Parties = AsLawyer, a.Parties[:2]
		}, "basics parties"),
		missing("an agent who is not among the parties", func(a *Application) {
			a.SubmitterCapacity, a.Parties = AsAgent, a.Parties[:2]
		}, "basics parties"),
		missing("an applicant needs no representative", func(a *Application) { a.Parties = a.Parties[:2] }),
	} {
		tt.run(t, Litigation, onlyMissing)
	}
}

func TestCheckListsAClosedCourt(t *testing.T) {
	t.Parallel()
	for kind := range kindNames {
		a := testApplication(kind, Litigation)
		facts := testFacts(a)
		facts.Court = CourtFacts{}
		check := a.Check(testToday, facts)
		if got := lines(check.Missing); check.Ready || !slices.Equal(got, []string{"basics courtCode"}) {
			t.Errorf("%s: %+v", kind, check)
		}
	}
}

func TestCheckListsWhatPartiesLack(t *testing.T) {
	t.Parallel()
	bare := func(i int, role Role, kind PartyKind) func(*Application) {
		return func(a *Application) { a.Parties[i] = Party{ID: a.Parties[i].ID, Role: role, Kind: kind, Name: "甲"} }
	}
	for _, tt := range []checkCase{
		missing("of an applicant who is a person", bare(0, RoleApplicant, Person),
			"basics parties/a/idType", "basics parties/a/idNumber", "basics parties/a/phone", "basics parties/a/mailingAddress", "basics parties/a/domicile"),
		missing("of a company that asks", bare(0, RoleApplicant, Organization),
			"basics parties/a/creditCode", "basics parties/a/legalRepresentative", "basics parties/a/phone", "basics parties/a/mailingAddress", "basics parties/a/address"),
		missing("of an unincorporated organization that asks", bare(0, RoleApplicant, Unincorporated),
			"basics parties/a/legalRepresentative", "basics parties/a/phone", "basics parties/a/mailingAddress", "basics parties/a/address"),
		missing("a landline will do for a company", func(a *Application) {
			a.Parties[0] = testCompany("a", RoleApplicant)
			a.Parties[0].Phone = ""
		}),
		missing("of a respondent who is a person", bare(1, RoleRespondent, Person), "basics parties/r/domicile"),
		missing("of a company as respondent", bare(1, RoleRespondent, Organization), "basics parties/r/address"),
		missing("a mailing address of a respondent will do", func(a *Application) {
			a.Parties[1] = Party{ID: "r", Role: RoleRespondent, Kind: Person, Name: "甲", MailingAddress: "地址"}
		}),
		missing("of a representative", bare(2, RoleRepresentative, Person),
			"basics parties/l/phone", "basics parties/l/idNumber", "basics parties/l/representativeType", "basics parties/l/representsPartyIds"),
		missing("of a lawyer", func(a *Application) { a.Parties[2].Firm, a.Parties[2].LicenceNumber = "", "" },
			"basics parties/l/firm", "basics parties/l/licenceNumber"),
		missing("a relative has no firm", func(a *Application) {
			a.Parties[2].RepresentativeType, a.Parties[2].Firm, a.Parties[2].LicenceNumber = Relative, "", ""
		}),
		missing("a representative of somebody who is gone", func(a *Application) { a.Parties[2].RepresentsPartyIDs = []string{"x"} },
			"basics parties/l/representsPartyIds"),
		missing("a value that a stricter rule refuses", func(a *Application) { a.Parties[0].Phone = "1" }, "basics parties/a/phone"),
	} {
		tt.run(t, Litigation, onlyMissing)
	}
}

func TestCheckListsWhatCluesLack(t *testing.T) {
	t.Parallel()
	demands := map[ClueKind][]string{
		ClueHouse:    {"house.certificateNumber", "house.address"},
		ClueVehicle:  {"vehicle.brand", "vehicle.model", "vehicle.plate"},
		ClueDeposit:  {"deposit.bank", "deposit.account"},
		ClueSecurity: {"security.account", "security.venue"},
		ClueIP:       {"ip.number", "ip.name"},
		ClueGoods:    {"goods.name", "goods.quantity", "goods.location"},
		ClueOther:    {"other.name", "other.location"},
		// These must only say something (FS22 10).
		ClueLand: {"land"}, ClueEquity: {"equity"}, ClueOnline: {"online"}, ClueClaim: {"claim"}, ClueVessel: {"vessel"},
	}
	for _, kind := range clueKinds {
		var want []string
		for _, location := range demands[kind] {
			want = append(want, "basics clues/c/"+location)
		}
		missing("of kind "+string(kind), func(a *Application) {
			a.Clues[0] = Clue{ID: "c", Kind: kind, OwnerPartyID: "r", Value: a.Amount}
			clueDetails[kind].open(&a.Clues[0])
		}, want...).run(t, Litigation, onlyMissing)
		missing("nothing of a complete "+string(kind), func(a *Application) { a.Clues[0] = testClue("c", kind, "r") }).
			run(t, Litigation, onlyMissing)
	}
	for _, tt := range []checkCase{
		missing("a copyright has no number", func(a *Application) {
			a.Clues[0] = testClue("c", ClueIP, "r")
			a.Clues[0].IP.Right, a.Clues[0].IP.Number = "著作权", ""
		}),
		missing("a description will do where no field must be given", func(a *Application) {
			a.Clues[0] = Clue{ID: "c", Kind: ClueOnline, OwnerPartyID: "r", Value: a.Amount, Online: &OnlineAccount{}, Description: "说明"}
		}),
		missing("a clue whose owner is gone", func(a *Application) { a.Clues[0].OwnerPartyID = "x" }, "basics clues/c/ownerPartyId"),
		missing("a clue whose owner now asks", func(a *Application) { a.Clues[0].OwnerPartyID = "a" }, "basics clues/c/ownerPartyId"),
	} {
		tt.run(t, Litigation, onlyMissing)
	}
}

func TestCheckListsWhatSecuritiesLack(t *testing.T) {
	t.Parallel()
	security := func(s Security) func(*Application) {
		return func(a *Application) {
			s.ID = "s"
			a.Securities = []Security{s}
			fillMaterials(a)
		}
	}
	for _, tt := range []checkCase{
		missing("none at all", func(a *Application) { a.Securities = nil }, "securities securities"),
		missing("of insurance to be bought here", security(Security{Method: Insurance, ViaPlatform: true}),
			"securities securities/s/guaranteeId", "securities securities/s/value"),
		missing("the letter of a guarantee bought here states its value",
			security(Security{Method: Insurance, ViaPlatform: true, GuaranteeID: "g"})),
		missing("of insurance bought elsewhere", security(Security{Method: Insurance}), "securities securities/s/value"),
		missing("of a bank", security(Security{Method: BankGuarantee, Value: 1}), "securities securities/s/guarantorName"),
		missing("of a third party", security(Security{Method: ThirdParty, Value: 1}), "securities securities/s/guarantorName"),
		missing("of property", security(Security{Method: OwnProperty}),
			"securities securities/s/name", "securities securities/s/description", "securities securities/s/value"),
		missing("without security none is asked for", func(a *Application) {
			a.Secured, a.UnsecuredReason, a.Securities = false, ClearCase, nil
		}),
	} {
		tt.run(t, Litigation, onlyMissing)
	}
}

func TestCheckListsMaterialsThatAreNotThere(t *testing.T) {
	t.Parallel()
	drop := func(slot Slot) func(*Application) { return func(a *Application) { dropMaterials(a, slot) } }
	set := func(slot Slot, state Scan) func(*Application) { return func(a *Application) { scan(a, slot, state) } }
	for _, tt := range []checkCase{
		missing("the form", drop(SlotApplicationForm), "materials materials/application_form"),
		missing("the complaint", drop(SlotComplaint), "materials materials/complaint"),
		missing("the notice is optional", drop(SlotAcceptanceNotice)),
		missing("identities", drop(SlotIdentity), "materials materials/identity/a", "materials materials/identity/l"),
		missing("evidence", drop(SlotEvidence), "materials materials/evidence"),
		missing("others are optional", drop(SlotOther)),
		missing("letter and policy come by themselves", drop(SlotSecurity)),
		missing("papers of a security bought elsewhere", func(a *Application) {
			a.Securities[0] = Security{ID: "s", Method: ThirdParty, GuarantorName: "丁", Value: a.Amount}
			dropMaterials(a, SlotSecurity)
		}, "materials materials/security/s"),
		missing("a refused file is none", set(SlotEvidence, ScanRefused), "materials materials/evidence"),
		missing("a refused file that nobody needs", set(SlotOther, ScanRefused)),
		missing("a file that is being checked", set(SlotEvidence, ScanPending), "materials materials/evidence"),
		missing("an optional file that is being checked", set(SlotOther, ScanPending), "materials materials/other"),
		missing("a clean file beside a refused one", func(a *Application) {
			a.Materials = append(a.Materials, Material{Slot: SlotEvidence, Scan: ScanRefused})
		}),
		missing("a clean file beside one that is being checked", func(a *Application) {
			a.Materials = append(a.Materials, Material{Slot: SlotEvidence, Scan: ScanPending})
		}, "materials materials/evidence"),
		missing("a file of a party that is gone", func(a *Application) {
			a.Materials = append(a.Materials, Material{Slot: SlotIdentity, PartyID: "x", Scan: ScanPending})
		}),
	} {
		tt.run(t, Litigation, onlyMissing)
	}
	missing("the notice of an arbitration", func(a *Application) {
		a.PreSuitStage = InArbitration
		dropMaterials(a, SlotAcceptanceNotice)
	}, "materials materials/acceptance_notice").run(t, PreLitigation, onlyMissing)
}

func TestMissingMaterialsSayWhy(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		change func(*Application)
		want   string
	}{
		"not uploaded":  {func(a *Application) { dropMaterials(a, SlotIdentity); a.Parties = a.Parties[:2] }, "第1位申请人的身份证明未上传"},
		"being checked": {func(a *Application) { scan(a, SlotComplaint, ScanPending) }, "生效法律文书正在检查，请稍后再提交"},
		"refused":       {func(a *Application) { scan(a, SlotEvidence, ScanRefused) }, "案件证据及相关材料未通过检查，请重新上传"},
	}
	for name, tt := range tests {
		a := testApplication(Preservation, PreEnforcement)
		tt.change(a)
		check := a.Check(testToday, testFacts(a))
		if len(check.Missing) != 1 || check.Missing[0].Detail != tt.want {
			t.Errorf("%s: %+v", name, check.Missing)
		}
	}
}

func TestMissingPartsAreCalledByTheirPlace(t *testing.T) {
	t.Parallel()
	a := testApplication(Preservation, Litigation)
	second := testPerson("a2", RoleApplicant)
	second.Phone = ""
	a.Parties = append(a.Parties, second)
	a.Parties[1].CreditCode = "91110105M10000007L"
	a.Clues[0] = Clue{ID: "c", Kind: ClueVehicle, OwnerPartyID: "r", Value: a.Amount, Vehicle: &Vehicle{Brand: "品牌", Model: "轿车"}}
	fillMaterials(a)
	var got []string
	for _, m := range a.Check(testToday, testFacts(a)).Missing {
		got = append(got, m.Detail)
	}
	want := []string{
		"第1位被申请人：" + CheckCreditCode(a.Parties[1].CreditCode).Error(),
		"请填写第2位申请人的手机号码",
		"请填写第1条财产线索的车牌号",
	}
	if !slices.Equal(got, want) {
		t.Errorf("details = %v, want %v", got, want)
	}
}

// TestCheckRepeatsNoValue breaks everything at once and looks for what was typed.
func TestCheckRepeatsNoValue(t *testing.T) {
	t.Parallel()
	const canary = "金丝雀\u200b9988776655"
	a := testApplication(Preservation, PreLitigation)
	a.Basics = Basics{CourtCode: canary, Amount: 1, Category: PreLitigation, Type: canary, CaseType: canary, CaseNumber: canary, CauseCode: canary, NoticeVersion: canary}
	for i := range a.Parties {
		for _, f := range a.Parties[i].fields() {
			if f.location != "role" && f.location != "kind" {
				*f.value = canary
			}
		}
	}
	a.Clues = nil
	for _, kind := range clueKinds {
		c := testClue("c", kind, "r")
		for _, f := range c.detailFields() {
			*f.value = canary
		}
		a.Clues = append(a.Clues, c)
	}
	a.Securities = []Security{{ID: "s", Method: canary, GuaranteeID: canary, Name: canary, Description: canary, GuarantorName: canary, Value: -1}}
	check := a.Check(testToday, testFacts(a))
	if len(check.Missing) < 60 {
		t.Errorf("only %d things are listed", len(check.Missing))
	}
	for _, m := range append(check.Missing, check.Warnings...) {
		if strings.Contains(m.Detail, "金丝雀") || strings.Contains(m.Detail, "99887766") || strings.Contains(m.Location, "金丝雀") {
			t.Errorf("%s repeats a value: %s", m.Location, m.Detail)
		}
	}
}
