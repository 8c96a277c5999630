package sandbox

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
)

// aliyunHost tells its requests from those of the other services of the cloud.
const aliyunHost = "dysmsapi.aliyuncs.com"

// aliyunProvider plays Aliyun's text messages, dysmsapi 2017-05-25, with the same
// faults as smsProvider has.
type aliyunProvider struct {
	shared    *Shared
	account   acs3
	sign      string
	secret    string
	baseURL   string
	templates map[string]sms.Template // by code
	box       *inbox
}

func newAliyun(shared *Shared, k doorKeys, baseURL string, box *inbox) (*aliyunProvider, error) {
	templates, err := defaultTemplates(config.AliyunSMS{})
	return &aliyunProvider{
		shared: shared, account: acs3{k.AliyunID, k.AliyunKey}, sign: settingDefault(config.AliyunSMS{}, "SignName"),
		secret: k.AliyunDoor, baseURL: baseURL, templates: templates, box: box,
	}, err
}

func (p *aliyunProvider) Name() string { return "sms_aliyun" }

func (p *aliyunProvider) Settings() map[string]string {
	return map[string]string{
		"BAOQUAN_SMS_ALIYUN_BASE_URL":          p.baseURL,
		"BAOQUAN_SMS_ALIYUN_ACCESS_KEY_ID":     p.account.id,
		"BAOQUAN_SMS_ALIYUN_ACCESS_KEY_SECRET": p.account.secret,
		"BAOQUAN_SMS_ALIYUN_CALLBACK_SECRET":   p.secret,
	}
}

// Handler answers 4xx to whoever may not call, and 200 with a code to the others.
func (p *aliyunProvider) Handler() http.Handler {
	return p.shared.Faults.Wrap(p.Name(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if refusal := p.account.verify(r, time.Now()); refusal != "" {
			writeJSON(w, http.StatusBadRequest, aliyunAnswer(refusal, ""))
			return
		}
		if r.Header.Get("x-acs-action") != "SendSms" || r.Header.Get("x-acs-version") != "2017-05-25" {
			writeJSON(w, http.StatusNotFound, aliyunAnswer("InvalidAction.NotFound", ""))
			return
		}
		code, serial := p.send(r.URL.Query())
		writeJSON(w, http.StatusOK, aliyunAnswer(code, serial))
	}))
}

func aliyunAnswer(code, serial string) map[string]string {
	return map[string]string{"RequestId": uuid(), "Code": code, "Message": "sandbox: " + code, "BizId": serial}
}

// send takes a message, or says why not.
func (p *aliyunProvider) send(in url.Values) (code, serial string) {
	template, known := p.templates[in.Get("TemplateCode")]
	phone := in.Get("PhoneNumbers")
	params, complete := inOrder(template, in.Get("TemplateParam"))
	switch {
	case in.Get("SignName") != p.sign:
		return "isv.SMS_SIGNATURE_ILLEGAL", ""
	case !known:
		return "isv.SMS_TEMPLATE_ILLEGAL", ""
	case !complete:
		return "isv.TEMPLATE_MISSING_PARAMETERS", ""
	case template.Key == "code" && !codeForm.MatchString(params[0]):
		return "isv.INVALID_PARAMETERS", ""
	case !aliyunPhone.MatchString(phone):
		return "isv.MOBILE_NUMBER_ILLEGAL", ""
	}
	serial = randomDigits(18) + "^0"
	if err := p.box.accept(p.taken(in, render(template, p.sign, phone, params), serial)); err != nil {
		return "isp.SYSTEM_ERROR", ""
	}
	return "OK", serial
}

var aliyunPhone = regexp.MustCompile(`^(?:\+86|86)?1[0-9]{10}$`)

// inOrder are the values of a template's named parameters; all must be there.
func inOrder(template sms.Template, text string) (params []string, complete bool) {
	var named map[string]string
	if json.Unmarshal([]byte(text), &named) != nil {
		return nil, false
	}
	for _, name := range template.Names() {
		value, there := named[name]
		if !there {
			return nil, false
		}
		params = append(params, value)
	}
	return params, len(named) == len(params)
}

func (p *aliyunProvider) taken(in url.Values, text Text, serial string) taken {
	return taken{
		provider: p.Name(), messageID: in.Get("OutId"), serial: serial, text: text,
		address: "/callbacks/sms/aliyun/" + p.secret,
		receipt: func(code string, at time.Time) any {
			stamp := at.In(beijing).Format(time.DateTime)
			return map[string]any{
				"phone_number": strings.TrimPrefix(in.Get("PhoneNumbers"), "+86"), "send_time": stamp, "report_time": stamp,
				"success": code == delivered, "err_code": code, "err_msg": "用户接收情况", "sms_size": "1",
				"biz_id": serial, "out_id": in.Get("OutId"),
			}
		},
	}
}
