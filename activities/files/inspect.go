package files

import (
	"bytes"
	"errors"
	"io"
)

// Why a file of a type that is taken is not: a court could not open it, or must
// not.
var (
	ErrLocked   = errors.New("file has a password")
	ErrBroken   = errors.New("file is broken")
	ErrInfected = errors.New("file holds malware")
	ErrMacros   = errors.New("file holds macros")
	ErrUnpacked = errors.New("file holds more than it may")
	ErrPicture  = errors.New("picture is too large")
)

// inspection looks at a file twice: at its bytes as they pass, and at the whole
// while it lies in the bucket under a name that nobody knows.
type inspection struct {
	pass  func(window []byte, first bool) error // sees each byte at least once, with what is around it
	whole func(r io.ReaderAt, size int64) error
}

// overlap is how much of what has passed is looked at again with what follows.
const overlap = 80

// passing lets an inspection see what is written, without keeping more than a
// piece of it.
type passing struct {
	look   func(window []byte, first bool) error
	window []byte
	later  bool
}

func (p *passing) Write(piece []byte) (int, error) {
	p.window = append(p.window, piece...)
	if bytes.Contains(p.window, eicar) {
		return 0, ErrInfected
	}
	if p.look != nil {
		if err := p.look(p.window, !p.later); err != nil {
			return 0, err
		}
	}
	p.later = true
	kept := copy(p.window, p.window[max(0, len(p.window)-overlap):])
	p.window = p.window[:kept]
	return len(piece), nil
}

// eicar is the file by which everybody tests for malware: it is found with a
// scanner and without. In two parts, so that nobody's scanner finds it here.
var eicar = []byte(`X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`)

// broken makes of what a parser says that the file is broken; a bucket that does
// not answer is another matter, and so is what was found already.
func broken(err error) error {
	for _, known := range []error{ErrUnavailable, ErrLocked, ErrMacros, ErrUnpacked, ErrPicture, ErrType} {
		if errors.Is(err, known) {
			return err
		}
	}
	if err == nil {
		return nil
	}
	return ErrBroken
}
