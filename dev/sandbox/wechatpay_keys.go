package sandbox

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"path/filepath"
	"strings"
)

// wechatKeys are the contract between WeChat Pay and its one merchant here.
type wechatKeys struct {
	AppID          string
	MerchantID     string
	MerchantSerial string
	MerchantKey    string // PEM, PKCS #8
	APIv3Key       string // 32 bytes
	PublicKeyID    string
	PlatformKey    string // PEM, PKCS #8: WeChat Pay's own

	merchant *rsa.PrivateKey
	platform *rsa.PrivateKey
}

// openWeChatKeys reads dir/wechatpay.json, made at the first start.
func openWeChatKeys(dir string) (*wechatKeys, error) {
	k, err := madeOnce(filepath.Join(dir, "wechatpay.json"), makeWeChatKeys)
	if err != nil {
		return nil, err
	}
	return &k, k.parse()
}

func makeWeChatKeys() wechatKeys {
	return wechatKeys{
		AppID:          "wx" + random(8),
		MerchantID:     "1900" + randomDigits(6),
		MerchantSerial: strings.ToUpper(random(20)),
		MerchantKey:    makeKeyPEM(),
		APIv3Key:       random(16),
		PublicKeyID:    "PUB_KEY_ID_0" + randomDigits(32),
		PlatformKey:    makeKeyPEM(),
	}
}

func (k *wechatKeys) parse() (err error) {
	if k.merchant, err = parseKeyPEM(k.MerchantKey); err != nil {
		return err
	}
	k.platform, err = parseKeyPEM(k.PlatformKey)
	return err
}

func (k *wechatKeys) publicKeyPEM() string { return publicKeyPEM(k.platform) }

func publicKeyPEM(key *rsa.PrivateKey) string {
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		panic(err) // an RSA key always has a form
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

func makeKeyPEM() string {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err) // never fails (crypto/rand)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		panic(err) // an RSA key always has a form
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

func parseKeyPEM(text string) (*rsa.PrivateKey, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errors.New("sandbox: a file of keys holds no PEM key")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	private, ok := key.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New("sandbox: a file of keys holds one that is not RSA")
	}
	return private, nil
}

// randomDigits is n random decimal digits.
func randomDigits(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	for i := range b {
		b[i] = '0' + b[i]%10
	}
	return string(b)
}
