package sandbox

import (
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"path/filepath"

	"github.com/digitorus/timestamp"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	signing "github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
)

// insurerKeys are the secret that we share with the insurer, and the certificates
// by which it signs its documents and stamps their time.
type insurerKeys struct {
	Secret  string // whsec_…
	Signing signingKeys
}

// openKeys reads dir/insurer.json, made at the first start.
func (p *insurerProvider) openKeys() error {
	keys, err := madeOnce(filepath.Join(p.shared.Dir, "insurer.json"), makeInsurerKeys)
	if err != nil {
		return err
	}
	p.keys = &keys
	if err = p.keys.Signing.parse(); err != nil {
		return err
	}
	if p.webhook, err = standardwebhooks.NewWebhook(p.keys.Secret); err != nil {
		return err
	}
	p.signer, err = signing.New(config.Sign{
		Certificate:    p.keys.Signing.Certificate,
		CertificateKey: p.keys.Signing.CertificateKey,
		Chain:          p.keys.Signing.Root,
		TSAURL:         p.baseURL + tsaPath,
	})
	return err
}

func makeInsurerKeys() insurerKeys {
	root := issue(nil, insurerName+"沙箱根证书", ofInsurer(authority))
	document := issue(&root, insurerName+"（沙箱）", ofInsurer(documentSigner))
	tsa := issue(&root, insurerName+"沙箱时间戳", ofInsurer(timeStamper))
	return insurerKeys{
		Secret: makeWebhookSecret(),
		Signing: signingKeys{
			Root: root.pem(), Certificate: document.pem(), CertificateKey: document.keyPEM(),
			TSA: tsa.pem(), TSAKey: tsa.keyPEM(),
		},
	}
}

// ofInsurer puts the insurer's name in the place of ours.
func ofInsurer(form func(*x509.Certificate)) func(*x509.Certificate) {
	return func(c *x509.Certificate) {
		c.Subject = pkix.Name{Country: []string{"CN"}, Organization: []string{insurerName}, CommonName: c.Subject.CommonName}
		form(c)
	}
}

func makeWebhookSecret() string {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails (crypto/rand)
	return "whsec_" + base64.StdEncoding.EncodeToString(secret)
}

// answer stamps the time on the insurer's own signatures.
func (k *insurerKeys) answer(query []byte) ([]byte, error) {
	return k.Signing.stamp(query, func(*timestamp.Timestamp) error { return nil })
}
