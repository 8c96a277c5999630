package sign

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"
)

// Report is what a whole signature says.
type Report struct {
	Signature                       // as the signature has it in clear text
	Certificate *x509.Certificate   // of who signed
	Chain       []*x509.Certificate // the others in the signature
	StampedAt   time.Time           // by the time-stamping authority; zero without a stamp
	Stamper     *x509.Certificate   // of that authority
	StampChain  []*x509.Certificate
}

// What Verify finds wrong.
var (
	ErrUnsigned = errors.New("sign: the document is not signed")
	ErrForm     = errors.New("sign: the signature does not certify the whole document against every change")
	ErrChanged  = errors.New("sign: the document was changed after it was signed")
	ErrStamp    = errors.New("sign: the time stamp is not one of this signature")
)

// Verify checks that the PDF is, byte for byte, what was signed: one signature
// certifies it, allows no change, covers all of it, is right by the certificate
// inside, and so is its time stamp. Whether the certificates may be trusted is
// another question: see Report.TrustedBy.
func Verify(pdf []byte) (Report, error) {
	found, err := find(pdf)
	if err != nil {
		return Report{}, err
	}
	container, err := pkcs7.Parse(found.container)
	if err != nil {
		return Report{}, fmt.Errorf("%w (%w)", ErrForm, err)
	}
	container.Content = found.covered
	if len(container.Signers) != 1 {
		return Report{}, ErrForm
	}
	if err := container.Verify(); err != nil {
		return Report{}, fmt.Errorf("%w (%w)", ErrChanged, err)
	}
	report := Report{Signature: found.Signature, Certificate: container.GetOnlySigner()}
	report.Chain = others(container.Certificates, report.Certificate)
	for _, attribute := range container.Signers[0].UnauthenticatedAttributes {
		if attribute.Type.Equal(oidTimeStampToken) {
			err = report.readStamp(attribute.Value, container.Signers[0].EncryptedDigest)
		}
	}
	return report, err
}

// readStamp checks a time stamp of signature.
func (r *Report) readStamp(token asn1.RawValue, signature []byte) error {
	stamp, err := timestamp.Parse(token.Bytes)
	if err != nil || !stamp.HashAlgorithm.Available() || len(stamp.Certificates) == 0 {
		return ErrStamp
	}
	hash := stamp.HashAlgorithm.New()
	hash.Write(signature)
	container, err := pkcs7.Parse(token.Bytes)
	if err != nil || !bytes.Equal(hash.Sum(nil), stamp.HashedMessage) {
		return ErrStamp
	}
	r.StampedAt, r.Stamper = stamp.Time, container.GetOnlySigner()
	if r.Stamper == nil {
		return ErrStamp
	}
	r.StampChain = others(container.Certificates, r.Stamper)
	return nil
}

// TrustedBy says why the signature, or its time, is not to be trusted by
// somebody who trusts these roots; nil when they are. Certificates count as they
// stood at the time of the stamp, that of the authority for stamping only.
func (r *Report) TrustedBy(roots *x509.CertPool) error {
	if r.Stamper == nil {
		return errors.New("sign: no time stamp")
	}
	options := x509.VerifyOptions{
		Roots: roots, Intermediates: pool(r.StampChain), CurrentTime: r.StampedAt,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	}
	if _, err := r.Stamper.Verify(options); err != nil {
		return fmt.Errorf("sign: time stamp: %w", err)
	}
	options.Intermediates, options.KeyUsages = pool(r.Chain), []x509.ExtKeyUsage{x509.ExtKeyUsageAny}
	if _, err := r.Certificate.Verify(options); err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	return nil
}

func pool(certificates []*x509.Certificate) *x509.CertPool {
	p := x509.NewCertPool()
	for _, c := range certificates {
		p.AddCert(c)
	}
	return p
}

func others(all []*x509.Certificate, one *x509.Certificate) []*x509.Certificate {
	var rest []*x509.Certificate
	for _, c := range all {
		if !c.Equal(one) {
			rest = append(rest, c)
		}
	}
	return rest
}
