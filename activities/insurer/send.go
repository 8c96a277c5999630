package insurer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/provider"
)

// providerName is the name of all insurers in errors and faults.
const providerName = "insurer"

// message is an event as it is written.
type message struct {
	Type      string `json:"type"`
	Timestamp string `json:"timestamp"` // RFC 3339, when it happened
	Data      any    `json:"data"`
}

// Send tells an insurer's system and is done when that answers 2xx; what the
// answer says does not count. An error is final when the system refused this very
// event. It is not when nobody can be told, also for days: an address or a secret
// that is wrong is put right by people.
func (s *Systems) Send(ctx context.Context, insurerCode string, event Outgoing) error {
	to := s.known[insurerCode]
	switch {
	case to.url == "":
		return provider.Unavailable(providerName, "no_system")
	case !eventID.MatchString(event.ID):
		return provider.Refused(providerName, "bad_id")
	}
	body, err := json.Marshal(message{event.Type, event.At.UTC().Format(time.RFC3339), event.Data})
	if err != nil {
		return provider.Refused(providerName, "bad_data")
	}
	request, err := to.request(ctx, event.ID, body)
	if err != nil {
		return err
	}
	response, err := s.client.Do(request)
	if err != nil {
		return provider.Transport(providerName, err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 4<<10)) // so that the connection is used again
	return answered(response)
}

// request is one try, signed as of now.
func (to system) request(ctx context.Context, id string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.url, bytes.NewReader(body))
	if err != nil {
		return nil, provider.Refused(providerName, "bad_url")
	}
	now := time.Now()
	signature, err := to.keys[0].Sign(id, now, body)
	if err != nil {
		return nil, provider.Refused(providerName, "bad_secret")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(standardwebhooks.HeaderWebhookID, id)
	request.Header.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	request.Header.Set(standardwebhooks.HeaderWebhookSignature, signature)
	return request, nil
}

// answered reads the status as docs/insurer.md tells partners to set it.
func answered(response *http.Response) error {
	err := provider.Status(providerName, response)
	var refusal *provider.Error
	if errors.As(err, &refusal) && misconfigured(response.StatusCode) {
		refusal.Final = false
	}
	return err
}

// misconfigured: the event did not reach the system that should judge it.
func misconfigured(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusGone:
		return true
	}
	return status < 400
}
