package baoquan

import (
	"regexp"
	"strings"
)

// ErrPhone is why a number is no mobile number of the mainland.
const ErrPhone NumberError = "手机号码应为11位数字，以1开头"

// Loose on purpose: the lists of segments age, and the message code proves the
// number.
var mobileForm = regexp.MustCompile(`^1[3-9]\d{9}$`)

// NormalizePhone makes half-width of full-width and strips +86 or 0086, spaces
// and hyphens.
func NormalizePhone(s string) string {
	s = compact(s, "-‐‑–—")
	for _, prefix := range []string{"+86", "0086"} {
		if number, ok := strings.CutPrefix(s, prefix); ok {
			return number
		}
	}
	return s
}

// CheckPhone checks a normalized mobile number. The error is a [NumberError].
func CheckPhone(s string) error {
	if !mobileForm.MatchString(s) {
		return ErrPhone
	}
	return nil
}
