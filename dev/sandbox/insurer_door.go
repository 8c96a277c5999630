package sandbox

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/insurer"
)

// maxInsurerEvent keeps a submission within one line of the state.
const maxInsurerEvent = 512 << 10

// insurerKey is an id or a number that may name a file.
var insurerKey = regexp.MustCompile(`^[0-9A-Za-z_-]{1,64}$`)

// heardEvent is an event of ours as the insurer hears it.
type heardEvent struct {
	webhookID  string
	kind       string
	about      insurer.Case
	submission insurer.Submission // of Submitted
	payment    insurer.Payment    // of Paid
}

var errHeardBefore = errors.New("sandbox: heard before")

// hear takes an event of ours: 401 when it is not signed with the secret, 400
// when it is none, else 200, also for one that was heard before.
func (p *insurerProvider) hear(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxInsurerEvent))
	if err != nil {
		controlError(w, http.StatusRequestEntityTooLarge, errors.New("the event is too large"))
		return
	}
	if p.webhook.Verify(body, r.Header) != nil {
		controlError(w, http.StatusUnauthorized, errors.New("the signature is not genuine"))
		return
	}
	event, err := readEvent(r.Header.Get(standardwebhooks.HeaderWebhookID), body)
	if err != nil {
		controlError(w, http.StatusBadRequest, errors.New("the body is not an event"))
		return
	}
	if err := p.take(event); err != nil && !errors.Is(err, errHeardBefore) {
		controlError(w, http.StatusInternalServerError, errors.New("the event was not kept"))
		return
	}
	writeJSON(w, http.StatusOK, map[string]string{"received": event.webhookID})
}

func readEvent(webhookID string, body []byte) (heardEvent, error) {
	var in struct {
		Type string          `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(body, &in); err != nil {
		return heardEvent{}, err
	}
	event := heardEvent{webhookID: webhookID, kind: in.Type}
	err := json.Unmarshal(in.Data, &event.about)
	if err == nil && (in.Type == "" || !insurerKey.MatchString(event.about.ID) || !insurerKey.MatchString(event.about.Number)) {
		err = errors.New("sandbox: the event is about nothing")
	}
	switch {
	case err != nil:
	case in.Type == insurer.Submitted:
		err = json.Unmarshal(in.Data, &event.submission)
	case in.Type == insurer.Paid:
		err = json.Unmarshal(in.Data, &event.payment)
	}
	return event, err
}
