package api_test

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
	"github.com/baoquan/baoquan/server/api"
)

func TestTheDocketTellsEachReaderWhatIsTheirs(t *testing.T) {
	h := newHouse(t)
	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.Ruled)
	docket := func(a answer) (kinds []string) {
		last := 0.0
		for _, item := range a.is(200).body["items"].([]any) {
			entry := item.(j)
			for _, member := range []string{"seq", "kind", "at", "actor", "detail"} {
				assert.Contains(t, entry, member)
			}
			assert.Greater(t, entry["seq"], last)
			last = entry["seq"].(float64)
			kinds = append(kinds, entry["kind"].(string))
		}
		return kinds
	}
	mine := docket(c.get(p.path + "/docket"))
	assert.Equal(t, "opened", mine[0])
	assert.Equal(t, []string{"submitted", "accepted", "ruled"}, mine[len(mine)-3:])
	assert.Equal(t, []string{"submitted", "accepted", "ruled"}, docket(judge.get(p.deskPath+"/docket")))
	assert.NotContains(t, c.get(p.path+"/docket").raw, "110105199003070009")

	deadlines := c.get(p.path + "/deadlines").is(200)
	var states []string
	for _, item := range deadlines.body["items"].([]any) {
		d := item.(j)
		states = append(states, d["name"].(string)+" "+d["state"].(string))
		assert.Contains(t, d, "article")
		assert.Contains(t, d, "dueAt")
	}
	assert.Equal(t, []string{"draft_expiry met", "review met", "ruling met"}, states)
	assert.Equal(t, deadlines.body, judge.get(p.deskPath+"/deadlines").is(200).body)
}

// listen opens a stream and sends its lines until ctx ends.
func listen(ctx context.Context, t *testing.T, c *client, url, lastEventID string) <-chan string {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	require.NoError(t, err)
	r.AddCookie(&http.Cookie{Name: "sid", Value: c.cookie})
	if lastEventID != "" {
		r.Header.Set("Last-Event-ID", lastEventID)
	}
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.Equal(t, 200, response.StatusCode)
	require.Contains(t, response.Header.Get("Content-Type"), "text/event-stream")
	events := make(chan string, 100)
	go func() {
		defer response.Body.Close()
		defer close(events)
		var event []string
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if line := lines.Text(); line != "" {
				event = append(event, line)
				continue
			}
			events <- strings.Join(event, "|")
			event = nil
		}
	}()
	return events
}

func next(t *testing.T, events <-chan string) string {
	t.Helper()
	select {
	case event, ok := <-events:
		require.True(t, ok, "the stream ended")
		return event
	case <-time.After(10 * time.Second):
		t.Fatal("no event came")
		return ""
	}
}

// heard gives a house a database to which it can listen.
func heard(h *house, d *api.Deps) {
	t := d.Deliver.(*world).t
	d.Config.Database.URL = storetest.URL(t)
	db, err := store.Open(d.Config.Database.URL, 12)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	h.own, h.ownStore = db, store.New(db, storetest.Keys(t), nil)
	d.Store = h.ownStore
}

func TestAStreamTellsWhatHappensAndWhatWasMissed(t *testing.T) {
	h := newHouse(t, heard)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go h.api.Listen(ctx)
	server := httptest.NewServer(h.api)
	defer server.Close()
	defer server.CloseClientConnections()

	c, judge := h.person("13900000001"), h.desk(store.Judge, court)
	p := c.whole()
	url := server.URL + "/api/v1" + p.path + "/events"
	events := listen(ctx, t, c, url, "")
	first := next(t, events)
	assert.Regexp(t, `^id: 10\|event: status\|data: {"at":"[^"]+\+08:00","status":"draft","version":10}$`, first)
	time.Sleep(200 * time.Millisecond) // the listener has begun
	c.post(p.path+"/submission", nil).is(200)
	assert.Regexp(t, `^id: 11\|event: docket\|data: {"at":"[^"]+","kind":"submitted","seq":11}$`, next(t, events))
	assert.Contains(t, next(t, events), `"status":"under_review","version":11`)

	missed := listen(ctx, t, c, url, "9")
	assert.Contains(t, next(t, missed), `"kind":"edited","seq":10`)
	assert.Contains(t, next(t, missed), `"kind":"submitted","seq":11`)
	assert.Contains(t, next(t, missed), `"status":"under_review"`)
	desk := listen(ctx, t, judge, server.URL+"/api/v1"+p.deskPath+"/events", "0")
	assert.Contains(t, next(t, desk), `"kind":"submitted","seq":11`, "drafting is not the court's")

	judge.post(p.deskPath+"/review", j{"decision": "accept"}).is(200)
	for _, stream := range []<-chan string{events, desk} {
		for seen := ""; !strings.Contains(seen, `"status":"awaiting_payment"`); {
			seen = next(t, stream)
		}
	}
	h.client().get(p.path+"/events").fails(401, "login_required")
	h.person("13900000002").get(p.path+"/events").fails(404, "not_found")

	_, err := h.db.Exec(`DELETE FROM sessions WHERE account_id IS NOT NULL`)
	require.NoError(t, err)
	judge.post(p.deskPath+"/review", j{"decision": "accept"}).is(409)
	require.NoError(t, h.store.InTx(ctx, func(tx *store.Tx) error {
		a, err := tx.Lock(ctx, p.id)
		if err == nil {
			_, err = tx.File(ctx, a, store.Fact{Event: baoquan.Reminded, By: baoquan.Actor{Kind: baoquan.ByItself}, At: h.clock.Now()})
		}
		return err
	}))
	assert.Eventually(t, func() bool {
		select {
		case _, open := <-events:
			return !open
		default:
			return false
		}
	}, 10*time.Second, 10*time.Millisecond, "a stream ends with its session")
}
