package document

import (
	"bytes"
	"strings"
	"testing"

	"github.com/signintech/gopdf"
)

// FuzzPDFText draws any text and reads it back: every character that has a
// glyph has to come back as a character with that glyph. Run it with -fuzzminimizetime
// 5x: the default spends its whole minute on making the first new input smaller.
func FuzzPDFText(f *testing.F) {
	for _, text := range []string{
		"申请人以其自有房产提供担保。", "王𬭼㐂，（A1,000.00%）", "\x00\xff\u202e\u00ad\r\n\t", "一⼀…⋯", "\U0003106C", "  a  ", "\n\n",
	} {
		f.Add(text)
	}
	var font gopdf.SubsetFontObj
	if err := font.SetTTFData(fontFile); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			t.Skip("longer than any field")
		}
		var file bytes.Buffer
		if err := newDrawer(t).draw(&file, about{}, []block{{para, "首" + text + "尾"}}); err != nil {
			t.Fatal(err)
		}
		face := newTestFace(t)
		want := face.clean("首" + text + "尾")
		same(t, glyphs(&font, body(t, file.Bytes(), about{})), glyphs(&font, bare(want+notice(face.missing))))
	})
}

// glyphs puts one character for all that have the same glyph.
func glyphs(font *gopdf.SubsetFontObj, text string) string {
	first := make(map[uint]rune)
	return strings.Map(func(r rune) rune {
		glyph, err := font.CharCodeToGlyphIndex(r)
		if err != nil {
			return r
		}
		if _, seen := first[glyph]; !seen {
			first[glyph] = r
		}
		return first[glyph]
	}, text)
}

func TestEveryCharacterOfThePlaneCanBeMeasured(t *testing.T) {
	face := newTestFace(t)
	for r := range rune(0x10000) {
		if text := face.clean(string(r)); text != "" {
			face.width(text)
		}
	}
	if face.err != nil {
		t.Error(face.err)
	}
}
