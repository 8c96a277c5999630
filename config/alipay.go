package config

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"regexp"
	"strings"
)

// Offered says whether payers may choose Alipay.
func (c Alipay) Offered() bool { return c.AppID != "" }

var (
	alipayAppID  = regexp.MustCompile(`^\d{8,32}$`)
	alipaySeller = regexp.MustCompile(`^2088\d{12}$`)
)

// alipayKeyBits is the least that Alipay takes for RSA2.
const alipayKeyBits = 2048

// Complete answers everything that is wrong with the section; each fault names its
// key and none repeats a value.
func (c Alipay) Complete() error {
	var wrong faults
	for _, field := range []struct{ key, value string }{
		{"alipay.app_id", c.AppID}, {"alipay.seller_id", c.SellerID},
		{"alipay.private_key", c.PrivateKey}, {"alipay.public_key", c.PublicKey},
	} {
		if field.value == "" {
			wrong.add(field.key, "提供支付宝支付就必须填写")
		}
	}
	c.checkForm(&wrong)
	return wrong.err()
}

// checkAlipay looks at a section that is not empty, in every environment: a key of
// the wrong kind is otherwise found at the first payment.
func (c *Config) checkAlipay(wrong *faults) {
	given := c.Alipay
	given.BaseURL = ""
	if given == (Alipay{}) {
		return
	}
	if err := given.Complete(); err != nil {
		wrong.list = append(wrong.list, err)
	}
}

func (c Alipay) checkForm(wrong *faults) {
	if c.AppID != "" && !alipayAppID.MatchString(c.AppID) {
		wrong.add("alipay.app_id", "应当是一串数字")
	}
	if c.SellerID != "" && !alipaySeller.MatchString(c.SellerID) {
		wrong.add("alipay.seller_id", "应当是 2088 开头的 16 位数字")
	}
	private, privateErr := rsaPrivateKey(c.PrivateKey)
	if c.PrivateKey != "" && privateErr != nil {
		wrong.add("alipay.private_key", "%v", privateErr)
	}
	public, publicErr := rsaPublicKey(c.PublicKey)
	switch {
	case c.PublicKey == "":
	case publicErr != nil:
		wrong.add("alipay.public_key", "%v", publicErr)
	case privateErr == nil && private.PublicKey.Equal(public):
		wrong.add("alipay.public_key", "这是应用公钥；请填写在开放平台上传应用公钥后换取的支付宝公钥")
	}
}

// Keys reads the app's private key and Alipay's public key. Its errors repeat no
// value.
func (c Alipay) Keys() (*rsa.PrivateKey, *rsa.PublicKey, error) {
	private, err := rsaPrivateKey(c.PrivateKey)
	if err != nil {
		return nil, nil, err
	}
	public, err := rsaPublicKey(c.PublicKey)
	return private, public, err
}

var (
	errNoRSAPrivate = errors.New("不是 2048 位以上的 RSA 私钥（PEM 或 Base64）")
	errNoRSAPublic  = errors.New("不是 2048 位以上的 RSA 公钥（PEM 或 Base64）")
)

func rsaPrivateKey(text string) (*rsa.PrivateKey, error) {
	der := keyBytes(text)
	key, err := x509.ParsePKCS1PrivateKey(der)
	if err != nil {
		if parsed, err := x509.ParsePKCS8PrivateKey(der); err == nil {
			key, _ = parsed.(*rsa.PrivateKey)
		}
	}
	if key == nil || key.N.BitLen() < alipayKeyBits {
		return nil, errNoRSAPrivate
	}
	return key, nil
}

func rsaPublicKey(text string) (*rsa.PublicKey, error) {
	parsed, _ := x509.ParsePKIXPublicKey(keyBytes(text))
	key, _ := parsed.(*rsa.PublicKey)
	if key == nil || key.N.BitLen() < alipayKeyBits {
		return nil, errNoRSAPublic
	}
	return key, nil
}

// keyBytes is what a PEM, or the bare Base64 of Alipay's key tool, stands for.
func keyBytes(text string) []byte {
	if block, _ := pem.Decode([]byte(text)); block != nil {
		return block.Bytes
	}
	der, _ := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	return der
}
