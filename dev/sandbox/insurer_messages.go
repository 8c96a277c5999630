package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/insurer"
)

// staleBy is how old what is said is under the fault stale.
const staleBy = 10 * time.Minute

// content is what a message says, as it should be. When the documents cannot be
// drawn the message becomes a return.
func (p *insurerProvider) content(row insurerCase, message *insurerMessage) (any, error) {
	if message.Type == insurer.Decided {
		return p.decision(row, message)
	}
	documents, err := p.documents(row)
	var missing *document.MissingError
	if errors.As(err, &missing) {
		known, _ := p.submissions.Get(row.ID)
		message.Type, message.Decision = insurer.Decided, returnFor(known.Data, missing)
		return message.Decision, nil
	}
	return documents, err
}

// disorder takes the fault that shall befall this try of a message, if any can.
func (p *insurerProvider) disorder(content any) Fault {
	kinds := []string{FaultDuplicate, FaultForge, FaultStale}
	switch said := content.(type) {
	case insurer.Documents:
		kinds = append(kinds, FaultWrongHash)
	case insurer.Decision:
		kinds = append(kinds, FaultReorder)
		if said.Decision == "approve" {
			kinds = append(kinds, FaultWrongAmount)
		}
	}
	fault, _ := p.shared.Faults.Take(p.Name(), kinds...)
	return fault
}

// spoilt says whether what is said under a fault is wrong, so that a refusal is
// not the last word.
func spoilt(fault Fault) bool {
	switch fault.Kind {
	case FaultForge, FaultStale, FaultWrongAmount, FaultWrongHash:
		return true
	}
	return false
}

// twist changes the content as a fault wants it.
func twist(content any, fault Fault) any {
	switch said := content.(type) {
	case insurer.Decision:
		if fault.Kind == FaultWrongAmount && said.Premium != nil {
			tenfold := 10 * *said.Premium
			said.Premium = &tenfold
		}
		return said
	case insurer.Documents:
		if fault.Kind == FaultWrongHash {
			said.Letter.SHA256 = issuedDocument("", []byte("another")).SHA256
		}
		return said
	}
	return content
}

// request is one try of a message, signed as of now unless a fault wants it
// otherwise.
func (p *insurerProvider) request(id, kind string, content any, fault Fault) (*http.Request, error) {
	body, err := json.Marshal(map[string]any{
		"type": kind, "timestamp": time.Now().In(baoquan.Beijing).Format(time.RFC3339), "data": twist(content, fault),
	})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(p.ctx, http.MethodPost, p.shared.PublicServerURL+insurerCallback, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	key, at := p.webhook, time.Now()
	switch fault.Kind {
	case FaultForge:
		if key, err = standardwebhooks.NewWebhook(makeWebhookSecret()); err != nil {
			return nil, err
		}
	case FaultStale:
		at = at.Add(-staleBy)
	}
	signature, err := key.Sign(id, at, body)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(standardwebhooks.HeaderWebhookID, id)
	request.Header.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(at.Unix(), 10))
	request.Header.Set(standardwebhooks.HeaderWebhookSignature, signature)
	return request, err
}
