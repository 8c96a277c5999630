package sandbox_test

import (
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/baoquan/baoquan/dev/sandbox"
)

func TestTheDoorRefusesWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	for _, test := range []struct {
		method, path, body string
		want               int
	}{
		{"GET", "/healthz", "", 200},
		{"GET", "/control/sms", "", 200},
		{"PUT", "/control/faults", `{"provider":"sms","fault":"drop","times":0,"milliseconds":0}`, 200},
		{"PUT", "/control/faults", `{"provider":"post","fault":"drop"}`, 422},
		{"PUT", "/control/faults", `{"provider":"sms","fault":"melt"}`, 422},
		{"PUT", "/control/faults", `{"provider":"sms","fault":"drop","times":-1}`, 422},
		{"PUT", "/control/faults", `not json`, 400},
		{"DELETE", "/control/faults", "", 204},
		{"POST", "/control/pay", `{"codeUrl":"weixin://none","result":"success"}`, 404},
		{"POST", "/control/pay", `{"codeUrl":"weixin://none","result":"maybe"}`, 422},
		{"POST", "/control/face", `{"qrUrl":""}`, 422},
	} {
		if got := call(t, s, test.method, test.path, test.body, nil); got != test.want {
			t.Errorf("%s %s %s: got %d, want %d", test.method, test.path, test.body, got, test.want)
		}
	}
}

func TestAFaultIsUsedUpOrCleared(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	client := sender(t, smsConfig(s))
	call(t, s, "PUT", "/control/faults", `{"provider":"sms","fault":"error_5xx","times":2}`, nil)
	for n, broken := range []bool{true, true, false} {
		if _, err := client.Send(t.Context(), codeMessage("m")); (err != nil) != broken {
			t.Errorf("call %d: %v", n, err)
		}
	}
	call(t, s, "PUT", "/control/faults", `{"provider":"sms","fault":"error_5xx","times":0}`, nil)
	for range 4 {
		if _, err := client.Send(t.Context(), codeMessage("m")); err == nil {
			t.Error("the fault ended by itself")
		}
	}
	call(t, s, "DELETE", "/control/faults", "", nil)
	if _, err := client.Send(t.Context(), codeMessage("m")); err != nil {
		t.Error(err)
	}
}

func TestARestartGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, stop := start(t, dir)
	if _, err := sender(t, smsConfig(s)).Send(t.Context(), codeMessage("m1")); err != nil {
		t.Fatal(err)
	}
	session := begin(t, verifier(t, faceConfig(s)), wang(""))
	fault(t, s, "face", sandbox.Fault5xx, 0)
	stop()
	cutLastLine(t, filepath.Join(dir, "state.jsonl"))

	s, _ = start(t, dir)
	if inbox := texts(t, s, "13800000000"); len(inbox) != 1 || inbox[0].Code != "042317" {
		t.Errorf("the inbox holds %+v", inbox)
	}
	if counts(t, s, "sms", "send")["m1"] != 1 {
		t.Error("the count is gone")
	}
	v := verifier(t, faceConfig(s))
	_, err := v.Result(t.Context(), session.Token)
	wantError(t, err, "http_503", false)
	say(t, s, session, "pass")
	if r, err := v.Result(t.Context(), session.Token); err != nil || !r.Passed {
		t.Errorf("%+v, %v", r, err)
	}
}

// cutLastLine is what a kill in the middle of a write leaves.
func cutLastLine(t *testing.T, path string) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString(`{"t":"sms","k":"x","v":{"pho`); err != nil {
		t.Fatal(err)
	}
}

func TestThePhonePageShowsWhatCameAndItsButtonsWork(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	if _, err := sender(t, smsConfig(s)).Send(t.Context(), codeMessage("m1")); err != nil {
		t.Fatal(err)
	}
	v := verifier(t, faceConfig(s))
	session := begin(t, v, wang(""))
	page := open(t, s.ControlURL()+"/")
	for _, want := range []string{"042317", "13800000000", "王小明", "不通过", "没有等待的付款", "全部清除"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if page := open(t, session.URL); !strings.Contains(page, "王小明") {
		t.Error("the check's page does not show whose it is")
	}
	if page := press(t, session.URL, url.Values{"result": {"pass"}}); !strings.Contains(page, "已通过") {
		t.Error("pressing did not pass")
	}
	if page := press(t, session.URL, url.Values{"result": {"fail"}}); !strings.Contains(page, "不能再更改") {
		t.Error("a check was changed afterwards")
	}
	if r, err := v.Result(t.Context(), session.Token); err != nil || !r.Passed {
		t.Errorf("%+v, %v", r, err)
	}
	press(t, s.ControlURL()+"/faults", url.Values{"provider": {"sms"}, "fault": {"delay"}, "times": {"3"}})
	if !strings.Contains(open(t, s.ControlURL()+"/"), "还有 3 次") {
		t.Error("the fault is not shown")
	}
}

func TestAStrangersPageCannotPressTheButtons(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodDelete, s.ControlURL()+"/control/faults", nil)
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Error(response.Status)
	}
}

func open(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	return content(t, response, err)
}

func press(t *testing.T, address string, form url.Values) string {
	t.Helper()
	response, err := http.PostForm(address, form)
	return content(t, response, err)
}

func content(t *testing.T, response *http.Response, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}
