package baoquan

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNamesOfAllKindsMayStand(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"田浩": "田浩", " 　田浩\u00a0": "田浩", "𠮷野〇": "𠮷野〇", "阿卜杜拉·买买提": "阿卜杜拉·买买提",
		"O’Neill (北京) 有限公司 & Co.": "O’Neill (北京) 有限公司 & Co.", "e\u0301": "e\u0301",
		"   ": "", "　": "", "": "", "田 浩": "田 浩", "🙂": "🙂",
	} {
		if got, code := CleanText(s, 50); got != want || code != "" {
			t.Errorf("%q becomes %q, %s", s, got, code)
		}
	}
}

func TestWhatCannotBeSeenIsRefused(t *testing.T) {
	t.Parallel()
	for _, r := range []rune{
		0, 1, '\v', 0x1b, 0x7f, 0x85, '\n', '\r', '\t',
		0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x061c,
		0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x2028, 0x2029, 0x3164, 0xe0041,
		0xfdd0, 0xfffe, 0xffff, 0x1ffff, 0x10ffff, 0xfffd,
	} {
		s := "田" + string(r) + "浩"
		if got, code := CleanText(s, 50); got != "" || code != CodeInvalid {
			t.Errorf("U+%04X passes as %q, %s", r, got, code)
		}
		wide := r == '\n' || r == '\r' || r == '\t'
		if _, code := CleanParagraph(s, 50); (code == "") != wide {
			t.Errorf("U+%04X in a paragraph: %q", r, code)
		}
	}
	for _, s := range []string{"\xff", "田\xed\xa0\x80", "\xc0\x80"} {
		if _, code := CleanText(s, 50); code != CodeInvalid {
			t.Errorf("%q is not UTF-8 and passes", s)
		}
	}
}

func TestLengthIsCountedInCharactersAfterTrimming(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    string
		code Code
	}{
		{strings.Repeat("𠮷", 5), ""}, {strings.Repeat("田", 6), CodeTooLong}, {"  田田田田田  ", ""}, {"12345\u200b6", CodeInvalid},
	} {
		if got, code := CleanText(c.s, 5); code != c.code || code != "" && got != "" {
			t.Errorf("%q: %q, %s", c.s, got, code)
		}
	}
}

func TestParagraphsKeepTheirLines(t *testing.T) {
	t.Parallel()
	if got, code := CleanParagraph("\r\n一、\t事实\r\n二、理由\r三、\n", 50); got != "一、\t事实\n二、理由\n三、" || code != "" {
		t.Errorf("got %q, %s", got, code)
	}
}

func TestHalfWidth(t *testing.T) {
	t.Parallel()
	if got := HalfWidth("１２３ＡＢｃ（！～）　。田ｱ"); got != "123ABc(!~) 。田ｱ" {
		t.Errorf("got %q", got)
	}
}

func FuzzCleanText(f *testing.F) {
	for _, seed := range []string{"田浩", "𠮷", "阿卜杜拉·买买提", "a\u202eb", "\x00", "\xff", " \u3000 ", "a\r\nb", "\ufeff田"} {
		f.Add(seed, 10)
	}
	f.Fuzz(func(t *testing.T, s string, max int) {
		for _, clean := range []func(string, int) (string, Code){CleanText, CleanParagraph} {
			got, code := clean(s, max)
			if code != "" && got != "" {
				t.Errorf("%q is refused and answered", s)
			}
			if !utf8.ValidString(got) || got != "" && utf8.RuneCountInString(got) > max {
				t.Errorf("%q becomes %q", s, got)
			}
			if again, code := clean(got, max); max >= 0 && (again != got || code != "") {
				t.Errorf("cleaning %q twice: %q, %s", s, again, code)
			}
		}
	})
}
