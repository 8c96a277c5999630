package config

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"
)

// Identity is what documents are signed with. The key may be one that stays in
// a hardware module.
type Identity struct {
	Certificate *x509.Certificate
	Chain       []*x509.Certificate // from who issued the certificate up to the root
	Key         crypto.Signer
}

// Identity reads the PEMs of the section. Its errors name the setting at fault;
// none repeats a value.
func (s Sign) Identity() (Identity, error) {
	own, err := certificates(s.Certificate)
	if err == nil && len(own) != 1 {
		err = errNotOne
	}
	if err != nil {
		return Identity{}, &signFault{"sign.certificate", err}
	}
	chain, err := certificates(s.Chain)
	if err == nil {
		err = chained(own[0], chain)
	}
	if err != nil {
		return Identity{}, &signFault{"sign.chain", err}
	}
	key, err := privateKey(s.CertificateKey)
	if err == nil && !belongs(key, own[0]) {
		err = errOtherKey
	}
	if err != nil {
		return Identity{}, &signFault{"sign.certificate_key", err}
	}
	return Identity{own[0], chain, key}, nil
}

var (
	errNotOne         = errors.New("要写一张证书")
	errNoCertificate  = errors.New("不是 PEM 形式的证书")
	errBrokenChain    = errors.New("不是从直接签发者到根的各级证书")
	errNoPrivateKey   = errors.New("不是 PEM 形式的私钥")
	errOtherKey       = errors.New("不是 sign.certificate 的私钥")
	errNoTimeProvided = errors.New("设了 sign.certificate 就必须填写")
)

// signFault is what is wrong with a setting of the section.
type signFault struct {
	key   string
	cause error
}

func (e *signFault) Error() string { return e.key + "：" + e.cause.Error() }
func (e *signFault) Unwrap() error { return e.cause }

// checkSign looks at what is given, in every environment: a mangled PEM is
// otherwise found when the first document is to be issued.
func (c *Config) checkSign(wrong *faults) {
	if c.Sign.Certificate == "" {
		return
	}
	fault := new(signFault)
	if _, err := c.Sign.Identity(); errors.As(err, &fault) {
		wrong.add(fault.key, "%v", fault.cause)
	} else if c.Sign.TSAURL == "" && !c.Production() {
		wrong.add("sign.tsa_url", "%v", errNoTimeProvided)
	}
}

func certificates(text string) ([]*x509.Certificate, error) {
	var found []*x509.Certificate
	rest := []byte(strings.TrimSpace(text))
	for len(rest) > 0 {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			return nil, errNoCertificate
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, errNoCertificate
		}
		found = append(found, certificate)
	}
	return found, nil
}

// chained says whether each certificate was issued by the next.
func chained(certificate *x509.Certificate, chain []*x509.Certificate) error {
	for _, issuer := range chain {
		if certificate.CheckSignatureFrom(issuer) != nil {
			return errBrokenChain
		}
		certificate = issuer
	}
	return nil
}

// privateKey reads a key of PKCS #8, or of the older forms of RSA and ECDSA.
func privateKey(text string) (crypto.Signer, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errNoPrivateKey
	}
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	if key, err := x509.ParseECPrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	key, _ := x509.ParsePKCS8PrivateKey(block.Bytes)
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return key, nil
	case *ecdsa.PrivateKey:
		return key, nil
	}
	return nil, errNoPrivateKey
}

func belongs(key crypto.Signer, certificate *x509.Certificate) bool {
	public, ok := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	return ok && public.Equal(certificate.PublicKey)
}
