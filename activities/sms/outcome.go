package sms

import (
	"errors"
	"strings"

	"github.com/baoquan/baoquan/activities/provider"
)

// outcome is what a failed try means for the message.
type outcome int

const (
	doubtful  outcome = iota // the provider may have it: its answer is missing or says nothing
	elsewhere                // the provider has certainly not taken it, another may
	recipient                // it is about the phone or the text: another would say the same
)

// outcomeOf reads an error. Only what is proof that a message was not taken lets it
// go to another provider; nobody should get it twice.
func outcomeOf(err error) outcome {
	var failed *provider.Error
	if !errors.As(err, &failed) {
		return doubtful
	}
	switch {
	case begins(failed.Code, aboutRecipient):
		return recipient
	case failed.Final, begins(failed.Code, turnedAway):
		return elsewhere
	}
	return doubtful
}

// turnedAway begin codes, of either provider or of HTTP, by which a call is not
// even looked at. InternalError and other 5xx are not among them: behind these a
// message may be on its way.
var turnedAway = []string{
	provider.Unreachable, "http_429", "http_503",
	"LimitExceeded", "RequestLimitExceeded", "ServiceUnavailable", "ResourceInsufficient", "ResourceUnavailable",
	"Throttling", "isv.",
}

// aboutRecipient begin codes that are about this phone, or what is said to it. A
// phone that has had enough messages has had enough of them from us.
var aboutRecipient = []string{
	"wrong_parameters",
	"LimitExceeded.PhoneNumber", "FailedOperation.PhoneNumberInBlacklist", "FailedOperation.ContainSensitiveWord",
	"InvalidParameterValue.IncorrectPhoneNumber", "InvalidParameterValue.TemplateParameter", "UnsupportedOperation.",
	"isv.BUSINESS_LIMIT_CONTROL", "isv.MOBILE_NUMBER_ILLEGAL", "isv.BLACK_KEY_CONTROL_LIMIT", "isv.PARAM_LENGTH_LIMIT",
	"isv.INVALID_PARAMETERS", "isv.PARAM_NOT_SUPPORT_URL",
}

func begins(code string, with []string) bool {
	for _, begin := range with {
		if strings.HasPrefix(code, begin) {
			return true
		}
	}
	return false
}
