package files

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Bounds of what a docx may hold. Text shrinks to a tenth or a twentieth; a bomb is
// made of what shrinks to a thousandth (deflate's most).
const (
	maxMembers  = 2000
	maxUnpacked = 200 << 20 // bytes of all members together
	freeOfRatio = 10 << 20  // bytes up to which nobody minds how much they shrank
	maxRatio    = 100       // unpacked to packed
	maxNested   = 2 << 20   // bytes of a document in the document (a table behind a chart)
)

// member is how an entry of a zip's directory begins.
var member = []byte("PK\x01\x02")

// inspectDOCX refuses a docx that is locked or broken, holds macros, or unpacks to
// more than anybody writes.
func inspectDOCX() inspection {
	members := 0
	return inspection{
		// Counted before the directory is read, which takes memory for each.
		pass: func(window []byte, first bool) error {
			from := 0
			if !first {
				from = overlap - len(member) + 1
			}
			members += bytes.Count(window[min(from, len(window)):], member)
			if members > 2*maxMembers {
				return ErrUnpacked
			}
			return nil
		},
		whole: func(r io.ReaderAt, size int64) error {
			left := int64(maxUnpacked)
			return broken(unpack(r, size, &left, true))
		},
	}
}

// unpack reads every member to its end and keeps nothing of it.
func unpack(r io.ReaderAt, size int64, left *int64, outer bool) error {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return err
	}
	if len(archive.File) > maxMembers {
		return ErrUnpacked
	}
	if outer && !isDocument(archive.File) {
		return ErrType
	}
	unpacked := int64(0)
	for _, f := range archive.File {
		if err := allowedMember(f); err != nil {
			return err
		}
		n, err := readMember(f, left, outer)
		if err != nil {
			return err
		}
		if unpacked += n; unpacked > freeOfRatio && unpacked > maxRatio*size {
			return ErrUnpacked
		}
	}
	return nil
}

const contentTypes = "[Content_Types].xml"

func isDocument(all []*zip.File) bool {
	has := func(so func(*zip.File) bool) bool { return slices.ContainsFunc(all, so) }
	return has(func(f *zip.File) bool { return f.Name == contentTypes }) &&
		has(func(f *zip.File) bool { return strings.HasPrefix(f.Name, "word/") })
}

// encrypted is the flag of a member with a password (APPNOTE 4.4.4).
const encrypted = 1

func allowedMember(f *zip.File) error {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	base := strings.ToLower(path.Base(name))
	switch {
	case f.Flags&encrypted != 0:
		return ErrLocked
	case strings.HasPrefix(name, "/"), slices.Contains(strings.Split(name, "/"), ".."):
		return ErrBroken // it would be written beside the folder it is unpacked in
	case base == "vbaproject.bin", base == "vbadata.xml":
		return ErrMacros
	}
	return nil
}

// macroParts are the content types of macros: their parts may have any name.
var macroParts = regexp.MustCompile(`(?i)vbaProject|macroEnabled`)

// readMember reads one member. One that is an archive itself is looked into, once.
func readMember(f *zip.File, left *int64, outer bool) (int64, error) {
	r, err := f.Open()
	if err != nil {
		return 0, err
	}
	defer r.Close() //nolint:errcheck // it was only read
	var head bytes.Buffer
	n, err := io.CopyN(&head, r, 4)
	if err != nil && err != io.EOF { //nolint:errorlint // io.CopyN answers it bare
		return 0, err
	}
	nested := head.String() == "PK\x03\x04"
	keep := io.Discard
	if nested || f.Name == contentTypes {
		keep = &head
	}
	most := *left - n
	if keep != io.Discard {
		most = min(most, maxNested)
	}
	more, err := io.Copy(keep, io.LimitReader(r, most+1))
	if err != nil {
		return 0, err
	}
	if n += more; more > most || nested && !outer {
		return 0, ErrUnpacked
	}
	*left -= n
	switch {
	case f.Name == contentTypes && macroParts.Match(head.Bytes()):
		return n, ErrMacros
	case nested:
		return n, unpack(bytes.NewReader(head.Bytes()), int64(head.Len()), left, false)
	}
	return n, nil
}
