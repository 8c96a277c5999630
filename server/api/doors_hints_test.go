package api_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
)

// hints are the doors without signatures: receipts of text messages, to which the
// secret in the address opens, and the word that a phone is done with its face check.
type hints struct {
	arrived, never []text
	check          string
}

// text is a text message that a provider has taken.
type text struct{ provider, serial, id string }

var smsSecrets = map[string]string{"tencent": tencentDoor, "aliyun": aliyunDoor}

func (d *doors) hints() (h hints) {
	for n := range 12 {
		m := text{provider: []string{"tencent", "aliyun"}[n%2], serial: fmt.Sprintf("serial-%04d", 1000+n)}
		m.id = d.sentBy(m.provider, m.serial)
		if n < 8 {
			h.arrived = append(h.arrived, m)
		} else {
			h.never = append(h.never, m)
		}
	}
	_, account := d.registered("13900000009")
	h.check = uuid.NewString()
	require.NoError(d.t, d.store.InTx(d.t.Context(), func(t *store.Tx) error {
		return t.CreateCheck(d.t.Context(), store.IdentityCheck{
			ID: h.check, AccountID: account, ConsentVersion: "2026-11", CreatedAt: d.clock.Now(), ExpiresAt: d.clock.Now().Add(time.Hour),
		})
	}))
	return h
}

// receipt is a push that a message has arrived.
func (m text) receipt(want ...int) sent {
	body := fmt.Sprintf(`[{"mobile":"%s","sid":"%s","biz_id":"%[2]s","report_status":"SUCCESS","success":true}]`, canary, m.serial)
	return sent{path: "/sms/" + m.provider + "/" + smsSecrets[m.provider], body: []byte(body), want: want, header: http.Header{"Content-Type": {"application/json"}}}
}

// done is the word that a phone is done.
func (h hints) done(check string) sent {
	return sent{path: "/face/" + check, want: []int{200}, body: []byte(canary)}
}

// some is one more callback at a door without signatures.
func (h hints) some(r *rand.Rand) sent {
	m := h.never[r.IntN(len(h.never))]
	true := h.arrived[r.IntN(len(h.arrived))]
	c := m.receipt(401)
	switch r.IntN(12) {
	case 0:
		return true.receipt(200)
	case 1:
		c = true.receipt(200)
		c.times = 20
	case 2:
		c.path = "/sms/" + m.provider + "/" + canary
	case 3: // the other one's secret
		c.path = "/sms/" + m.provider + "/" + smsSecrets[map[string]string{"tencent": "aliyun", "aliyun": "tencent"}[m.provider]]
	case 4:
		c.path += "x"
	case 5:
		c.path, c.want = "/sms/"+m.provider, []int{404}
	case 6:
		c.body, c.want = c.body[:len(c.body)/2], []int{400}
	case 7:
		c.pad, c.want = 10<<20, []int{413}
	case 8: // of nobody's
		m.serial = freshNo()
		c = m.receipt(200)
	default:
		ids := []string{h.check, uuid.NewString(), "x", canary}
		c = h.done(ids[r.IntN(len(ids))])
		c.pad = r.IntN(2) * (10 << 20)
	}
	return c
}
