package sign_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/baoquan/baoquan/activities/sign"
)

func TestAChangedByteIsSeen(t *testing.T) {
	signed := newWorld(t).sign(t, letter(t))
	for _, at := range []int{10, len(signed) / 3, len(signed) / 2, bytes.LastIndex(signed, []byte("/Perms")) + 1, len(signed) - 2} {
		changed := bytes.Clone(signed)
		changed[at] ^= 1
		if _, err := sign.Verify(changed); err == nil {
			t.Errorf("byte %d may be changed", at)
		}
	}
	if _, err := sign.Verify(signed); err != nil {
		t.Error("the clone was no clone:", err)
	}
}

// A reader shows what an update behind the signature says: that update is not
// signed, though the signature of what stands before it stays right.
func TestAnythingAppendedIsSeen(t *testing.T) {
	w := newWorld(t)
	signed := w.sign(t, letter(t))
	table := bytes.LastIndex(signed, []byte("xref\n"))
	update := fmt.Appendf(nil, "%s\nstartxref\n%d\n%%%%EOF\n", signed, bytes.LastIndex(signed[:table], []byte("xref\n")))
	for _, changed := range [][]byte{update, append(bytes.Clone(signed), '\n'), append(bytes.Clone(signed), signed...)} {
		if _, err := sign.Verify(changed); err == nil {
			t.Error("something may be appended")
		}
	}
}

func TestWhatHasNoSignatureIsUnsigned(t *testing.T) {
	for _, pdf := range [][]byte{letter(t), []byte("no PDF"), nil} {
		if _, err := sign.Verify(pdf); !errors.Is(err, sign.ErrUnsigned) {
			t.Errorf("%v", err)
		}
	}
}

func TestASignatureThatAllowsChangesIsNotEnough(t *testing.T) {
	signed := newWorld(t).sign(t, letter(t))
	for _, change := range [][2]string{{"/P 1 ", "/P 2 "}, {"/Perms", "/Parms"}, {"/DocMDP\n", "/FieldM\n"}} {
		if !bytes.Contains(signed, []byte(change[0])) {
			t.Fatalf("there is no %q", change[0])
		}
		changed := bytes.ReplaceAll(signed, []byte(change[0]), []byte(change[1]))
		if _, err := sign.Verify(changed); !errors.Is(err, sign.ErrForm) {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}

func TestASignatureCannotBeMovedToAnotherDocument(t *testing.T) {
	w := newWorld(t)
	one, other := w.sign(t, letter(t)), w.sign(t, letter(t))
	from, to := gap(one), gap(other)
	copy(other[to[0]:to[1]], one[from[0]:from[1]])
	// The same document laid out in the same way: here the signature fits.
	if _, err := sign.Verify(other); err != nil {
		t.Fatal(err)
	}
	drawn := bytes.Replace(letter(t), []byte("/Producer"), []byte("/Produced"), 1)
	third := w.sign(t, drawn)
	to = gap(third)
	copy(third[to[0]:to[1]], one[from[0]:from[1]])
	if _, err := sign.Verify(third); !errors.Is(err, sign.ErrChanged) {
		t.Errorf("%v", err)
	}
}

func gap(signed []byte) [2]int {
	start := bytes.LastIndex(signed, []byte("/Contents<"))
	return [2]int{start, start + bytes.IndexByte(signed[start:], '>')}
}

// FuzzVerify: the file of a stranger may be wrong in any way.
func FuzzVerify(f *testing.F) {
	signed := newWorld(f).sign(f, letter(f))
	tail := bytes.LastIndex(signed, []byte("xref\n"))
	f.Add(tail, []byte("xref\n0 9999999\n"))
	f.Add(gap(signed)[0], []byte("/Contents<30"))
	f.Fuzz(func(t *testing.T, at int, piece []byte) {
		if at < 0 || at+len(piece) > len(signed) {
			t.Skip("outside")
		}
		changed := bytes.Clone(signed)
		copy(changed[at:], piece)
		if _, err := sign.Verify(changed); err == nil && !bytes.Equal(changed, signed) && !inGap(signed, at, len(piece)) {
			t.Error("a change is not seen")
		}
	})
}

// inGap: the digits of the signature are the one thing it does not cover; it may
// be written in capitals.
func inGap(signed []byte, at, n int) bool {
	g := gap(signed)
	return at+n > g[0] && at <= g[1]
}
