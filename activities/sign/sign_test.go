package sign_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/digitorus/pdfsign/verify"

	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
)

func TestASignedDocumentIsWholeStampedAndTrusted(t *testing.T) {
	w := newWorld(t)
	report, err := sign.Verify(w.sign(t, letter(t)))
	must(t, err)
	if report.Signature != signature {
		t.Errorf("it says %+v", report.Signature)
	}
	if name := report.Certificate.Subject.CommonName; name != "网上保全沙箱" {
		t.Errorf("signed by %s", name)
	}
	near(t, report.StampedAt)
	must(t, report.TrustedBy(w.roots(t)))
	if report.TrustedBy(x509.NewCertPool()) == nil {
		t.Error("trusted by somebody who trusts nobody")
	}
}

func TestTheDocumentItselfStaysAsItWas(t *testing.T) {
	pdf := letter(t)
	before := bytes.Clone(pdf)
	signed := newWorld(t).sign(t, pdf)
	if !bytes.HasPrefix(signed, before) || !bytes.Equal(pdf, before) {
		t.Error("signing did not only add")
	}
}

// pdfsign's own reader is a second opinion.
func TestPDFSignFindsTheSignatureValid(t *testing.T) {
	signed := newWorld(t).sign(t, letter(t))
	options := verify.DefaultVerifyOptions()
	options.AllowUntrustedRoots = true
	response, err := verify.VerifyWithOptions(bytes.NewReader(signed), int64(len(signed)), options)
	must(t, err)
	if response.Error != "" || len(response.Signers) != 1 {
		t.Fatalf("%q, %d signers", response.Error, len(response.Signers))
	}
	s := response.Signers[0]
	if !s.ValidSignature || s.TimestampStatus != "valid" || !s.TimestampTrusted || s.Name != signature.Name {
		t.Errorf("%+v", s)
	}
}

// pdfsig of poppler is a third.
func TestPopplerFindsTheSignatureValid(t *testing.T) {
	pdfsig, err := exec.LookPath("pdfsig")
	if err != nil {
		t.Skip("poppler-utils is not installed")
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	must(t, os.WriteFile(path, newWorld(t).sign(t, letter(t)), 0o600))
	output, err := exec.Command(pdfsig, "-nocert", path).CombinedOutput()
	must(t, err)
	for _, want := range []string{"Signature is Valid", "Total document signed", "网上保全沙箱"} {
		if !strings.Contains(string(output), want) {
			t.Errorf("pdfsig does not say %q: %s", want, output)
		}
	}
}

// remote is a key that stays where it is, as in a hardware module.
type remote struct{ key crypto.Signer }

func (r remote) Public() crypto.PublicKey { return r.key.Public() }
func (r remote) Sign(random io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	return r.key.Sign(random, digest, o)
}

func TestAKeyMayStayElsewhereAndBeRSA(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "RSA"},
		NotBefore: time.Now().Add(-time.Minute), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	must(t, err)
	certificate, err := x509.ParseCertificate(der)
	must(t, err)
	w := newWorld(t)
	w.signer, err = sign.NewWith(config.Identity{Certificate: certificate, Key: remote{key}}, w.settings.TSAURL)
	must(t, err)
	report, err := sign.Verify(w.sign(t, letter(t)))
	must(t, err)
	if !report.Certificate.Equal(certificate) {
		t.Error("another certificate")
	}
}

func TestWhatIsSignedOrNoPDFCannotBeSigned(t *testing.T) {
	w := newWorld(t)
	for name, pdf := range map[string][]byte{
		"signed": w.sign(t, letter(t)), "text": []byte("no PDF"), "empty": nil, "half": letter(t)[:20_000],
	} {
		if _, err := w.signer.Sign(context.Background(), pdf, signature); !errors.Is(err, sign.ErrDocument) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoSignerWithoutCertificateOrTime(t *testing.T) {
	if _, err := sign.New(config.Sign{}); err == nil {
		t.Error("a signer without a certificate")
	}
	w := newWorld(t)
	w.settings.TSAURL = ""
	if _, err := sign.New(w.settings); err == nil {
		t.Error("a signer without a time-stamping authority")
	}
}
