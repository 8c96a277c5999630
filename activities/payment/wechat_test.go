package payment

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

// The conversation with WeChat Pay is tested in dev/sandbox.

func TestErrorsAreClassifiedByCodeAndStatus(t *testing.T) {
	w := &WeChat{}
	for _, c := range []struct {
		status int
		code   string
		want   provider.Error
	}{
		{401, "SIGN_ERROR", provider.Error{Code: "SIGN_ERROR", Final: true}},
		{400, "PARAM_ERROR", provider.Error{Code: "PARAM_ERROR", Final: true}},
		{403, "NO_AUTH", provider.Error{Code: "NO_AUTH", Final: true}},
		{403, "FREQUENCY_LIMIT_EXCEED", provider.Error{Code: "FREQUENCY_LIMIT_EXCEED"}},
		{429, "FREQUENCY_LIMITED", provider.Error{Code: "FREQUENCY_LIMITED", RetryAfter: 7 * time.Second}},
		{400, "BIZERR_NEED_RETRY", provider.Error{Code: "BIZERR_NEED_RETRY"}},
		{403, "NOT_ENOUGH", provider.Error{Code: "NOT_ENOUGH", RetryAfter: balanceRetry}},
		{500, "SYSTEM_ERROR", provider.Error{Code: "SYSTEM_ERROR"}},
		{500, "BANK_ERROR", provider.Error{Code: "BANK_ERROR"}},
		{502, "", provider.Error{Code: "http_502"}},
		{403, "", provider.Error{Code: "http_403", Final: true}},
		{400, "张三 110101199003070000", provider.Error{Code: "http_400", Final: true}},
	} {
		answer := &core.APIError{StatusCode: c.status, Code: c.code, Body: "secret", Message: "secret", Header: http.Header{}}
		if c.want.RetryAfter == 7*time.Second {
			answer.Header.Set("Retry-After", "7")
		}
		c.want.Provider = "wechat"
		err := w.classify(context.Background(), nil, answer)
		var got *provider.Error
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("%d %s is %+v, want %+v", c.status, c.code, err, c.want)
		}
	}
}

func TestAnAnswerAboutSomethingElseIsAMismatch(t *testing.T) {
	w := &WeChat{appID: "wx1", merchantID: "1900"}
	ours := func() *payments.Transaction {
		return &payments.Transaction{
			Appid: core.String("wx1"), Mchid: core.String("1900"), OutTradeNo: core.String("order-1"),
			TradeState: core.String("SUCCESS"), SuccessTime: core.String("2026-11-27T10:00:00+08:00"),
			Amount: &payments.TransactionAmount{Total: core.Int64(12000), Currency: core.String("CNY")},
		}
	}
	for want, change := range map[string]func(*payments.Transaction){
		"":         func(*payments.Transaction) {},
		"order":    func(a *payments.Transaction) { a.OutTradeNo = core.String("order-2") },
		"merchant": func(a *payments.Transaction) { a.Mchid = nil },
		"app":      func(a *payments.Transaction) { a.Appid = core.String("wx2") },
		"currency": func(a *payments.Transaction) { a.Amount.Currency = core.String("USD") },
		"amount":   func(a *payments.Transaction) { a.Amount = nil },
	} {
		answer := ours()
		change(answer)
		trade, err := w.trade("order-1", answer)
		if err != nil || trade.Differs(12000) != want || trade.Settles(12000) != (want == "") {
			t.Errorf("%s: %+v, %v", want, trade, err)
		}
	}
	strange := ours()
	strange.TradeState = core.String("SOMETHING_NEW")
	if _, err := w.trade("order-1", strange); err == nil || provider.IsFinal(err) {
		t.Errorf("an unknown state is asked again: %v", err)
	}
}

func TestTextsAreCutBetweenCharacters(t *testing.T) {
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"保全费", "保全费", 9}, {"保全费", "保全", 8}, {"保全费", "保全", 6}, {"保全费", "", 2}, {"", "", 0}, {"abc", "ab", 2},
	} {
		if got := clip(c.in, c.n); got != c.want || !utf8.ValidString(got) {
			t.Errorf("clip(%q, %d) is %q", c.in, c.n, got)
		}
	}
}

func TestAMissingSettingIsNamedAndNoneIsShown(t *testing.T) {
	for want, change := range map[string]func(*config.WeChatPay){
		"merchant_id":  func(c *config.WeChatPay) { c.MerchantID = "" },
		"merchant_key": func(c *config.WeChatPay) { c.MerchantKey = "secret" },
		"public_key":   func(c *config.WeChatPay) { c.PublicKey = "secret" },
		"api_v3_key":   func(c *config.WeChatPay) { c.APIv3Key = "secret" },
		"base URL":     func(c *config.WeChatPay) { c.BaseURL = "ftp://secret" },
	} {
		c, _ := testSettings(t)
		change(&c)
		_, err := NewWeChat(c)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// FuzzNotification signs whatever comes with WeChat Pay's key: reading it must
// neither panic nor say anything but ErrForged.
func FuzzNotification(f *testing.F) {
	c, platform := testSettings(f)
	w, err := NewWeChat(c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(`{}`)
	f.Add(`{"id":"1"}`)
	f.Add(`{"id":"1","resource":null}`)
	f.Add(`{"id":"1","resource":{"algorithm":"AEAD_AES_256_GCM","nonce":"short","ciphertext":"AAAA"}}`)
	f.Add(`{"id":"1","resource":{"algorithm":"AEAD_AES_256_GCM","nonce":"123456789012","ciphertext":"AAAA"}}`)
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequest(http.MethodPost, "/callbacks/wechatpay/payments", strings.NewReader(body))
		now := fmt.Sprint(time.Now().Unix())
		digest := sha256.Sum256([]byte(now + "\nnonce\n" + body + "\n"))
		signature, err := rsa.SignPKCS1v15(rand.Reader, platform, crypto.SHA256, digest[:])
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Wechatpay-Timestamp", now)
		r.Header.Set("Wechatpay-Nonce", "nonce")
		r.Header.Set("Wechatpay-Serial", c.PublicKeyID)
		r.Header.Set("Wechatpay-Signature", base64.StdEncoding.EncodeToString(signature))
		if _, err := w.ParseNotification(r); !errors.Is(err, ErrForged) || err.Error() != ErrForged.Error() {
			t.Errorf("%q: %v", body, err)
		}
	})
}

func testSettings(t testing.TB) (config.WeChatPay, *rsa.PrivateKey) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return config.WeChatPay{
		AppID: "wx1", MerchantID: "1900", MerchantSerial: "0A", APIv3Key: strings.Repeat("k", 32),
		MerchantKey: string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})),
		PublicKeyID: "PUB_KEY_ID_0",
		PublicKey:   string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})),
	}, key
}
