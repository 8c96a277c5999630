package api_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// house is a world in which cases are heard: two courts that are open, files,
// documents, and a till in place of a payment provider.
type house struct {
	*world
	till   *till
	money  *activities.Payments
	bucket *files.Store
	folder string // of the bucket

	unsettled map[string]string // by operation: the id of what an operator may settle

	own      *sqlx.DB // a database whose address is known
	ownStore *store.Store
}

const (
	court      = "141" // 北京市朝阳区人民法院
	otherCourt = "142"
)

func newHouse(t *testing.T, adjust ...func(*house, *api.Deps)) *house {
	t.Helper()
	t.Parallel()
	return newQuietHouse(t, adjust...)
}

// newQuietHouse is a house beside which nothing else runs.
func newQuietHouse(t *testing.T, adjust ...func(*house, *api.Deps)) *house {
	t.Helper()
	h := &house{till: &till{paid: map[string]baoquan.Fen{}}}
	h.world = newQuietWorld(t, func(d *api.Deps) {
		h.folder = t.TempDir()
		bucket, err := files.Open(t.Context(), "file://"+h.folder+"?no_tmp_dir=true")
		require.NoError(t, err)
		t.Cleanup(func() { _ = bucket.Close() })
		h.bucket = bucket
		d.Files, d.Payments = bucket, map[string]payment.Provider{"wechat": h.till, "alipay": h.till}
		d.Signer = unsigned{}
		d.Drawer, err = document.New()
		require.NoError(t, err)
		d.Config.Session.Idle = 48 * time.Hour
		for _, f := range adjust {
			f(h, d)
		}
	})
	if h.own != nil {
		h.store, h.db = h.ownStore, h.own
	}
	_, err := h.db.Exec(`UPDATE courts SET open = true WHERE code IN ($1, $2)`, court, otherCourt)
	require.NoError(t, err)
	h.money = &activities.Payments{
		Store: h.store, Deliver: h.world, Providers: map[string]payment.Provider{"wechat": h.till, "alipay": h.till},
		NotifyURL: func(string, string) string { return "http://here/callbacks" }, Now: h.clock.Now,
	}
	h.deliver = h.dispatch
	return h
}

// dispatch does for a payment what its workflow would.
func (h *house) dispatch(subject string) {
	ctx := context.Background()
	var signals []string
	if err := h.db.Select(&signals, `DELETE FROM outbox WHERE workflow = 'payment' AND subject = $1 RETURNING signal`, subject); err != nil {
		return
	}
	for _, signal := range signals {
		switch signal {
		case "payment_opened":
			_, _ = h.money.PlaceOrder(ctx, subject)
		case "payment_dropped":
			_, _ = h.money.CloseOrder(ctx, subject)
		}
	}
}

// till is a payment provider whose customers pay when they are told to.
type till struct {
	payment.Provider
	mu   sync.Mutex
	paid map[string]baoquan.Fen
}

func (*till) Place(_ context.Context, o payment.Order) (string, error) {
	return "weixin://pay/" + o.OutTradeNo, nil
}

func (t *till) Query(_ context.Context, outTradeNo string) (payment.Trade, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	amount, paid := t.paid[outTradeNo]
	if !paid {
		return payment.Trade{State: payment.TradeUnknown}, nil
	}
	return payment.Trade{State: payment.TradePaid, Amount: amount, TransactionID: "T", PaidAt: time.Now()}, nil
}

func (*till) Close(context.Context, string) error { return nil }

func (*till) Acknowledge(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }

func (*till) ParseNotification(r *http.Request) (payment.Notification, error) {
	if no := r.Header.Get("Genuine"); no != "" {
		return payment.Notification{EventID: "E" + no, Kind: payment.KindPaid, OutTradeNo: no}, nil
	}
	return payment.Notification{}, payment.ErrForged
}

// hashed is everybody's password, which is hashed once: it takes long on purpose.
var hashed = sync.OnceValue(func() string {
	hash, err := api.HashPassword(password)
	if err != nil {
		panic(err)
	}
	return hash
})

