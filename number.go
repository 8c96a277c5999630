package baoquan

import (
	"strings"
	"unicode"
)

// NumberError is what is wrong with a number that identifies a person or a
// thing: a Chinese sentence for people. It never contains the number.
type NumberError string

func (e NumberError) Error() string { return string(e) }

// compact brings a typed number into the form in which it is checked and kept:
// half-width, upper case, without spaces and without the runes of drop.
func compact(s, drop string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(drop, r):
			return -1
		case 'a' <= r && r <= 'z': // ASCII only: ToUpper would make an S of ſ
			return r - 'a' + 'A'
		}
		return r
	}, HalfWidth(s))
}

// weighted is the sum of the digits' values times their weights.
func weighted(digits string, weights []int, value func(byte) int) int {
	sum := 0
	for i, weight := range weights {
		sum += value(digits[i]) * weight
	}
	return sum
}

// digitValue is the value of an ASCII digit.
func digitValue(c byte) int { return int(c - '0') }
