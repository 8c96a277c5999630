package sms

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

const (
	aliyunHost    = "dysmsapi.aliyuncs.com"
	aliyunVersion = "2017-05-25"
	aliyunTimeout = 10 * time.Second
)

// AliyunSMS is the Sender over Aliyun (dysmsapi 2017-05-25, SendSms,
// https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms).
// One action over one signature does not need the vendor's SDK and its modules.
type AliyunSMS struct {
	client    *http.Client
	account   acs3
	sign      string
	templates map[string]string // TemplateCode by key
}

// NewAliyun checks the settings and calls nobody.
func NewAliyun(c config.AliyunSMS) (*AliyunSMS, error) {
	if c.AccessKeyID == "" || c.AccessKeySecret == "" || c.SignName == "" {
		return nil, errors.New("sms: aliyun.access_key_id, access_key_secret and sign_name must be set")
	}
	templates, err := ParseTemplates(c.Templates)
	if err != nil {
		return nil, err
	}
	client, err := provider.NewHTTPClient(c.BaseURL, aliyunTimeout)
	if err != nil {
		return nil, err
	}
	return &AliyunSMS{client, acs3{c.AccessKeyID, c.AccessKeySecret}, c.SignName, templates}, nil
}

// Send sends one message.
func (a *AliyunSMS) Send(ctx context.Context, m Message) (Sent, error) {
	params, err := namedParams(m)
	if err != nil {
		return Sent{}, err
	}
	request := a.account.request(aliyunHost, "SendSms", aliyunVersion, url.Values{
		"PhoneNumbers":  {strings.TrimPrefix(m.Phone, "+86")},
		"SignName":      {a.sign},
		"TemplateCode":  {a.templates[m.Template]},
		"TemplateParam": {params},
		"OutId":         {m.ID},
	}, time.Now())
	response, err := a.client.Do(request.WithContext(ctx))
	if err != nil {
		return Sent{}, provider.Transport(name, err)
	}
	defer response.Body.Close()
	return readAnswer(response)
}

// namedParams is what fills a text, by the parameters' names.
func namedParams(m Message) (string, error) {
	template, known := templateOf(m.Template)
	names := template.Names()
	if !known || len(names) != len(m.Params) {
		return "", provider.Refused(name, "wrong_parameters")
	}
	named := map[string]string{}
	for i, value := range m.Params {
		named[names[i]] = value
	}
	text, err := json.Marshal(named)
	return string(text), err
}

// readAnswer: what the code says counts, whichever status it comes with; without
// one the status does.
func readAnswer(response *http.Response) (Sent, error) {
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return Sent{}, provider.Transport(name, err)
	}
	var answer struct{ Code, BizId string }
	switch unread := json.Unmarshal(body, &answer); {
	case unread == nil && answer.Code == "OK":
		return Sent{Aliyun, answer.BizId}, nil
	case unread == nil && answer.Code != "" && isTemporary(answer.Code):
		return Sent{}, provider.Unavailable(name, answer.Code)
	case unread == nil && answer.Code != "":
		return Sent{}, provider.Refused(name, answer.Code)
	}
	if err := provider.Status(name, response); err != nil {
		return Sent{}, err
	}
	return Sent{}, provider.Malformed(name)
}

// temporaryCodes are Aliyun's that may go away
// (https://help.aliyun.com/zh/sms/developer-reference/api-error-codes).
var temporaryCodes = []string{
	"isp.", "isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL",
	"Throttling", "InternalError", "ServiceUnavailable",
}

func isTemporary(code string) bool {
	for _, begin := range temporaryCodes {
		if strings.HasPrefix(code, begin) {
			return true
		}
	}
	return false
}
