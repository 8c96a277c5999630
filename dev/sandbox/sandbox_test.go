package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// start runs a sandbox in dir until the test, or stop, ends it.
func start(t *testing.T, dir string) (s *sandbox.Sandbox, stop func()) {
	t.Helper()
	s, err := sandbox.New(sandbox.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	<-s.Ready()
	var stopped bool
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	t.Cleanup(stop)
	return s, stop
}

// serve runs a sandbox with options until the test ends.
func serve(t *testing.T, o sandbox.Options) *sandbox.Sandbox {
	t.Helper()
	s, err := sandbox.New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	<-s.Ready()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s
}

// call speaks to the JSON door and reads the answer into out.
func call(t *testing.T, s *sandbox.Sandbox, method, path, body string, out any) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.ControlURL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if out != nil {
		if err := json.NewDecoder(bytes.NewReader(content)).Decode(out); err != nil {
			t.Fatalf("%s %s: %v in %s", method, path, err, content)
		}
	}
	return response.StatusCode
}

func fault(t *testing.T, s *sandbox.Sandbox, provider, kind string, milliseconds int) {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"provider": provider, "fault": kind, "times": 1, "milliseconds": milliseconds})
	if status := call(t, s, http.MethodPut, "/control/faults", string(body), nil); status != http.StatusOK {
		t.Fatalf("fault %s: %d", kind, status)
	}
}

// counts is how often an operation had its effect, by key.
func counts(t *testing.T, s *sandbox.Sandbox, provider, operation string) map[string]int {
	t.Helper()
	var all map[string]map[string]map[string]int
	call(t, s, http.MethodGet, "/control/counts", "", &all)
	return all[provider][operation]
}

// wantError checks code and finality; an empty code wants success.
func wantError(t *testing.T, err error, code string, final bool) *provider.Error {
	t.Helper()
	var got *provider.Error
	if !errors.As(err, &got) || got.Code != code || got.Final != final {
		t.Errorf("got %v, want %s, final %v", err, code, final)
		return &provider.Error{}
	}
	return got
}

// transportFaults is what every client must make of a spoilt exchange. effect
// is whether the provider did what was asked, unknown to the client.
var transportFaults = []struct {
	kind, code string
	wait       int
	effect     bool
}{
	{sandbox.FaultDrop, "transport", 0, false},
	{sandbox.Fault5xx, "http_503", 0, false},
	{sandbox.Fault429, "http_429", 7000, false},
	{sandbox.FaultCut, "transport", 0, true},
	{sandbox.FaultDelay, "timeout", 5000, true},
	{sandbox.FaultSlow, "timeout", 5000, true},
}

// patience is a context that a late answer misses and every other one meets.
func patience(t *testing.T, kind string) context.Context {
	limit := 8 * time.Second
	if kind == sandbox.FaultDelay || kind == sandbox.FaultSlow {
		limit = 600 * time.Millisecond
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	return ctx
}

// soon waits until something is so, at most for some seconds.
func soon(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 100 {
		if so() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("never: %s", what)
}

func TestEverySettingOfConfigIsASettingOfTheSystem(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	known := map[string]bool{}
	names(reflect.TypeFor[config.Config](), "BAOQUAN", known)
	for name, value := range s.Config() {
		if !known[name] || value == "" {
			t.Errorf("%s is unknown or empty", name)
		}
	}
	for _, name := range []string{"BAOQUAN_SMS_BASE_URL", "BAOQUAN_FACE_MINIPROGRAM_SECRET", "BAOQUAN_WECHATPAY_API_V3_KEY"} {
		if s.Config()[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
}

func names(of reflect.Type, prefix string, into map[string]bool) {
	for field := range of.Fields() {
		name := prefix + "_" + strings.ToUpper(field.Tag.Get("mapstructure"))
		if field.Type.Kind() == reflect.Struct {
			names(field.Type, name, into)
			continue
		}
		into[name] = true
	}
}

func TestTheSandboxGivesItsPortsBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, stop := start(t, dir)
	address := strings.TrimPrefix(s.ControlURL(), "http://")
	stop()
	again, err := sandbox.New(sandbox.Options{Dir: dir, Control: address})
	if err != nil {
		t.Fatal(err)
	}
	if again.Config()["BAOQUAN_SMS_SECRET_KEY"] != s.Config()["BAOQUAN_SMS_SECRET_KEY"] {
		t.Error("the keys changed")
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}
