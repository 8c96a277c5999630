package baoquan

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAnInsurerAsksBetweenTheLowestAndTheHighestRateOfItsCard(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		card    RateCard
		amount  Fen
		rate    int64
		premium Fen
		want    bool
	}{
		"as quoted":                  {flat(), 1_000_000_00, 3_000, 3_000_00, true},
		"a fen more":                 {flat(), 1_000_000_00, 3_000, 3_000_01, false},
		"a fen less":                 {flat(), 1_000_000_00, 3_000, 2_999_99, false},
		"another rate of a flat one": {flat(), 1_000_000_00, 2_999, 2_999_00, false},
		"the highest":                {tiered(), 1_000_000_00, 5_000, 5_000_00, true},
		"above the highest":          {tiered(), 1_000_000_00, 5_001, 5_001_00, false},
		"the lowest":                 {tiered(), 1_000_000_00, 1_000, 1_000_00, true},
		"below the lowest":           {tiered(), 1_000_000_00, 999, 999_00, false},
		"between two tiers":          {tiered(), 1_000_000_00, 4_321, 4_321_00, true},
		"the minimum":                {tiered(), 100_00, 3_000, 500_00, true},
		"below the minimum":          {tiered(), 100_00, 3_000, 30, false},
		"the least premium":          {flat(), 1, 3_000, 1, true},
		"no premium":                 {flat(), 1, 3_000, 0, false},
		"the largest sum":            {flat(), MaxAmount, 3_000, MaxAmount / 1_000 * 3, true},
		"the whole largest sum":      {RateCard{Tiers: []RateTier{{RatePpm: Whole}}}, MaxAmount, Whole, MaxAmount, true},
		"nothing insured":            {flat(), 0, 3_000, 1, false},
		"less than nothing":          {flat(), math.MinInt64, 3_000, 1, false},
		"a card without tiers":       {RateCard{}, 1_00, 0, 1, false},
		"tiers that do not descend":  {RateCard{Tiers: []RateTier{{5, 9}, {7, 2}, {0, 4}}}, 1_000_000, 2, 2, true},
	} {
		if got := c.card.Allows(c.amount, c.rate, c.premium); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTheRateOfAPremium(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		card    RateCard
		amount  Fen
		premium Fen
		want    int64 // 0: none
	}{
		"as quoted":                  {flat(), 1_000_000_00, 3_000_00, 3_000},
		"more than the card asks":    {flat(), 1_000_000_00, 3_000_01, 0},
		"less than the card asks":    {flat(), 1_000_000_00, 2_999_99, 0},
		"the highest":                {tiered(), 1_000_000_00, 5_000_00, 5_000},
		"a fen above the highest":    {tiered(), 1_000_000_00, 5_000_01, 0},
		"the lowest":                 {tiered(), 1_000_000_00, 1_000_00, 1_000},
		"a fen below the lowest":     {tiered(), 1_000_000_00, 999_99, 0},
		"between two tiers":          {tiered(), 1_000_000_00, 4_321_00, 4_321},
		"closest from above":         {tiered(), 1_000_000_00, 4_321_49, 4_321},
		"half a part rounds up":      {tiered(), 1_000_000_00, 4_321_50, 4_322},
		"the minimum, a tier's rate": {tiered(), 100_00, 500_00, 5_000},
		"below the minimum":          {tiered(), 100_00, 499_99, 0},
		"a fen for a fen":            {flat(), 1, 1, 3_000},
		"more than a fen for a fen":  {flat(), 1, 2, 0},
		"the largest sum":            {tiered(), MaxAmount, MaxAmount / 1_000_000 * 3_001, 3_001},
		"the whole largest sum":      {RateCard{Tiers: []RateTier{{RatePpm: Whole}}}, MaxAmount, MaxAmount, Whole},
		"no premium":                 {flat(), 1_000_000_00, 0, 0},
		"the largest premium":        {flat(), MaxAmount, math.MaxInt64, 0},
		"less than nothing":          {flat(), math.MinInt64, 1, 0},
		"nothing insured":            {flat(), 0, 1, 0},
		"a card without tiers":       {RateCard{}, 1_00, 1, 0},
	} {
		if got, ok := c.card.RateOf(c.amount, c.premium); got != c.want || ok != (c.want > 0) {
			t.Errorf("%s: %d, %v; want %d", name, got, ok, c.want)
		}
	}
}

