package document

import (
	"fmt"

	"github.com/signintech/gopdf"
	"github.com/skip2/go-qrcode"
)

// The foot of a page, inside the lower margin.
const (
	footTop    = pageHeight - 26*mm
	codeSide   = 17 * mm // the QR code's edge, its quiet zone with it
	footLead   = 13.0
	footInset  = codeSide + 2*mm
	firstFootY = footTop + 17
)

// render draws the pages and the foot of each.
func (s *sheet) render(pdf *gopdf.GoPdf, a about) error {
	code, err := matrix(a.url)
	if err != nil {
		return err
	}
	for i, marks := range s.pages {
		pdf.AddPage()
		number := pageNumber(i+1, len(s.pages))
		for _, m := range append(marks, s.foot(a, number)...) {
			if err := draw(pdf, m); err != nil {
				return err
			}
		}
		drawCode(pdf, code, left, footTop)
	}
	return s.face.err
}

func pageNumber(page, pages int) string { return fmt.Sprintf("第%d页/共%d页", page, pages) }

func draw(pdf *gopdf.GoPdf, m mark) error {
	if err := pdf.SetFontSize(m.size); err != nil {
		return err
	}
	if err := pdf.SetCharSpacing(m.gap); err != nil {
		return err
	}
	pdf.SetXY(m.x, m.y)
	return pdf.Text(m.text)
}

// foot is the verification at the left and the number of the page: at the right
// of it, or in the middle of a page that cannot be verified.
func (s *sheet) foot(a about, number string) []mark {
	width := s.face.width(number) * footSize
	if a.url == "" {
		x := (pageWidth - width) / 2
		return []mark{{x: x, y: firstFootY, size: footSize, text: number}}
	}
	x, y := left+footInset, firstFootY
	marks := []mark{{x: left + textWidth - width, y: y, size: footSize, text: number}}
	for _, text := range footLines(a) {
		marks = append(marks, mark{x: x, y: y, size: footSize, text: s.face.clean(text)})
		y += footLead
	}
	return marks
}

// footLines are the verification code and how to use it.
func footLines(a about) []string {
	return []string{
		"核验码：" + a.code,
		"扫描左侧二维码，或者访问以下网址，可以核验本文书的真伪：",
		a.url,
	}
}

// matrix is the QR code of a text, true for black; nil for no text.
func matrix(text string) ([][]bool, error) {
	if text == "" {
		return nil, nil
	}
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, fmt.Errorf("qr code: %w", err)
	}
	return code.Bitmap(), nil
}

// drawCode draws a QR code as filled runs, one for each run of black modules in
// a row: sharp at every size, and the same bytes every time.
func drawCode(pdf *gopdf.GoPdf, code [][]bool, x, y float64) {
	if len(code) == 0 {
		return
	}
	module := codeSide / float64(len(code))
	for row, modules := range code {
		for from := 0; from < len(modules); from++ {
			to := from
			for to < len(modules) && modules[to] {
				to++
			}
			if to > from {
				pdf.RectFromUpperLeftWithStyle(x+float64(from)*module, y+float64(row)*module,
					float64(to-from)*module, module, "F")
				from = to
			}
		}
	}
}
