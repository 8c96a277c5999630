package api

import (
	"bytes"
	"regexp"
)

// inspector looks at the bytes of an upload as they pass and stops it when a
// court could not open the file, or must not.
type inspector struct{ tail []byte }

// lockedPDF is the entry by which a PDF says that it is encrypted.
var lockedPDF = regexp.MustCompile(`/Encrypt\s*(\d+\s+\d+\s+R|<<)`)

// eicar is the file by which everybody tests for malware. What else there is, a
// scanner has to find; see Scan.
var eicar = []byte(`X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`)

// overlap is how much of what has passed is looked at again with what follows.
const overlap = 80

func (i *inspector) Write(p []byte) (int, error) {
	window := append(i.tail, p...)
	switch {
	case bytes.Contains(window, eicar):
		return 0, invalidField("body.file", "file_infected", "文件含有恶意程序，请杀毒后换一个文件")
	case lockedPDF.Match(window):
		return 0, invalidField("body.file", "file_locked", "文件设有密码或权限限制，请解除后重新上传")
	}
	i.tail = bytes.Clone(window[max(0, len(window)-overlap):])
	return len(p), nil
}
