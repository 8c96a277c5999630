package config

import (
	"crypto/x509"
	"encoding/pem"
	"net/netip"
	"net/url"
	"strings"
)

// keyURL is one address among the settings.
type keyURL struct{ key, value string }

// providerURLs are the addresses of the world outside; an empty base_url is the
// real one.
func (c *Config) providerURLs() []keyURL {
	return append([]keyURL{
		{"sms.base_url", c.SMS.BaseURL},
		{"sms.aliyun.base_url", c.SMS.Aliyun.BaseURL},
		{"oidc.issuer", c.OIDC.Issuer},
		{"face.base_url", c.Face.BaseURL},
		{"face.miniprogram.base_url", c.Face.MiniProgram.BaseURL},
		{"wechatpay.base_url", c.WeChatPay.BaseURL},
		{"alipay.base_url", c.Alipay.BaseURL},
		{"sign.tsa_url", c.Sign.TSAURL},
	}, c.insurerURLs()...)
}

// checkProduction refuses what belongs to a trial, and asks for every
// credential without which a provider cannot be reached.
func (c *Config) checkProduction(wrong *faults) {
	for _, address := range append(c.providerURLs(), keyURL{"server.public_url", c.Server.PublicURL}) {
		if address.value != "" && !isPublicHTTPS(address.value) {
			wrong.add(address.key, "production 只接受 https 的非本机地址，现在是 %s", address.value)
		}
	}
	c.refuseDefaultKeys(wrong)
	if c.Trial.Accounts {
		wrong.add("trial.accounts", "production 不允许试用账户")
	}
	if c.Procedure.Deadlines != "" {
		wrong.add("procedure.deadlines", "production 不允许改动法定期限")
	}
	c.requireScanner(wrong)
	c.requireCredentials(wrong)
}

func isPublicHTTPS(text string) bool {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Scheme != "https" {
		return false
	}
	host := strings.TrimSuffix(strings.ToLower(parsed.Hostname()), ".")
	if host == "" || host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return false
	}
	address, err := netip.ParseAddr(host)
	return err != nil || !address.Unmap().IsLoopback() && !address.IsUnspecified()
}

// refuseDefaultKeys: the keys in this source are known to everybody.
func (c *Config) refuseDefaultKeys(wrong *faults) {
	known := Default().Seal
	_, published, _ := strings.Cut(known.Keys, ":")
	if strings.Contains(strings.ToLower(c.Seal.Keys), published) {
		wrong.add("seal.keys", "production 不允许使用源代码里的默认密钥")
	}
	if strings.EqualFold(c.Seal.LookupKey, known.LookupKey) {
		wrong.add("seal.lookup_key", "production 不允许使用源代码里的默认密钥")
	}
}

func (c *Config) requireCredentials(wrong *faults) {
	need := func(key, value string) {
		if value == "" {
			wrong.add(key, "production 必须填写")
		}
	}
	need("sms.secret_id", c.SMS.SecretID)
	need("sms.secret_key", c.SMS.SecretKey)
	need("sms.app_id", c.SMS.AppID)
	need("sms.sign_name", c.SMS.SignName)
	need("sms.templates", c.SMS.Templates)
	need("face.secret_id", c.Face.SecretID)
	need("face.secret_key", c.Face.SecretKey)
	need("face.rule_id", c.Face.RuleID)
	if c.Face.Mode == "miniprogram" {
		need("face.miniprogram.app_id", c.Face.MiniProgram.AppID)
		need("face.miniprogram.secret", c.Face.MiniProgram.Secret)
	}
	need("wechatpay.app_id", c.WeChatPay.AppID)
	need("wechatpay.merchant_id", c.WeChatPay.MerchantID)
	need("wechatpay.merchant_serial", c.WeChatPay.MerchantSerial)
	need("wechatpay.merchant_key", c.WeChatPay.MerchantKey)
	need("wechatpay.api_v3_key", c.WeChatPay.APIv3Key)
	need("wechatpay.public_key_id", c.WeChatPay.PublicKeyID)
	need("wechatpay.public_key", c.WeChatPay.PublicKey)
	need("sign.certificate", c.Sign.Certificate)
	need("sign.tsa_url", c.Sign.TSAURL)
}

// checkWeChatPayKeys looks at the form of the keys that are given, in every
// environment: a mangled PEM is otherwise found at the first payment.
func (c *Config) checkWeChatPayKeys(wrong *faults) {
	if key := c.WeChatPay.APIv3Key; key != "" && len(key) != 32 {
		wrong.add("wechatpay.api_v3_key", "要写32个字节，现在是 %d 个", len(key))
	}
	if text := c.WeChatPay.MerchantKey; text != "" {
		block, _ := pem.Decode([]byte(text))
		if block == nil || !isPrivateKey(block.Bytes) {
			wrong.add("wechatpay.merchant_key", "不是 PEM 形式的私钥")
		}
	}
	if text := c.WeChatPay.PublicKey; text != "" {
		block, _ := pem.Decode([]byte(text))
		if block == nil {
			wrong.add("wechatpay.public_key", "不是 PEM 形式的公钥")
		} else if _, err := x509.ParsePKIXPublicKey(block.Bytes); err != nil {
			wrong.add("wechatpay.public_key", "不是 PEM 形式的公钥")
		}
	}
}

func isPrivateKey(der []byte) bool {
	if _, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		return true
	}
	_, err := x509.ParsePKCS1PrivateKey(der)
	return err == nil
}
