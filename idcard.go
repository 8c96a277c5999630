package baoquan

import (
	_ "embed"
	"regexp"
	"sort"
)

// Why a number is no number of a resident identity card (居民身份证).
const (
	ErrIDCardForm     NumberError = "身份证号码应为18位数字，最后一位可以是X"
	ErrIDCardCheck    NumberError = "身份证号码的校验位不符，请核对"
	ErrIDCardDivision NumberError = "身份证号码的前六位不是行政区划代码，请核对"
	ErrIDCardBirth    NumberError = "身份证号码中的出生日期不存在或者晚于今天，请核对"
)

// IDCardInfo is what the number of an identity card says.
type IDCardInfo struct {
	Division string // GB/T 2260 code of the first registration, six digits
	Birth    Date
	Sex      Sex
}

var (
	idCardForm    = regexp.MustCompile(`^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$`)
	idCardWeights = []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
)

const idCardChecks = "10X98765432" // by the remainder modulo 11 (ISO 7064 MOD 11-2)

// divisions are the codes of GB/T 2260 since 1980, current and former, and those
// used in card numbers only (830000): a number keeps the code of its day. One to
// a line of seven bytes, sorted.
//
//go:embed data/divisions.txt
var divisions string

// NormalizeIDCard makes half-width of full-width, drops spaces, and writes x as X.
func NormalizeIDCard(s string) string { return compact(s, "") }

// ParseIDCard checks a normalized number (GB 11643-1999) and reads it. The birth
// date may not lie after today, a day in Beijing. The error is a [NumberError].
func ParseIDCard(s string, today Date) (IDCardInfo, error) {
	if !idCardForm.MatchString(s) {
		return IDCardInfo{}, ErrIDCardForm
	}
	if idCardChecks[weighted(s, idCardWeights, digitValue)%11] != s[17] {
		return IDCardInfo{}, ErrIDCardCheck
	}
	info := IDCardInfo{Division: s[:6], Birth: Date(s[6:10] + "-" + s[10:12] + "-" + s[12:14]), Sex: Female}
	if digitValue(s[16])%2 == 1 {
		info.Sex = Male
	}
	if !isDivision(info.Division) {
		return IDCardInfo{}, ErrIDCardDivision
	}
	if !info.Birth.Valid() || info.Birth > today {
		return IDCardInfo{}, ErrIDCardBirth
	}
	return info, nil
}

// isDivision looks a code of six digits up in the sorted list.
func isDivision(code string) bool {
	const line = 7 // six digits and the newline
	n := len(divisions) / line
	at := func(i int) string { return divisions[i*line : i*line+6] }
	i := sort.Search(n, func(i int) bool { return at(i) >= code })
	return i < n && at(i) == code
}
