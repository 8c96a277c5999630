package config

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// alipaySection is a complete section, with the keys in the form of Alipay's tool.
func alipaySection(t *testing.T) Alipay {
	t.Helper()
	app, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	platform, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(&platform.PublicKey)
	require.NoError(t, err)
	return Alipay{
		AppID: "2021000000000001", SellerID: "2088000000000001",
		PrivateKey: base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(app)),
		PublicKey:  base64.StdEncoding.EncodeToString(public),
	}
}

func TestAlipayIsOfferedWhenItIsConfigured(t *testing.T) {
	c := Default()
	assert.False(t, c.Alipay.Offered())
	require.NoError(t, c.Validate(), "nothing of it is needed")
	c.Alipay = alipaySection(t)
	assert.True(t, c.Alipay.Offered())
	require.NoError(t, c.Validate())

	private, public, err := c.Alipay.Keys()
	require.NoError(t, err)
	der, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	c.Alipay.PrivateKey = string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
	again, samePublic, err := c.Alipay.Keys()
	require.NoError(t, err)
	assert.True(t, private.Equal(again) && public.Equal(samePublic), "a key is the same in each form")
}

func TestAFaultOfAlipaysSectionNamesTheKeyAndShowsNone(t *testing.T) {
	whole := alipaySection(t)
	for want, spoil := range map[string]func(*Alipay){
		"alipay.app_id（BAOQUAN_ALIPAY_APP_ID）：提供支付宝支付就必须填写": func(a *Alipay) { a.AppID = "" },
		"alipay.seller_id（BAOQUAN_ALIPAY_SELLER_ID）：提供":     func(a *Alipay) { a.SellerID = "" },
		"alipay.private_key（BAOQUAN_ALIPAY_PRIVATE_KEY）：提供": func(a *Alipay) { a.PrivateKey = "" },
		"alipay.public_key（BAOQUAN_ALIPAY_PUBLIC_KEY）：提供":   func(a *Alipay) { a.PublicKey = "" },
		"应当是一串数字": func(a *Alipay) { a.AppID = "hunter2" },
		"2088 开头": func(a *Alipay) { a.SellerID = "hunter2" },
		"private_key（BAOQUAN_ALIPAY_PRIVATE_KEY）：不是 2048": func(a *Alipay) { a.PrivateKey = "hunter2" },
		"public_key（BAOQUAN_ALIPAY_PUBLIC_KEY）：不是 2048":   func(a *Alipay) { a.PublicKey = "hunter2" },
		"这是应用公钥": func(a *Alipay) {
			key, _, err := a.Keys()
			require.NoError(t, err)
			own, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
			require.NoError(t, err)
			a.PublicKey = base64.StdEncoding.EncodeToString(own)
		},
	} {
		c := Default()
		c.Alipay = whole
		spoil(&c.Alipay)
		err := c.Validate()
		require.ErrorContains(t, err, want)
		assert.NotContains(t, err.Error(), "hunter2")
		assert.NotContains(t, err.Error(), "\n", "one fault only")
	}
}

func TestProductionRefusesTheSandboxOfAlipay(t *testing.T) {
	c := production(t)
	require.NoError(t, c.Validate(), "without Alipay")
	c.Alipay = alipaySection(t)
	require.NoError(t, c.Validate())
	c.Alipay.BaseURL = "http://127.0.0.1:8094"
	require.ErrorContains(t, c.Validate(), "alipay.base_url（")
	assert.False(t, strings.Contains(c.Redacted(), c.Alipay.PrivateKey), "secrets are stars")
}
