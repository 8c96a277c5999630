package sandbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/insurer"
	signing "github.com/baoquan/baoquan/activities/sign"
)

var errNotSubmitted = errors.New("sandbox: nothing is known of this guarantee")

// documents are the policy and the letter of a case. What was made is kept: a
// signature has its time inside and would not be the same again.
func (p *insurerProvider) documents(row insurerCase) (insurer.Documents, error) {
	known, ok := p.submissions.Get(row.ID)
	if !ok || row.Paid == nil {
		return insurer.Documents{}, errNotSubmitted
	}
	p.press.Lock()
	defer p.press.Unlock()
	policy, err := p.once(policyPrefix+row.Number, "出具保单", func(w io.Writer, d *document.Drawer) error {
		return d.Policy(w, policyOf(row, known.Data, *row.Paid))
	})
	if err != nil {
		return insurer.Documents{}, err
	}
	letter, err := p.once(letterPrefix+row.Number, "出具保函", func(w io.Writer, d *document.Drawer) error {
		return d.Letter(w, letterOf(row, known.Data, *row.Paid))
	})
	return insurer.Documents{ID: row.ID, Policy: policy, Letter: letter}, err
}

// once reads a document, or draws and signs it and keeps the bytes.
func (p *insurerProvider) once(number, reason string, draw func(io.Writer, *document.Drawer) error) (insurer.Document, error) {
	path := filepath.Join(p.shared.Dir, "insurer", number+".pdf")
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		if content, err = p.make(p.ctx, reason, draw); err == nil {
			err = keepFile(path, content)
		}
	}
	return issuedDocument(number, content), err
}

func (p *insurerProvider) make(ctx context.Context, reason string, draw func(io.Writer, *document.Drawer) error) ([]byte, error) {
	drawer, err := p.drawer()
	if err != nil {
		return nil, err
	}
	var pdf bytes.Buffer
	if err := draw(&pdf, drawer); err != nil {
		return nil, err
	}
	return p.signer.Sign(ctx, pdf.Bytes(), signing.Signature{Name: insurerName, Reason: reason})
}

// keepFile writes a whole file or none.
func keepFile(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", content, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func issuedDocument(number string, content []byte) insurer.Document {
	hash := sha256.Sum256(content)
	return insurer.Document{Number: number, Content: content, SHA256: hex.EncodeToString(hash[:])}
}
