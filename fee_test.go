package baoquan

import (
	"math"
	"testing"
)

func TestThePreservationFeeAtEveryEdgeOfTheBands(t *testing.T) {
	t.Parallel()
	rules := RulesOn("2026-11-27")
	for amount, want := range map[Fen]Fen{
		-1: 30_00, 0: 30_00, 1: 30_00, 999_99: 30_00, 1_000_00: 30_00,
		1_000_49: 30_00, 1_000_50: 30_01, 1_001_00: 30_01, 10_000_00: 120_00,
		99_999_99: 1_020_00, 100_000_00: 1_020_00, 100_000_99: 1_020_00, 100_001_00: 1_020_01, 500_000_00: 3_020_00,
		895_998_99: 4_999_99, 895_999_00: 5_000_00, // 4,999.995 rounds up
		896_000_00: 5_000_00, 896_000_01: 5_000_00, 10_000_000_00: 5_000_00,
		MaxAmount: 5_000_00, math.MaxInt64: 5_000_00,
	} {
		fee, article := rules.Fee(amount)
		if fee != want || article != "《诉讼费用交纳办法》第十四条第（二）项" {
			t.Errorf("fee on %s is %s by %s, want %s", amount.Yuan(), fee.Yuan(), article, want.Yuan())
		}
	}
}

func TestThePreservationFeeAgreesWithTheVectors(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, "preservation_fee").Vectors {
		amount, _ := ParseYuan(v.Amount)
		want, _ := ParseYuan(v.Fee)
		if fee, _ := RulesOn("2026-11-27").Fee(amount); fee != want {
			t.Errorf("fee on %s is %s, want %s", v.Amount, fee.Yuan(), v.Fee)
		}
	}
}

func TestThePreservationFeeNeverFallsAsTheAmountGrows(t *testing.T) {
	t.Parallel()
	var last Fen
	for amount := Fen(0); amount < 1_000_000_00; amount += 33 {
		fee, _ := RulesOn("2026-11-27").Fee(amount)
		if fee < last {
			t.Fatalf("fee falls at %s", amount.Yuan())
		}
		last = fee
	}
}

func TestNoFeeBeforeTheScaleTookEffect(t *testing.T) {
	t.Parallel()
	for _, d := range []Date{"", "2007-03-31"} {
		if fee, article := RulesOn(d).Fee(1); fee != 0 || article != "" {
			t.Errorf("fee on %q is %d", d, fee)
		}
	}
	if fee, _ := RulesOn("2007-04-01").Fee(1); fee != 30_00 {
		t.Errorf("fee on the first day is %d", fee)
	}
}

func TestThePremiumIsARateWithAMinimum(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, "guarantee_fee").Vectors {
		amount, _ := ParseYuan(v.Amount)
		minimum, _ := ParseYuan(v.Minimum)
		want, _ := ParseYuan(v.Fee)
		if got := Premium(amount, 3_000, minimum); got != want || v.Rate != "0.003" {
			t.Errorf("premium on %s is %s, want %s", v.Amount, got.Yuan(), v.Fee)
		}
	}
}

func TestAPremiumIsAtLeastAFen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		insured Fen
		ratePpm int64
		minimum Fen
		want    Fen
	}{
		{0, 3_000, 0, 1}, {1, 1, 0, 1}, {-1, 3_000, 0, 1}, {math.MinInt64, 3_000, -5, 1}, {1_000_00, 0, 0, 1},
		{166, 3_000, 0, 1}, {499, 3_000, 0, 1}, {500, 3_000, 0, 2}, // half a fen rounds up
		{1, 1, 2, 2}, {1_000_00, 3_000, 1, 3_00}, {MaxAmount, Whole, 0, MaxAmount},
	} {
		if got := Premium(c.insured, c.ratePpm, c.minimum); got != c.want {
			t.Errorf("%d ppm of %d fen, at least %d, is %d fen, want %d", c.ratePpm, c.insured, c.minimum, got, c.want)
		}
	}
}
