package sandbox_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func smsConfig(s *sandbox.Sandbox) config.SMS {
	set := s.Config()
	return config.SMS{
		BaseURL:   set["BAOQUAN_SMS_BASE_URL"],
		SecretID:  set["BAOQUAN_SMS_SECRET_ID"],
		SecretKey: set["BAOQUAN_SMS_SECRET_KEY"],
		AppID:     set["BAOQUAN_SMS_APP_ID"],
		Region:    "ap-beijing",
		SignName:  "网上保全",
		Templates: config.Default().SMS.Templates,
	}
}

func sender(t *testing.T, c config.SMS) sms.Sender {
	t.Helper()
	client, err := sms.NewTencent(c)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func codeMessage(id string) sms.Message {
	return sms.Message{ID: id, Phone: "13800000000", Template: "code", Params: []string{"042317"}}
}

func texts(t *testing.T, s *sandbox.Sandbox, phone string) []sandbox.Text {
	t.Helper()
	var list struct{ Items []sandbox.Text }
	call(t, s, http.MethodGet, "/control/sms?phone="+phone, "", &list)
	return list.Items
}

func TestAMessageArrivesWithItsCode(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	sent, err := sender(t, smsConfig(s)).Send(t.Context(), codeMessage("m1"))
	if err != nil || sent.ID == "" || sent.Provider != sms.TencentCloud {
		t.Fatal(sent, err)
	}
	inbox := texts(t, s, "13800000000")
	if len(inbox) != 1 || inbox[0].Code != "042317" || !strings.HasPrefix(inbox[0].Text, "【网上保全】042317为您的验证码") {
		t.Errorf("got %+v", inbox)
	}
	if len(texts(t, s, "13900000000")) != 0 {
		t.Error("somebody else got it")
	}
	if counts(t, s, "sms", "send")["m1"] != 1 {
		t.Error("not counted once")
	}
}

func TestRefusalsOfTextMessagesAreFinal(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	good := smsConfig(s)
	for want, change := range map[string]func(*config.SMS, *sms.Message){
		"AuthFailure.SignatureFailure":                             func(c *config.SMS, _ *sms.Message) { c.SecretKey = "wrong" },
		"AuthFailure.SecretIdNotFound":                             func(c *config.SMS, _ *sms.Message) { c.SecretID = "wrong" },
		"UnauthorizedOperation.SmsSdkAppIdVerifyFail":              func(c *config.SMS, _ *sms.Message) { c.AppID = "1" },
		"FailedOperation.SignatureIncorrectOrUnapproved":           func(c *config.SMS, _ *sms.Message) { c.SignName = "别人" },
		"FailedOperation.TemplateIncorrectOrUnapproved":            func(_ *config.SMS, m *sms.Message) { m.Template = "unknown" },
		"FailedOperation.TemplateParamSetNotMatchApprovedTemplate": func(_ *config.SMS, m *sms.Message) { m.Params = nil },
		"InvalidParameterValue.TemplateParameterFormatError":       func(_ *config.SMS, m *sms.Message) { m.Params = []string{"12ab"} },
		"InvalidParameterValue.IncorrectPhoneNumber":               func(_ *config.SMS, m *sms.Message) { m.Phone = "+8523000" },
	} {
		c, m := good, codeMessage("m1")
		change(&c, &m)
		_, err := sender(t, c).Send(t.Context(), m)
		wantError(t, err, want, true)
	}
	if len(texts(t, s, "")) != 0 {
		t.Error("a refused message arrived")
	}
}

func TestATextMessageSurvivesEveryFaultOfTheLine(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	client := sender(t, smsConfig(s))
	for _, test := range transportFaults {
		fault(t, s, "sms", test.kind, test.wait)
		_, err := client.Send(patience(t, test.kind), codeMessage(test.kind))
		got := wantError(t, err, test.code, false)
		if test.kind == sandbox.Fault429 && got.RetryAfter != 7*time.Second {
			t.Errorf("Retry-After became %v", got.RetryAfter)
		}
		if n := counts(t, s, "sms", "send")[test.kind]; (n == 1) != test.effect {
			t.Errorf("%s: sent %d times", test.kind, n)
		}
		if _, err := client.Send(t.Context(), codeMessage("after "+test.kind)); err != nil {
			t.Errorf("after %s: %v", test.kind, err)
		}
	}
}

func TestMessagesCanArriveTwiceAndOutOfOrder(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	client := sender(t, smsConfig(s))
	for i, kind := range []string{sandbox.FaultDuplicate, sandbox.FaultReorder} {
		fault(t, s, "sms", kind, 1500)
		for _, code := range []string{"1", "2"} {
			m := codeMessage(kind + code)
			m.Phone, m.Params = "1380000000"+strconv.Itoa(i), []string{code}
			if _, err := client.Send(t.Context(), m); err != nil {
				t.Fatal(err)
			}
		}
	}
	for phone, want := range map[string]string{"13800000000": "112", "13800000001": "21"} {
		soon(t, want, func() bool {
			var got string
			for _, text := range texts(t, s, phone) {
				got += text.Code
			}
			return got == want
		})
	}
}

func TestTheDefaultSettingHasANumberForEveryText(t *testing.T) {
	t.Parallel()
	if _, err := sms.ParseTemplates("code=1"); err == nil {
		t.Error("missing texts were not noticed")
	}
	for _, template := range sms.Templates {
		if n := template.ParamCount(); n < 0 || n > 2 {
			t.Errorf("%s takes %d", template.Key, n)
		}
	}
}
