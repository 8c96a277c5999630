package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
)

// refused are files that are not taken, and why.
func refused(t *testing.T) map[string]struct {
	name    string
	content []byte
	want    error
} {
	wide := func(w io.Writer, _ image.Image) error {
		return png.Encode(w, image.NewGray(image.Rect(0, 0, 20_001, 1)))
	}
	filler := strings.Repeat("x", sniffed+32<<10-len(pdf)-20) // what follows lies where two windows meet
	bomb := docx(t, zipped{name: "word/media/a.bin", text: make([]byte, 12<<20)})
	inner := pack(t, zipped{name: "a.zip", text: pack(t, zipped{name: "b"})})
	lying := docx(t)
	at := bytes.LastIndex(lying, []byte("PK\x01\x02"))
	copy(lying[at+24:], "\x01\x00\x00\x00") // the last member says it is one byte long
	return map[string]struct {
		name    string
		content []byte
		want    error
	}{
		"empty":                       {"a.pdf", nil, ErrEmpty},
		"one byte too large":          {"a.pdf", padded(20<<20 + 1), ErrTooLarge},
		"a program":                   {"a.pdf", []byte("MZ\x90\x00" + strings.Repeat("x", 99)), ErrType},
		"a web page":                  {"a.pdf", []byte("<!DOCTYPE html><script>"), ErrType},
		"an SVG":                      {"a.png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), ErrType},
		"EICAR alone":                 {"a.pdf", eicar, ErrType},
		"a page, then a PDF":          {"a.pdf", []byte("<html><script>1</script></html>\n" + pdf), ErrType},
		"a PDF, then a page":          {"a.pdf", []byte("%PDF-1.4\n<script>alert(1)</script>\n" + pdf), ErrType},
		"a picture and a page":        {"a.png", append(picture(t, png.Encode), "<script >1</script>"...), ErrType},
		"EICAR in a PDF":              {"a.pdf", []byte(pdf + filler + string(eicar) + pdf), ErrInfected},
		"a PDF with a password":       {"a.pdf", []byte(pdf + filler + "trailer << /Encrypt 5 0 R >>\n%%EOF"), ErrLocked},
		"half a PDF":                  {"a.pdf", []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" + filler), ErrBroken},
		"half a linearized PDF":       {"a.pdf", []byte("%PDF-1.7\nstartxref\n0\n%%EOF\n" + filler), ErrBroken},
		"a docx that is a zip":        {"a.docx", pack(t, zipped{name: "a.txt", text: []byte("x")}), ErrType},
		"a table as docx":             {"a.docx", pack(t, zipped{name: contentTypes}, zipped{name: "xl/workbook.xml"}), ErrType},
		"half a docx":                 {"a.docx", docx(t)[:500], ErrBroken},
		"a docx that lies":            {"a.docx", lying, ErrBroken},
		"a docx with a member lock":   {"a.docx", docx(t, zipped{name: "word/a.xml", text: []byte("x"), flags: 1}), ErrLocked},
		"a docx with a password":      {"a.docx", compoundOf([]string{"EncryptionInfo", "EncryptedPackage"}, 0), ErrLocked},
		"a docx with macros":          {"a.docx", docx(t, zipped{name: "word/vbaProject.bin"}), ErrMacros},
		"a docx with hidden macros":   {"a.docx", pack(t, zipped{name: contentTypes, text: []byte("application/vnd.ms-office.vbaProject")}, zipped{name: "word/document.xml"}), ErrMacros},
		"a docx that climbs":          {"a.docx", docx(t, zipped{name: `word\..\..\x`}), ErrBroken},
		"a bomb of one to a thousand": {"a.docx", bomb, ErrUnpacked},
		"a docx with many members":    {"a.docx", docx(t, many(maxMembers)...), ErrUnpacked},
		"a docx with far too many":    {"a.docx", docx(t, many(2*maxMembers)...), ErrUnpacked},
		"a docx in a docx in a docx":  {"a.docx", docx(t, zipped{name: "word/embeddings/a.docx", text: inner}), ErrUnpacked},
		"a large table in a docx":     {"a.docx", docx(t, zipped{name: "word/embeddings/a.xlsx", text: append(pack(t, many(1)...), make([]byte, maxNested)...)}), ErrUnpacked},
		"a table as doc":              {"a.doc", compoundOf([]string{"Workbook"}, 0), ErrType},
		"half a doc":                  {"a.doc", doc(0)[:900], ErrBroken},
		"a doc with a password":       {"a.doc", doc(0x0100), ErrLocked},
		"a doc with macros":           {"a.doc", doc(0, "Macros"), ErrMacros},
		"half a picture":              {"a.png", picture(t, png.Encode)[:20], ErrBroken},
		"a picture of 30,000²":        {"a.png", sized(t, 30_000, 30_000), ErrPicture},
		"a picture of 19,000²":        {"a.png", sized(t, 19_000, 19_000), ErrPicture},
		"a very wide picture":         {"a.png", picture(t, wide), ErrPicture},
	}
}

func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, c := range refused(t) {
		t.Run(name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, s *Store) {
				if _, err := s.Put(t.Context(), bytes.NewReader(c.content), c.name, usual); !errors.Is(err, c.want) {
					t.Errorf("got %v, want %v", err, c.want)
				}
				if left := objects(t, s); len(left) != 0 {
					t.Errorf("left: %v", left)
				}
			})
		})
	}
}

