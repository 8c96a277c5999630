package insurer_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func TestAnEventThatIsSentAgainIsHeardOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 3 {
		must(t, w.systems.Send(t.Context(), "pingan", event("e1")))
	}
	if n := w.heard(event("e1")); n != 1 {
		t.Errorf("heard %d times", n)
	}
	if !w.systems.Has("pingan") || w.systems.Has("picc") {
		t.Error("the systems are not those of the settings")
	}
	wantError(t, w.systems.Send(t.Context(), "picc", event("e1")), "no_system", false)
}

// TestASpoiltExchangeIsTriedAgain: the status is the answer, so that half of a
// body, or a slow one, behind a 200 is a success.
func TestASpoiltExchangeIsTriedAgain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, code string
		wait       int
		effect     int // of the first try, unknown to us
	}{
		{sandbox.FaultDrop, "transport", 0, 0},
		{sandbox.Fault5xx, "http_503", 0, 0},
		{sandbox.Fault429, "http_429", 7000, 0},
		{sandbox.FaultDelay, "timeout", 5000, 1},
		{sandbox.FaultCut, "", 0, 1},
		{sandbox.FaultSlow, "", 5000, 1},
	} {
		t.Run(c.kind, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.order(c.kind, c.wait)
			limit := 8 * time.Second
			if c.wait == 5000 { // the fault lasts longer than we wait
				limit = 2 * time.Second
			}
			ctx, cancel := context.WithTimeout(t.Context(), limit)
			defer cancel()
			err := w.systems.Send(ctx, "pingan", event("e1"))
			if c.code == "" {
				must(t, err)
			} else if got := wantError(t, err, c.code, false); c.kind == sandbox.Fault429 && got.RetryAfter != 7*time.Second {
				t.Errorf("Retry-After is %s", got.RetryAfter)
			}
			if n := w.heard(event("e1")); n != c.effect {
				t.Errorf("heard %d times before the retry, want %d", n, c.effect)
			}
			must(t, w.systems.Send(t.Context(), "pingan", event("e1")))
			if n := w.heard(event("e1")); n != 1 {
				t.Errorf("heard %d times", n)
			}
		})
	}
}

func TestASecretThatIsNotThePartnersIsTriedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	wrong := w.with(config.Insurer{Endpoints: w.settings.Endpoints, Secrets: "pingan=" + secret("x")})
	wantError(t, wrong.Send(t.Context(), "pingan", event("e1")), "http_401", false)
	if w.heard(event("e1")) != 0 {
		t.Error("a forged event was heard")
	}
	// While secrets are replaced the first of several signs.
	rotated := w.with(config.Insurer{Endpoints: w.settings.Endpoints, Secrets: w.settings.Secrets + ",pingan=" + secret("x")})
	must(t, rotated.Send(t.Context(), "pingan", event("e1")))
}

func TestStatusesSayWhetherToTryAgain(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]string{
		200: "ok", 202: "ok", 204: "ok",
		301: "again", 307: "again", 401: "again", 403: "again", 404: "again", 410: "again",
		408: "again", 425: "again", 429: "again", 500: "again", 503: "again",
		400: "final", 405: "final", 409: "final", 413: "final", 422: "final",
	} {
		calls := 0
		s := system(t, func(rw http.ResponseWriter, _ *http.Request) {
			calls++
			rw.Header().Set("Location", "/elsewhere")
			http.Error(rw, "张三", status)
		})
		err := s.Send(t.Context(), "pingan", event("e1"))
		if want == "ok" {
			must(t, err)
		} else {
			wantError(t, err, "http_"+strconv.Itoa(status), want == "final")
		}
		if calls != 1 {
			t.Errorf("%d: a redirect was followed", status)
		}
	}
}

func TestAnEventIsWrittenAsTheProtocolSays(t *testing.T) {
	t.Parallel()
	var header http.Header
	var body []byte
	s := system(t, func(_ http.ResponseWriter, r *http.Request) {
		header = r.Header
		body, _ = io.ReadAll(r.Body)
	})
	must(t, s.Send(t.Context(), "pingan", event("e1")))
	const want = `{"type":"guarantee.withdrawn","timestamp":"2026-11-27T09:00:00Z",` +
		`"data":{"id":"g1","number":"DB1","seq":1,"reason":"withdrawn","refund":0}}`
	if string(body) != want || header.Get("webhook-id") != "e1" || header.Get("Content-Type") != "application/json" {
		t.Errorf("%s, %v", body, header)
	}
	partner, err := standardwebhooks.NewWebhook(secret("a"))
	must(t, err)
	must(t, partner.Verify(body, header))
}

func TestWhatCannotBeSentIsFinal(t *testing.T) {
	t.Parallel()
	s := system(t, func(http.ResponseWriter, *http.Request) { t.Error("it was sent") })
	for _, id := range []string{"", "a.b", "a b", "编号", strings.Repeat("a", 201)} {
		wantError(t, s.Send(t.Context(), "pingan", event(id)), "bad_id", true)
	}
	e := event("e1")
	e.Data = func() {}
	wantError(t, s.Send(t.Context(), "pingan", e), "bad_data", true)
}

func TestAFailureTellsNeitherAddressNorEvent(t *testing.T) {
	t.Parallel()
	s, err := insurer.New(config.Insurer{Endpoints: "pingan=http://127.0.0.1:1/hidden?token=hidden", Secrets: "pingan=" + secret("a")})
	must(t, err)
	e := event("e1")
	e.Data = insurer.Submission{Cause: "hidden"}
	if err := s.Send(t.Context(), "pingan", e); strings.Contains(wantError(t, err, "unreachable", false).Error(), "hidden") {
		t.Error(err)
	}
}

// system is a partner that is nothing but a handler.
func system(t *testing.T, handler http.HandlerFunc) *insurer.Systems {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	s, err := insurer.New(config.Insurer{Endpoints: "pingan=" + server.URL + "/events", Secrets: "pingan=" + secret("a")})
	must(t, err)
	return s
}
