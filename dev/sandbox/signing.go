package sandbox

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"path/filepath"
	"time"
)

// signingKeys are the certificates by which documents are signed here: a root,
// under it who issues and who stamps times, and under the issuer the one that
// signs. The keys of root and issuer are thrown away.
type signingKeys struct {
	Root           string // PEM, as are all
	Issuer         string
	Certificate    string
	CertificateKey string
	TSA            string
	TSAKey         string

	root, tsa *x509.Certificate
	tsaKey    crypto.Signer
}

// openSigningKeys reads dir/signing.json, made at the first start.
func openSigningKeys(dir string) (*signingKeys, error) {
	k, err := madeOnce(filepath.Join(dir, "signing.json"), makeSigningKeys)
	if err == nil {
		err = k.parse()
	}
	return &k, err
}

func (k *signingKeys) parse() error {
	var blocks [3]*pem.Block
	for i, text := range []string{k.Root, k.TSA, k.TSAKey} {
		if blocks[i], _ = pem.Decode([]byte(text)); blocks[i] == nil {
			return errors.New("sandbox: signing.json holds no PEM")
		}
	}
	var errs [3]error
	k.root, errs[0] = x509.ParseCertificate(blocks[0].Bytes)
	k.tsa, errs[1] = x509.ParseCertificate(blocks[1].Bytes)
	key, err := x509.ParsePKCS8PrivateKey(blocks[2].Bytes)
	k.tsaKey, _ = key.(crypto.Signer)
	errs[2] = err
	return errors.Join(errs[:]...)
}

// Extended key usages: signing of documents (RFC 9336), and time stamps, which
// must be the only one and critical (RFC 3161, 2.3).
var (
	oidDocumentSigning = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, 36}
	oidExtKeyUsage     = asn1.ObjectIdentifier{2, 5, 29, 37}
	onlyTimeStamping   = []byte{0x30, 0x0A, 0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08}
)

func makeSigningKeys() signingKeys {
	root := issue(nil, "网上保全沙箱根证书", authority)
	issuer := issue(&root, "网上保全沙箱签发机构", authority)
	document := issue(&issuer, "网上保全沙箱", documentSigner)
	tsa := issue(&root, "网上保全沙箱时间戳", timeStamper)
	return signingKeys{
		Root: root.pem(), Issuer: issuer.pem(),
		Certificate: document.pem(), CertificateKey: document.keyPEM(),
		TSA: tsa.pem(), TSAKey: tsa.keyPEM(),
	}
}

func authority(c *x509.Certificate) {
	c.IsCA, c.BasicConstraintsValid = true, true
	c.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
}

func documentSigner(c *x509.Certificate) {
	c.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}
	c.UnknownExtKeyUsage = []asn1.ObjectIdentifier{oidDocumentSigning}
}

func timeStamper(c *x509.Certificate) {
	c.KeyUsage = x509.KeyUsageDigitalSignature
	c.ExtraExtensions = []pkix.Extension{{Id: oidExtKeyUsage, Critical: true, Value: onlyTimeStamping}}
}

// issued is a certificate with its key.
type issued struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// issue makes one that is good for ten years, signed by itself without issuer.
func issue(by *issued, name string, form func(*x509.Certificate)) issued {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err) // never fails (crypto/rand)
	}
	serial, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)) // never fails (crypto/rand)
	template := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{Country: []string{"CN"}, Organization: []string{"网上保全"}, CommonName: name},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(10, 0, 0),
	}
	form(template)
	if by == nil {
		by = &issued{template, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, by.certificate, key.Public(), by.key)
	if err != nil {
		panic(err) // the templates above are right
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err) // it was made just now
	}
	return issued{certificate, key}
}

func (i issued) pem() string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: i.certificate.Raw}))
}

func (i issued) keyPEM() string {
	der, err := x509.MarshalPKCS8PrivateKey(i.key)
	if err != nil {
		panic(err) // an ECDSA key always has a form
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}
