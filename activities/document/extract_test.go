package document

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/ledongthuc/pdf"
)

var update = flag.Bool("update", false, "write the golden texts in testdata anew")

func newDrawer(t testing.TB) *Drawer {
	t.Helper()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// pages reads the text of each page back out of a PDF, by another library than
// the one that wrote it.
func pages(t testing.TB, file []byte) []string {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal("read the PDF:", err)
	}
	var texts []string
	for i := range r.NumPage() {
		text, err := r.Page(i + 1).GetPlainText(nil)
		if err != nil {
			t.Fatal("read the page:", err)
		}
		texts = append(texts, strings.TrimSpace(text))
	}
	return texts
}

// bare is a text without any space, which lines and pages put in or leave out.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// body is the text of all pages without their feet, which have to be there.
func body(t testing.TB, file []byte, a about) string {
	t.Helper()
	texts := pages(t, file)
	var all strings.Builder
	for i, text := range texts {
		foot := pageNumber(i+1, len(texts))
		if a.url != "" {
			foot += strings.Join(footLines(a), "")
		}
		rest, found := strings.CutSuffix(bare(text), bare(foot))
		if !found {
			t.Fatalf("page %d does not end with its foot %q: %q", i+1, foot, text)
		}
		all.WriteString(rest)
	}
	return all.String()
}

// words is what a document has to say, without spaces.
func words(blocks []block) string {
	var all strings.Builder
	for _, b := range blocks {
		all.WriteString(bare(b.text))
	}
	return all.String()
}

// same fails at the first character that differs.
func same(t testing.TB, got, want string) {
	t.Helper()
	g, w := []rune(got), []rune(want)
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("character %d is %q (%U), not %q (%U): …%s… instead of …%s…", i, g[i], g[i], w[i], w[i],
				string(g[max(0, i-10):min(len(g), i+10)]), string(w[max(0, i-10):min(len(w), i+10)]))
		}
	}
	if len(g) != len(w) {
		t.Fatalf("%d characters, not %d", len(g), len(w))
	}
}

// golden holds a text against its file in testdata.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err, "(run with -update once)")
	}
	same(t, text, string(want))
}

// lines is a document as its golden text has it: what the pages say, line for
// line.
func lines(t testing.TB, file []byte) string {
	t.Helper()
	return strings.Join(pages(t, file), "\n\f\n") + "\n"
}
