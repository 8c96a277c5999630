package sandbox

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
)

// Text is a message as it lies in the phone's inbox.
type Text struct {
	Phone string    `json:"phone"`
	Code  string    `json:"code"`
	Text  string    `json:"text"`
	At    time.Time `json:"at"`
}

// smsProvider plays Tencent Cloud SMS, version 2021-01-11. Of the faults of
// what is said it knows duplicate (arrives twice), reorder (arrives late, behind
// those sent after it) and undelivered (never arrives, and the receipt says so).
type smsProvider struct {
	shared    *Shared
	account   tc3
	appID     string
	sign      string
	baseURL   string
	secret    string                  // of the address to which receipts go
	templates map[string]sms.Template // by number
	box       *inbox
}

func newSMS(shared *Shared, k keys, door, baseURL string, box *inbox) (*smsProvider, error) {
	templates, err := defaultTemplates(config.SMS{})
	if err != nil {
		return nil, err
	}
	return &smsProvider{
		shared:    shared,
		account:   tc3{"sms", "2021-01-11", k.SMSID, k.SMSKey},
		appID:     k.SMSAppID,
		sign:      settingDefault(config.SMS{}, "SignName"),
		baseURL:   baseURL,
		secret:    door,
		templates: templates,
		box:       box,
	}, nil
}

// defaultTemplates are the texts by the numbers of the setting's default.
func defaultTemplates(section any) (map[string]sms.Template, error) {
	ids, err := sms.ParseTemplates(settingDefault(section, "Templates"))
	byID := map[string]sms.Template{}
	for _, template := range sms.Templates {
		byID[ids[template.Key]] = template
	}
	return byID, err
}

func settingDefault(section any, field string) string {
	f, _ := reflect.TypeOf(section).FieldByName(field)
	return f.Tag.Get("default")
}

func (p *smsProvider) Name() string { return "sms" }

func (p *smsProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_SMS_BASE_URL":   p.baseURL,
		"BAOQUAN_SMS_SECRET_ID":  p.account.secretID,
		"BAOQUAN_SMS_SECRET_KEY": p.account.secretKey,
		"BAOQUAN_SMS_APP_ID":     p.appID,

		"BAOQUAN_SMS_CALLBACK_SECRET": p.secret,
	}
}

// accept takes a message, and pushes later what became of it.
func (p *smsProvider) accept(in sendSms, phone, serial string) error {
	return p.box.accept(taken{
		provider: p.Name(), messageID: in.SessionContext, serial: serial,
		text:    render(p.templates[in.TemplateId], in.SignName, phone, in.TemplateParamSet),
		address: "/callbacks/sms/tencent/" + p.secret,
		receipt: func(code string, at time.Time) any {
			status := map[bool]string{true: "SUCCESS", false: "FAIL"}[code == delivered]
			return map[string]string{
				"user_receive_time": at.In(beijing).Format(time.DateTime), "nationcode": "86", "mobile": phone,
				"report_status": status, "errmsg": code, "description": "用户短信送达情况", "sid": serial,
			}
		},
	})
}

// render fills a template, by its place or its name.
func render(template sms.Template, sign, phone string, params []string) Text {
	text := template.Text
	for i, value := range params {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i+1), value)
	}
	message := Text{Phone: phoneForm.FindStringSubmatch(phone)[1], Text: "【" + sign + "】" + text}
	if template.Key == "code" {
		message.Code = params[0]
	}
	return message
}
