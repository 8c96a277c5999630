package sandbox_test

import (
	"bytes"
	"encoding/json"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/face"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func faceConfig(s *sandbox.Sandbox) config.Face {
	set := s.Config()
	return config.Face{
		BaseURL:   set["BAOQUAN_FACE_BASE_URL"],
		SecretID:  set["BAOQUAN_FACE_SECRET_ID"],
		SecretKey: set["BAOQUAN_FACE_SECRET_KEY"],
		RuleID:    set["BAOQUAN_FACE_RULE_ID"],
		MiniProgram: config.MiniProgram{
			BaseURL: set["BAOQUAN_FACE_MINIPROGRAM_BASE_URL"],
			AppID:   set["BAOQUAN_FACE_MINIPROGRAM_APP_ID"],
			Secret:  set["BAOQUAN_FACE_MINIPROGRAM_SECRET"],
			Page:    "pages/face/index",
		},
	}
}

func verifier(t *testing.T, c config.Face) face.Verifier {
	t.Helper()
	client, err := face.NewTencent(c)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// ours is our server as the person's browser returns to it.
func ours(t *testing.T) (address string, returns *atomic.Int32) {
	t.Helper()
	returns = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("BizToken") != "" && r.URL.Query().Get("keep") == "1" {
			returns.Add(1)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/callbacks/face/c1?keep=1", returns
}

func wang(returnURL string) face.Request {
	return face.Request{CheckID: "c1", Name: "王小明", IDNumber: "110101199001010010", ReturnURL: returnURL}
}

func begin(t *testing.T, v face.Verifier, r face.Request) face.Session {
	t.Helper()
	session, err := v.Begin(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// say is the phone's word on a check.
func say(t *testing.T, s *sandbox.Sandbox, session face.Session, result string) int {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"qrUrl": session.URL, "result": result})
	return call(t, s, http.MethodPost, "/control/face", string(body), nil)
}

func TestAFaceCheckEndsAsThePhoneSays(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	v := verifier(t, faceConfig(s))
	for said, passed := range map[string]bool{"pass": true, "fail": false} {
		address, returns := ours(t)
		session := begin(t, v, wang(address))
		if left := time.Until(session.ExpiresAt); left < 7100*time.Second || left > 7200*time.Second {
			t.Errorf("expires in %v", left)
		}
		if r, err := v.Result(t.Context(), session.Token); err != nil || r.Done {
			t.Fatalf("before: %+v, %v", r, err)
		}
		if status := say(t, s, session, said); status != http.StatusOK {
			t.Fatal(status)
		}
		r, err := v.Result(t.Context(), session.Token)
		if err != nil || !r.Done || r.Passed != passed || (r.Code == "0") != passed || r.Name != "王小明" || r.IDNumber != "110101199001010010" {
			t.Errorf("%s: %+v, %v", said, r, err)
		}
		if returns.Load() != 1 {
			t.Errorf("the browser returned %d times", returns.Load())
		}
	}
	if n := counts(t, s, "face", "begin")["c1"]; n != 2 {
		t.Errorf("began %d times", n)
	}
}

func TestAFaceCheckIsDecidedOnce(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	session := begin(t, verifier(t, faceConfig(s)), wang(""))
	for _, step := range []struct {
		said string
		want int
	}{{"pass", 200}, {"pass", 200}, {"fail", 409}, {"maybe", 422}} {
		if got := say(t, s, session, step.said); got != step.want {
			t.Errorf("%s: got %d, want %d", step.said, got, step.want)
		}
	}
	if got := say(t, s, face.Session{URL: "http://127.0.0.1/face/none"}, "pass"); got != http.StatusNotFound {
		t.Errorf("unknown check: %d", got)
	}
}

func TestRefusalsOfFaceChecksAreFinal(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	_, err := verifier(t, faceConfig(s)).Result(t.Context(), "nobody's")
	wantError(t, err, "InvalidParameterValue.BizTokenIllegal", true)
	for want, change := range map[string]func(*config.Face){
		"AuthFailure.SignatureFailure":         func(c *config.Face) { c.SecretKey = "wrong" },
		"InvalidParameterValue.RuleIdNotExist": func(c *config.Face) { c.RuleID = "9" },
	} {
		c := faceConfig(s)
		change(&c)
		_, err := verifier(t, c).Begin(t.Context(), wang(""))
		wantError(t, err, want, true)
	}
}

func TestAFaceCheckSurvivesEveryFaultOfTheLine(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	v := verifier(t, faceConfig(s))
	for _, test := range transportFaults {
		r := wang("")
		r.CheckID = test.kind
		fault(t, s, "face", test.kind, test.wait)
		_, err := v.Begin(patience(t, test.kind), r)
		wantError(t, err, test.code, false)
		if n := counts(t, s, "face", "begin")[test.kind]; (n == 1) != test.effect {
			t.Errorf("%s: began %d times", test.kind, n)
		}
		session := begin(t, v, r)
		say(t, s, session, "pass")
		fault(t, s, "face", test.kind, test.wait)
		_, err = v.Result(patience(t, test.kind), session.Token)
		wantError(t, err, test.code, false)
		if got, err := v.Result(t.Context(), session.Token); err != nil || !got.Passed {
			t.Errorf("after %s: %+v, %v", test.kind, got, err)
		}
	}
}

func TestAFaceCheckCanBeDisorderly(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	v := verifier(t, faceConfig(s))
	address, returns := ours(t)
	result := func(session face.Session) face.Result {
		r, err := v.Result(t.Context(), session.Token)
		if err != nil {
			t.Error(err)
		}
		return r
	}

	twice := begin(t, v, wang(address))
	fault(t, s, "face", sandbox.FaultDuplicate, 0)
	if say(t, s, twice, "pass"); returns.Load() != 2 {
		t.Errorf("duplicate: the browser returned %d times", returns.Load())
	}
	fault(t, s, "face", sandbox.FaultForge, 0)
	if r := result(twice); !r.Passed || r.IDNumber == "110101199001010010" && r.Name == "王小明" {
		t.Errorf("forge: %+v", r)
	}
	fault(t, s, "face", sandbox.FaultStale, 0)
	if first, second := result(twice), result(twice); first.Done || !second.Passed {
		t.Errorf("stale: %+v, then %+v", first, second)
	}
	late := begin(t, v, wang(address))
	fault(t, s, "face", sandbox.FaultReorder, 1500)
	say(t, s, late, "pass")
	if r := result(late); returns.Load() != 3 || r.Done {
		t.Errorf("reorder: %d returns, %+v", returns.Load(), r)
	}
	soon(t, "the late result", func() bool { return result(late).Passed })
}

func TestAMiniProgramCodeIsDrawnAndATokenRenewed(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	c := faceConfig(s).MiniProgram
	ours, err := face.NewMiniProgram(c)
	if err != nil {
		t.Fatal(err)
	}
	draw := func() {
		t.Helper()
		picture, err := ours.Code(t.Context(), "ticket-1")
		if err != nil {
			t.Fatal(err)
		}
		if size, err := jpeg.DecodeConfig(bytes.NewReader(picture)); err != nil || size.Width != 430 {
			t.Errorf("%+v, %v", size, err)
		}
	}
	draw()
	force(t, c) // somebody else renews the token; ours is refused with 40001
	draw()

	_, err = ours.Code(t.Context(), "汉字")
	wantError(t, err, "scene", true)
	c.Secret = "wrong"
	wrong, _ := face.NewMiniProgram(c)
	_, err = wrong.Code(t.Context(), "ticket-1")
	wantError(t, err, "40125", true)
	for _, test := range transportFaults {
		fault(t, s, "face", test.kind, test.wait)
		_, err := ours.Code(patience(t, test.kind), "ticket-1")
		wantError(t, err, test.code, false)
		draw()
	}
}

func force(t *testing.T, c config.MiniProgram) {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"grant_type": "client_credential", "appid": c.AppID, "secret": c.Secret, "force_refresh": true})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.BaseURL+"/cgi-bin/stable_token", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "api.weixin.qq.com"
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
}
