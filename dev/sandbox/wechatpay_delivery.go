package sandbox

import (
	"io"
	"net/http"
	"sync"
	"time"
)

const (
	callbackTimeout = 5 * time.Second  // WeChat waits no longer for the merchant
	reorderLimit    = 30 * time.Second // how long a reordered callback waits for a later one
	crowd           = 20               // how many copies the fault duplicate sends at once
)

var beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

// callbackWaits are the pauses between attempts. WeChat's begin with 15 s, 15 s,
// 30 s, 3 m and go on for a day; the same 15 attempts pass here in minutes.
var callbackWaits = []time.Duration{
	1 * time.Second, 2 * time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second,
	time.Minute, time.Minute, time.Minute, time.Minute, time.Minute,
	time.Minute, time.Minute, time.Minute, time.Minute,
}

func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// notice begins a callback, or none under the fault drop, and says which other
// fault shall befall its delivery.
func (p *wechatProvider) notice() (wechatNotice, Fault) {
	plan, _ := p.shared.Faults.Take(p.Name(), FaultDelay, FaultDrop, FaultDuplicate, FaultReorder)
	id := random(16)
	return wechatNotice{
		ID:   id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:],
		Over: plan.Kind == FaultDrop,
	}, plan
}

// deliverAs delivers under a fault.
func (p *wechatProvider) deliverAs(plan Fault, c callback) {
	switch plan.Kind {
	case FaultDelay:
		if !p.wait(plan.Wait()) {
			return
		}
	case FaultReorder:
		if !p.waitForLater(plan) {
			return
		}
	case FaultDuplicate:
		p.crowd(c)
	}
	p.deliver(c)
}

// deliver calls the merchant until it answers 2xx, remembering each attempt.
func (p *wechatProvider) deliver(c callback) {
	for !c.notice.Over {
		arrived := p.call(c)
		c.notice.Attempts++
		c.notice.Over = arrived || c.notice.Attempts > len(callbackWaits)
		if err := c.keep(c.notice); err != nil {
			return
		}
		if arrived {
			p.tellLater()
		}
		if !c.notice.Over && !p.wait(callbackWaits[c.notice.Attempts-1]) {
			return
		}
	}
}

// call is one attempt. Only the status counts.
func (p *wechatProvider) call(c callback) bool {
	request, err := p.request(c)
	if err != nil {
		return false
	}
	response, err := p.caller.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 4<<10))
	return response.StatusCode >= 200 && response.StatusCode < 300
}

// crowd sends many copies of one event at the same time; deliver then sends it
// once more.
func (p *wechatProvider) crowd(c callback) {
	var all sync.WaitGroup
	for range crowd {
		all.Go(func() { p.call(c) })
	}
	all.Wait()
}

// wait pauses, or says false when the sandbox ends.
func (p *wechatProvider) wait(d time.Duration) bool {
	select {
	case <-p.stop:
		return false
	case <-time.After(d):
		return true
	}
}

// waitForLater holds a callback back until another one has arrived, at most for
// the fault's milliseconds, or 30 s when it has none.
func (p *wechatProvider) waitForLater(plan Fault) bool {
	most := reorderLimit
	if plan.Milliseconds > 0 {
		most = plan.Wait()
	}
	p.mu.Lock()
	later := p.later
	p.mu.Unlock()
	select {
	case <-p.stop:
		return false
	case <-later:
	case <-time.After(most):
	}
	return true
}

func (p *wechatProvider) tellLater() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.later)
	p.later = make(chan struct{})
}
