package sandbox

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
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
// what is said it knows duplicate (arrives twice) and reorder (arrives late,
// behind those sent after it).
type smsProvider struct {
	shared    *Shared
	account   tc3
	appID     string
	sign      string
	baseURL   string
	templates map[string]sms.Template // by number
	inbox     *Table[Text]
}

func newSMS(shared *Shared, k keys, baseURL string) (*smsProvider, error) {
	inbox, err := OpenTable[Text](shared.State, "sms")
	if err != nil {
		return nil, err
	}
	templates, err := defaultTemplates()
	if err != nil {
		return nil, err
	}
	return &smsProvider{
		shared:    shared,
		account:   tc3{"sms", "2021-01-11", k.SMSID, k.SMSKey},
		appID:     k.SMSAppID,
		sign:      settingDefault(config.SMS{}, "SignName"),
		baseURL:   baseURL,
		templates: templates,
		inbox:     inbox,
	}, nil
}

// defaultTemplates are the texts by the numbers of the setting's default.
func defaultTemplates() (map[string]sms.Template, error) {
	ids, err := sms.ParseTemplates(settingDefault(config.SMS{}, "Templates"))
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
	}
}

// accept counts the message and delivers it, disorderly when ordered.
func (p *smsProvider) accept(in sendSms, phone, serial string) error {
	if err := p.shared.Counts.Add(p.Name(), "send", in.SessionContext); err != nil {
		return err
	}
	text := p.render(in, phone)
	fault, _ := p.shared.Faults.Take(p.Name(), FaultDuplicate, FaultReorder)
	if fault.Kind == FaultReorder {
		time.AfterFunc(fault.Wait(), func() { _ = p.deliver(serial, text) })
		return nil
	}
	if fault.Kind == FaultDuplicate {
		if err := p.deliver(serial+" again", text); err != nil {
			return err
		}
	}
	return p.deliver(serial, text)
}

func (p *smsProvider) render(in sendSms, phone string) Text {
	template := p.templates[in.TemplateId]
	text := template.Text
	for i, value := range in.TemplateParamSet {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i+1), value)
	}
	message := Text{Phone: phoneForm.FindStringSubmatch(phone)[1], Text: "【" + in.SignName + "】" + text}
	if template.Key == "code" {
		message.Code = in.TemplateParamSet[0]
	}
	return message
}

func (p *smsProvider) deliver(key string, text Text) error {
	_, err := p.inbox.Update(key, func(row *Text, _ bool) error {
		*row = text
		row.At = time.Now()
		return nil
	})
	return err
}

// texts lists a phone's messages oldest first, everybody's when phone is empty.
func (p *smsProvider) texts(phone string) []Text {
	texts := slices.DeleteFunc(p.inbox.List(), func(t Text) bool { return phone != "" && t.Phone != phone })
	slices.SortStableFunc(texts, func(a, b Text) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	return texts
}
