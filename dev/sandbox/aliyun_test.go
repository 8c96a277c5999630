package sandbox_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func aliyunConfig(s *sandbox.Sandbox) config.AliyunSMS {
	set, usual := s.Config(), config.Default().SMS.Aliyun
	return config.AliyunSMS{
		BaseURL:         set["BAOQUAN_SMS_ALIYUN_BASE_URL"],
		AccessKeyID:     set["BAOQUAN_SMS_ALIYUN_ACCESS_KEY_ID"],
		AccessKeySecret: set["BAOQUAN_SMS_ALIYUN_ACCESS_KEY_SECRET"],
		SignName:        usual.SignName,
		Templates:       usual.Templates,
	}
}

func aliyun(t *testing.T, c config.AliyunSMS) sms.Sender {
	t.Helper()
	client, err := sms.NewAliyun(c)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func TestAliyunDeliversEveryText(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	client := aliyun(t, aliyunConfig(s))
	for _, template := range sms.Templates {
		m := sms.Message{ID: template.Key, Phone: "13800000000", Template: template.Key, Params: []string{"042317", "12月4日 23:59 +*~&="}[:template.ParamCount()]}
		sent, err := client.Send(t.Context(), m)
		if err != nil || sent.ID == "" || sent.Provider != sms.Aliyun {
			t.Fatal(template.Key, sent, err)
		}
		inbox := texts(t, s, "13800000000")
		want := strings.NewReplacer("{1}", "042317", "{2}", "12月4日 23:59 +*~&=").Replace(template.Text)
		if got := inbox[len(inbox)-1].Text; got != "【网上保全】"+want {
			t.Errorf("got %s", got)
		}
		if counts(t, s, "sms", "send")[template.Key] != 1 {
			t.Error("not counted once")
		}
	}
}

func TestRefusalsOfAliyunAreFinal(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	for want, change := range map[string]func(*config.AliyunSMS, *sms.Message){
		"SignatureDoesNotMatch":       func(c *config.AliyunSMS, _ *sms.Message) { c.AccessKeySecret = "wrong" },
		"InvalidAccessKeyId.NotFound": func(c *config.AliyunSMS, _ *sms.Message) { c.AccessKeyID = "wrong" },
		"isv.SMS_SIGNATURE_ILLEGAL":   func(c *config.AliyunSMS, _ *sms.Message) { c.SignName = "别人" },
		"wrong_parameters":            func(_ *config.AliyunSMS, m *sms.Message) { m.Params = nil },
		"isv.INVALID_PARAMETERS":      func(_ *config.AliyunSMS, m *sms.Message) { m.Params = []string{"12ab"} },
		"isv.MOBILE_NUMBER_ILLEGAL":   func(_ *config.AliyunSMS, m *sms.Message) { m.Phone = "+8523000" },
		"isv.SMS_TEMPLATE_ILLEGAL": func(c *config.AliyunSMS, _ *sms.Message) {
			c.Templates = strings.Replace(c.Templates, "code=SMS_100001", "code=SMS_1", 1)
		},
	} {
		c, m := aliyunConfig(s), codeMessage("m1")
		change(&c, &m)
		_, err := aliyun(t, c).Send(t.Context(), m)
		wantError(t, err, want, true)
	}
	if len(texts(t, s, "")) != 0 {
		t.Error("a refused message arrived")
	}
}

func TestAliyunSurvivesEveryFaultOfTheLine(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	client := aliyun(t, aliyunConfig(s))
	for _, test := range transportFaults {
		fault(t, s, "sms_aliyun", test.kind, test.wait)
		_, err := client.Send(patience(t, test.kind), codeMessage(test.kind))
		wantError(t, err, test.code, false)
		if n := counts(t, s, "sms", "send")[test.kind]; (n == 1) != test.effect {
			t.Errorf("%s: sent %d times", test.kind, n)
		}
	}
}

// The whole way: whatever befalls the first provider, a message is not sent twice.
func TestOfTwoProvidersOneSends(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	both := smsConfig(s)
	both.Aliyun = aliyunConfig(s)
	for _, test := range transportFaults {
		client, err := sms.New(both) // one that remembers nothing
		if err != nil {
			t.Fatal(err)
		}
		fault(t, s, "sms", test.kind, test.wait)
		sent, err := client.Send(patience(t, test.kind), codeMessage(test.kind))
		turnedAway := strings.HasPrefix(test.code, "http_")
		if turnedAway != (err == nil) || turnedAway != (sent.Provider == sms.Aliyun) {
			t.Errorf("%s: %+v, %v", test.kind, sent, err)
		}
		if n := counts(t, s, "sms", "send")[test.kind]; n > 1 || turnedAway && n != 1 {
			t.Errorf("%s: sent %d times", test.kind, n)
		}
		if _, err := client.Send(t.Context(), codeMessage("after "+test.kind)); err != nil {
			t.Errorf("after %s: %v", test.kind, err)
		}
	}
	both.BaseURL = "http://127.0.0.1:1"
	client, err := sms.New(both)
	if err != nil {
		t.Fatal(err)
	}
	if sent, err := client.Send(t.Context(), codeMessage("no line")); err != nil || sent.Provider != sms.Aliyun {
		t.Errorf("no line: %+v, %v", sent, err)
	}
}

func TestBothProvidersPushReceiptsUntilTheyAreAcknowledged(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	pushed := map[string][]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		pushed[r.URL.Path] = append(pushed[r.URL.Path], string(body))
		if len(pushed[r.URL.Path]) > 1 {
			io.WriteString(w, `{"result":0,"code":0}`)
		} else {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer server.Close()
	s := serve(t, sandbox.Options{Dir: t.TempDir(), PublicServerURL: server.URL})
	set := s.Config()
	if _, err := sender(t, smsConfig(s)).Send(t.Context(), codeMessage("m1")); err != nil {
		t.Fatal(err)
	}
	fault(t, s, "sms_aliyun", sandbox.FaultUndelivered, 0)
	sent, err := aliyun(t, aliyunConfig(s)).Send(t.Context(), codeMessage("m2"))
	if err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]sms.Receipt{
		sms.TencentCloud: {Delivered: true, Code: "DELIVRD"},
		sms.Aliyun:       {Delivered: false, Code: "UNDELIV", ProviderID: sent.ID, MessageID: "m2"},
	} {
		secret := map[string]string{sms.TencentCloud: set["BAOQUAN_SMS_CALLBACK_SECRET"], sms.Aliyun: set["BAOQUAN_SMS_ALIYUN_CALLBACK_SECRET"]}[from]
		path := "/callbacks/sms/" + from + "/" + secret
		soon(t, from, func() bool { mu.Lock(); defer mu.Unlock(); return len(pushed[path]) == 2 })
		mu.Lock()
		got, err := sms.ParseReceipts(from, []byte(pushed[path][1]))
		mu.Unlock()
		if err != nil || len(got) != 1 || got[0].Delivered != want.Delivered || got[0].Code != want.Code || got[0].MessageID != want.MessageID ||
			want.ProviderID != "" && got[0].ProviderID != want.ProviderID || time.Since(got[0].At).Abs() > time.Minute {
			t.Errorf("%s: %+v %v", from, got, err)
		}
	}
	if len(texts(t, s, "")) != 1 {
		t.Error("what was not delivered arrived")
	}
}
