package payment

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/smartwalle/alipay/v3"

	"github.com/baoquan/baoquan/activities/provider"
)

// alipayRetry are the sub codes of a failed business (40004) that may yet go away
// (https://opendocs.alipay.com/common/02km9f). So may everything that begins with
// isp., Alipay's own trouble. Every other one, such as isv.invalid-signature or
// ACQ.INVALID_PARAMETER, is Alipay's last word.
var alipayRetry = map[string]time.Duration{
	"ACQ.SYSTEM_ERROR":              0,
	"AQC.SYSTEM_ERROR":              0, // as it is written for trade.cancel
	"ACQ.SELLER_BALANCE_NOT_ENOUGH": balanceRetry,
}

// askAlipay makes one call of the gateway. What comes back without an error was
// signed by Alipay and says that it did what was asked.
func askAlipay[A any](ctx context.Context, client *alipay.Client, request alipay.Param, head func(*A) alipay.Error) (*A, error) {
	answer := new(A)
	if err := client.Request(ctx, request, answer); err != nil {
		return nil, alipayFault(err)
	}
	if said := head(answer); said.Code != alipay.CodeSuccess {
		return nil, alipayRefusal(said)
	}
	return answer, nil
}

// alipayFault turns what the library says of a call without a signed answer into
// a *provider.Error that carries nothing of what was sent or came back.
func alipayFault(err error) error {
	var known *provider.Error
	var unsigned *alipay.Error
	var transport *url.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &unsigned):
		return unsignedRefusal(unsigned)
	case errors.As(err, &transport), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return provider.Transport(alipayName, err)
	}
	// Half a body, no JSON, or a signature that is not Alipay's: the next answer
	// may be whole.
	return provider.Unavailable(alipayName, "bad_answer")
}

// unsignedRefusal is what the gateway says to whom it does not know: the app id or
// the signature is wrong. What an answer says of an order counts only with a
// signature.
func unsignedRefusal(said *alipay.Error) error {
	if said == nil || said.Code.IsSuccess() || said.Code == alipay.CodeBusinessFailed {
		return provider.Unavailable(alipayName, "bad_signature")
	}
	return alipayRefusal(*said)
}

func alipayRefusal(said alipay.Error) error {
	code := said.SubCode
	if code == "" {
		code = string(said.Code)
	}
	wait, again := alipayRetry[said.SubCode]
	switch said.Code {
	case alipay.CodeUnknowError, alipay.CodeCallLimited, alipay.CodeOrderSuccessPayInProcess:
		again = true
	}
	if !again && !strings.HasPrefix(said.SubCode, "isp.") {
		return provider.Refused(alipayName, code)
	}
	err := provider.Unavailable(alipayName, code)
	var known *provider.Error
	if errors.As(err, &known) {
		known.RetryAfter = wait
	}
	return err
}
