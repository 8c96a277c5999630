package baoquan

import "strings"

const maskRune = '*'

// MaskPhone keeps the first three and last four digits of a mobile number:
// 138****0000; of other numbers at most the last four.
func MaskPhone(s string) string {
	if CheckPhone(s) == nil {
		return mask(s, 3, 4)
	}
	return MaskAccount(s)
}

// MaskIDNumber keeps the first four and last two characters of an identity number:
// 1101************09. The province and city and the end are enough to tell one's
// own card; birth date and sequence are not shown. Shorter numbers show less.
func MaskIDNumber(s string) string {
	quarter := runeCount(s) / 4
	return mask(s, min(4, quarter), min(2, quarter))
}

// MaskAccount keeps the last four characters of an account, and never more than a
// third of it.
func MaskAccount(s string) string { return mask(s, 0, min(4, runeCount(s)/3)) }

// Masked says that a text was masked. Such a text that comes back from a form
// means: leave the number as it is.
func Masked(s string) bool { return strings.ContainsRune(s, maskRune) }

// mask keeps head and tail runes and stars the rest, one for one.
func mask(s string, head, tail int) string {
	runes := []rune(s)
	for i := max(head, 0); i < len(runes)-tail; i++ {
		runes[i] = maskRune
	}
	return string(runes)
}

func runeCount(s string) int { return len([]rune(s)) }
