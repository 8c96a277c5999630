package document

import (
	"slices"
	"strings"
)

// The page, in points: A4 with margins of 28 mm at the sides and 30 mm above
// and below; 29 characters to a line.
const (
	mm         = 72 / 25.4
	pageWidth  = 595.28
	pageHeight = 841.89
	textWidth  = 29 * bodySize
	left       = (pageWidth - textWidth) / 2
	top        = 30 * mm
	bottom     = pageHeight - 30*mm
)

// The sizes of type, in points.
const (
	titleSize = 22.0 // 二号
	bodySize  = 15.0 // 小三
	noteSize  = 10.5 // 五号
	footSize  = 9.0  // 小五
)

// block is a piece of a document: some words and the way they stand.
type block struct {
	style style
	text  string // a line feed begins a new paragraph
}

// style is how a block stands on the page. Lengths are points, but for those
// that say ems, which are parts of size.
type style struct {
	size    float64
	leading float64 // from line to line
	align   align
	indent  float64 // ems before the first line
	hang    float64 // ems before the lines after the first
	inset   float64 // ems kept free at the right end
	spaced  float64 // ems between the characters
	before  float64 // room above the block
	keep    int     // lines that must find room below on the same page
}

type align int

const (
	justified align = iota
	centred
	toRight
)

// The styles of a document.
var (
	courtTitle = style{size: titleSize, leading: 36, align: centred}
	nameTitle  = style{size: titleSize, leading: 40, align: centred, spaced: 0.3}
	numberLine = style{size: bodySize, leading: 26, align: toRight, before: 10}
	firstPara  = style{size: bodySize, leading: 26, indent: 2, before: 10}
	para       = style{size: bodySize, leading: 26, indent: 2}
	closing    = style{size: bodySize, leading: 26, indent: 2, keep: 8} // with the signature below it
	signHead   = style{size: bodySize, leading: 26, align: toRight, inset: 2, before: 26, keep: 3}
	signLine   = style{size: bodySize, leading: 26, align: toRight, inset: 2}
	noteLine   = style{size: noteSize, leading: 17, indent: 2, before: 12}

	receiptNumber = style{size: noteSize, leading: 20, align: toRight, before: 8}
	receiptRow    = style{size: bodySize, leading: 26, before: 6, hang: receiptLabel}
)

// mark is a line of text in its place.
type mark struct {
	x, y float64 // of the baseline's start, from the upper left corner
	size float64
	gap  float64 // between the characters
	text string
}

// sheet sets blocks on pages.
type sheet struct {
	face  *face
	pages [][]mark
	y     float64 // top of the next line
}

func newSheet(f *face) *sheet { return &sheet{face: f, pages: make([][]mark, 1), y: top} }

// put sets a block below what is already there.
func (s *sheet) put(b block) {
	st := b.style
	s.y += st.before
	s.turn(st.leading * float64(max(st.keep, 1)))
	for text := range strings.SplitSeq(s.face.clean(b.text), "\n") {
		s.paragraph(st, text)
	}
}

func (s *sheet) paragraph(st style, text string) {
	room := textWidth/st.size - st.inset
	if st.spaced > 0 { // the gaps take room as well
		room /= 1 + st.spaced
	}
	lines := s.face.wrap(text, room-st.indent, room-st.hang)
	for i, line := range lines {
		indent := st.hang
		if i == 0 {
			indent = st.indent
		}
		s.turn(st.leading)
		s.line(st, line, indent, i == len(lines)-1)
		s.y += st.leading
	}
}

// turn begins a new page when less than height is left on this one.
func (s *sheet) turn(height float64) {
	if s.y+height > bottom+1e-6 {
		s.pages = append(s.pages, nil)
		s.y = top
	}
}

// line places one line. The lines of a paragraph but the last are stretched to
// the margin when that opens no holes.
func (s *sheet) line(st style, text string, indent float64, last bool) {
	gaps := float64(len([]rune(text)) - 1)
	gap := st.spaced * st.size
	width := s.face.width(text)*st.size + max(gaps, 0)*gap
	slack := textWidth - st.inset*st.size - indent*st.size - width
	x := left + indent*st.size
	switch {
	case st.align == centred:
		x += slack / 2
	case st.align == toRight:
		x += slack
	case !last && gaps > 0 && slack/gaps <= widestGap*st.size:
		gap = slack / gaps
	}
	s.mark(mark{x: x, y: s.baseline(st), size: st.size, gap: gap, text: text})
}

// widestGap is the most that a line is stretched between two characters, in ems.
const widestGap = 0.1

// baseline puts the middle of a Chinese character, 0.38 em above the baseline,
// into the middle of the line.
func (s *sheet) baseline(st style) float64 { return s.y + st.leading/2 + 0.38*st.size }

func (s *sheet) mark(m mark) {
	if m.text != "" {
		s.pages[len(s.pages)-1] = append(s.pages[len(s.pages)-1], m)
	}
}

// explainMissing sets the note on characters that the font does not have.
func (s *sheet) explainMissing() {
	if note := notice(slices.Clone(s.face.missing)); note != "" {
		s.put(block{noteLine, note})
	}
}
