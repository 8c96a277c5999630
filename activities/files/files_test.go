package files

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/gabriel-vasile/mimetype"
)

const pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), "file://"+t.TempDir()+"/new?no_tmp_dir=true")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func objects(t *testing.T, s *Store) int {
	t.Helper()
	n := 0
	for list := s.bucket.List(nil); ; n++ {
		if _, err := list.Next(t.Context()); errors.Is(err, io.EOF) {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSameFileTwiceIsOneObject(t *testing.T) {
	t.Parallel()
	s := open(t)
	var stored [2]Stored
	for i := range stored {
		var err error
		if stored[i], err = s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", 1<<20); err != nil {
			t.Fatal(err)
		}
	}
	if stored[0] != stored[1] || stored[0].ContentType != "application/pdf" || objects(t, s) != 1 {
		t.Fatalf("%+v, %d objects", stored, objects(t, s))
	}
	r, err := s.Get(t.Context(), stored[0].SHA256)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if text, err := io.ReadAll(r); err != nil || string(text) != pdf {
		t.Fatalf("read back %q, %v", text, err)
	}
}

func TestWhatIsRefusedOrCutLeavesNothing(t *testing.T) {
	t.Parallel()
	cut := errors.New("connection lost")
	for name, c := range map[string]struct {
		r     io.Reader
		limit int64
		want  error
	}{
		"too large":      {strings.NewReader(pdf), int64(len(pdf) - 1), ErrTooLarge},
		"empty":          {strings.NewReader(""), 9, ErrEmpty},
		"a program":      {strings.NewReader("MZ\x90\x00" + strings.Repeat("x", 99)), 999, ErrType},
		"a web page":     {strings.NewReader("<!DOCTYPE html><script>"), 999, ErrType},
		"cut on the way": {io.MultiReader(strings.NewReader(pdf+strings.Repeat("x", sniffed)), failing{cut}), 1 << 20, cut},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := open(t)
			if _, err := s.Put(t.Context(), c.r, "a.pdf", c.limit); !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if n := objects(t, s); n != 0 {
				t.Fatalf("%d objects stayed", n)
			}
		})
	}
}

func TestAFileIsWhatItsContentSays(t *testing.T) {
	t.Parallel()
	png := []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 40))
	if !mimetype.Detect(png).Is("image/png") {
		t.Fatal("test file is no PNG")
	}
	stored, err := open(t).Put(context.Background(), bytes.NewReader(png), "ruling.pdf", 999)
	if err != nil || stored.ContentType != "image/png" {
		t.Fatalf("%+v, %v", stored, err)
	}
}

func TestAFileThatIsNotThereIsSaidSo(t *testing.T) {
	t.Parallel()
	if _, err := open(t).Get(t.Context(), strings.Repeat("0", 64)); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
