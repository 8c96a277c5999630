package files

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/baoquan/baoquan/config"
)

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

func TestTheSameFileFromManyAtOnceIsOneObject(t *testing.T) {
	everywhere(t, func(t *testing.T, s *Store) {
		failed := make(chan error, 64)
		for range cap(failed) {
			go func() {
				stored, err := s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", usual)
				if err == nil {
					_, err = s.Has(t.Context(), stored.SHA256)
				}
				failed <- err
			}()
		}
		for range cap(failed) {
			if err := <-failed; err != nil {
				t.Error(err)
			}
		}
		if n := len(objects(t, s)); n != 1 {
			t.Errorf("%d objects", n)
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
