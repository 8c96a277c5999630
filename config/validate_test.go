package config

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAWrongValueIsNamedByItsKey(t *testing.T) {
	for key, spoil := range map[string]func(*Config){
		"env":                          func(c *Config) { c.Env = "prod" },
		"log.level":                    func(c *Config) { c.Log.Level = "trace" },
		"face.mode":                    func(c *Config) { c.Face.Mode = "app" },
		"server.address":               func(c *Config) { c.Server.Address = "8080" },
		"server.trusted_proxies":       func(c *Config) { c.Server.TrustedProxies = []string{"10.0.0.0/40"} },
		"server.public_url":            func(c *Config) { c.Server.PublicURL = "baoquan.example" },
		"sms.base_url":                 func(c *Config) { c.SMS.BaseURL = "ftp://x" },
		"storage.url":                  func(c *Config) { c.Storage.URL = "/var/files" },
		"temporal.namespace":           func(c *Config) { c.Temporal.Namespace = "" },
		"worker.relay_interval":        func(c *Config) { c.Worker.RelayInterval = 0 },
		"database.max_connections":     func(c *Config) { c.Database.MaxConnections = -1 },
		"limits.file_size":             func(c *Config) { c.Limits.FileSize = 1 << 40 },
		"session.idle":                 func(c *Config) { c.Session.Idle = 48 * time.Hour },
		"seal.keys":                    func(c *Config) { c.Seal.Keys = "k:00ff" },
		"seal.lookup_key":              func(c *Config) { c.Seal.LookupKey = "" },
		"procedure.deadlines":          func(c *Config) { c.Procedure.Deadlines = "fee=0s" },
		"sms.templates":                func(c *Config) { c.SMS.Templates = "code" },
		"wechatpay.api_v3_key":         func(c *Config) { c.WeChatPay.APIv3Key = "short" },
		"wechatpay.merchant_key":       func(c *Config) { c.WeChatPay.MerchantKey = "x" },
		"wechatpay.public_key":         func(c *Config) { c.WeChatPay.PublicKey = "x" },
		"sign.certificate":             func(c *Config) { c.Sign.Certificate = "x" },
		"sign.tsa_url":                 func(c *Config) { c.Sign.TSAURL = "tsa.example" },
		"sms.aliyun.templates":         func(c *Config) { c.SMS.Aliyun.Templates = "code" },
		"sms.aliyun.access_key_secret": func(c *Config) { c.SMS.Aliyun.AccessKeyID = "id" },
		"sms.aliyun.base_url":          func(c *Config) { c.SMS.Aliyun.BaseURL = "ftp://x" },
		"sms.callback_secret":          func(c *Config) { c.SMS.CallbackSecret = "short" },
		"limits.sms_all_hour":          func(c *Config) { c.Limits.SMSAllHour = 0 },
		"oidc.issuer":                  func(c *Config) { c.OIDC = OIDC{"op.example", "id", "secret", "label"} },
		"oidc.client_secret":           func(c *Config) { c.OIDC = OIDC{"https://op.example", "id", "", "label"} },
		"limits.file_types":            func(c *Config) { c.Limits.FileTypes = []string{"pdf", "exe"} },
		"scan.clamd_address":           func(c *Config) { c.Scan.ClamdAddress = "clamd" },
		"scan.wait":                    func(c *Config) { c.Scan.Wait = time.Hour },
		"insurer.endpoints":            func(c *Config) { c.Insurer = insured("pingan=ftp://pingan.example") },
		"insurer.secrets":              func(c *Config) { c.Insurer.Endpoints = "pingan=https://pingan.example" },
	} {
		c := Default()
		spoil(c)
		err := c.Validate()
		require.Error(t, err, key)
		assert.True(t, strings.HasPrefix(err.Error(), key+"（"+envName(key)+"）："), err.Error())
		assert.NotContains(t, err.Error(), "\n", "one fault only")
	}
}

