package baoquan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanText is the rule for every line of free text that people type: names,
// addresses, descriptions. It trims spaces, full-width ones too, and counts runes
// against max. The code is "" when the text may stand, [CodeInvalid] when it holds
// something that cannot be seen, [CodeTooLong] when it is too long; then the
// answered text is "". Rare characters (𠮷, 〇), combining marks and the dot of
// names (阿卜杜拉·买买提) may stand. Only spaces is the same as nothing.
func CleanText(s string, max int) (string, Code) { return clean(s, max, "") }

// CleanParagraph is [CleanText] for longer texts, in which newlines and tabs may
// stand. Newlines of other systems become "\n".
func CleanParagraph(s string, max int) (string, Code) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return clean(s, max, "\n\t")
}

func clean(s string, max int, allowed string) (string, Code) {
	if !utf8.ValidString(s) {
		return "", CodeInvalid
	}
	s = strings.TrimSpace(s)
	for _, r := range s {
		if unseen(r) && !strings.ContainsRune(allowed, r) {
			return "", CodeInvalid
		}
	}
	if utf8.RuneCountInString(s) > max {
		return "", CodeTooLong
	}
	return s, ""
}

// unseen says that a rune is not seen on paper, or makes others look different
// from what they are: controls (Cc), formats (Cf: zero-width, direction of writing,
// tags), separators of lines, fillers, noncharacters, and the mark of a text that
// was decoded wrongly. With them two names can look the same and be different, or
// a blank pass for a name.
func unseen(r rune) bool {
	return r == utf8.RuneError || unicode.In(r,
		unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// HalfWidth makes half-width ASCII of its full-width forms and of the ideographic
// space: １２３Ａ（ → 123A(.
func HalfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}