func TestUnusualFilesAreTaken(t *testing.T) {
	t.Parallel()
	s := open(t)
	var pages strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&pages, "%d 0 obj\n<< /Type /Page >>\nendobj\n", i)
	}
	for name, content := range map[string][]byte{
		"twenty.pdf": padded(20 << 20),
		"pages.pdf":  []byte("%PDF-1.4\n" + pages.String() + "%%EOF"),
		"linear.pdf": []byte("%PDF-1.7\nstartxref\n0\n%%EOF\n" + strings.Repeat("x", 99<<10) + "startxref\n216\n%%EOF"),
		"chart.docx": docx(t, zipped{name: "word/embeddings/a.xlsx", text: pack(t, zipped{name: "xl/workbook.xml", text: []byte("<x/>")})}),
		"long.docx":  docx(t, zipped{name: "word/b.xml", text: bytes.Repeat([]byte("<w:t>事实与理由</w:t>"), 100<<10)}),
		"wide.jpg":   picture(t, jpg),
	} {
		if _, err := s.Put(t.Context(), bytes.NewReader(content), name, usual); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsCutLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, at := range []int{10, sniffed - 1, sniffed, 1 << 20, 7 << 20} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			everywhere(t, func(t *testing.T, s *Store) {
				cut := errors.New("connection lost")
				ctx, gone := context.WithCancel(t.Context())
				defer gone()
				r := io.MultiReader(bytes.NewReader(padded(8 << 20)[:at]), failing{func() error { gone(); return cut }})
				if _, err := s.Put(ctx, r, "a.pdf", usual); !errors.Is(err, cut) {
					t.Errorf("got %v", err)
				}
				if left := objects(t, s); len(left) != 0 {
					t.Errorf("left: %v", left)
				}
			})
		})
	}
}

type failing struct{ fail func() error }

func (f failing) Read([]byte) (int, error) { return 0, f.fail() }

func FuzzInspect(f *testing.F) {
	f.Add(doc(0), byte(0))
	f.Add(docx(f), byte(1))
	f.Add(picture(f, png.Encode), byte(2))
	all := []func() inspection{inspectDOC, inspectDOCX, inspectPicture, inspectPDF}
	f.Fuzz(func(_ *testing.T, content []byte, which byte) {
		look := all[int(which)%len(all)]()
		if look.pass != nil {
			_ = look.pass(content, true)
		}
		_ = look.whole(bytes.NewReader(content), int64(len(content)))
	})
}
