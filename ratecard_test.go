package baoquan

import (
	"math"
	"slices"
	"testing"
)

const quoteDay = Date("2026-11-27")

// flat is a card that asks 0.3 % of every sum.
func flat() RateCard {
	return RateCard{InsurerCode: "picc", From: "2026-01-01", Tiers: []RateTier{{RatePpm: 3_000}}}
}

// tiered asks less the larger the sum, from two courts, at least 500 yuan.
func tiered() RateCard {
	return RateCard{
		InsurerCode: "picc", From: "2026-01-01", Until: "2026-12-31", Minimum: 500_00, Maximum: 10_000_000_00,
		Courts: []string{"141", "142"},
		Tiers:  []RateTier{{UpTo: 1_000_000_00, RatePpm: 5_000}, {UpTo: 5_000_000_00, RatePpm: 3_000}, {RatePpm: 1_000}},
	}
}

func TestAQuoteIsTheRateOfTheTierOnTheWholeSum(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		card    RateCard
		amount  Fen
		court   string
		on      Date
		rate    int64
		premium Fen
	}{
		"the figure of the manual":         {flat(), 1_000_000_00, "141", quoteDay, 3_000, 3_000_00},
		"a fen":                            {flat(), 1, "141", quoteDay, 3_000, 1},
		"just below half a fen":            {flat(), 166, "141", quoteDay, 3_000, 1}, // no premium is nothing
		"half a fen and more rounds up":    {flat(), 167, "141", quoteDay, 3_000, 1},
		"exactly half a fen rounds up":     {flat(), 500, "141", quoteDay, 3_000, 2},
		"the largest sum":                  {flat(), MaxAmount, "141", quoteDay, 3_000, MaxAmount / 1_000 * 3},
		"no minimum is reached":            {tiered(), 99_999_99, "141", quoteDay, 5_000, 500_00},
		"the minimum exactly":              {tiered(), 100_000_00, "141", quoteDay, 5_000, 500_00},
		"above the minimum":                {tiered(), 100_002_00, "141", quoteDay, 5_000, 500_01},
		"the limit is in its tier":         {tiered(), 1_000_000_00, "142", quoteDay, 5_000, 5_000_00},
		"above a limit, the whole of it":   {tiered(), 1_000_000_01, "142", quoteDay, 3_000, 3_000_00},
		"the limit of the second":          {tiered(), 5_000_000_00, "142", quoteDay, 3_000, 15_000_00},
		"the last tier has no limit":       {tiered(), 5_000_000_01, "142", quoteDay, 1_000, 5_000_00},
		"the largest sum that is insured":  {tiered(), 10_000_000_00, "142", quoteDay, 1_000, 10_000_00},
		"more than that":                   {tiered(), 10_000_000_01, "142", quoteDay, 0, 0},
		"another court":                    {tiered(), 1_000_000_00, "143", quoteDay, 0, 0},
		"the first day":                    {tiered(), 1_000_000_00, "141", "2026-01-01", 5_000, 5_000_00},
		"the day before":                   {tiered(), 1_000_000_00, "141", "2025-12-31", 0, 0},
		"the last day":                     {tiered(), 1_000_000_00, "141", "2026-12-31", 5_000, 5_000_00},
		"the day after":                    {tiered(), 1_000_000_00, "141", "2027-01-01", 0, 0},
		"no day":                           {flat(), 1_000_000_00, "141", "", 0, 0},
		"nothing to insure":                {flat(), 0, "141", quoteDay, 0, 0},
		"less than nothing":                {flat(), math.MinInt64, "141", quoteDay, 0, 0},
		"a card without tiers":             {RateCard{From: "2026-01-01"}, 1, "141", quoteDay, 0, 0},
		"a card that ends below its limit": {RateCard{From: "2026-01-01", Tiers: []RateTier{{UpTo: 5, RatePpm: 1}}}, 6, "", quoteDay, 0, 0},
	} {
		rate, premium, ok := c.card.Quote(c.amount, c.court, c.on)
		if rate != c.rate || premium != c.premium || ok != (c.rate > 0) {
			t.Errorf("%s: %d ppm, %s, %v; want %d ppm, %s", name, rate, premium.Yuan(), ok, c.rate, c.premium.Yuan())
		}
	}
}

func TestAQuoteAgreesWithTheVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, "guarantee_fee").Vectors {
		amount, _ := ParseYuan(v.Amount)
		want, _ := ParseYuan(v.Fee)
		rate, err := v.Rate.Float64()
		if err != nil {
			t.Fatal(err)
		}
		card := flat()
		card.Minimum, _ = ParseYuan(v.Minimum)
		card.Tiers[0].RatePpm = int64(math.Round(rate * 1e6))
		if _, premium, ok := card.Quote(amount, "141", quoteDay); !ok || premium != want {
			t.Errorf("premium on %s is %s, want %s", v.Amount, premium.Yuan(), v.Fee)
		}
	}
}

