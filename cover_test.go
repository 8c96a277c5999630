package baoquan

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestACompleteCoverHasNoFaults(t *testing.T) {
	t.Parallel()
	c := Cover{InsurerCode: " picc ", GuaranteeAmount: MaxAmount, ConsentVersion: " 2026-01"}
	c.Normalize()
	if c.InsurerCode != "picc" || c.ConsentVersion != "2026-01" {
		t.Errorf("normalized to %+v", c)
	}
	if faults := c.Validate(); len(faults) > 0 {
		t.Errorf("faults %v", faults)
	}
}

func TestACoverNamesEveryFaultAtItsPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*Cover)
		want   []string
	}{
		"nothing":            {func(c *Cover) { *c = Cover{} }, []string{"guaranteeAmount required", "insurerCode required", "consentVersion required"}},
		"no insurer":         {func(c *Cover) { c.InsurerCode = "" }, []string{"insurerCode required"}},
		"no consent":         {func(c *Cover) { c.ConsentVersion = "" }, []string{"consentVersion required"}},
		"below nothing":      {func(c *Cover) { c.GuaranteeAmount = -1 }, []string{"guaranteeAmount out_of_range"}},
		"above all amounts":  {func(c *Cover) { c.GuaranteeAmount = MaxAmount + 1 }, []string{"guaranteeAmount out_of_range"}},
		"a code too long":    {func(c *Cover) { c.InsurerCode = strings.Repeat("x", maxCode+1) }, []string{"insurerCode too_long"}},
		"a version too long": {func(c *Cover) { c.ConsentVersion = strings.Repeat("x", maxCode+1) }, []string{"consentVersion too_long"}},
	} {
		cover := testCover(1)
		c.change(&cover)
		var got []string
		for _, f := range cover.Validate() {
			got = append(got, f.Location+" "+string(f.Code))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAQuoteIsHeldUntilTheInstantItShows(t *testing.T) {
	t.Parallel()
	until := time.Date(2026, 11, 28, 10, 20, 0, 0, Beijing)
	q := Quote{RatePpm: 3_000, Premium: 1, CardVersion: 1, HeldUntil: until}
	for at, want := range map[time.Time]bool{
		until.Add(-24 * time.Hour): true, until.Add(-time.Nanosecond).UTC(): true, until: false, until.Add(time.Hour): false,
	} {
		if q.Held(at) != want {
			t.Errorf("held at %s: %v", at, !want)
		}
	}
	if (Quote{HeldUntil: until}).Held(until.Add(-time.Hour)) || (Quote{}).Held(time.Time{}.Add(-time.Hour)) {
		t.Error("what was never quoted is held")
	}
}

func TestCheckListsWhatTheCoverLacks(t *testing.T) {
	t.Parallel()
	for _, tt := range []checkCase{
		missing("no insurer", func(a *Application) { a.InsurerCode = "" }, "basics insurerCode"),
		missing("no amount", func(a *Application) { a.GuaranteeAmount = 0 }, "basics guaranteeAmount"),
		missing("no consent", func(a *Application) { a.ConsentVersion = "" }, "basics consentVersion"),
		missing("no notice of the court, no kind of measure", func(a *Application) { a.Type, a.NoticeVersion = "", "" }),
		missing("no securities of its own", func(a *Application) { a.Securities = []Security{{ID: "s"}} }),
	} {
		tt.runOf(t, Guarantee, Litigation, onlyMissing)
	}
	missing("of a preservation nothing", func(a *Application) { a.Cover = Cover{} }).run(t, Litigation, onlyMissing)
}

func TestCheckListsAnInsurerThatDoesNotTakeIt(t *testing.T) {
	t.Parallel()
	a, p := testApplication(Guarantee, Litigation), testApplication(Preservation, Litigation)
	details := map[string]bool{}
	for _, insurer := range []InsurerFacts{{}, {Quote: true}, {Open: true}} {
		facts := testFacts(a)
		facts.Insurer = insurer
		check := a.Check(testToday, facts)
		if got := lines(check.Missing); check.Ready || !slices.Equal(got, []string{"basics insurerCode"}) {
			t.Errorf("%+v: %v", insurer, check)
			continue
		}
		details[check.Missing[0].Detail] = true
		facts.Guarantees = testFacts(p).Guarantees
		if check := p.Check(testToday, facts); !check.Ready {
			t.Errorf("a preservation asks no insurer: %v", check)
		}
	}
	if len(details) != 2 {
		t.Errorf("closed, or without a price, is said in %v", details)
	}
}

func TestCheckWarnsOfALetterThatIsWorthTooMuchOrTooLittle(t *testing.T) {
	t.Parallel()
	worth := func(worth func(amount Fen) Fen) func(*Application) {
		return func(a *Application) { a.GuaranteeAmount = worth(a.Amount) }
	}
	for _, category := range []Category{PreLitigation, Litigation, PreEnforcement} {
		share := map[Category]Fen{PreLitigation: 100, Litigation: 30}[category]
		missing(string(category)+": the amount", worth(func(a Fen) Fen { return a })).runOf(t, Guarantee, category, onlyWarnings)
		missing(string(category)+": a fen more", worth(func(a Fen) Fen { return a + 1 }), "basics guaranteeAmount").
			runOf(t, Guarantee, category, onlyWarnings)
		missing(string(category)+": the share", worth(func(a Fen) Fen { return max(a*share/100, 1) })).
			runOf(t, Guarantee, category, onlyWarnings)
		if share > 0 {
			missing(string(category)+": a fen less", worth(func(a Fen) Fen { return a*share/100 - 1 }), "basics guaranteeAmount").
				runOf(t, Guarantee, category, onlyWarnings)
		}
	}
	missing("of the largest amounts none", func(a *Application) {
		a.Amount, a.GuaranteeAmount, a.Clues[0].Value = MaxAmount, MaxAmount, MaxAmount
	}).runOf(t, Guarantee, PreLitigation, onlyWarnings)
}
