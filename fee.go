package baoquan

// feeScale is a dated scale of the preservation fee.
type feeScale struct {
	article     string
	from, until Date
	bands       []feeBand // highest first
	cap         Fen
}

// feeBand is one band: above this amount the fee is the base figure and a rate
// on the part that lies above.
type feeBand struct {
	above   Fen
	base    Fen
	ratePpm int64
}

// feeScales holds SF 14(2): 财产数额不超过 1,000 元或者不涉及财产数额的，每件 30 元；超过
// 1,000 元至 10 万元的部分，1%；超过 10 万元的部分，0.5%；最多不超过 5,000 元.
var feeScales = []feeScale{{
	article: "《诉讼费用交纳办法》第十四条第（二）项",
	from:    "2007-04-01",
	bands: []feeBand{
		{above: 100_000_00, base: 1_020_00, ratePpm: 5_000},
		{above: 1_000_00, base: 30_00, ratePpm: 10_000},
		{above: 0, base: 30_00, ratePpm: 0},
	},
	cap: 5_000_00,
}}

// Fee is the preservation fee on an amount, in fen, and the article it rests on
// (SF 14(2)). 0 stands for an application that is not about an amount.
//
// The law charges the amount that is really preserved (实际保全的财产数额): on the
// amount asked for this is an estimate (建议保全费). It gives no rule for parts of a
// fen; they are rounded half up. 0 and "" when no scale is in force on the day.
func (r Rules) Fee(amount Fen) (fee Fen, article string) {
	for _, scale := range feeScales {
		if inForce(r.on, scale.from, scale.until) {
			return scale.fee(amount), scale.article
		}
	}
	return 0, ""
}

func (s feeScale) fee(amount Fen) Fen {
	amount = max(amount, 0)
	for _, band := range s.bands {
		if amount > band.above {
			return min(band.base+(amount-band.above).Share(band.ratePpm), s.cap)
		}
	}
	return s.bands[len(s.bands)-1].base
}

// Premium is what the insurer asks (担保费), in fen: the rate in parts per million
// of the sum insured, rounded half up, and not less than the insurer's minimum nor
// than one fen: nothing can be neither paid nor printed on a policy.
// Rates are the insurer's data and no law.
func Premium(insured Fen, ratePpm int64, minimum Fen) Fen {
	return max(insured.Share(ratePpm), minimum, 1)
}
