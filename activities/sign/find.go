package sign

import (
	"bytes"
	"encoding/asn1"
	"encoding/hex"
	"fmt"

	"github.com/digitorus/pdf"
)

// found is the signature that certifies a document, not checked yet.
type found struct {
	Signature
	container []byte // CMS, DER
	covered   []byte
}

// find reads the signature that the catalog names as certifying the document.
// It must cover every byte but its own hexadecimal digits: then nothing that a
// reader shows can come from elsewhere, whatever was appended. The broken file
// of a stranger may make the reader panic.
func find(file []byte) (f *found, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			f, err = nil, fmt.Errorf("%w (%v)", ErrForm, broken)
		}
	}()
	reader, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrUnsigned, err)
	}
	root := reader.Trailer().Key("Root")
	if root.Key("AcroForm").Key("Fields").Len() == 0 {
		return nil, ErrUnsigned
	}
	signature := root.Key("Perms").Key("DocMDP")
	if !forbidsChanges(signature) || root.Key("AcroForm").Key("Fields").Len() != 1 {
		return nil, ErrForm
	}
	gap, ok := coverage(signature.Key("ByteRange"), len(file))
	if !ok {
		return nil, ErrChanged
	}
	container, ok := contents(file[gap[0]:gap[1]])
	if !ok {
		return nil, ErrForm
	}
	return &found{
		Signature: Signature{Name: signature.Key("Name").Text(), Reason: signature.Key("Reason").Text()},
		container: container,
		covered:   append(bytes.Clone(file[:gap[0]]), file[gap[1]:]...),
	}, nil
}

func forbidsChanges(signature pdf.Value) bool {
	reference := signature.Key("Reference").Index(0)
	return signature.Key("SubFilter").Name() == "adbe.pkcs7.detached" &&
		reference.Key("TransformMethod").Name() == "DocMDP" &&
		reference.Key("TransformParams").Key("P").Int64() == 1
}

// coverage is the gap of a byte range that covers the rest of size bytes.
func coverage(r pdf.Value, size int) (gap [2]int, ok bool) {
	if r.Len() != 4 {
		return gap, false
	}
	start, first := r.Index(0).Int64(), r.Index(1).Int64()
	second, length := r.Index(2).Int64(), r.Index(3).Int64()
	ok = start == 0 && first > 0 && first < second && second < int64(size) && length == int64(size)-second
	return [2]int{int(first), int(second)}, ok
}

// contents is what the gap says: nothing but <hexadecimal digits>, DER and then
// zeros.
func contents(gap []byte) ([]byte, bool) {
	if len(gap) < 2 || gap[0] != '<' || gap[len(gap)-1] != '>' {
		return nil, false
	}
	decoded, err := hex.DecodeString(string(gap[1 : len(gap)-1]))
	if err != nil {
		return nil, false
	}
	var der asn1.RawValue
	rest, err := asn1.Unmarshal(decoded, &der)
	return der.FullBytes, err == nil && len(bytes.Trim(rest, "\x00")) == 0
}