// person is a verified applicant with a session; nobody types a password.
func (h *house) person(phone string) *client {
	h.t.Helper()
	c, id := h.registered(phone)
	_, err := h.db.Exec(`UPDATE accounts SET verified_at = now() WHERE id = $1`, id)
	require.NoError(h.t, err)
	return c
}

// registered is an applicant who has not passed the face check.
func (h *house) registered(phone string) (c *client, id string) {
	h.t.Helper()
	id = uuid.NewString()
	require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error {
		if err := t.CreateAccount(h.t.Context(), store.Account{
			ID: id, Phone: phone, PasswordHash: hashed(), AgreementVersion: "2026-11", CreatedAt: h.clock.Now(),
		}); err != nil {
			return err
		}
		return t.SaveProfile(h.t.Context(), id, &store.Profile{
			Name: "田浩", IDType: baoquan.IDCard, IDNumber: walk.InventedID(),
		}, h.clock.Now())
	}))
	return h.session(id), id
}

// desk is a member of the staff of a court or an insurer, with a session.
func (h *house) desk(role store.Role, of string) *client {
	h.t.Helper()
	s := store.Staff{
		ID: uuid.NewString(), Login: "s" + uuid.NewString()[:12], PasswordHash: hashed(), Role: role, DisplayName: "王法官", CreatedAt: h.clock.Now(),
	}
	switch role {
	case store.Judge, store.Clerk:
		s.CourtCode = of
	case store.Underwriter:
		s.InsurerCode = of
	}
	require.NoError(h.t, h.store.InTx(h.t.Context(), func(t *store.Tx) error { return t.CreateStaff(h.t.Context(), s) }))
	return h.session(s.ID)
}

func (h *house) session(id string) *client {
	h.t.Helper()
	token, err := h.store.BeginSession(h.t.Context(), store.Beginning{ID: id, At: h.clock.Now(), Expires: h.clock.Now().Add(72 * time.Hour)})
	require.NoError(h.t, err)
	c := h.client()
	c.id, c.cookie = id, token
	return c
}

// with is the same person sending one more header.
func (c *client) with(name, value string) *client {
	other := *c
	other.headers = maps.Clone(c.headers)
	other.headers[name] = value
	return &other
}

func (c *client) patch(path string, body any) answer { return c.call("PATCH", "/api/v1"+path, body) }
func (c *client) delete(path string) answer          { return c.call("DELETE", "/api/v1"+path, nil) }

// form is an upload; a value of type file is a file.
type form []struct {
	name  string
	value any
}

type file struct {
	name string
	text []byte
}

func (c *client) upload(path string, fields form) answer {
	c.t.Helper()
	var text bytes.Buffer
	w := multipart.NewWriter(&text)
	for _, f := range fields {
		if value, ok := f.value.(string); ok {
			require.NoError(c.t, w.WriteField(f.name, value))
			continue
		}
		sent := f.value.(file)
		part, err := w.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {fmt.Sprintf(`form-data; name="%s"; filename="%s"`, f.name, sent.name)},
			"Content-Type":        {"application/octet-stream"},
		})
		require.NoError(c.t, err)
		_, err = part.Write(sent.text)
		require.NoError(c.t, err)
	}
	require.NoError(c.t, w.Close())
	return c.with("Content-Type", w.FormDataContentType()).post(path, text.String())
}

// pdf puts a small PDF into a slot.
func (c *client) pdf(path, slot, partyID, securityID string) answer {
	c.t.Helper()
	fields := form{{"slot", slot}}
	if partyID != "" {
		fields = append(fields, form{{"partyId", partyID}}...)
	}
	if securityID != "" {
		fields = append(fields, form{{"securityId", securityID}}...)
	}
	return c.upload(path, append(fields, form{{"file", file{name: "材料.pdf", text: walk.PDF}}}...))
}

// unsigned leaves documents as they are: what a signature is, is tested where it
// is made.
type unsigned struct{}

func (unsigned) Sign(_ context.Context, pdf []byte, _ sign.Signature) ([]byte, error) {
	return pdf, nil
}
