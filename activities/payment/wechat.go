package payment

import (
	"context"
	"crypto/rsa"
	"errors"
	"time"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/validators"
	"github.com/wechatpay-apiv3/wechatpay-go/core/auth/verifiers"
	"github.com/wechatpay-apiv3/wechatpay-go/core/option"
	"github.com/wechatpay-apiv3/wechatpay-go/services/payments/native"
	"github.com/wechatpay-apiv3/wechatpay-go/services/refunddomestic"
	"github.com/wechatpay-apiv3/wechatpay-go/utils"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

const (
	wechatName    = "wechat"
	wechatTimeout = 10 * time.Second
	currencyCNY   = "CNY"
)

// WeChat is a merchant of WeChat Pay: APIv3, Native payment, in the mode with
// WeChat Pay's public key (微信支付公钥), so there are no certificates to fetch.
// Protocol: https://pay.weixin.qq.com/doc/v3/merchant/4012791877.
type WeChat struct {
	appID, merchantID string
	apiV3Key          []byte
	orders            native.NativeApiService
	refunds           refunddomestic.RefundsApiService
	bills             *core.Client // patient, for a day's bill
	answers           *validators.WechatPayResponseValidator
	callbacks         *validators.WechatPayNotifyValidator
}

var _ Provider = (*WeChat)(nil)

// NewWeChat makes the client; an error names the setting that cannot be used
// and never its value. It does not reach the network.
func NewWeChat(c config.WeChatPay) (*WeChat, error) {
	if err := wechatSettings(c); err != nil {
		return nil, err
	}
	private, err := utils.LoadPrivateKey(c.MerchantKey)
	if err != nil {
		return nil, errors.New("wechatpay.merchant_key is not an RSA key (PEM, PKCS #8)")
	}
	public, err := utils.LoadPublicKey(c.PublicKey)
	if err != nil {
		return nil, errors.New("wechatpay.public_key is not an RSA public key (PEM)")
	}
	client, err := wechatClient(c, private, public, wechatTimeout)
	if err != nil {
		return nil, err
	}
	bills, err := wechatClient(c, private, public, billTimeout)
	if err != nil {
		return nil, err
	}
	verifier := verifiers.NewSHA256WithRSAPubkeyVerifier(c.PublicKeyID, *public)
	return &WeChat{
		appID:      c.AppID,
		merchantID: c.MerchantID,
		apiV3Key:   []byte(c.APIv3Key),
		orders:     native.NativeApiService{Client: client},
		refunds:    refunddomestic.RefundsApiService{Client: client},
		bills:      bills,
		answers:    validators.NewWechatPayResponseValidator(verifier),
		callbacks:  validators.NewWechatPayNotifyValidator(verifier),
	}, nil
}

func wechatSettings(c config.WeChatPay) error {
	for _, setting := range []struct{ key, value string }{
		{"app_id", c.AppID}, {"merchant_id", c.MerchantID}, {"merchant_serial", c.MerchantSerial},
		{"merchant_key", c.MerchantKey}, {"public_key_id", c.PublicKeyID}, {"public_key", c.PublicKey},
	} {
		if setting.value == "" {
			return errors.New("wechatpay." + setting.key + " is missing")
		}
	}
	if len(c.APIv3Key) != 32 {
		return errors.New("wechatpay.api_v3_key must be 32 bytes")
	}
	return nil
}

func wechatClient(c config.WeChatPay, private *rsa.PrivateKey, public *rsa.PublicKey, timeout time.Duration) (*core.Client, error) {
	transport, err := provider.NewHTTPClient(c.BaseURL, timeout)
	if err != nil {
		return nil, err
	}
	return core.NewClient(context.Background(),
		option.WithWechatPayPublicKeyAuthCipher(c.MerchantID, c.MerchantSerial, private, c.PublicKeyID, public),
		option.WithHTTPClient(transport),
	)
}

// Name is wechat.
func (*WeChat) Name() string { return wechatName }

// clip cuts a text to at most n bytes without splitting a character: WeChat
// does not say whether its limits are bytes or characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	end := 0
	for i := range s {
		if i > n {
			break
		}
		end = i
	}
	return s[:end]
}

func deref[T any](p *T) (value T) {
	if p != nil {
		value = *p
	}
	return value
}
