package sandbox

import (
	"encoding/json"
	"net/http"
	"regexp"
)

func (p *smsProvider) Handler() http.Handler {
	return p.shared.Faults.Wrap(p.Name(), p.account.handler(map[string]action{"SendSms": p.send}))
}

type sendSms struct {
	PhoneNumberSet   []string
	SmsSdkAppId      string
	SignName         string
	TemplateId       string
	TemplateParamSet []string
	SessionContext   string
}

func (p *smsProvider) send(parameters []byte) (map[string]any, error) {
	var in sendSms
	if json.Unmarshal(parameters, &in) != nil {
		return nil, apiError("InvalidParameter")
	}
	switch {
	case len(in.PhoneNumberSet) == 0:
		return nil, apiError("MissingParameter.EmptyPhoneNumberSet")
	case len(in.PhoneNumberSet) > 200:
		return nil, apiError("LimitExceeded.PhoneNumberCountLimit")
	}
	statuses := []map[string]any{}
	for _, phone := range in.PhoneNumberSet {
		serial, status := "", p.check(in, phone)
		if status == "" {
			serial, status = uuid(), "Ok"
			if err := p.accept(in, phone, serial); err != nil {
				return nil, err
			}
		}
		statuses = append(statuses, map[string]any{
			"SerialNo": serial, "PhoneNumber": phone, "Fee": 1, "SessionContext": in.SessionContext,
			"Code": status, "Message": status, "IsoCode": "CN",
		})
	}
	return map[string]any{"SendStatusSet": statuses}, nil
}

var (
	phoneForm = regexp.MustCompile(`^(?:\+86|0086|86)?(1[0-9]{10})$`)
	codeForm  = regexp.MustCompile(`^[0-9]{1,6}$`)
)

// check is the code a number would get, empty when it may be sent to.
func (p *smsProvider) check(in sendSms, phone string) string {
	template, ok := p.templates[in.TemplateId]
	switch {
	case in.SmsSdkAppId != p.appID:
		return "UnauthorizedOperation.SmsSdkAppIdVerifyFail"
	case in.SignName != p.sign:
		return "FailedOperation.SignatureIncorrectOrUnapproved"
	case !ok:
		return "FailedOperation.TemplateIncorrectOrUnapproved"
	case len(in.TemplateParamSet) != template.ParamCount():
		return "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"
	case template.Key == "code" && !codeForm.MatchString(in.TemplateParamSet[0]):
		return "InvalidParameterValue.TemplateParameterFormatError"
	case !phoneForm.MatchString(phone):
		return "InvalidParameterValue.IncorrectPhoneNumber"
	}
	return ""
}
