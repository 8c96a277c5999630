package api_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// doorsNumber and doorsSeed replay a run: DOORS_NUMBER=10000 DOORS_SEED=1.
const doorsNumber, doorsSeed = "DOORS_NUMBER", "DOORS_SEED"

// Whatever comes to the doors at which machines call, in whatever order and how often:
// what is not genuine is refused and leaves nothing, what is genuine counts once, no
// money is taken for paid that the provider does not call paid, and the log repeats
// nothing.
func TestThousandsOfForgedReplayedAndShuffledCallbacksLeaveWhatIsTrueAndNothingElse(t *testing.T) {
	number, seed := setting(t, doorsNumber, 2000), setting(t, doorsSeed, uint64(time.Now().UnixNano()))
	t.Logf("%s=%d %s=%d", doorsNumber, number, doorsSeed, seed)
	d := newDoors(t)
	truths, hints := d.truths(), d.hints()
	d.deliver = d.obey
	entries, counted := d.entries(), callbackCounts(t)
	callbacks, genuine := d.callbacks(rand.New(rand.NewPCG(seed, 0)), int(number), truths, hints)
	got := d.send(callbacks)

	assert.Equal(t, genuine, d.stored(), "every genuine event is in the record, and no other")
	for _, x := range truths {
		assert.Equal(t, x.means, d.stands(x), "%s %v", x.door, x.content)
	}
	assert.Equal(t, map[string]int{"fee_paid": 2, "refunded": 2, "underwritten": 4}, d.since(entries), "one entry for each fact")
	for _, m := range hints.arrived {
		assert.NotEqual(t, "no ", d.delivery(m.id))
	}
	for _, m := range hints.never {
		assert.Equal(t, "no ", d.delivery(m.id))
	}
	var asked int
	require.NoError(t, d.db.Get(&asked, `SELECT count(*) FROM outbox WHERE workflow = 'identity'`))
	assert.Equal(t, 5, asked, "the check's provider is asked now and then, not for each hint")
	assert.Equal(t, got, minus(callbackCounts(t), counted), "counted by what they were")
	assert.Empty(t, d.ear.heard, "the log repeats nothing")
	assert.GreaterOrEqual(t, d.ear.lines, len(callbacks))
	t.Log(got)
}

// planned is a callback that is made, and signed, in the moment in which it is sent.
type planned func() sent

// callbacks are at least so many callbacks, shuffled, each telling of each truth among
// them; genuine are the events that they leave.
func (d *doors) callbacks(r *rand.Rand, number int, truths []truth, h hints) (all []planned, genuine []string) {
	plan := func(f func(r *rand.Rand) sent) {
		own := rand.New(rand.NewPCG(r.Uint64(), r.Uint64()))
		all = append(all, func() sent {
			c := f(own)
			c.path = []string{"/callbacks", "/api/v1/callbacks"}[own.IntN(2)] + c.path
			return c
		})
	}
	tell := func(x truth, how telling) {
		event := ""
		switch {
		case how.true && x.never:
			return
		case how.true:
			event = x.event()
			genuine = append(genuine, event)
		}
		plan(func(r *rand.Rand) sent {
			c := how.make(d, r, x)
			c.name, c.event = how.name, event
			return c
		})
	}
	for _, x := range truths {
		for _, how := range tellings {
			tell(x, how)
		}
	}
	for _, m := range h.arrived {
		plan(func(*rand.Rand) sent { return m.receipt(200) })
		plan(func(*rand.Rand) sent { return h.done(h.check) })
	}
	for len(all) < number {
		if r.IntN(4) == 0 {
			plan(h.some)
		} else {
			tell(truths[r.IntN(len(truths))], tellings[r.IntN(len(tellings))])
		}
	}
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	slices.Sort(genuine)
	return all, slices.Compact(genuine)
}

// send sends them, sixteen at a time, and answers what the metrics should say of it.
func (d *doors) send(all []planned) map[string]int {
	queue, counts := make(chan planned), expectation{of: map[string]int{}, seen: map[string]bool{}}
	var workers sync.WaitGroup
	for range 16 {
		workers.Go(func() {
			for make := range queue {
				c := make()
				var copies sync.WaitGroup
				for range max(1, c.times) {
					copies.Go(func() { counts.add(c, d.one(c)) })
				}
				copies.Wait()
			}
		})
	}
	for _, c := range all {
		queue <- c
	}
	close(queue)
	workers.Wait()
	return counts.of
}

// one sends a callback until the door is not too busy for it.
func (d *doors) one(c sent) (status int) {
	for {
		body := io.MultiReader(bytes.NewReader(c.body), io.LimitReader(spaces{}, int64(c.pad)))
		r := httptest.NewRequest(http.MethodPost, c.path, body)
		r.ContentLength, r.Header = int64(len(c.body)+c.pad), c.header.Clone()
		recorder := httptest.NewRecorder()
		d.api.ServeHTTP(recorder, r)
		if recorder.Code == http.StatusServiceUnavailable && recorder.Header().Get("Retry-After") != "" && strings.Contains(c.path, "/insurer/") {
			continue
		}
		assert.Contains(d.t, c.want, recorder.Code, "%s, %s: %s", c.path, c.name, recorder.Body)
		assert.NotContains(d.t, recorder.Body.String(), canary)
		return recorder.Code
	}
}

// spaces are as many as are wanted.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}
