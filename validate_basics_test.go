package baoquan

import "testing"

// testBasics is the complete create call of each category.
func testBasics(category Category) Basics {
	b := Basics{
		CourtCode: "110105", Amount: 1_000_000, Category: category, Type: PropertyPreservation,
		Secured: true, SubmitterCapacity: AsApplicant, NoticeVersion: "2026-01",
	}
	switch category {
	case PreLitigation:
		b.PreSuitStage = BeforeFiling
	case Litigation:
		b.CaseType, b.CaseNumber, b.CauseCode = "民初", "（2026）京0105民初1号", "9001"
	case PreEnforcement:
		b.CaseNumber, b.JudgmentCourtCode = "（2026）京0105民初1号", "110105"
	}
	return b
}

func TestCompleteBasicsHaveNoFaults(t *testing.T) {
	t.Parallel()
	for category := range categoryNames {
		for kind := range kindNames {
			b := testBasics(category)
			b.Normalize()
			wantFaults(t, b.Validate(kind), "", "")
		}
	}
}

func TestTheCreateCallRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		category Category
		change   func(*Basics)
		location string
		code     Code
	}{
		{"no court", Litigation, func(b *Basics) { b.CourtCode = " " }, "courtCode", CodeRequired},
		{"no amount", Litigation, func(b *Basics) { b.Amount = 0 }, "amount", CodeRequired},
		{"a negative amount", Litigation, func(b *Basics) { b.Amount = -1 }, "amount", CodeOutOfRange},
		{"more than the most", Litigation, func(b *Basics) { b.Amount = MaxAmount + 1 }, "amount", CodeOutOfRange},
		{"no type", Litigation, func(b *Basics) { b.Type = "" }, "type", CodeRequired},
		{"an unknown type", Litigation, func(b *Basics) { b.Type = "x" }, "type", CodeInvalid},
		{"no capacity", Litigation, func(b *Basics) { b.SubmitterCapacity = "" }, "submitterCapacity", CodeRequired},
		{"an unknown capacity", Litigation, func(b *Basics) { b.SubmitterCapacity = "judge" }, "submitterCapacity", CodeInvalid},
		{"the notice not ticked", Litigation, func(b *Basics) { b.NoticeVersion = "" }, "noticeVersion", CodeRequired},

		{"诉前 without stage", PreLitigation, func(b *Basics) { b.PreSuitStage = "" }, "preSuitStage", CodeRequired},
		{"诉前 in an unknown stage", PreLitigation, func(b *Basics) { b.PreSuitStage = "x" }, "preSuitStage", CodeInvalid},
		{"诉前 with a case number", PreLitigation, func(b *Basics) { b.CaseNumber = "（2026）京0105民初1号" }, "caseNumber", CodeNotAllowed},
		{"诉前 with a case type", PreLitigation, func(b *Basics) { b.CaseType = "民初" }, "caseType", CodeNotAllowed},
		{"诉前 with the court of a judgment", PreLitigation, func(b *Basics) { b.JudgmentCourtCode = "110105" }, "judgmentCourtCode", CodeNotAllowed},

		{"诉讼 without case type", Litigation, func(b *Basics) { b.CaseType = "" }, "caseType", CodeRequired},
		{"诉讼 without case number", Litigation, func(b *Basics) { b.CaseNumber = "" }, "caseNumber", CodeRequired},
		{"诉讼 without cause", Litigation, func(b *Basics) { b.CauseCode = "" }, "causeCode", CodeRequired},
		{"诉讼 with a stage", Litigation, func(b *Basics) { b.PreSuitStage = BeforeFiling }, "preSuitStage", CodeNotAllowed},
		{"诉讼 with the court of a judgment", Litigation, func(b *Basics) { b.JudgmentCourtCode = "110105" }, "judgmentCourtCode", CodeNotAllowed},
		{"a case number without brackets", Litigation, func(b *Basics) { b.CaseNumber = "2026京0105民初1号" }, "caseNumber", CodeInvalid},

		{"执行前 without case number", PreEnforcement, func(b *Basics) { b.CaseNumber = "" }, "caseNumber", CodeRequired},
		{"执行前 without the court of the judgment", PreEnforcement, func(b *Basics) { b.JudgmentCourtCode = "" }, "judgmentCourtCode", CodeRequired},
		{"执行前 with a stage", PreEnforcement, func(b *Basics) { b.PreSuitStage = InArbitration }, "preSuitStage", CodeNotAllowed},

		{"no security and no reason", Litigation, func(b *Basics) { b.Secured = false }, "unsecuredReason", CodeRequired},
		{"no reason before enforcement either", PreEnforcement, func(b *Basics) { b.Secured = false }, "unsecuredReason", CodeRequired},
		{"an unknown reason", Litigation, func(b *Basics) { b.Secured, b.UnsecuredReason = false, "x" }, "unsecuredReason", CodeInvalid},
		{"another reason without a note", Litigation, func(b *Basics) { b.Secured, b.UnsecuredReason = false, OtherUnsecuredReason }, "unsecuredNote", CodeRequired},
		{"a note with a listed reason", Litigation, func(b *Basics) { b.Secured, b.UnsecuredReason, b.UnsecuredNote = false, ClearCase, "说明" }, "unsecuredNote", CodeNotAllowed},
		{"a reason with security", Litigation, func(b *Basics) { b.UnsecuredReason = ClearCase }, "unsecuredReason", CodeNotAllowed},
		{"诉前 without security", PreLitigation, func(b *Basics) { b.Secured, b.UnsecuredReason = false, ClearCase }, "secured", CodeInvalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := testBasics(tt.category)
			tt.change(&b)
			b.Normalize()
			wantFaults(t, b.Validate(Preservation), tt.location, tt.code)
		})
	}
}

