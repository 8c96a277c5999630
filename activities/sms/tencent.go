package sms

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/tencent"
	"github.com/baoquan/baoquan/config"
)

// The providers, as settings, callbacks and the record call them.
const (
	TencentCloud = "tencent"
	Aliyun       = "aliyun"
)

const name = "sms"

// Tencent is the Sender over Tencent Cloud.
type Tencent struct {
	client    *tencent.Client
	appID     string
	sign      string
	templates map[string]string // number by key
}

// NewTencent checks the settings and calls nobody.
func NewTencent(c config.SMS) (*Tencent, error) {
	if c.AppID == "" || c.SignName == "" || c.Region == "" {
		return nil, errors.New("sms: app_id, sign_name and region must be set")
	}
	templates, err := ParseTemplates(c.Templates)
	if err != nil {
		return nil, err
	}
	client, err := tencent.New(tencent.Options{
		Name:      name,
		Service:   "sms",
		Version:   "2021-01-11",
		BaseURL:   c.BaseURL,
		SecretID:  c.SecretID,
		SecretKey: c.SecretKey,
		Region:    c.Region,
	})
	if err != nil {
		return nil, err
	}
	return &Tencent{client, c.AppID, c.SignName, templates}, nil
}

// sendInput is what SendSms takes.
type sendInput struct {
	PhoneNumberSet   []string
	SmsSdkAppId      string
	SignName         string
	TemplateId       string
	TemplateParamSet []string
	SessionContext   string
}

// sendOutput is what SendSms answers: one status for each number.
type sendOutput struct {
	SendStatusSet []struct {
		SerialNo string
		Code     string
	}
}

// Send sends one message. The call's success says nothing: each number has a
// code of its own, "Ok" or a reason.
func (t *Tencent) Send(ctx context.Context, m Message) (Sent, error) {
	out, err := tencent.Call[sendOutput](ctx, t.client, "SendSms", sendInput{
		PhoneNumberSet:   []string{international(m.Phone)},
		SmsSdkAppId:      t.appID,
		SignName:         t.sign,
		TemplateId:       t.templates[m.Template],
		TemplateParamSet: m.Params,
		SessionContext:   m.ID,
	})
	if err != nil {
		return Sent{}, err
	}
	if len(out.SendStatusSet) != 1 {
		return Sent{}, provider.Malformed(name)
	}
	status := out.SendStatusSet[0]
	if status.Code != "Ok" {
		return Sent{}, refused(status.Code)
	}
	return Sent{TencentCloud, status.SerialNo}, nil
}

// refused classifies a number's code; limits per number say how long they last.
func refused(code string) error {
	if !tencent.Temporary(code) {
		return provider.Refused(name, code)
	}
	err := provider.Unavailable(name, code)
	var unavailable *provider.Error
	if errors.As(err, &unavailable) {
		unavailable.RetryAfter = limits[code]
	}
	return err
}

var limits = map[string]time.Duration{
	"LimitExceeded.PhoneNumberThirtySecondLimit": 30 * time.Second,
	"LimitExceeded.PhoneNumberOneHourLimit":      time.Hour,
}

func international(phone string) string {
	if strings.HasPrefix(phone, "+") {
		return phone
	}
	return "+86" + phone
}
