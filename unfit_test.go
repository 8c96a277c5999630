package baoquan

import (
	"slices"
	"strings"
	"testing"
)

// testCover is what a guarantee of 1,000,000 fen or another amount asks.
func testCover(amount Fen) Cover {
	return Cover{InsurerCode: "picc", GuaranteeAmount: amount, ConsentVersion: "2026-01"}
}

// testGuarantee is an issued guarantee for just this preservation, in force.
func testGuarantee(p *Application) *Application {
	g := &Application{ID: "g", Kind: Guarantee, Status: Issued, Basics: p.Basics, Cover: testCover(p.Amount), Parties: slices.Clone(p.Parties)}
	g.Letter = LetterInForce
	return g
}

func codes(why []Unfit) (codes []string) {
	for _, w := range why {
		codes = append(codes, string(w.Code))
	}
	return codes
}

// unfitCase changes a guarantee and a preservation that fit one another.
type unfitCase struct {
	change func(g, p *Application)
	want   []string
}

func (c unfitCase) run(t *testing.T, name string) {
	t.Helper()
	p := testApplication(Preservation, Litigation)
	g := testGuarantee(p)
	c.change(g, p)
	why := g.UnfitFor(p)
	if got := codes(why); !slices.Equal(got, c.want) {
		t.Errorf("%s: %v, want %v", name, got, c.want)
	}
	for _, w := range why {
		if w.Detail == "" || strings.Contains(w.Detail, "有限公司") {
			t.Errorf("%s: said %q", name, w.Detail)
		}
	}
}

func TestAGuaranteeThatFitsHasNothingAgainstIt(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(g, p *Application){
		"just this application":      func(_, _ *Application) {},
		"for more than is asked":     func(g, _ *Application) { g.Amount++ },
		"for a sum below the amount": func(g, _ *Application) { g.GuaranteeAmount = 1 },
		"used for it already":        func(g, p *Application) { g.Letter, g.Serves = LetterUsed, p.ID },
		"a draft without parties":    func(_, p *Application) { p.Parties = nil },
		"an empty draft":             func(_, p *Application) { *p = Application{ID: "1", Basics: Basics{CourtCode: p.CourtCode}} },
		"fewer parties than its own": func(_, p *Application) { p.Parties = p.Parties[:2] },
		"another representative":     func(g, _ *Application) { g.Parties = g.Parties[:2] },
		"a number that only one has": func(g, p *Application) { g.Parties[0].IDNumber, p.Parties[1].CreditCode = "", "" },
		"other ids and order":        func(g, _ *Application) { slices.Reverse(g.Parties); g.Parties[0].ID = "other" },
		"another address":            func(g, _ *Application) { g.Parties[0].MailingAddress, g.Parties[1].Phone = "别处", "" },
		"another kind of measure":    func(g, _ *Application) { g.Category, g.CaseNumber, g.CauseCode = PreLitigation, "", "" },
	} {
		unfitCase{change, nil}.run(t, name)
	}
}

func TestAGuaranteeThatDoesNotFitSaysWhy(t *testing.T) {
	t.Parallel()
	letter := func(status Status, letter LetterStatus, serves string) func(g, p *Application) {
		return func(g, _ *Application) { g.Status, g.Letter, g.Serves = status, letter, serves }
	}
	for name, c := range map[string]unfitCase{
		"a draft":                     {letter(Draft, "", ""), []string{"guarantee_not_issued"}},
		"not yet issued":              {letter(Issuing, "", ""), []string{"guarantee_not_issued"}},
		"declined":                    {letter(Declined, "", ""), []string{"guarantee_not_issued"}},
		"lapsed before it was issued": {letter(Lapsed, "", ""), []string{"guarantee_not_issued"}},
		"not used in time":            {letter(Lapsed, LetterRevoked, ""), []string{"guarantee_expired"}},
		"surrendered":                 {letter(Cancelled, LetterRevoked, ""), []string{"guarantee_revoked"}},
		"revoked without a refund":    {letter(Issued, LetterRevoked, "1"), []string{"guarantee_revoked"}},
		"released":                    {letter(Issued, LetterReleased, ""), []string{"guarantee_revoked"}},
		"released from this very one": {letter(Issued, LetterReleased, "1"), []string{"guarantee_revoked"}},
		"used for another":            {letter(Issued, LetterUsed, "2"), []string{"guarantee_used"}},
		"for another court":           {func(g, _ *Application) { g.CourtCode = "2" }, []string{"guarantee_other_court"}},
		"a fen too little":            {func(g, _ *Application) { g.Amount-- }, []string{"guarantee_insufficient"}},
		"the amount was raised":       {func(_, p *Application) { p.Amount = MaxAmount }, []string{"guarantee_insufficient"}},
		"another applicant":           {func(g, _ *Application) { g.Parties[0].Name = "他人" }, []string{"guarantee_other_parties"}},
		"another number of one":       {func(g, _ *Application) { g.Parties[0].IDNumber = "110105199001010011" }, []string{"guarantee_other_parties"}},
		"another code of a company":   {func(g, _ *Application) { g.Parties[1].CreditCode = "91310115MA1K00000X" }, []string{"guarantee_other_parties"}},
		"one respondent more": {func(_, p *Application) {
			p.Parties = append(p.Parties, testCompany("r2", RoleRespondent))
			p.Parties[3].Name = "第三人"
		}, []string{"guarantee_other_parties"}},
		"the respondent asks there":     {func(g, _ *Application) { g.Parties[1].Role = RoleApplicant }, []string{"guarantee_other_parties"}},
		"neither side":                  {func(g, _ *Application) { g.Parties = nil }, []string{"guarantee_other_parties", "guarantee_other_parties"}},
		"a preservation without an id":  {func(g, p *Application) { g.Letter, g.Serves, p.ID = LetterUsed, "", "" }, []string{"guarantee_used"}},
		"used, and it does not say for": {letter(Issued, LetterUsed, ""), []string{"guarantee_used"}},
		"everything": {func(g, p *Application) {
			g.Letter, g.Serves, g.CourtCode, g.Amount, g.Parties = LetterUsed, "2", "2", 1, nil
			p.Parties = p.Parties[1:2]
		}, []string{"guarantee_used", "guarantee_other_court", "guarantee_insufficient", "guarantee_other_parties"}},
	} {
		c.run(t, name)
	}
}
