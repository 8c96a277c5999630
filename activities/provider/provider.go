// Package provider is what all clients of the outside world share: one kind of
// error that says whether trying again makes sense, and one way to build an
// HTTP client that cannot hang, cannot be flooded and can be pointed at another
// host by configuration.
package provider

import (
	"errors"
	"fmt"
	"time"
)

// Error is a failed call to a provider. It never carries what was sent or a
// body that came back: its text may stand in a log or a workflow's history.
type Error struct {
	Provider   string        // sms, face, wechat …
	Code       string        // the provider's own code, or http_503, transport
	Final      bool          // trying again cannot help
	RetryAfter time.Duration // the provider's hint, 0 when it gave none
}

func (e *Error) Error() string {
	if e.Final {
		return fmt.Sprintf("%s refused: %s", e.Provider, e.Code)
	}
	return fmt.Sprintf("%s unavailable: %s", e.Provider, e.Code)
}

// IsFinal says whether err is a provider's last word.
func IsFinal(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Final
}
