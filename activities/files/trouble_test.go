package files

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// folder opens a bucket in a folder that the test can spoil.
func folder(t *testing.T) (*Store, string) {
	t.Helper()
	dir := t.TempDir()
	return openAt(t, "file://"+dir+"?no_tmp_dir=true"), dir
}

func TestABucketThatCannotBeWrittenIsUnavailableAndKeepsNothing(t *testing.T) {
	t.Parallel()
	for _, spoilt := range []string{"incoming", "sha256"} { // before the first byte, and after the last
		t.Run(spoilt, func(t *testing.T) {
			t.Parallel()
			s, dir := folder(t)
			// A file in the place of a folder: root may write into a read-only one.
			in := filepath.Join(dir, spoilt)
			if err := os.WriteFile(in, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", usual); !errors.Is(err, ErrUnavailable) {
				t.Errorf("got %v", err)
			}
			if left := leftovers(t, dir); len(left) != 1 || left[0] != in {
				t.Errorf("left: %v", left)
			}
		})
	}
}

func TestAnS3ThatRefusesIsUnavailable(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body) //nolint:errcheck // a test
		w.WriteHeader(http.StatusForbidden)
	}))
	t.Cleanup(server.Close)
	s := openAt(t, "s3://baoquan?region=us-east-1&use_path_style=true&disable_https=true&endpoint="+url.QueryEscape(server.URL))
	if _, err := s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", usual); !errors.Is(err, ErrUnavailable) {
		t.Error(err)
	}
	if _, err := s.Get(t.Context(), strings.Repeat("0", 64)); !errors.Is(err, ErrUnavailable) {
		t.Error(err)
	}
	if _, _, err := s.Page(t.Context(), nil, 10); !errors.Is(err, ErrUnavailable) {
		t.Error(err)
	}
}

// content is 20 MB that nobody has to hold.
func content() io.Reader {
	return io.MultiReader(strings.NewReader(pdf), io.LimitReader(blanks{}, 20<<20-int64(len(pdf))))
}

type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

// TestALargeUploadTakesLittleMemory counts every byte that is ever allocated for
// it, collected since or not.
func TestALargeUploadTakesLittleMemory(t *testing.T) {
	s := open(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := s.Put(t.Context(), content(), "a.pdf", usual); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 1<<20 {
		t.Errorf("20 MB took %d KB", grown>>10)
	}
}

func BenchmarkPut20MB(b *testing.B) {
	s := open(b)
	b.ReportAllocs()
	b.SetBytes(20 << 20)
	for b.Loop() {
		if _, err := s.Put(b.Context(), content(), "a.pdf", usual); err != nil {
			b.Fatal(err)
		}
	}
}
