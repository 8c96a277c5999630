package baoquan

import "testing"

func onlyWarnings(c Check) []Missing { return c.Warnings }

func TestCheckWarnsOfWhatDoesNotFitTogether(t *testing.T) {
	t.Parallel()
	code := doubtfulCode(t)
	for _, tt := range []checkCase{
		missing("a case number of another court", func(a *Application) { a.CaseNumber = "（2026）京0106民初1号" }, "basics caseNumber"),
		missing("a case number of before 2016", func(a *Application) { a.CaseNumber = "（2015）朝民初字第01659号" }, "basics caseNumber"),
		missing("a case number of another type", func(a *Application) { a.CaseType = "民特" }, "basics caseType"),
		missing("a respondent with the applicant's card", func(a *Application) { a.Parties[1] = testPerson("r", RoleRespondent) },
			"basics parties/r/idNumber"),
		missing("a respondent with the applicant's code", func(a *Application) {
			a.Parties[0] = testCompany("a", RoleApplicant)
			a.Parties[1] = testCompany("r", RoleRespondent)
		}, "basics parties/r/creditCode"),
		missing("a lawyer with the applicant's card", func(a *Application) {
			a.Parties[2].IDNumber, a.Parties[2].BirthDate = a.Parties[0].IDNumber, a.Parties[0].BirthDate
		}),
		missing("two respondents without numbers", func(a *Application) {
			a.Parties[0].IDNumber, a.Parties[1].CreditCode = "", ""
		}),
		missing("a doubtful credit code", func(a *Application) { a.Parties[1].CreditCode = code }, "basics parties/r/creditCode"),
		missing("a doubtful credit code in a clue", func(a *Application) {
			a.Clues[0] = testClue("c", ClueEquity, "r")
			a.Clues[0].Equity.CreditCode = code
		}, "basics clues/c/equity.creditCode"),
		missing("a doubtful VIN", func(a *Application) {
			a.Clues[0] = testClue("c", ClueVehicle, "r")
			a.Clues[0].Vehicle.VIN = "LSVAA000100000001"
		}, "basics clues/c/vehicle.vin"),
		missing("a person's card that fails its check", func(a *Application) {
			a.Parties[1] = Party{ID: "r", Role: RoleRespondent, Kind: Person, Name: "甲", Domicile: "地址"}
			a.Clues[0] = testClue("c", ClueDeposit, "r")
			a.Clues[0].Deposit.Account = "6217000001000000004"
		}, "basics clues/c/deposit.account"),
		missing("a company's account need not be a card", func(a *Application) {
			a.Clues[0] = testClue("c", ClueDeposit, "r")
			a.Clues[0].Deposit.Account = "6217000001000000004"
		}),
		missing("clues worth less than what is asked", func(a *Application) { a.Clues[0].Value = a.Amount - 1 }, "basics clues"),
		missing("no clue is missing and no warning", func(a *Application) { a.Clues = nil }),
		missing("30 % of the amount in a suit", func(a *Application) { a.Securities[0].Value = a.Amount * 30 / 100 }),
		missing("less than 30 % of the amount in a suit", func(a *Application) { a.Securities[0].Value = a.Amount*30/100 - 1 },
			"securities securities"),
		missing("securities where none is offered", func(a *Application) { a.Secured, a.UnsecuredReason = false, ClearCase },
			"securities securities"),
	} {
		tt.run(t, Litigation, onlyWarnings)
	}
	missing("less than the amount before a suit", func(a *Application) { a.Securities[0].Value = a.Amount - 1 },
		"securities securities").run(t, PreLitigation, onlyWarnings)
	missing("little security before enforcement", func(a *Application) { a.Securities[0].Value = 1 }).
		run(t, PreEnforcement, onlyWarnings)
	missing("a judgment of another court", func(a *Application) { a.CaseNumber = "（2026）沪0101民初1号" }).
		run(t, PreEnforcement, onlyWarnings)
}

func TestAWarningDoesNotBlock(t *testing.T) {
	t.Parallel()
	a := testApplication(Preservation, Litigation)
	a.CaseNumber = "（2026）京0106民初1号"
	if check := a.Check(testToday, testFacts(a)); !check.Ready || len(check.Warnings) != 1 {
		t.Errorf("check = %+v", check)
	}
	facts := testFacts(a)
	facts.Court = CourtFacts{Open: true}
	if check := a.Check(testToday, facts); len(check.Warnings) != 0 {
		t.Errorf("a court without a known code: %+v", check.Warnings)
	}
}

// doubtfulCode makes a credit code whose own check holds and whose organization
// code fails its check.
func doubtfulCode(t *testing.T) string {
	t.Helper()
	const body = "91110105MA0000008"
	for i := range len(creditCodeSet) {
		code := body + creditCodeSet[i:i+1]
		if CheckCreditCode(code) == nil && OrganizationCodeDoubtful(code) {
			return code
		}
	}
	t.Fatal("no doubtful code was made")
	return ""
}
