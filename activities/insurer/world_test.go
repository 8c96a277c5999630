package insurer_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// world is our side with the real client, and the sandbox's insurer as partner.
// Faults are one for each provider, so that tests with a fault have a world each.
type world struct {
	t        *testing.T
	box      *sandbox.Sandbox
	settings config.Insurer
	systems  *insurer.Systems
	calls    chan *http.Request // what the partner said, with its whole body
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, calls: make(chan *http.Request, 10)}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		w.calls <- r
		rw.WriteHeader(http.StatusNoContent)
	}))
	t.Cleanup(server.Close)
	box, err := sandbox.New(sandbox.Options{Dir: t.TempDir(), PublicServerURL: server.URL})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- box.Run(ctx) }()
	<-box.Ready()
	t.Cleanup(func() { cancel(); must(t, <-ended) })
	w.box = box
	s := box.Config()
	w.settings = config.Insurer{Endpoints: s["BAOQUAN_INSURER_ENDPOINTS"], Secrets: s["BAOQUAN_INSURER_SECRETS"]}
	w.systems = w.with(w.settings)
	return w
}

func (w *world) with(settings config.Insurer) *insurer.Systems {
	w.t.Helper()
	systems, err := insurer.New(settings)
	must(w.t, err)
	return systems
}

// next is what the partner says next, and its body.
func (w *world) next() (http.Header, []byte) {
	w.t.Helper()
	select {
	case r := <-w.calls:
		body, err := io.ReadAll(r.Body)
		must(w.t, err)
		return r.Header, body
	case <-time.After(10 * time.Second):
		w.t.Fatal("the partner says nothing")
		return nil, nil
	}
}

func (w *world) order(kind string, milliseconds int) {
	w.t.Helper()
	body, _ := json.Marshal(map[string]any{"provider": "insurer", "fault": kind, "times": 1, "milliseconds": milliseconds})
	w.control(http.MethodPut, "/control/faults", string(body), nil)
}

// heard is how often the partner acted on an event.
func (w *world) heard(event insurer.Outgoing) int {
	w.t.Helper()
	var counts map[string]map[string]map[string]int
	w.control(http.MethodGet, "/control/counts", "", &counts)
	return counts["insurer"][event.Type][event.ID]
}

func (w *world) control(method, path, body string, out any) {
	w.t.Helper()
	request, err := http.NewRequestWithContext(w.t.Context(), method, w.box.ControlURL()+path, strings.NewReader(body))
	must(w.t, err)
	response, err := http.DefaultClient.Do(request)
	must(w.t, err)
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		w.t.Fatalf("%s %s: %s", method, path, response.Status)
	}
	if out != nil {
		must(w.t, json.NewDecoder(response.Body).Decode(out))
	}
}

func event(id string) insurer.Outgoing {
	return insurer.Outgoing{
		ID: id, Type: insurer.Withdrawn, At: time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC),
		Data: insurer.Ending{Case: insurer.Case{ID: "g1", Number: "DB1", Seq: 1}, Reason: "withdrawn"},
	}
}

// submitted makes the partner say something.
func submitted() insurer.Outgoing {
	e := event("g1-1")
	e.Type, e.Data = insurer.Submitted, insurer.Submission{Case: insurer.Case{ID: "g1", Number: "DB1", Seq: 1}}
	return e
}

func secret(letter string) string {
	return "whsec_" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat(letter, 24)))
}

func wantError(t *testing.T, err error, code string, final bool) *provider.Error {
	t.Helper()
	var got *provider.Error
	if !errors.As(err, &got) || got.Provider != "insurer" || got.Code != code || got.Final != final {
		t.Errorf("got %v, want %s, final %v", err, code, final)
		return &provider.Error{}
	}
	return got
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
