package document

import (
	_ "embed" // the font
	"sync"

	"github.com/signintech/gopdf"
)

// family is the name of the font inside the PDF. The licence (font/OFL.txt)
// asks to leave the name as it is.
const family = "NotoSerifSC-Regular"

// The file stays in the binary's read-only pages: parsing keeps tables of
// widths and glyphs and points back here for the outlines.
//
//go:embed font/NotoSerifSC-Regular.ttf
var fontFile []byte

// sharedFonts parses the font once in a process. Each document takes its own
// subset from the container, which is only read after this.
var sharedFonts = sync.OnceValues(func() (*gopdf.FontContainer, error) {
	fonts := new(gopdf.FontContainer)
	return fonts, fonts.AddTTFFontData(family, fontFile)
})

// absent is drawn for a character the font does not have: 〓, what printers
// have always put in the place of a missing type.
const absent = '〓'

// face measures text in the font, and remembers what the font does not have.
type face struct {
	pdf     *gopdf.GoPdf
	ems     map[rune]float64 // width of a character, in its size
	missing []rune           // in the order in which they came, each once
	err     error            // the first failure to measure
}

// newFace measures with pdf, whose current font it may resize.
func newFace(pdf *gopdf.GoPdf) *face {
	return &face{pdf: pdf, ems: make(map[rune]float64)}
}

// em is the width of r as a part of the font's size.
func (f *face) em(r rune) float64 {
	w, known := f.ems[r]
	if known {
		return w
	}
	err := f.pdf.SetFontSize(1)
	if err == nil {
		w, err = f.pdf.MeasureTextWidth(string(r))
	}
	if err != nil && f.err == nil {
		f.err = err
	}
	f.ems[r] = w
	return w
}

// ems adds up the widths of a text.
func (f *face) width(text string) float64 {
	var sum float64
	for _, r := range text {
		sum += f.em(r)
	}
	return sum
}

// has says whether the font can draw r.
func (f *face) has(r rune) bool {
	if _, known := f.ems[r]; known {
		return true
	}
	ok, err := f.pdf.IsCurrFontContainGlyph(r)
	return ok && err == nil
}
