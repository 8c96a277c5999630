package baoquan

import (
	"errors"
	"math"
	"testing"
)

func TestAmountsAreWrittenForPeopleAndForms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount           Fen
		yuan, plain, wan string
	}{
		{0, "0.00", "0.00", "0.00"},
		{1, "0.01", "0.01", "0.000001"},
		{99, "0.99", "0.99", "0.000099"},
		{100, "1.00", "1.00", "0.0001"},
		{123456, "1,234.56", "1234.56", "0.123456"},
		{99999, "999.99", "999.99", "0.099999"},
		{100_000, "1,000.00", "1000.00", "0.10"},
		{10_000_000, "100,000.00", "100000.00", "10.00"},
		{89_599_900, "895,999.00", "895999.00", "89.5999"},
		{MaxAmount, "100,000,000,000.00", "100000000000.00", "10000000.00"},
		{-123456, "-1,234.56", "-1234.56", "-0.123456"},
		{math.MinInt64, "-92,233,720,368,547,758.08", "-92233720368547758.08", "-9223372036854.775808"},
	} {
		if got := c.amount.Yuan(); got != c.yuan {
			t.Errorf("%d in yuan is %s, want %s", c.amount, got, c.yuan)
		}
		if got := c.amount.Plain(); got != c.plain {
			t.Errorf("%d plain is %s, want %s", c.amount, got, c.plain)
		}
		if got := c.amount.WanYuan(); got != c.wan {
			t.Errorf("%d in 万元 is %s, want %s", c.amount, got, c.wan)
		}
	}
}

func TestParseYuanTakesWhatPeopleType(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]Fen{
		"0": 0, "1": 100, "1.5": 150, "1.05": 105, " 1,234.56 ": 123456, "１２３４．５": 123450,
		"100,000,000,000": MaxAmount, "007": 700,
	} {
		if got, err := ParseYuan(s); err != nil || got != want {
			t.Errorf("ParseYuan(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
	for s, want := range map[string]error{
		"": ErrAmountForm, "-1": ErrAmountForm, "1.234": ErrAmountForm, "1,5": ErrAmountForm, "1.": ErrAmountForm,
		"1e3": ErrAmountForm, "十": ErrAmountForm, "1,2345": ErrAmountForm, "+1": ErrAmountForm, ".5": ErrAmountForm,
		"100000000000.01": ErrAmountRange, "99999999999999999999": ErrAmountRange,
	} {
		if _, err := ParseYuan(s); !errors.Is(err, want) {
			t.Errorf("ParseYuan(%q): %v, want %v", s, err, want)
		}
	}
}

func TestSumsThatDoNotFitAreNoticed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amounts []Fen
		sum     Fen
		ok      bool
	}{
		{nil, 0, true},
		{[]Fen{0, 0}, 0, true},
		{[]Fen{1, 2, -3}, 0, true},
		{[]Fen{MaxAmount, MaxAmount}, 2 * MaxAmount, true},
		{[]Fen{math.MaxInt64, 0}, math.MaxInt64, true},
		{[]Fen{math.MaxInt64, 1}, 0, false},
		{[]Fen{math.MinInt64, -1}, 0, false},
		{[]Fen{math.MinInt64, 1}, math.MinInt64 + 1, true},
	} {
		if sum, ok := SumFen(c.amounts...); sum != c.sum || ok != c.ok {
			t.Errorf("sum of %v is %d, %v", c.amounts, sum, ok)
		}
	}
}

func TestSharesAreRoundedHalfUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount Fen
		rate   int64
		want   Fen
	}{
		{100_000_000, 3_000, 300_000},
		{100, 4_999, 0}, {100, 5_000, 1}, {100, 15_000, 2}, {99, 5_000, 0},
		{-100, 5_000, 0}, {100, -5_000, 0}, {100, 2_000_000, 100},
		{math.MaxInt64, 1_000_000, math.MaxInt64},
	} {
		if got := c.amount.Share(c.rate); got != c.want {
			t.Errorf("%d ppm of %d is %d, want %d", c.rate, c.amount, got, c.want)
		}
	}
}

func FuzzMoney(f *testing.F) {
	for _, seed := range []int64{0, 1, 10, 99, 100, 123456, 10_000_000, int64(MaxAmount), -1, math.MinInt64} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		amount := Fen(n)
		if amount.Chinese() == "" || amount.WanYuan() == "" {
			t.Errorf("%d has no words", n)
		}
		for _, text := range []string{amount.Plain(), amount.Yuan()} {
			got, err := ParseYuan(text)
			if fits := amount >= 0 && amount <= MaxAmount; fits != (err == nil) || fits && got != amount {
				t.Errorf("%d as %s reads as %d, %v", n, text, got, err)
			}
		}
	})
}
