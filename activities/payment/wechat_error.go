package payment

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/consts"

	"github.com/baoquan/baoquan/activities/provider"
)

// balanceRetry is how soon a refund is tried again that the merchant's balance
// does not cover: somebody has to top it up.
const balanceRetry = 10 * time.Minute

// wechatRetry are the error codes that come with a 4xx and may yet go away
// (https://pay.weixin.qq.com/doc/v3/merchant/4012791875). Every other 4xx, such
// as SIGN_ERROR, PARAM_ERROR or NO_AUTH, is WeChat's last word.
var wechatRetry = map[string]time.Duration{
	"FREQUENCY_LIMITED":      0,
	"FREQUENCY_LIMIT_EXCEED": 0,
	"RATELIMIT_EXCEEDED":     0,
	"BIZERR_NEED_RETRY":      0,
	"SYSTEM_ERROR":           0,
	"BANK_ERROR":             0,
	"NOT_ENOUGH":             balanceRetry,
}

// classify turns whatever the SDK says into a *provider.Error that carries
// nothing of what was sent or came back but WeChat's error code.
func (w *WeChat) classify(ctx context.Context, result *core.APIResult, err error) error {
	var refused *core.APIError
	if errors.As(err, &refused) {
		if !w.genuine(ctx, result, refused) {
			return provider.Unavailable(wechatName, "bad_signature")
		}
		return refusal(refused)
	}
	var transport *url.Error
	if errors.As(err, &transport) {
		return provider.Transport(wechatName, err)
	}
	if result != nil && result.Response != nil {
		return provider.Unavailable(wechatName, "bad_answer")
	}
	return provider.Refused(wechatName, "bad_request")
}

// genuine verifies an error answer's signature, which the SDK does not do. An
// answer from a gateway before WeChat Pay proper has none.
func (w *WeChat) genuine(ctx context.Context, result *core.APIResult, refused *core.APIError) bool {
	if refused.Header.Get(consts.WechatPaySignature) == "" {
		return true
	}
	return w.answers.Validate(ctx, result.Response) == nil
}

var wechatCode = regexp.MustCompile(`^[A-Z0-9_]{1,48}$`)

func refusal(refused *core.APIError) error {
	status := provider.Status(wechatName, &http.Response{StatusCode: refused.StatusCode, Header: refused.Header})
	var known *provider.Error
	if !errors.As(status, &known) {
		return status
	}
	if !wechatCode.MatchString(refused.Code) {
		return known
	}
	known.Code = refused.Code
	if wait, again := wechatRetry[refused.Code]; again {
		known.Final = false
		known.RetryAfter = max(known.RetryAfter, wait)
	}
	return known
}