func TestSeveralSealKeysMayStandBesideEachOther(t *testing.T) {
	c := Default()
	key := strings.Repeat("ab", 32)
	c.Seal.Keys = "k2:" + key + ",k1:" + key
	require.NoError(t, c.Validate())
	c.Seal.Keys = "k1:" + key + ",k1:" + key
	require.ErrorContains(t, c.Validate(), "用了两次")
}

func TestProductionRefusesWhatBelongsToATrial(t *testing.T) {
	c := production(t)
	require.NoError(t, c.Validate())

	for key, spoil := range map[string]func(*Config){
		"server.public_url":   func(c *Config) { c.Server.PublicURL = "http://baoquan.example.cn" },
		"sms.base_url":        func(c *Config) { c.SMS.BaseURL = "https://127.0.0.1:9000" },
		"face.base_url":       func(c *Config) { c.Face.BaseURL = "https://[::1]/" },
		"wechatpay.base_url":  func(c *Config) { c.WeChatPay.BaseURL = "https://LOCALHOST./pay" },
		"seal.keys":           func(c *Config) { c.Seal.Keys = "new:" + strings.Repeat("ab", 32) + "," + Default().Seal.Keys },
		"seal.lookup_key":     func(c *Config) { c.Seal.LookupKey = Default().Seal.LookupKey },
		"trial.accounts":      func(c *Config) { c.Trial.Accounts = true },
		"procedure.deadlines": func(c *Config) { c.Procedure.Deadlines = "fee=20s" },
		"wechatpay.app_id":    func(c *Config) { c.WeChatPay.AppID = "" },
		"sign.certificate":    func(c *Config) { c.Sign = Sign{TSAURL: c.Sign.TSAURL} },
		"sign.tsa_url":        func(c *Config) { c.Sign.TSAURL = "http://tsa.example.cn" },
		"insurer.endpoints":   func(c *Config) { c.Insurer = insured("pingan=http://127.0.0.1:8093/events") },
		"scan.clamd_address":  func(c *Config) { c.Scan.ClamdAddress = "" },
	} {
		c := production(t)
		spoil(c)
		require.ErrorContains(t, c.Validate(), key+"（", key)
	}
}

func TestProductionGoesWithoutAScannerOnlyWhenThatIsSaid(t *testing.T) {
	c := production(t)
	c.Scan = Scan{Wait: c.Scan.Wait, Timeout: c.Scan.Timeout}
	require.NoError(t, c.Validate())
	c.Scan.ClamdAddress = "127.0.0.1:3310"
	require.NoError(t, c.Validate(), "a scanner usually runs on the same machine")
}

func TestProductionAsksForEveryCredential(t *testing.T) {
	c := Default()
	c.Env = "production"
	err := c.Validate()
	for _, key := range []string{"sms.secret_id", "face.secret_key", "wechatpay.merchant_key", "wechatpay.public_key", "sign.certificate", "sign.tsa_url", "seal.keys", "server.public_url"} {
		require.ErrorContains(t, err, key+"（")
	}
	assert.NotContains(t, err.Error(), "miniprogram")
	c.Face.Mode = "miniprogram"
	assert.ErrorContains(t, c.Validate(), "face.miniprogram.secret（")
}

// production is a configuration that may go live.
func production(t *testing.T) *Config {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)

	c := Default()
	c.Env = "production"
	c.Server.PublicURL = "https://baoquan.example.cn"
	c.Seal = Seal{Keys: "k1:" + strings.Repeat("ab", 32), LookupKey: strings.Repeat("cd", 32)}
	c.Scan.ClamdAddress = "unix:/run/clamav/clamd.ctl"
	c.SMS.SecretID, c.SMS.SecretKey, c.SMS.AppID = "id", "key", "1400000000"
	c.Face.SecretID, c.Face.SecretKey = "id", "key"
	c.WeChatPay = WeChatPay{
		AppID: "wx1", MerchantID: "1", MerchantSerial: "2", APIv3Key: strings.Repeat("k", 32), PublicKeyID: "PUB_KEY_ID_1",
		MerchantKey: string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})),
		PublicKey:   string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})),
	}
	c.Sign = signs(t, key)
	c.Insurer = insured("pingan=https://core.example.cn/events")
	return c
}