func TestARateCardNamesEveryFaultAtItsPlace(t *testing.T) {
	t.Parallel()
	tiers := func(all ...RateTier) func(*RateCard) { return func(c *RateCard) { c.Tiers = all } }
	for name, c := range map[string]struct {
		change func(*RateCard)
		want   []string
	}{
		"right":                     {func(*RateCard) {}, nil},
		"the whole sum as a rate":   {tiers(RateTier{0, 1_000_000}), nil},
		"the smallest rate":         {tiers(RateTier{0, 1}), nil},
		"a rate of nothing":         {tiers(RateTier{0, 0}), []string{"tiers[0].ratePpm"}},
		"a rate below nothing":      {tiers(RateTier{0, -1}), []string{"tiers[0].ratePpm"}},
		"more than the whole":       {tiers(RateTier{0, 1_000_001}), []string{"tiers[0].ratePpm"}},
		"no tier":                   {tiers(), []string{"tiers"}},
		"too many tiers":            {tiers(make([]RateTier, 51)...), []string{"tiers"}},
		"limits that do not ascend": {tiers(RateTier{5, 1}, RateTier{5, 1}, RateTier{0, 1}), []string{"tiers[1].upTo"}},
		"limits that fall":          {tiers(RateTier{5, 1}, RateTier{4, 1}, RateTier{0, 1}), []string{"tiers[1].upTo"}},
		"no limit before the last":  {tiers(RateTier{0, 1}, RateTier{0, 1}), []string{"tiers[0].upTo"}},
		"a limit below nothing":     {tiers(RateTier{-5, 1}), []string{"tiers[0].upTo"}},
		"a limit above all amounts": {tiers(RateTier{MaxAmount + 1, 1}), []string{"tiers[0].upTo"}},
		"sums without a rate":       {tiers(RateTier{5, 1}), []string{"tiers[0].upTo"}},
		"up to the largest sum":     {tiers(RateTier{10_000_000_00, 1}), nil},
		"no largest sum to end at":  {func(c *RateCard) { c.Maximum, c.Tiers = 0, []RateTier{{5, 1}} }, []string{"tiers[0].upTo"}},
		"no first day":              {func(c *RateCard) { c.From = "" }, []string{"validFrom"}},
		"no day of the calendar":    {func(c *RateCard) { c.From, c.Until = "2026-02-30", "x" }, []string{"validFrom", "validUntil"}},
		"one day":                   {func(c *RateCard) { c.Until = c.From }, nil},
		"ends before it begins":     {func(c *RateCard) { c.Until = "2025-12-31" }, []string{"validUntil"}},
		"a court twice":             {func(c *RateCard) { c.Courts = []string{"1", "2", "1"} }, []string{"courts[2]"}},
		"too many courts":           {func(c *RateCard) { c.Courts = make([]string, 4_001) }, []string{"courts"}},
		"amounts below nothing":     {func(c *RateCard) { c.Minimum, c.Maximum = -1, -1 }, []string{"minimum", "maximum"}},
		"amounts above all amounts": {func(c *RateCard) { c.Minimum, c.Maximum = MaxAmount+1, MaxAmount+1 }, []string{"minimum", "maximum"}},
		"everything": {func(c *RateCard) {
			*c = RateCard{Until: "x", Minimum: -1, Maximum: -1, Tiers: []RateTier{{-1, 0}, {0, 0}}}
		}, []string{
			"validFrom", "validUntil", "minimum", "maximum", "tiers[0].ratePpm", "tiers[0].upTo", "tiers[1].ratePpm",
		}},
	} {
		card := tiered()
		c.change(&card)
		var got []string
		for _, fault := range card.Validate() {
			got = append(got, fault.Location)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: faults at %v, want %v", name, got, c.want)
		}
	}
}

func TestTwoCardsHaveTheSameTermsWhateverTheirVersion(t *testing.T) {
	t.Parallel()
	again := tiered()
	again.Version = 7
	if !again.SameTerms(tiered()) {
		t.Error("another version of the same terms")
	}
	for name, change := range map[string]func(*RateCard){
		"insurer": func(c *RateCard) { c.InsurerCode = "cpic" }, "first day": func(c *RateCard) { c.From = "2026-01-02" },
		"last day": func(c *RateCard) { c.Until = "" }, "minimum": func(c *RateCard) { c.Minimum++ }, "maximum": func(c *RateCard) { c.Maximum++ },
		"courts": func(c *RateCard) { c.Courts = nil }, "rate": func(c *RateCard) { c.Tiers[2].RatePpm++ },
		"demonstration":      func(c *RateCard) { c.Demonstration = true },
		"refund when undone": func(c *RateCard) { c.Refunds.UndonePpm-- }, "refund of a surrender": func(c *RateCard) { c.Refunds.SurrenderedPpm-- },
	} {
		other := tiered()
		change(&other)
		if other.SameTerms(tiered()) {
			t.Errorf("another %s", name)
		}
	}
}
