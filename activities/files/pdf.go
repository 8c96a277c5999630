package files

import (
	"bytes"
	"io"
	"regexp"
)

// lockedPDF is the entry by which a PDF says that it is encrypted.
var lockedPDF = regexp.MustCompile(`/Encrypt\s*(\d+\s+\d+\s+R|<<)`)

// firstPart is what stands before the end of the first part of a linearized PDF,
// which is not the end of the file.
var firstPart = regexp.MustCompile(`startxref\s+0\s+$`)

var endOfPDF = []byte("%%EOF")

// inspectPDF refuses a PDF with a password, and one whose end is missing. What else
// may be wrong with it, every reader repairs in its own way.
func inspectPDF() inspection {
	ended := false
	return inspection{
		pass: func(window []byte, first bool) error {
			ended = ended || holdsEnd(window, first)
			if lockedPDF.Match(window) {
				return ErrLocked
			}
			return nil
		},
		whole: func(io.ReaderAt, int64) error {
			if !ended {
				return ErrBroken
			}
			return nil
		},
	}
}

// holdsEnd looks for the end of a PDF. One so near the beginning of a window that
// what stands before it is missing was seen whole in the window before.
func holdsEnd(window []byte, first bool) bool {
	for at := 0; ; at += len(endOfPDF) {
		next := bytes.Index(window[at:], endOfPDF)
		if next < 0 {
			return false
		}
		at += next
		if (first || at >= overlap/2) && !firstPart.Match(window[max(0, at-overlap/2):at]) {
			return true
		}
	}
}
