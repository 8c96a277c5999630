package files

import (
	"bytes"
	"testing"
	"time"
)

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
