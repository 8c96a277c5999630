// Package sign puts an electronic signature on issued documents: one that
// certifies the PDF and allows no change of it any more (DocMDP), with the time
// of a time-stamping authority (RFC 3161) and the chain of certificates inside.
// Who changes one byte, or adds one, breaks it; see Verify.
//
// The key is a crypto.Signer, so that it may stay in a hardware module. A
// signature by SM2 (GB/T 38540) is the business of a vendor's appliance: it
// would be another Signer.
package sign

import (
	"context"
	"crypto/ecdsa"
	"crypto/rsa"
	"errors"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

// Signer signs documents.
type Signer interface {
	// Sign gives the PDF back with a signature. Each call gives other bytes (the
	// time is in them): keep the first. An error that is ErrDocument, or final as
	// provider.IsFinal says, will be the same next time.
	Sign(ctx context.Context, pdf []byte, s Signature) ([]byte, error)
}

// Signature is what the signature says of itself, in clear text.
type Signature struct {
	Name   string // in whose name: 中国平安财产保险股份有限公司北京分公司
	Reason string // 出具保函
}

// ErrDocument is a PDF that cannot be signed: it cannot be read, or it has a
// signature already, which ours would have to come before.
var ErrDocument = errors.New("sign: the document cannot be signed")

// Certifier is the Signer with a certificate of our own.
type Certifier struct {
	identity config.Identity
	stamps   *stamps
}

// patience bounds one call of the time-stamping authority.
const patience = 15 * time.Second

// New makes the signer of the settings.
func New(c config.Sign) (*Certifier, error) {
	identity, err := c.Identity()
	if err != nil {
		return nil, err
	}
	return NewWith(identity, c.TSAURL)
}

// NewWith makes a signer whose key may be anywhere; RSA and ECDSA are known.
func NewWith(identity config.Identity, tsaURL string) (*Certifier, error) {
	switch identity.Key.Public().(type) {
	case *rsa.PublicKey, *ecdsa.PublicKey:
	default:
		return nil, errors.New("sign: the key must be RSA or ECDSA")
	}
	if tsaURL == "" {
		return nil, errors.New("sign: no time-stamping authority")
	}
	client, err := provider.NewHTTPClient("", patience)
	if err != nil {
		return nil, err
	}
	return &Certifier{identity, &stamps{tsaURL, client}}, nil
}

// Sign implements Signer.
func (c *Certifier) Sign(ctx context.Context, pdf []byte, s Signature) ([]byte, error) {
	l, err := c.lay(pdf, s)
	if err != nil {
		return nil, errors.Join(ErrDocument, err)
	}
	container, err := c.container(ctx, l.covered())
	if err != nil {
		return nil, err
	}
	return l.fill(container)
}
