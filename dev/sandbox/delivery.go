package sandbox

import (
	"io"
	"net/http"
	"sync"
	"time"
)

const (
	callbackTimeout = 5 * time.Second  // providers wait no longer for the merchant
	reorderLimit    = 30 * time.Second // how long a reordered callback waits for a later one
	crowd           = 20               // how many copies the fault duplicate sends at once
)

var beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

// callbackWaits are the pauses between attempts. WeChat's begin with 15 s, 15 s,
// 30 s, 3 m, Alipay's with 4 m, 10 m, 10 m, 1 h, and go on for a day; the same
// attempts pass here in minutes.
var callbackWaits = []time.Duration{
	1 * time.Second, 2 * time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, time.Minute, time.Minute, time.Minute, time.Minute,
	time.Minute, time.Minute, time.Minute, time.Minute,
}

func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// notice is what became of a callback so far.
type notice struct {
	ID       string // the event's id, the same in every attempt
	Attempts int
	Over     bool // arrived, given up, or dropped by fault
}

func (n notice) pending() bool { return n.ID != "" && !n.Over }

// parcel is an event on its way to the merchant.
type parcel struct {
	notice  notice
	request func() (*http.Request, error)      // one attempt's, signed anew
	taken   func(status int, body []byte) bool // whether this answer ends it
	keep    func(notice) error
}

// courier brings a payment provider's callbacks to the merchant, under the faults
// delay, drop, duplicate and reorder of that provider.
type courier struct {
	provider string
	faults   *Faults
	caller   *http.Client
	stop     chan struct{}
	closing  sync.Once

	mu    sync.Mutex
	later chan struct{} // closed when the next callback has arrived
}

func newCourier(provider string, faults *Faults) *courier {
	return &courier{
		provider: provider, faults: faults, stop: make(chan struct{}), later: make(chan struct{}),
		caller: &http.Client{Timeout: callbackTimeout, CheckRedirect: noRedirect},
	}
}

// close ends the callbacks; a new run on the same state goes on with them.
func (c *courier) close() { c.closing.Do(func() { close(c.stop) }) }

// begin begins a callback, or none under the fault drop, and says which other
// fault shall befall its delivery.
func (c *courier) begin() (notice, Fault) {
	plan, _ := c.faults.Take(c.provider, FaultDelay, FaultDrop, FaultDuplicate, FaultReorder)
	id := random(16)
	return notice{
		ID:   id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:],
		Over: plan.Kind == FaultDrop,
	}, plan
}

// deliverAs delivers under a fault.
func (c *courier) deliverAs(plan Fault, p parcel) {
	switch plan.Kind {
	case FaultDelay:
		if !c.wait(plan.Wait()) {
			return
		}
	case FaultReorder:
		if !c.waitForLater(plan) {
			return
		}
	case FaultDuplicate:
		c.crowd(p)
	}
	c.deliver(p)
}

// deliver calls the merchant until it takes the event, remembering each attempt.
func (c *courier) deliver(p parcel) {
	for !p.notice.Over {
		arrived := c.call(p)
		p.notice.Attempts++
		p.notice.Over = arrived || p.notice.Attempts > len(callbackWaits)
		if err := p.keep(p.notice); err != nil {
			return
		}
		if arrived {
			c.tellLater()
		}
		if !p.notice.Over && !c.wait(callbackWaits[p.notice.Attempts-1]) {
			return
		}
	}
}

// call is one attempt.
func (c *courier) call(p parcel) bool {
	request, err := p.request()
	if err != nil {
		return false
	}
	response, err := c.caller.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(response.Body, 4<<10))
	return p.taken(response.StatusCode, body)
}

// crowd sends many copies of one event at the same time; deliver then sends it
// once more.
func (c *courier) crowd(p parcel) {
	var all sync.WaitGroup
	for range crowd {
		all.Go(func() { c.call(p) })
	}
	all.Wait()
}

// wait pauses, or says false when the sandbox ends.
func (c *courier) wait(d time.Duration) bool {
	select {
	case <-c.stop:
		return false
	case <-time.After(d):
		return true
	}
}

// waitForLater holds a callback back until another one has arrived, at most for
// the fault's milliseconds, or 30 s when it has none.
func (c *courier) waitForLater(plan Fault) bool {
	most := reorderLimit
	if plan.Milliseconds > 0 {
		most = plan.Wait()
	}
	c.mu.Lock()
	later := c.later
	c.mu.Unlock()
	select {
	case <-c.stop:
		return false
	case <-later:
	case <-time.After(most):
	}
	return true
}

func (c *courier) tellLater() {
	c.mu.Lock()
	defer c.mu.Unlock()
	close(c.later)
	c.later = make(chan struct{})
}
