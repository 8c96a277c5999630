package baoquan

import "fmt"

// MaxCardCourts is how many courts one rate card may list: all of the country.
const MaxCardCourts = 4_000

const maxTiers = 50

// Validate names everything that is wrong with a rate card by itself. Whether
// its courts exist is for the reference data to say.
func (c RateCard) Validate() Faults {
	var faults Faults
	c.validateDays(&faults)
	checkLimit("minimum", "最低担保费", c.Minimum, &faults)
	checkLimit("maximum", "最高保险金额", c.Maximum, &faults)
	c.validateCourts(&faults)
	c.validateTiers(&faults)
	checkShare("refunds.undonePpm", c.Refunds.UndonePpm, &faults)
	checkShare("refunds.surrenderedPpm", c.Refunds.SurrenderedPpm, &faults)
	return faults
}

func (c RateCard) validateDays(faults *Faults) {
	switch {
	case c.From == "":
		faults.Add("validFrom", CodeRequired, "请填写费率的生效日期")
	case !c.From.Valid():
		faults.Add("validFrom", CodeInvalid, "生效日期应为年-月-日，如 2026-12-01")
	}
	switch {
	case c.Until == "":
	case !c.Until.Valid():
		faults.Add("validUntil", CodeInvalid, "失效日期应为年-月-日，如 2027-11-30")
	case c.From.Valid() && c.Until < c.From:
		faults.Add("validUntil", CodeOutOfRange, "失效日期不能早于生效日期")
	}
}

// checkShare adds what is wrong with a share of a whole, in parts per million.
func checkShare(location string, ppm int64, faults *Faults) {
	if ppm < 0 || ppm > Whole {
		faults.Add(location, CodeOutOfRange, "退费比例应当在 0 至 1000000（全部）之间，以百万分之一计")
	}
}

// checkLimit adds what is wrong with an amount that lies in 0..[MaxAmount], 0
// being none.
func checkLimit(location, label string, value Fen, faults *Faults) {
	if value < 0 {
		faults.Add(location, CodeOutOfRange, label+"不能小于0")
	} else if value > MaxAmount {
		faults.Add(location, CodeOutOfRange, label+"不能超过1000亿元")
	}
}

func (c RateCard) validateCourts(faults *Faults) {
	if len(c.Courts) > MaxCardCourts {
		faults.Add("courts", CodeTooLong, fmt.Sprintf("法院不能超过%d个；适用于所有法院时不必列出", MaxCardCourts))
		return
	}
	seen := map[string]bool{}
	for i, code := range c.Courts {
		if seen[code] {
			faults.Add(fmt.Sprintf("courts[%d]", i), CodeInvalid, "这个法院已经列出，请去掉重复的一个")
		}
		seen[code] = true
	}
}

func (c RateCard) validateTiers(faults *Faults) {
	switch {
	case len(c.Tiers) == 0:
		faults.Add("tiers", CodeRequired, "请至少填写一档费率")
		return
	case len(c.Tiers) > maxTiers:
		faults.Add("tiers", CodeTooLong, fmt.Sprintf("费率不能超过%d档", maxTiers))
		return
	}
	for i, tier := range c.Tiers {
		if tier.RatePpm < 1 || tier.RatePpm > Whole {
			faults.Add(fmt.Sprintf("tiers[%d].ratePpm", i), CodeOutOfRange, "费率以百万分之一为单位，应在1至1000000之间")
		}
		c.validateUpTo(i, faults)
	}
}

// validateUpTo: the limits ascend, and the last reaches as far as the card does,
// so that no sum that is insured is without a rate.
func (c RateCard) validateUpTo(i int, faults *Faults) {
	location, upTo, last := fmt.Sprintf("tiers[%d].upTo", i), c.Tiers[i].UpTo, i == len(c.Tiers)-1
	switch {
	case upTo < 0 || upTo > MaxAmount:
		checkLimit(location, "每档的上限", upTo, faults)
	case upTo == 0 && !last:
		faults.Add(location, CodeInvalid, "只有最后一档可以不设上限，请填写这一档的上限")
	case upTo != 0 && i > 0 && upTo <= c.Tiers[i-1].UpTo:
		faults.Add(location, CodeInvalid, "每档的上限应当高于前一档")
	case upTo != 0 && last && (c.Maximum == 0 || c.Maximum > upTo):
		faults.Add(location, CodeInvalid, "最后一档应当不设上限（填0），或者不低于最高保险金额")
	}
}