// card draws a card whose rates are in order or not.
func card(t *rapid.T) RateCard {
	rate := rapid.OneOf(rapid.Int64Range(1, 10_000), rapid.Int64Range(1, Whole))
	c := RateCard{Minimum: Fen(rapid.SampledFrom([]int64{0, 0, 1, 500_00, int64(MaxAmount)}).Draw(t, "minimum"))}
	limit := Fen(0)
	for range rapid.IntRange(1, 5).Draw(t, "tiers") {
		limit += Fen(rapid.Int64Range(1, int64(MaxAmount)/10).Draw(t, "limit"))
		c.Tiers = append(c.Tiers, RateTier{limit, rate.Draw(t, "rate")})
	}
	c.Tiers[len(c.Tiers)-1].UpTo = 0
	return c
}

// amount draws a small or any amount up to the largest.
func amount(t *rapid.T) Fen {
	return Fen(rapid.OneOf(rapid.Int64Range(1, 2_000_000), rapid.Int64Range(1, int64(MaxAmount))).Draw(t, "amount"))
}

func TestWhatARateOfTheCardGivesIsAllowedAndSoIsTheRateFoundForIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, sum := card(t), amount(t)
		lowest, highest := c.rates()
		rate := rapid.Int64Range(lowest, highest).Draw(t, "asked")
		premium := Premium(sum, rate, c.Minimum)
		if !c.Allows(sum, rate, premium) || c.Allows(sum, rate, premium+1) || c.Allows(sum, rate, premium-1) {
			t.Fatalf("%d ppm of %d is %d and nothing else: %+v", rate, sum, premium, c)
		}
		if found, ok := c.RateOf(sum, premium); !ok || !c.Allows(sum, found, premium) {
			t.Fatalf("%d for %d was asked at %d ppm and found at %d, %v: %+v", premium, sum, rate, found, ok, c)
		}
	})
}

func TestWhateverThePremiumTheRateFoundIsOneOfTheCards(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, sum := card(t), amount(t)
		lowest, highest := c.rates()
		low, high := Premium(sum, lowest, c.Minimum), Premium(sum, highest, c.Minimum)
		premium := Fen(rapid.Int64Range(int64(low)-2, int64(high)+2).Draw(t, "premium"))
		rate, ok := c.RateOf(sum, premium)
		if within := low <= premium && premium <= high; ok != within || ok && (rate < lowest || rate > highest) {
			t.Fatalf("%d for %d is at %d ppm, %v, of %d…%d: %+v", premium, sum, rate, ok, lowest, highest, c)
		}
		if _, quoted, _ := c.Quote(sum, "", quoteDay); quoted != 0 && (quoted < low || quoted > high) {
			t.Fatalf("the card quotes %d outside %d…%d", quoted, low, high)
		}
	})
}

func TestSharesOfThePremiumThatGoBackLieBetweenNothingAndAll(t *testing.T) {
	t.Parallel()
	for shares, want := range map[Refunds][]string{
		FullRefunds: nil, {}: nil, {1, 999_999}: nil,
		{-1, 0}: {"refunds.undonePpm"}, {0, -1}: {"refunds.surrenderedPpm"},
		{Whole + 1, math.MinInt64}: {"refunds.undonePpm", "refunds.surrenderedPpm"},
		{0, math.MaxInt64}:         {"refunds.surrenderedPpm"},
	} {
		c := tiered()
		c.Refunds = shares
		var got []string
		for _, fault := range c.Validate() {
			got = append(got, fault.Location)
			if fault.Code != CodeOutOfRange {
				t.Errorf("%+v: %s", shares, fault.Code)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: faults at %v, want %v", shares, got, want)
		}
	}
}
