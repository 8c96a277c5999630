package baoquan

import (
	"slices"
	"strings"
	"testing"
)

// checkWith checks a complete application that is secured by the guarantee g, after
// g and it were changed.
func checkWith(change func(g, p *Application)) Check {
	p := testApplication(Preservation, Litigation)
	facts := testFacts(p)
	change(facts.Guarantees["g"], p)
	return p.Check(testToday, facts)
}

func TestALinkedGuaranteeMustStillFitWhenTheApplicationIsSubmitted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(g, p *Application)
		want   int
	}{
		"fits":                   {func(_, _ *Application) {}, 0},
		"serves it already":      {func(g, p *Application) { g.Letter, g.Serves = LetterUsed, p.ID }, 0},
		"was used elsewhere":     {func(g, _ *Application) { g.Letter, g.Serves = LetterUsed, "2" }, 1},
		"was revoked":            {func(g, _ *Application) { g.Letter = LetterRevoked }, 1},
		"the amount was raised":  {func(g, p *Application) { g.Amount = p.Amount - 1 }, 1},
		"and so was another one": {func(g, p *Application) { g.Amount, g.CourtCode = p.Amount-1, "2" }, 2},
	} {
		check := checkWith(c.change)
		want := slices.Repeat([]string{"securities securities/s/guaranteeId"}, c.want)
		if got := lines(check.Missing); !slices.Equal(got, want) {
			t.Errorf("%s: %v", name, check.Missing)
		}
		for _, m := range check.Missing {
			if !strings.HasPrefix(m.Detail, securityTitle(0)+"：") {
				t.Errorf("%s: said %q", name, m.Detail)
			}
		}
	}
}

func TestAGuaranteeThatIsNotOnesOwnIsMissing(t *testing.T) {
	t.Parallel()
	p := testApplication(Preservation, Litigation)
	for name, guarantees := range map[string]map[string]*Application{
		"none": nil, "another": {"x": testGuarantee(p)}, "one that is gone": {"g": nil},
	} {
		facts := testFacts(p)
		facts.Guarantees = guarantees
		check := p.Check(testToday, facts)
		if got := lines(check.Missing); !slices.Equal(got, []string{"securities securities/s/guaranteeId"}) {
			t.Errorf("%s: %v", name, check.Missing)
		}
	}
}

func TestALetterIsNotUsedUpForAnApplicationWithoutSecurity(t *testing.T) {
	t.Parallel()
	check := checkWith(func(_, p *Application) { p.Secured, p.UnsecuredReason = false, ClearCase })
	if got := lines(check.Missing); !slices.Equal(got, []string{"securities securities/s/guaranteeId"}) {
		t.Error(got)
	}
}

func TestAGuaranteeThatIsNotLinkedIsNotLookedAt(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(g, p *Application){
		"bought elsewhere": func(_, p *Application) { p.Securities[0].ViaPlatform, p.Securities[0].GuaranteeID = false, "" },
		"no longer insurance": func(_, p *Application) {
			p.Securities[0] = Security{ID: "s", Method: ThirdParty, GuarantorName: "丁", Value: p.Amount}
		},
	} {
		check := checkWith(func(g, p *Application) { g.Letter = LetterRevoked; change(g, p) })
		if slices.ContainsFunc(check.Missing, func(m Missing) bool { return strings.Contains(m.Location, "guaranteeId") }) {
			t.Errorf("%s: %v", name, check.Missing)
		}
	}
}
