package config

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// signs is a certificate that signed itself, with its key.
func signs(t *testing.T, key *ecdsa.PrivateKey) Sign {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "网上保全"},
		NotBefore: time.Now(), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	private, err := x509.MarshalECPrivateKey(key)
	require.NoError(t, err)
	return Sign{
		Certificate:    string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})),
		CertificateKey: string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private})),
		TSAURL:         "https://tsa.example.cn",
	}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	return key
}

func TestACertificateNeedsItsOwnKeyAndItsOwnChain(t *testing.T) {
	own, other := signs(t, newKey(t)), signs(t, newKey(t))
	for setting, spoil := range map[string]func(*Sign){
		"sign.certificate":     func(s *Sign) { s.Certificate += other.Certificate },
		"sign.certificate_key": func(s *Sign) { s.CertificateKey = other.CertificateKey },
		"sign.chain":           func(s *Sign) { s.Chain = other.Certificate },
		"sign.tsa_url":         func(s *Sign) { s.TSAURL = "" },
	} {
		c := Default()
		c.Sign = own
		require.NoError(t, c.Validate())
		spoil(&c.Sign)
		require.ErrorContains(t, c.Validate(), setting+"（")
	}
}

func TestAnIdentityIsTheCertificateItsChainAndTheKey(t *testing.T) {
	key := newKey(t)
	s := signs(t, key)
	s.Chain = s.Certificate
	identity, err := s.Identity()
	require.NoError(t, err)
	assert.Equal(t, "网上保全", identity.Certificate.Subject.CommonName)
	assert.Len(t, identity.Chain, 1)
	assert.True(t, key.PublicKey.Equal(identity.Key.Public()))

	_, err = Sign{}.Identity()
	assert.ErrorContains(t, err, "sign.certificate")
}
