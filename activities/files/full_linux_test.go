package files

import (
	"bytes"
	"errors"
	"strings"
	"syscall"
	"testing"
)

func TestAFullDiskIsUnavailableAndKeepsNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=8m"); err != nil {
		t.Skip("no disk of 8 MB can be mounted here:", err)
	}
	defer syscall.Unmount(dir, 0) //nolint:errcheck // a test
	s, err := Open(t.Context(), "file://"+dir+"?no_tmp_dir=true")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, size := range []int{20 << 20, 5 << 20} { // full while it comes, full when it gets its name
		if _, err := s.Put(t.Context(), bytes.NewReader(padded(size)), "a.pdf", usual); !errors.Is(err, ErrUnavailable) {
			t.Errorf("%d: got %v", size, err)
		}
		if left := leftovers(t, dir); len(left) != 0 {
			t.Errorf("%d: left %v", size, left)
		}
	}
	if _, err := s.Put(t.Context(), strings.NewReader(pdf), "a.pdf", usual); err != nil {
		t.Error("a small one still fits:", err)
	}
}
