package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes text fit for drawing: what has no shape of its own goes (control
// and direction marks, variation selectors), every kind of space becomes one of
// two that the font has, a radical or a compatibility character becomes the
// character it stands for (⼀ becomes 一: they look alike and are not found by the
// same search), and a character the font lacks becomes 〓 and is remembered.
func (f *face) clean(text string) string {
	return strings.Map(func(r rune) rune {
		r = unified(r)
		switch {
		case r == '\n':
			return r
		case r == '\u3000':
			return r
		case unicode.IsSpace(r):
			return ' '
		case shapeless(r):
			return -1
		case f.has(r):
			return r
		}
		if !slices.Contains(f.missing, r) {
			f.missing = append(f.missing, r)
		}
		return absent
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

func shapeless(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) ||
		unicode.Is(unicode.Variation_Selector, r)
}

// unified is the character that a radical (U+2E80–2FDF) or a compatibility
// ideograph (U+F900–FAFF, U+2F800–2FA1F) stands for.
func unified(r rune) rune {
	if r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F {
		if same := []rune(norm.NFKC.String(string(r))); len(same) == 1 {
			return same[0]
		}
	}
	return r
}

// notice is the sentence that names the characters the font lacks; "" when it
// has them all.
func notice(missing []rune) string {
	if len(missing) == 0 {
		return ""
	}
	points := make([]string, len(missing))
	for i, r := range missing {
		points[i] = fmt.Sprintf("U+%04X", r)
	}
	return "注：文中“〓”为字库暂缺的字，按首次出现的先后，其统一码依次为" + strings.Join(points, "、") + "。"
}
