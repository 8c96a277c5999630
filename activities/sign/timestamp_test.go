package sign_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/sign"
)

func (w *world) fault(t *testing.T, kind string) {
	t.Helper()
	body := `{"provider":"tsa","fault":"` + kind + `","times":1,"milliseconds":300}`
	request, err := http.NewRequest(http.MethodPut, box.ControlURL()+"/control/faults", strings.NewReader(body))
	must(t, err)
	response, err := http.DefaultClient.Do(request)
	must(t, err)
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("fault %s: %s", kind, response.Status)
	}
}

func TestAnAuthorityInDisorderIsAskedAgain(t *testing.T) {
	w := newWorld(t)
	for _, kind := range []string{"error_5xx", "error_429", "drop", "cut", "forge"} {
		w.fault(t, kind)
		_, err := w.signer.Sign(t.Context(), letter(t), signature)
		failed := (*provider.Error)(nil)
		if !errors.As(err, &failed) || failed.Final || failed.Provider != "tsa" {
			t.Errorf("%s: %v", kind, err)
		}
		if _, err := sign.Verify(w.sign(t, letter(t))); err != nil {
			t.Errorf("after %s: %v", kind, err)
		}
	}
	w.fault(t, "slow")
	if _, err := sign.Verify(w.sign(t, letter(t))); err != nil {
		t.Errorf("slow: %v", err)
	}
}

func TestNobodyWaitsForTheAuthorityLongerThanTheContext(t *testing.T) {
	w := newWorld(t)
	w.fault(t, "slow")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := w.signer.Sign(ctx, letter(t), signature)
	if failed := (*provider.Error)(nil); !errors.As(err, &failed) || failed.Code != "timeout" {
		t.Error(err)
	}
}

// answering is a signer whose authority always says the same.
func answering(t *testing.T, status int, answer []byte) *sign.Certifier {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write(answer)
	}))
	t.Cleanup(server.Close)
	settings := newWorld(t).settings
	settings.TSAURL = server.URL
	signer, err := sign.New(settings)
	must(t, err)
	return signer
}

func TestARefusalIsFinalAndABusyAuthorityIsNot(t *testing.T) {
	for _, c := range []struct {
		status  timestamp.Status
		failure timestamp.FailureInfo
		final   bool
	}{
		{timestamp.Rejection, timestamp.BadAlgorithm, true},
		{timestamp.Rejection, timestamp.UnacceptedPolicy, true},
		{timestamp.Rejection, timestamp.TimeNotAvailable, false},
		{timestamp.Rejection, timestamp.SystemFailure, false},
		{timestamp.Waiting, timestamp.BadRequest, false},
	} {
		answer, err := timestamp.CreateErrorResponse(c.status, c.failure)
		must(t, err)
		_, err = answering(t, http.StatusOK, answer).Sign(t.Context(), letter(t), signature)
		if err == nil || provider.IsFinal(err) != c.final {
			t.Errorf("%s, %s: %v", c.status, c.failure, err)
		}
	}
}

func TestAnAnswerThatIsNoneIsNotFinal(t *testing.T) {
	_, err := answering(t, http.StatusOK, []byte("<html>")).Sign(t.Context(), letter(t), signature)
	if failed := (*provider.Error)(nil); !errors.As(err, &failed) || failed.Final || failed.Code != "malformed" {
		t.Error(err)
	}
	_, err = answering(t, http.StatusNotFound, nil).Sign(t.Context(), letter(t), signature)
	if !provider.IsFinal(err) {
		t.Error(err)
	}
}
