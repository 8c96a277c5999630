package sandbox

import (
	"archive/zip"
	"bytes"
	"io"
)

// eicar is the file by which everybody tests for malware, in two parts, so that
// nobody's scanner finds it here.
var eicar = []byte(`X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`)

// Bounds of what is unpacked.
const (
	maxDepth    = 3
	maxUnpacked = 64 << 20 // bytes of one member
)

// holdsEICAR looks for it in a file, and as scanners do in what is packed in it.
func holdsEICAR(content []byte, depth int) bool {
	if bytes.Contains(content, eicar) {
		return true
	}
	if depth == maxDepth || !bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		return false
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	for _, member := range archive.File {
		r, err := member.Open()
		if err != nil {
			continue
		}
		unpacked, _ := io.ReadAll(io.LimitReader(r, maxUnpacked))
		r.Close()
		if holdsEICAR(unpacked, depth+1) {
			return true
		}
	}
	return false
}
