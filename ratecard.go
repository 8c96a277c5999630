package baoquan

import "slices"

// RateCard is what one insurer asks for a guarantee (担保费率) from one day on.
// Cards are the insurer's data and no law. A card never changes: a new version
// takes its place on the day from which that holds.
type RateCard struct {
	InsurerCode   string     `json:"insurerCode"`
	Version       int64      `json:"version"`       // 1, 2, 3 … for each insurer
	From          Date       `json:"validFrom"`     // first day
	Until         Date       `json:"validUntil"`    // last day; "" until a newer card holds
	Minimum       Fen        `json:"minimum"`       // least premium, fen; 0 none
	Maximum       Fen        `json:"maximum"`       // largest sum insured, fen; 0 none
	Courts        []string   `json:"courts"`        // codes of the courts it holds for; empty: all
	Tiers         []RateTier `json:"tiers"`         // ascending
	Demonstration bool       `json:"demonstration"` // made up for trying out, by no insurer
}

// RateTier is the rate of the sums up to a limit and above that of the tier
// before. It is charged on the whole sum.
type RateTier struct {
	UpTo    Fen   `json:"upTo"`    // the limit itself is in, fen; 0 no limit
	RatePpm int64 `json:"ratePpm"` // parts per million: 3,000 is 0.3 %
}

// Quote works out what the insurer asks for a sum insured, in fen, at a court on
// a day: the rate in parts per million of the tier in which the sum falls and the
// premium in fen, rounded half up and never below the minimum. Not ok when the
// card does not hold for this sum, court or day.
func (c RateCard) Quote(amount Fen, courtCode string, on Date) (ratePpm int64, premium Fen, ok bool) {
	if !c.insures(amount, courtCode, on) {
		return 0, 0, false
	}
	for _, tier := range c.Tiers {
		if tier.UpTo == 0 || amount <= tier.UpTo {
			return tier.RatePpm, Premium(amount, tier.RatePpm, c.Minimum), true
		}
	}
	return 0, 0, false
}

// insures says whether the card holds for a sum, a court and a day.
func (c RateCard) insures(amount Fen, courtCode string, on Date) bool {
	return inForce(on, c.From, c.Until) && amount > 0 &&
		(c.Maximum == 0 || amount <= c.Maximum) &&
		(len(c.Courts) == 0 || slices.Contains(c.Courts, courtCode))
}

// SameTerms says whether two cards ask the same on the same days.
func (c RateCard) SameTerms(other RateCard) bool {
	return c.InsurerCode == other.InsurerCode && c.From == other.From && c.Until == other.Until &&
		c.Minimum == other.Minimum && c.Maximum == other.Maximum && c.Demonstration == other.Demonstration &&
		slices.Equal(c.Courts, other.Courts) && slices.Equal(c.Tiers, other.Tiers)
}
