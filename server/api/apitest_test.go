package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/sms"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
	"github.com/baoquan/baoquan/server/api"
)

func init() { slog.SetDefault(slog.New(slog.DiscardHandler)) }

// world is an API on a real database, with a clock and a text message provider
// of its own.
type world struct {
	t       *testing.T
	api     *api.API
	store   *store.Store
	db      *sqlx.DB
	config  *config.Config
	clock   *clock
	inbox   *inbox
	deliver func(subject string)
}

func newWorld(t *testing.T, adjust ...func(*api.Deps)) *world {
	t.Helper()
	t.Parallel()
	return newQuietWorld(t, adjust...)
}

// newQuietWorld is a world beside which nothing else runs, for what is counted or
// measured.
func newQuietWorld(t *testing.T, adjust ...func(*api.Deps)) *world {
	t.Helper()
	s, db := storetest.New(t)
	w := &world{
		t: t, store: s, db: db, config: config.Default(), inbox: &inbox{}, deliver: func(string) {},
		clock: &clock{now: time.Date(2026, 11, 27, 9, 0, 0, 0, baoquan.Beijing)},
	}
	deps := api.Deps{Config: w.config, Store: s, SMS: w.inbox, Now: w.clock.Now, Deliver: w}
	for _, f := range adjust {
		f(&deps)
	}
	w.api = api.New(deps)
	return w
}

// Deliver makes a world the API's Deliverer.
func (w *world) Deliver(subject string) { w.deliver(subject) }

// twin is the same world on another server.
func (w *world) twin() *world {
	other := *w
	other.api = api.New(api.Deps{Config: w.config, Store: w.store, SMS: w.inbox, Now: w.clock.Now, Deliver: w})
	return &other
}

// clock is the time of a world.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// inbox takes the text messages that are sent; down refuses them.
type inbox struct {
	mu   sync.Mutex
	down bool
	all  []sms.Message
}

func (i *inbox) Send(_ context.Context, m sms.Message) (sms.Sent, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.down {
		return sms.Sent{}, errors.New("provider is down")
	}
	i.all = append(i.all, m)
	return sms.Sent{Provider: "tencent", ID: m.ID}, nil
}

// code is the last code sent to a phone.
func (i *inbox) code(phone string) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	for n := len(i.all) - 1; n >= 0; n-- {
		if i.all[n].Phone == phone {
			return i.all[n].Params[0]
		}
	}
	return ""
}

// client is a browser that keeps the session's cookie.
type client struct {
	*world
	id      string // of who has logged in, where the test knows
	cookie  string
	address string
	headers map[string]string
}

func (w *world) client() *client {
	return &client{world: w, address: "127.0.0.1:40000", headers: map[string]string{}}
}

// answer is what came back.
type answer struct {
	t      *testing.T
	status int
	header http.Header
	raw    string
	body   map[string]any
}

// call sends a request; the body is JSON text, or a value to be made JSON.
func (c *client) call(method, path string, body any) answer {
	c.t.Helper()
	raw, isText := body.(string)
	if body != nil && !isText {
		text, err := json.Marshal(body)
		require.NoError(c.t, err)
		raw = string(text)
	}
	r := httptest.NewRequest(method, path, strings.NewReader(raw))
	r.RemoteAddr = c.address
	if raw != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, value := range c.headers {
		r.Header.Set(name, value)
	}
	if c.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "sid", Value: c.cookie})
	}
	recorder := httptest.NewRecorder()
	c.api.ServeHTTP(recorder, r)
	for _, cookie := range recorder.Result().Cookies() {
		c.cookie = cookie.Value
	}
	return read(c.t, recorder)
}

// read is what was recorded.
func read(t *testing.T, recorder *httptest.ResponseRecorder) answer {
	t.Helper()
	a := answer{t: t, status: recorder.Code, header: recorder.Header(), raw: recorder.Body.String()}
	if bytes.HasPrefix(recorder.Body.Bytes(), []byte("{")) {
		require.NoError(t, json.Unmarshal(recorder.Body.Bytes(), &a.body))
	}
	return a
}

func (c *client) get(path string) answer            { return c.call("GET", "/api/v1"+path, nil) }
func (c *client) post(path string, body any) answer { return c.call("POST", "/api/v1"+path, body) }
func (c *client) put(path string, body any) answer  { return c.call("PUT", "/api/v1"+path, body) }

// is demands a status.
func (a answer) is(status int) answer {
	a.t.Helper()
	require.Equal(a.t, status, a.status, a.raw)
	return a
}

// fails demands a problem with a code, and answers it.
func (a answer) fails(status int, code string) answer {
	a.t.Helper()
	a.is(status)
	require.Equal(a.t, code, a.body["code"], a.raw)
	require.Contains(a.t, a.header.Get("Content-Type"), "application/problem+json")
	return a
}

// locations are the wrong fields of a problem.
func (a answer) locations() (all []string) {
	list, _ := a.body["errors"].([]any)
	for _, e := range list {
		all = append(all, e.(map[string]any)["location"].(string))
	}
	return all
}

func (a answer) text(name string) string {
	text, _ := a.body[name].(string)
	return text
}

// j is a JSON object.
type j = map[string]any

const password = "Wode-mima-9"

// captcha asks for a captcha and reads its answer in the database.
func (c *client) captcha() (id, answer string) {
	c.t.Helper()
	id = c.post("/captchas", nil).is(201).text("id")
	require.NoError(c.t, c.db.Get(&answer, `SELECT answer FROM captchas WHERE id = $1`, id))
	return id, answer
}

func (c *client) sendCode(phone, purpose string) answer {
	c.t.Helper()
	id, right := c.captcha()
	return c.post("/sms-codes", j{"phone": phone, "purpose": purpose, "captchaId": id, "captchaAnswer": right})
}

func (c *client) agreement() string {
	c.t.Helper()
	return c.get("/notices/registration").is(200).text("version")
}

// register makes an account as a person does.
func (c *client) register(phone string) {
	c.t.Helper()
	c.sendCode(phone, "register").is(202)
	c.post("/accounts", j{
		"phone": phone, "smsCode": c.inbox.code(phone), "password": password, "agreementVersion": c.agreement(),
	}).is(201)
}

func (c *client) login(login, password string) answer {
	return c.post("/sessions", j{"login": login, "password": password})
}

// applicant is somebody who has registered and logged in.
func (w *world) applicant(phone string) *client {
	w.t.Helper()
	c := w.client()
	c.register(phone)
	c.login(phone, password).is(201)
	return c
}

// staff is a member of the staff who has logged in.
func (w *world) staff(s store.Staff) *client {
	w.t.Helper()
	hash, err := api.HashPassword(password)
	require.NoError(w.t, err)
	s.ID, s.PasswordHash, s.CreatedAt = uuid.NewString(), hash, w.clock.Now()
	s.DisplayName = "工作人员"
	require.NoError(w.t, w.store.InTx(w.t.Context(), func(t *store.Tx) error { return t.CreateStaff(w.t.Context(), s) }))
	c := w.client()
	c.login(s.Login, password).is(201)
	return c
}

func (w *world) operator() *client {
	w.t.Helper()
	return w.staff(store.Staff{Login: "operator-1", Role: store.Operator})
}
