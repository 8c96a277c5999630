package sign

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"fmt"

	"github.com/digitorus/pkcs7"
)

var (
	oidSigningCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidTimeStampToken       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
)

// container is the signature over content as CMS (RFC 5652), with the chain and
// a time stamp of the signature, without the content.
func (c *Certifier) container(ctx context.Context, content []byte) ([]byte, error) {
	data, err := pkcs7.NewSignedData(content)
	if err != nil {
		return nil, err
	}
	data.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	extra := pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{signingCertificate(c.identity.Certificate)}}
	if err := data.AddSignerChain(c.identity.Certificate, c.identity.Key, c.identity.Chain, extra); err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	data.Detach()
	signer := &data.GetSignedData().SignerInfos[0]
	token, err := c.stamps.stamp(ctx, signer.EncryptedDigest)
	if err != nil {
		return nil, err
	}
	stamp := pkcs7.Attribute{Type: oidTimeStampToken, Value: asn1.RawValue{FullBytes: token}}
	if err := signer.SetUnauthenticatedAttributes([]pkcs7.Attribute{stamp}); err != nil {
		return nil, err
	}
	return data.Finish()
}

// signingCertificate ties the signature to the certificate (RFC 5035), so that
// another one with the same key cannot be put in its place.
func signingCertificate(certificate *x509.Certificate) pkcs7.Attribute {
	type essCertIDv2 struct{ Hash []byte } // by SHA-256, the default
	hash := sha256.Sum256(certificate.Raw)
	return pkcs7.Attribute{
		Type:  oidSigningCertificateV2,
		Value: struct{ Certificates []essCertIDv2 }{[]essCertIDv2{{hash[:]}}},
	}
}
