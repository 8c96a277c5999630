// Package document draws the official documents of the procedure as PDF: the
// ruling of the court (民事裁定书), the receipt for the preservation fee
// (交费凭证), and an insurer's policy and letter of guarantee (保单、保函).
//
// A document is made in three steps that know nothing of each other: words
// (what is said, pure and compared with golden texts), layout (lines and pages,
// by the rules of Chinese typesetting) and drawing (gopdf). The same data give
// the same bytes, so a document may be drawn twice and its SHA-256 stays.
//
// Nothing is lost in silence: a character the font does not have is drawn as 〓
// and named by its code point at the end of the document.
package document

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/signintech/gopdf"
)

// Drawer draws documents. It holds the parsed font, may be used by many
// goroutines at once, and is made once in a process.
type Drawer struct {
	fonts *gopdf.FontContainer
}

// New makes a drawer; it fails when the embedded font cannot be read, so that a
// broken build is seen at start-up and not at the first ruling. The font is
// parsed once in a process, however many drawers are made.
func New() (*Drawer, error) {
	fonts, err := sharedFonts()
	if err != nil {
		return nil, fmt.Errorf("document: font %s: %w", family, err)
	}
	return &Drawer{fonts: fonts}, nil
}

// MissingError says which data a document cannot do without. Trying again with
// the same data cannot help. It names fields and never repeats a value.
type MissingError struct {
	Document string   // ruling, receipt, policy, letter
	Fields   []string // names of the fields in the document's struct
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("document: %s lacks %s", e.Document, strings.Join(e.Fields, ", "))
}

// required collects the names of what is missing.
type required []string

func (r *required) want(field string, present bool) {
	if !present {
		*r = append(*r, field)
	}
}

func (r required) err(document string) error {
	if len(r) == 0 {
		return nil
	}
	return &MissingError{Document: document, Fields: r}
}

// about is what the file says of itself, and what stands at the foot of each
// page.
type about struct {
	title     string
	author    string
	createdAt time.Time // from the data, never from a clock
	code, url string    // verification; no foot but the page number without
}

// draw lays the blocks out and writes the PDF.
func (d *Drawer) draw(w io.Writer, a about, blocks []block) error {
	pdf, err := d.start(a)
	if err != nil {
		return err
	}
	s := newSheet(newFace(pdf))
	for _, b := range blocks {
		s.put(b)
	}
	s.explainMissing()
	if err := s.face.err; err != nil {
		return fmt.Errorf("document: measure: %w", err)
	}
	if err := s.render(pdf, a); err != nil {
		return fmt.Errorf("document: draw: %w", err)
	}
	return write(w, pdf)
}

func (d *Drawer) start(a about) (*gopdf.GoPdf, error) {
	pdf := new(gopdf.GoPdf)
	pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}})
	pdf.SetInfo(gopdf.PdfInfo{
		Title: a.title, Author: a.author, Producer: "baoquan", CreationDate: a.createdAt,
	})
	if err := pdf.AddTTFFontFromFontContainer(family, d.fonts); err != nil {
		return nil, fmt.Errorf("document: font: %w", err)
	}
	if err := pdf.SetFont(family, "", bodySize); err != nil {
		return nil, fmt.Errorf("document: font: %w", err)
	}
	return pdf, nil
}
