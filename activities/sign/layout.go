package sign

import (
	"bytes"
	"crypto"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/digitorus/pdf"
	"github.com/digitorus/pdfsign/sign"
)

// layout is a PDF with everything of a signature in it but the signature: at
// gap[0] a "<", zeros, and before gap[1] a ">".
type layout struct {
	bytes []byte
	gap   [2]int64
}

// covered is what the signature is about: all bytes but the gap.
func (l *layout) covered() []byte {
	return append(bytes.Clone(l.bytes[:l.gap[0]]), l.bytes[l.gap[1]:]...)
}

// fill writes the signature into the gap.
func (l *layout) fill(container []byte) ([]byte, error) {
	room := l.bytes[l.gap[0]+1 : l.gap[1]-1]
	if hex.EncodedLen(len(container)) > len(room) {
		return nil, fmt.Errorf("sign: the signature has %d bytes, there is room for %d", len(container), len(room)/2)
	}
	copy(room, bytes.Repeat([]byte("0"), len(room)))
	hex.Encode(room, container)
	return l.bytes, nil
}

// lay adds the objects of a signature to a PDF, as an incremental update.
// pdfsign writes them; the signature itself is made by us afterwards, because
// pdfsign asks the time-stamping authority without a time limit, a context or a
// nonce. The broken file of a stranger may make its reader panic.
func (c *Certifier) lay(file []byte, s Signature) (l *layout, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("sign: %v", broken)
		}
	}()
	reader, err := pdf.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	if !reader.Trailer().Key("Root").Key("AcroForm").IsNull() {
		return nil, errors.New("sign: the document has a form or a signature already")
	}
	update := sign.SignContext{
		PDFReader:              reader,
		InputFile:              bytes.NewReader(file),
		OutputFile:             io.Discard,
		SignatureMaxLengthBase: uint32(hex.EncodedLen(c.room())),
		SignData: sign.SignData{
			Signature: sign.SignDataSignature{
				CertType:   sign.CertificationSignature,
				DocMDPPerm: sign.DoNotAllowAnyChangesPerms,
				Info:       sign.SignDataSignatureInfo{Name: literal(s.Name), Reason: literal(s.Reason)},
			},
			Signer:          blank{c.identity.Key},
			DigestAlgorithm: crypto.SHA256,
			Certificate:     c.identity.Certificate,
		},
	}
	if err := update.SignPDF(); err != nil {
		return nil, err
	}
	return certified(&update)
}

// room is how many bytes a signature may need: its certificates, what stands
// around them, and a time stamp with certificates of its own.
func (c *Certifier) room() int {
	room := len(c.identity.Certificate.Raw) + 2<<10 + 12<<10
	for _, issuer := range c.identity.Chain {
		room += len(issuer.Raw)
	}
	return room
}

// blank stands in for the key while pdfsign lays out: what it signs is thrown
// away, and a hardware module need not be asked for it.
type blank struct{ crypto.Signer }

func (blank) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) { return make([]byte, 64), nil }

// certified enters the signature as the one that certifies the document
// (ISO 32000-1, 12.8.4: Perms), which pdfsign leaves out. The catalog is the last
// object before the cross-reference table, so that only the table moves.
func certified(update *sign.SignContext) (*layout, error) {
	file, table := update.OutputBuffer.Buff.Bytes(), update.NewXrefStart
	const end = ">>\nendobj\n\n"                 // of the catalog
	signature := update.CatalogData.ObjectId - 2 // then come its field and the catalog
	entry := fmt.Sprintf("  /Perms << /DocMDP %d 0 R >>\n", signature)
	start, moved := fmt.Sprintf("%d\n%%%%EOF\n", table), table+int64(len(entry))
	if !bytes.HasSuffix(file[:table], []byte(end)) || !bytes.HasSuffix(file, []byte(start)) {
		return nil, errors.New("sign: pdfsign wrote another layout than is known")
	}
	at := table - int64(len(end))
	out := append(bytes.Clone(file[:at]), entry...)
	out = append(out, file[at:len(file)-len(start)]...)
	out = fmt.Appendf(out, "%d\n%%%%EOF\n", moved)

	r := update.ByteRangeValues
	old := fmt.Sprintf("/ByteRange [%d %d %d %d]", r[0], r[1], r[2], r[3])
	now := fmt.Sprintf("/ByteRange [%d %d %d %d]", r[0], r[1], r[2], int64(len(out))-r[2])
	old += strings.Repeat(" ", len(now)-len(old)) // pdfsign left room behind it
	if bytes.Count(out[:r[1]], []byte(old)) != 1 {
		return nil, errors.New("sign: the byte range is not where it should be")
	}
	return &layout{bytes.Replace(out, []byte(old), []byte(now), 1), [2]int64{r[1], r[2]}}, nil
}
