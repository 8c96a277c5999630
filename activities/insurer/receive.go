package insurer

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// Receive reads what claims to come from an insurer; the caller bounds the body.
// An event without a timestamp of its own happened when it was sent.
func (s *Systems) Receive(insurerCode string, header http.Header, body []byte) (Incoming, error) {
	from, known := s.known[insurerCode]
	if !known {
		return Incoming{}, ErrUnknown
	}
	genuine := slices.ContainsFunc(from.keys, func(key *standardwebhooks.Webhook) bool {
		return key.Verify(body, header) == nil
	})
	if !genuine {
		return Incoming{}, ErrSignature
	}
	id := header.Get(standardwebhooks.HeaderWebhookID)
	var event struct {
		Type      string          `json:"type"`
		Timestamp *time.Time      `json:"timestamp"`
		Data      json.RawMessage `json:"data"`
	}
	if !eventID.MatchString(id) || json.Unmarshal(body, &event) != nil || event.Type == "" {
		return Incoming{}, ErrMalformed
	}
	incoming := Incoming{ID: id, Type: event.Type, Data: event.Data}
	if event.Timestamp != nil {
		incoming.At = *event.Timestamp
	} else {
		seconds, _ := strconv.ParseInt(header.Get(standardwebhooks.HeaderWebhookTimestamp), 10, 64) // it was verified
		incoming.At = time.Unix(seconds, 0).UTC()
	}
	return incoming, nil
}
