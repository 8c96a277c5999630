package api_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// guaranteeHouse is a house with insurers: picc works at the desk, pingan has a
// core system. Documents are issued and guarantees are settled as soon as their
// procedure hears of it.
type guaranteeHouse struct {
	*house
	guarantees *activities.Guarantees
	// resting: nothing is issued or settled.
	resting bool
}

// secrets are what the insurers' systems sign with. picc has one though its people
// work at the desk.
var secrets = map[string]string{"pingan": secretOf("p"), "picc": secretOf("c")}

func secretOf(letter string) string {
	return "whsec_" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat(letter, 24)))
}

func newGuaranteeHouse(t *testing.T) *guaranteeHouse {
	t.Helper()
	t.Parallel()
	return newQuietGuaranteeHouse(t)
}

// newQuietGuaranteeHouse is one beside which nothing else runs.
func newQuietGuaranteeHouse(t *testing.T, adjust ...func(*house, *api.Deps)) *guaranteeHouse {
	t.Helper()
	h := &guaranteeHouse{guarantees: &activities.Guarantees{PublicURL: "https://example.com"}}
	h.house = newQuietHouse(t, append(adjust, func(_ *house, d *api.Deps) {
		systems, err := insurer.New(config.Insurer{Secrets: "pingan=" + secrets["pingan"] + ",picc=" + secrets["picc"]})
		require.NoError(t, err)
		d.Insurers = systems
		h.guarantees.Files, h.guarantees.Drawer, h.guarantees.Signer = d.Files, d.Drawer, d.Signer
	})...)
	h.guarantees.Store, h.guarantees.Deliver, h.guarantees.Now = h.store, h.world, h.clock.Now
	h.deliver = h.dispatch
	require.NoError(t, h.store.InTx(t.Context(), func(tx *store.Tx) error {
		_, err := tx.SetInsurerMode(t.Context(), "pingan", store.InsurerSystem)
		return err
	}))
	return h
}

// dispatch does for a case what its workflow would.
func (h *guaranteeHouse) dispatch(subject string) {
	h.house.dispatch(subject)
	if h.resting {
		return
	}
	ctx := context.Background()
	var told []struct{ Workflow, Signal string }
	if err := h.db.Select(&told, `DELETE FROM outbox WHERE workflow IN ('guarantee', 'preservation') AND subject = $1
		RETURNING workflow, signal`, subject); err != nil {
		return
	}
	for _, m := range told {
		switch event := baoquan.Event(m.Signal); {
		case event == baoquan.PremiumPaid:
			_, _ = h.guarantees.IssueDocuments(ctx, subject)
		case m.Workflow == "preservation" && ends[event]:
			_ = h.guarantees.SettleGuarantees(ctx, subject)
		}
	}
}

// ends are the events that end a preservation.
var ends = map[baoquan.Event]bool{
	baoquan.RulingMade: true, baoquan.RejectedEvent: true, baoquan.WithdrawnEvent: true, baoquan.LapsedEvent: true,
}

// rest does something while nothing is issued or settled.
func (h *guaranteeHouse) rest(do func()) {
	h.resting = true
	defer func() { h.resting = false }()
	do()
}

// lapse lets the time of a case pass, as its workflow would.
func (h *guaranteeHouse) lapse(id string) {
	h.t.Helper()
	require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
		a, err := t.Lock(h.t.Context(), id)
		if err == nil && a.Letter != "" {
			_, err = t.ExpireLetter(h.t.Context(), a, "expired", h.clock.Now())
			return err
		}
		if err == nil {
			_, err = t.File(h.t.Context(), a, store.Fact{Event: baoquan.LapsedEvent, By: baoquan.Actor{Kind: baoquan.ByItself}, At: h.clock.Now()})
		}
		return err
	}))
	h.dispatch(id)
}

// message is an event of an insurer's system on its way to us.
type message struct {
	code, id, kind string
	data           any
	at             time.Time // of the signature
	secret         string
	spoil          func(body []byte) []byte // after it was signed
	base           string
}

// says sends what an insurer's system has to say, signed with its secret.
func (h *guaranteeHouse) says(m message) answer {
	h.t.Helper()
	if m.id == "" {
		m.id = uuid.NewString()
	}
	if m.at.IsZero() {
		m.at = time.Now()
	}
	if m.secret == "" {
		m.secret = secrets[m.code]
	}
	if m.base == "" {
		m.base = "/callbacks/insurer/"
	}
	body, err := json.Marshal(j{"type": m.kind, "timestamp": m.at.UTC().Format(time.RFC3339), "data": m.data})
	require.NoError(h.t, err)
	key, err := standardwebhooks.NewWebhook(m.secret)
	require.NoError(h.t, err)
	signature, err := key.Sign(m.id, m.at, body)
	require.NoError(h.t, err)
	if m.spoil != nil {
		body = m.spoil(bytes.Clone(body))
	}
	c := h.client()
	c.headers = map[string]string{
		"Webhook-Id": m.id, "Webhook-Timestamp": itoa(m.at.Unix()), "Webhook-Signature": signature,
		"Content-Type": "application/json",
	}
	return c.call(http.MethodPost, m.base+m.code, string(body))
}

// outcomes are what became of an insurer's events, by their ids.
func (h *guaranteeHouse) outcomes() map[string]string {
	h.t.Helper()
	var rows []struct {
		ID      string `db:"event_id"`
		Outcome string `db:"outcome"`
	}
	require.NoError(h.t, h.db.Select(&rows, `SELECT event_id, outcome FROM provider_events WHERE provider LIKE 'insurer:%'`))
	all := map[string]string{}
	for _, r := range rows {
		all[r.ID] = r.Outcome
	}
	return all
}
