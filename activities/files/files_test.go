package files

import (
	"bytes"
	"errors"
	"hash/crc32"
	"image/png"
	"io"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/baoquan/baoquan/config"
)

func checksum(p []byte) uint32 { return crc32.ChecksumIEEE(p) }

// usual are the rules of the default settings.
var usual = Rules{MaxSize: 20 << 20, Types: config.FileTypes}

// open opens a bucket in a folder.
func open(t testing.TB) *Store {
	t.Helper()
	return openAt(t, "file://"+t.TempDir()+"/new?no_tmp_dir=true")
}

func openAt(t testing.TB, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// openS3 opens a bucket on an S3 server in this process.
func openS3(t testing.TB) *Store {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("baoquan"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	return openAt(t, "s3://baoquan?region=us-east-1&use_path_style=true&disable_https=true&endpoint="+url.QueryEscape(server.URL))
}

func TestMain(m *testing.M) {
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_EC2_METADATA_DISABLED": "true"} {
		os.Setenv(name, value) //nolint:errcheck // a test
	}
	os.Exit(m.Run())
}

// everywhere runs a test on a folder and on S3.
func everywhere(t *testing.T, test func(*testing.T, *Store)) {
	t.Helper()
	t.Parallel()
	for name, open := range map[string]func(testing.TB) *Store{"folder": open, "s3": openS3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func objects(t *testing.T, s *Store) (names []string) {
	t.Helper()
	for list := s.bucket.List(nil); ; {
		o, err := list.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, o.Key)
	}
}

func TestTheSameFileTwiceIsOneObject(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		var stored [2]Stored
		for i := range stored {
			var err error
			if stored[i], err = s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", usual); err != nil {
				t.Fatal(err)
			}
		}
		if stored[0] != stored[1] || stored[0].ContentType != pdfType || len(objects(t, s)) != 1 {
			t.Fatalf("%+v, %v", stored, objects(t, s))
		}
		r, err := s.Get(t.Context(), stored[0].SHA256)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if text, err := io.ReadAll(r); err != nil || string(text) != pdf {
			t.Fatalf("read back %q, %v", text, err)
		}
	})
}

func TestAFileIsReadFromWhereverOneWants(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		content := padded(3 << 20)
		copy(content[2<<20:], "here")
		stored, err := s.Put(t.Context(), bytes.NewReader(content), "a.pdf", usual)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Get(t.Context(), stored.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		part := make([]byte, 4)
		if _, err = r.Seek(2<<20, io.SeekStart); err == nil {
			_, err = io.ReadFull(r, part)
		}
		if err != nil || string(part) != "here" {
			t.Fatalf("%q, %v", part, err)
		}
	})
}

func TestAFileIsWhatItsContentSays(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		for name, c := range map[string]struct {
			content []byte
			want    string
		}{
			"ruling.pdf": {picture(t, png.Encode), "image/png"},
			"photo.png":  {picture(t, jpg), "image/jpeg"},
			"scan.jpg":   {[]byte(pdf), pdfType},
			"no ending":  {docx(t), docxType},
			"a.docx":     {docx(t), docxType},
			"b.docx":     {pack(t, zipped{name: "mimetype", text: []byte("x")}, zipped{name: contentTypes}, zipped{name: "word/document.xml"}), docxType},
			"a.doc":      {doc(0), docType},
		} {
			stored, err := s.Put(t.Context(), bytes.NewReader(c.content), name, usual)
			if err != nil || stored.ContentType != c.want || stored.Size != int64(len(c.content)) {
				t.Errorf("%s: %+v, %v", name, stored, err)
			}
		}
	})
}

func TestOnlyTheTypesOfTheSettingsAreTaken(t *testing.T) {
	t.Parallel()
	s := open(t)
	onlyPictures := Rules{MaxSize: 1 << 20, Types: []string{"jpg", "png"}}
	if _, err := s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", onlyPictures); !errors.Is(err, ErrType) {
		t.Error(err)
	}
	if _, err := s.Put(t.Context(), bytes.NewReader(picture(t, jpg)), "a.jpg", onlyPictures); err != nil {
		t.Error(err)
	}
	for name, taken := range map[string]bool{"a.jpg": true, "a.JPEG": true, "a": true, "a.pdf": false, "a.jpg.exe": false, "a.svg": false} {
		if onlyPictures.TakesName(name) != taken {
			t.Errorf("%s: %v", name, !taken)
		}
	}
	for _, name := range config.FileTypes {
		if types[name].inspect == nil {
			t.Errorf("%s is a setting and no type", name)
		}
	}
}

func TestAFileThatIsNotThereIsSaidSo(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		nothing := strings.Repeat("0", 64)
		if _, err := s.Get(t.Context(), nothing); !errors.Is(err, ErrNotFound) {
			t.Fatal(err)
		}
		if ok, err := s.Has(t.Context(), nothing); ok || err != nil {
			t.Fatal(ok, err)
		}
		if err := s.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheSweepSeesWhatIsOursPageByPageAndRemovesWhatIsOld(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		var hashes []string
		for _, content := range [][]byte{[]byte(pdf), padded(100), padded(200)} {
			stored, err := s.Put(t.Context(), bytes.NewReader(content), "a.pdf", usual)
			if err != nil {
				t.Fatal(err)
			}
			hashes = append(hashes, stored.SHA256)
		}
		for _, name := range []string{"incoming/half", "sha256/00/fileblob1", "theirs/x"} {
			if err := s.bucket.WriteAll(t.Context(), name, []byte("x"), nil); err != nil {
				t.Fatal(err)
			}
		}
		seen, pages := map[string]string{}, 0
		for from := []byte(nil); pages == 0 || from != nil; pages++ {
			page, next, err := s.Page(t.Context(), from, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range page {
				seen[o.Name] = o.SHA256
			}
			from = next
		}
		if len(seen) != 5 || pages < 3 || seen["incoming/half"] != "" || seen[key(hashes[0])] != hashes[0] {
			t.Fatalf("%d pages, %v", pages, seen)
		}
		for before, want := range map[time.Time]bool{time.Now().Add(-time.Hour): false, time.Now().Add(time.Hour): true} {
			if removed, err := s.Remove(t.Context(), key(hashes[1]), before); removed != want && before.Before(time.Now()) || err != nil {
				t.Fatal(removed, err)
			}
		}
		if removed, err := s.Remove(t.Context(), "incoming/never", time.Now()); removed || err != nil {
			t.Fatal(removed, err)
		}
		if ok, err := s.Has(t.Context(), hashes[1]); ok || err != nil {
			t.Fatal(ok, err)
		}
	})
}

// leftovers are the files of a folder, those that no bucket lists included.
func leftovers(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
