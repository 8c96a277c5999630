package insurer_test

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/config"
)

func TestWhatAPartnerSaysIsReadAndWhatWasTouchedIsNot(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	must(t, w.systems.Send(t.Context(), "pingan", submitted()))
	header, body := w.next()
	got, err := w.systems.Receive("pingan", header, body)
	if err != nil || got.ID != "decision-g1-1" || got.Type != insurer.Decided || time.Since(got.At) > time.Minute || len(got.Data) == 0 {
		t.Fatalf("%+v, %v", got, err)
	}
	now := strconv.FormatInt(time.Now().Unix()+1, 10)
	for name, touch := range map[string]func(http.Header) []byte{
		"with another body": func(http.Header) []byte { return []byte(strings.Replace(string(body), "return", "approve", 1)) },
		"with no body":      func(http.Header) []byte { return nil },
		"with a space more": func(http.Header) []byte { return append([]byte(" "), body...) },
		"replayed with another id": func(h http.Header) []byte {
			h.Set("Webhook-Id", "another")
			return body
		},
		"replayed with another time": func(h http.Header) []byte {
			h.Set("Webhook-Timestamp", now)
			return body
		},
		"without a signature": func(h http.Header) []byte {
			h.Del("Webhook-Signature")
			return body
		},
		"with a signature of another kind": func(h http.Header) []byte {
			h.Set("Webhook-Signature", strings.Replace(h.Get("Webhook-Signature"), "v1,", "v2,", 1))
			return body
		},
	} {
		t.Run(name, func(t *testing.T) {
			touched := header.Clone()
			if got, err := w.systems.Receive("pingan", touched, touch(touched)); !errors.Is(err, insurer.ErrSignature) || got.ID != "" {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	if _, err := w.systems.Receive("picc", header, body); !errors.Is(err, insurer.ErrUnknown) {
		t.Error(err)
	}
	other := w.with(config.Insurer{Secrets: "pingan=" + secret("x")})
	if _, err := other.Receive("pingan", header, body); !errors.Is(err, insurer.ErrSignature) {
		t.Error(err)
	}
	both := w.with(config.Insurer{Secrets: "pingan=" + secret("x") + "," + w.settings.Secrets})
	if _, err := both.Receive("pingan", header, body); err != nil {
		t.Errorf("the second secret does not verify: %v", err)
	}
}

func TestASandboxThatForgesIsFoundOut(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"forge", "stale"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.order(kind, 0)
			must(t, w.systems.Send(t.Context(), "pingan", submitted()))
			header, body := w.next()
			if _, err := w.systems.Receive("pingan", header, body); !errors.Is(err, insurer.ErrSignature) {
				t.Error(err)
			}
		})
	}
}

func TestASignatureHoldsForFiveMinutes(t *testing.T) {
	t.Parallel()
	s := receiver(t)
	for age, want := range map[time.Duration]error{
		4 * time.Minute: nil, -4 * time.Minute: nil,
		6 * time.Minute: insurer.ErrSignature, -6 * time.Minute: insurer.ErrSignature,
	} {
		header := signed(t, "e1", time.Now().Add(-age), `{"type":"documents.issued","data":{}}`)
		got, err := s.Receive("pingan", header, []byte(`{"type":"documents.issued","data":{}}`))
		if !errors.Is(err, want) {
			t.Errorf("%s: %v", age, err)
		}
		if err == nil && time.Since(got.At)-age > time.Minute {
			t.Errorf("without a timestamp of its own it happened at %s", got.At)
		}
	}
}

func TestWhatIsGenuineAndNoEventIsMalformed(t *testing.T) {
	t.Parallel()
	s := receiver(t)
	const good = `{"type":"documents.issued","data":{}}`
	for _, c := range []struct{ id, body string }{
		{"e1", ``}, {"e1", `null`}, {"e1", `[]`}, {"e1", `{}`}, {"e1", `{"type":""}`}, {"e1", `{"type":5}`},
		{"e1", good + good}, {"e1", `{"type":"x","timestamp":"yesterday"}`},
		{"e.1", good}, {"e 1", good}, {"e\x01", good}, {"编号", good}, {strings.Repeat("e", 201), good},
	} {
		got, err := s.Receive("pingan", signed(t, c.id, time.Now(), c.body), []byte(c.body))
		if !errors.Is(err, insurer.ErrMalformed) || got.ID != "" {
			t.Errorf("%.20q %s: %+v, %v", c.id, c.body, got, err)
		}
	}
	if _, err := s.Receive("pingan", signed(t, strings.Repeat("e", 200), time.Now(), good), []byte(good)); err != nil {
		t.Error(err)
	}
}

func TestSettingsThatCannotBeUsedAreNamed(t *testing.T) {
	t.Parallel()
	_, err := insurer.New(config.Insurer{Endpoints: "pingan=https://core.example.cn", Secrets: "pingan=whsec_hidden"})
	if err == nil || !strings.Contains(err.Error(), "insurer.secrets") || strings.Contains(err.Error(), "hidden") {
		t.Error(err)
	}
}

// FuzzReceive signs whatever comes with the partner's secret: reading it must
// neither panic nor say anything but ErrMalformed.
func FuzzReceive(f *testing.F) {
	s := receiver(f)
	f.Add("e1", `{}`)
	f.Add("e1", `{"type":"documents.issued","timestamp":"2026-11-27T09:00:00+08:00","data":{"id":"g1"}}`)
	f.Add("e1", `{"type":"x","data":null}`)
	f.Fuzz(func(t *testing.T, id, body string) {
		if id == "" {
			return
		}
		got, err := s.Receive("pingan", signed(t, id, time.Now(), body), []byte(body))
		if err != nil && (!errors.Is(err, insurer.ErrMalformed) || got.ID != "") || err == nil && got.Type == "" {
			t.Errorf("%q %q: %+v, %v", id, body, got, err)
		}
	})
}

func receiver(t testing.TB) *insurer.Systems {
	t.Helper()
	s, err := insurer.New(config.Insurer{Secrets: "pingan=" + secret("a")})
	must(t, err)
	return s
}

func signed(t testing.TB, id string, at time.Time, body string) http.Header {
	t.Helper()
	key, err := standardwebhooks.NewWebhook(secret("a"))
	must(t, err)
	signature, err := key.Sign(id, at, []byte(body))
	must(t, err)
	return http.Header{
		"Webhook-Id": {id}, "Webhook-Timestamp": {strconv.FormatInt(at.Unix(), 10)}, "Webhook-Signature": {signature},
	}
}
