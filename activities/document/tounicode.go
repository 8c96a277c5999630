package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"unicode/utf16"

	"github.com/signintech/gopdf"
)

// write compiles the PDF, mends its map of characters and writes it out.
func write(w io.Writer, pdf *gopdf.GoPdf) error {
	var out bytes.Buffer
	if _, err := pdf.WriteTo(&out); err != nil {
		return fmt.Errorf("document: compile: %w", err)
	}
	if err := mendToUnicode(out.Bytes()); err != nil {
		return fmt.Errorf("document: mend: %w", err)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("document: write: %w", err)
	}
	return nil
}

// bfRange is an entry as gopdf writes it: first glyph, last glyph, character.
var bfRange = regexp.MustCompile(`<([0-9A-F]{4})><[0-9A-F]{4}><([0-9A-F]+)>\n`)

// bfBlock is the most entries that a block of a CMap may have.
const bfBlock = 100

// mendToUnicode rewrites, in place, the table by which a reader gets text back
// from the page (ToUnicode). gopdf v0.37.0 writes a character beyond U+FFFF as
// five digits where UTF-16 is asked for, so that 𬭼 was drawn rightly and
// copied wrongly, and puts all characters into one block.
//
// The new table is always the shorter one (<glyph><text> instead of
// <glyph><glyph><text>); spaces fill it up, so that no length or offset of the
// file moves.
func mendToUnicode(pdf []byte) error {
	start := bytes.Index(pdf, []byte("endcodespacerange\n"))
	end := bytes.Index(pdf, []byte("endcmap "))
	if start < 0 || end < start {
		return errors.New("no ToUnicode table")
	}
	old := pdf[start+len("endcodespacerange\n") : end]
	table := bfChars(old)
	if len(table) > len(old) {
		return errors.New("the ToUnicode table has no room")
	}
	n := copy(old, table)
	copy(old[n:], bytes.Repeat([]byte(" "), len(old)-n))
	return nil
}

func bfChars(ranges []byte) []byte {
	entries := firstOfEach(bfRange.FindAllSubmatch(ranges, -1))
	var out bytes.Buffer
	for block := range slices.Chunk(entries, bfBlock) {
		fmt.Fprintf(&out, "%d beginbfchar\n", len(block))
		for _, e := range block {
			fmt.Fprintf(&out, "<%s><%s>\n", e[1], utf16Hex(e[2]))
		}
		out.WriteString("endbfchar\n")
	}
	return out.Bytes()
}

// firstOfEach leaves one entry for each glyph: … and ⋯ are the same glyph in the
// font, and two texts for one glyph would be read differently by each reader.
func firstOfEach(entries [][][]byte) [][][]byte {
	seen := make(map[string]bool, len(entries))
	return slices.DeleteFunc(entries, func(e [][]byte) bool {
		glyph := string(e[1])
		again := seen[glyph]
		seen[glyph] = true
		return again
	})
}

func utf16Hex(codePoint []byte) string {
	var r rune
	fmt.Sscanf(string(codePoint), "%X", &r)
	hex := ""
	for _, unit := range utf16.Encode([]rune{r}) {
		hex += fmt.Sprintf("%04X", unit)
	}
	return hex
}
