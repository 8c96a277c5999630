package document

import (
	"strings"
	"unicode"
)

// Characters that may not stand at the start of a line, or at its end
// (避头尾, after GB/T 15834 标点符号用法 5.1).
const (
	notFirst = "，。、；：？！）》〉」』】〕］｝”’…—·％‰℃,.;:?!)]}%"
	notLast  = "（《〈「『【〔［｛“‘([{￥¥"
)

// wrap breaks text, which holds no line feed, into lines. first is the room in
// the first line and rest that in the others, both in ems. No character is lost
// but the spaces at which a line was broken.
func (f *face) wrap(text string, first, rest float64) []string {
	var lines []string
	var line strings.Builder
	room, used := first, 0.0
	for _, c := range f.pieces(text, min(first, rest)) {
		w := f.width(c)
		if used > 0 && used+w > room+1e-6 {
			lines = append(lines, strings.TrimRight(line.String(), " "))
			line.Reset()
			room, used = rest, 0
		}
		if used == 0 && c == " " && len(lines) > 0 {
			continue
		}
		line.WriteString(c)
		used += w
	}
	return append(lines, strings.TrimRight(line.String(), " "))
}

// pieces are the parts of text between which a line may be broken. A part that
// would not fit into a line of its own is given as single characters.
func (f *face) pieces(text string, room float64) []string {
	var parts []string
	for _, c := range clusters(text) {
		if f.width(c) <= room {
			parts = append(parts, c)
			continue
		}
		for _, r := range c {
			parts = append(parts, string(r))
		}
	}
	return parts
}

// clusters cuts text at every place where a line may be broken.
func clusters(text string) []string {
	var parts []string
	start, prev := 0, rune(-1)
	for i, r := range text {
		if i > 0 && !glued(prev, r) {
			parts = append(parts, text[start:i])
			start = i
		}
		prev = r
	}
	if start < len(text) {
		parts = append(parts, text[start:])
	}
	return parts
}

// glued says whether no line may be broken between two characters.
func glued(a, b rune) bool {
	switch {
	case a == ' ' || b == ' ':
		return false
	case strings.ContainsRune(notFirst, b), strings.ContainsRune(notLast, a):
		return true
	case b == '元' && inWord(a): // an amount with its unit
		return true
	case unicode.Is(unicode.Mn, b): // a mark stays on its letter
		return true
	}
	return inWord(a) && inWord(b)
}

// inWord says whether r belongs to numbers, amounts, addresses and Latin words,
// which are kept whole.
func inWord(r rune) bool {
	return r > ' ' && r < 0x7F || r > 0x7F && r < 0x2000 && unicode.In(r, unicode.Latin, unicode.Digit)
}
