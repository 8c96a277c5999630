package baoquan

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Fen is an amount of money in fen, a hundredth of a yuan.
type Fen int64

// MaxAmount is the most the house takes as one amount: 100,000,000,000 yuan
// (1,000 亿元). A thousand of the largest amounts still add up without overflow.
const MaxAmount Fen = 1e13

// Why an amount in yuan could not be read. The texts never repeat the value.
var (
	ErrAmountForm  = errors.New("金额应为数字，最多两位小数")
	ErrAmountRange = errors.New("金额超出允许的范围")
)

// The thousands are separated everywhere or nowhere: 1,5 is more likely a
// mistyped 1.5 than fifteen.
var yuanForm = regexp.MustCompile(`^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$`)

// ParseYuan reads an amount in yuan as people type it: "1234.5", "1,234.50",
// full-width digits, at most two decimals, from 0 to [MaxAmount].
func ParseYuan(s string) (Fen, error) {
	parts := yuanForm.FindStringSubmatch(strings.TrimSpace(HalfWidth(s)))
	if parts == nil {
		return 0, ErrAmountForm
	}
	whole := strings.ReplaceAll(parts[1], ",", "")
	fen, err := strconv.ParseInt(whole+(parts[2] + "00")[:2], 10, 64)
	if err != nil || Fen(fen) > MaxAmount {
		return 0, ErrAmountRange
	}
	return Fen(fen), nil
}

// AddFen adds two amounts; false, and 0, when the sum does not fit.
func AddFen(a, b Fen) (Fen, bool) {
	if b > 0 && a > math.MaxInt64-b || b < 0 && a < math.MinInt64-b {
		return 0, false
	}
	return a + b, true
}

// SumFen adds amounts; false, and 0, when the sum does not fit.
func SumFen(amounts ...Fen) (Fen, bool) {
	var sum Fen
	for _, amount := range amounts {
		var ok bool
		if sum, ok = AddFen(sum, amount); !ok {
			return 0, false
		}
	}
	return sum, true
}

// Share is a part of an amount, the rate in parts per million (3,000 = 0.3 %),
// rounded half up to the fen. Amounts and rates below 0 count as 0, rates above
// one million as the whole.
func (f Fen) Share(ratePpm int64) Fen {
	const million = 1_000_000
	rate := Fen(min(max(ratePpm, 0), million))
	f = max(f, 0)
	// Split so that the product cannot overflow; the first part has no remainder.
	return f/million*rate + (f%million*rate+million/2)/million
}

// Plain is the amount in yuan for machines and forms: 1234.56.
func (f Fen) Plain() string {
	sign, yuan, cents := f.split()
	return sign + strconv.FormatUint(yuan, 10) + "." + twoDigits(cents)
}

// Yuan is the amount in yuan for people, thousands separated: 1,234.56.
func (f Fen) Yuan() string {
	sign, yuan, cents := f.split()
	digits := strconv.FormatUint(yuan, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits + "." + twoDigits(cents)
}

// WanYuan is the amount in 万元 (10,000 yuan), with two decimals and more only
// where they are needed to be exact: 10.00, 89.5999. An amount that stands in an
// application is never rounded.
func (f Fen) WanYuan() string {
	sign, yuan, cents := f.split()
	const decimals = 6 // 1 万元 is 10^6 fen
	digits := strconv.FormatUint(yuan, 10) + twoDigits(cents)
	if short := decimals + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - decimals
	tail := strings.TrimRight(digits[point:], "0")
	for len(tail) < 2 {
		tail += "0"
	}
	return sign + digits[:point] + "." + tail
}

// split is the sign ("" or "-"), the whole yuan and the fen that are left.
func (f Fen) split() (sign string, yuan, cents uint64) {
	n := uint64(f)
	if f < 0 {
		sign, n = "-", -n // two's complement: right for the smallest Fen too
	}
	return sign, n / 100, n % 100
}

func twoDigits(n uint64) string { return strconv.FormatUint(100+n, 10)[1:] }