func TestTheCreateCallTakes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		category Category
		change   func(*Basics)
	}{
		{"one fen", Litigation, func(b *Basics) { b.Amount = 1 }},
		{"the most", Litigation, func(b *Basics) { b.Amount = MaxAmount }},
		{"a known cause before a suit", PreLitigation, func(b *Basics) { b.CauseCode = "9001" }},
		{"诉前 while an arbitration runs", PreLitigation, func(b *Basics) { b.PreSuitStage = InArbitration }},
		{"a case number of before 2016", Litigation, func(b *Basics) { b.CaseNumber = "(2015)朝民初字第01659号" }},
		{"type and cause of a judgment", PreEnforcement, func(b *Basics) { b.CaseType, b.CauseCode = "民初", "9001" }},
		{"no security with a listed reason", Litigation, func(b *Basics) { b.Secured, b.UnsecuredReason = false, ClearCase }},
		{"no security with another reason", PreEnforcement, func(b *Basics) {
			b.Secured, b.UnsecuredReason, b.UnsecuredNote = false, OtherUnsecuredReason, "理由\n说明"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := testBasics(tt.category)
			tt.change(&b)
			b.Normalize()
			wantFaults(t, b.Validate(Preservation), "", "")
		})
	}
}

func TestAnUnknownCategoryIsTheOnlyFault(t *testing.T) {
	t.Parallel()
	for category, code := range map[Category]Code{"": CodeRequired, "x": CodeInvalid} {
		b := testBasics(Litigation)
		b.Category = category
		wantFaults(t, b.Validate(Preservation), "category", code)
	}
}

func TestEverythingMissingIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	faults := (&Basics{}).Validate(Preservation)
	for _, location := range []string{"courtCode", "amount", "category", "type", "submitterCapacity", "noticeVersion", "unsecuredReason"} {
		if !faults.has(location, CodeRequired) {
			t.Errorf("%s is not named", location)
		}
	}
}

func TestAGuaranteeAsksNeitherForSecurityNorForTheCourtsNotice(t *testing.T) {
	t.Parallel()
	b := testBasics(PreLitigation)
	b.Secured, b.Type, b.NoticeVersion = false, "", ""
	wantFaults(t, b.Validate(Guarantee), "", "")
	b.Amount = 0
	wantFaults(t, b.Validate(Guarantee), "preservationAmount", CodeRequired)
	b = testBasics(PreLitigation)
	b.Secured, b.UnsecuredReason = false, ClearCase
	wantFaults(t, b.Validate(Guarantee), "unsecuredReason", CodeNotAllowed)
}

func TestCaseNumbersAreKeptWithFullWidthBrackets(t *testing.T) {
	t.Parallel()
	b := testBasics(Litigation)
	b.CaseNumber = " (2026)京0105民初 1号 "
	b.Normalize()
	if want := "（2026）京0105民初1号"; b.CaseNumber != want {
		t.Errorf("case number = %q, want %q", b.CaseNumber, want)
	}
}
