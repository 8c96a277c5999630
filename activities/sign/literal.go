package sign

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// literal prepares a text for pdfsign, which writes what is not ASCII as bytes
// of UTF-16 between brackets and escapes none of them: 山 (U+5C71) would come
// out as \q, and 在 (U+5728) would open a bracket that nothing closes. A unit
// with such a byte is written as octal escapes, \134\161, whose own bytes are
// again units of UTF-16.
func literal(text string) string {
	if isASCII(text) {
		return text
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		high, low := byte(unit>>8), byte(unit)
		if !special(high) && !special(low) && !utf16.IsSurrogate(rune(unit)) {
			b.WriteRune(rune(unit))
			continue
		}
		escaped := fmt.Sprintf(`\%03o\%03o`, high, low)
		for i := 0; i < len(escaped); i += 2 {
			b.WriteRune(rune(escaped[i])<<8 | rune(escaped[i+1]))
		}
	}
	return b.String()
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7F })
}

func special(b byte) bool { return strings.IndexByte("()\\\r\n", b) >= 0 }
