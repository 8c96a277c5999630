package baoquan

import (
	"math/big"
	"slices"
)

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
	Refunds       Refunds    `json:"refunds"`       // what goes back of the premium
	Demonstration bool       `json:"demonstration"` // made up for trying out, by no insurer
}

// Refunds are the shares of the premium that go back (退保费), in parts per million:
// 1,000,000 is all of it.
type Refunds struct {
	UndonePpm      int64 `json:"undonePpm"`      // the court rejected or dismissed, or the application ended before a ruling
	SurrenderedPpm int64 `json:"surrenderedPpm"` // an unused letter was surrendered, or not used in time
}

// FullRefunds give all of it back, which is what holds when a card says nothing.
var FullRefunds = Refunds{UndonePpm: Whole, SurrenderedPpm: Whole}

// Whole is a share of everything, in parts per million.
const Whole = 1_000_000

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

// Allows says whether an insurer may ask this rate (parts per million) and premium
// (fen) for a sum insured: between the lowest and the highest rate of its card, the
// two agreeing with one another. A card without rates allows nothing.
func (c RateCard) Allows(amount Fen, ratePpm int64, premium Fen) bool {
	lowest, highest := c.rates()
	return amount > 0 && ratePpm > 0 && lowest <= ratePpm && ratePpm <= highest && premium == Premium(amount, ratePpm, c.Minimum)
}

// RateOf is the rate by which a premium is asked, in parts per million: that of a
// tier where one gives it, else the one that comes closest to it. Not ok when the
// premium lies outside of what the lowest and the highest rate of the card give.
func (c RateCard) RateOf(amount, premium Fen) (ratePpm int64, ok bool) {
	lowest, highest := c.rates()
	low, high := Premium(amount, lowest, c.Minimum), Premium(amount, highest, c.Minimum)
	if amount <= 0 || highest <= 0 || premium < low || premium > high {
		return 0, false
	}
	for _, tier := range c.Tiers {
		if Premium(amount, tier.RatePpm, c.Minimum) == premium {
			return tier.RatePpm, true
		}
	}
	return min(max(nearestRate(amount, premium), lowest), highest), true
}

// nearestRate is the rate that comes closest to a premium, in parts per million.
func nearestRate(amount, premium Fen) int64 {
	rate := new(big.Int).Mul(big.NewInt(int64(premium)), big.NewInt(Whole))
	rate.Add(rate, big.NewInt(int64(amount)/2))
	return rate.Quo(rate, big.NewInt(int64(amount))).Int64()
}

// rates are the lowest and the highest of the card, in parts per million.
func (c RateCard) rates() (lowest, highest int64) {
	for i, tier := range c.Tiers {
		if i == 0 || tier.RatePpm < lowest {
			lowest = tier.RatePpm
		}
		highest = max(highest, tier.RatePpm)
	}
	return lowest, highest
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
		c.Minimum == other.Minimum && c.Maximum == other.Maximum && c.Demonstration == other.Demonstration && c.Refunds == other.Refunds &&
		slices.Equal(c.Courts, other.Courts) && slices.Equal(c.Tiers, other.Tiers)
}
