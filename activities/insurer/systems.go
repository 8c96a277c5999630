package insurer

import (
	"net/http"
	"regexp"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/config"
)

// Systems are the core systems of the settings: what is told to each, and what
// claims to come from each.
type Systems struct {
	known  map[string]system // by the insurer's code
	client *http.Client
}

var (
	_ Sender   = (*Systems)(nil)
	_ Receiver = (*Systems)(nil)
)

// system is one insurer's.
type system struct {
	url  string                      // "" when it is told nothing
	keys []*standardwebhooks.Webhook // the first signs, each verifies
}

// patience bounds one call: an insurer answers at once and works afterwards.
const patience = 10 * time.Second

// New makes the systems of the settings; an error names the settings that cannot
// be used, all at once, and never a secret. It does not reach the network.
func New(c config.Insurer) (*Systems, error) {
	settings, err := c.Systems()
	if err != nil {
		return nil, err
	}
	client, err := provider.NewHTTPClient("", patience)
	if err != nil {
		return nil, err
	}
	// A redirect would make a GET of a POST and call that delivered.
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	s := &Systems{known: map[string]system{}, client: client}
	for _, setting := range settings {
		keys, err := keysOf(setting.Secrets)
		if err != nil {
			return nil, err
		}
		s.known[setting.Code] = system{setting.URL, keys}
	}
	return s, nil
}

func keysOf(secrets []string) ([]*standardwebhooks.Webhook, error) {
	var keys []*standardwebhooks.Webhook
	for _, secret := range secrets {
		key, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// Has says whether the insurer has a system that can be told something.
func (s *Systems) Has(code string) bool { return s.known[code].url != "" }

// eventID is what a webhook-id may be: letters, digits and signs of ASCII, at
// most 200. A full stop is none of them, so that what is signed (id.time.body)
// cannot be cut in two ways.
var eventID = regexp.MustCompile(`^[!-\-/-~]{1,200}$`)
