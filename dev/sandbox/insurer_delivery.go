package sandbox

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/baoquan/baoquan/activities/insurer"
)

const (
	insurerPatience = 10 * time.Second       // the insurer waits no longer for our answer
	firstPause      = 200 * time.Millisecond // before the second try, then twice as long each time
	longestPause    = 30 * time.Second
	maxConflicts    = 12 // 409s before one is the last word: about three minutes
)

// deliver says a message until it is answered for good. tried is how often it was
// said before.
func (p *insurerProvider) deliver(id string, index, tried int) {
	for ; ; tried++ {
		if tried > 0 && !p.wait(pauseBefore(tried)) {
			return
		}
		if over, err := p.say(id, index); over || err != nil && p.ctx.Err() != nil {
			return
		}
	}
}

func pauseBefore(tried int) time.Duration {
	return min(firstPause<<min(tried-1, 10), longestPause)
}

// wait pauses, or says false when the sandbox ends.
func (p *insurerProvider) wait(pause time.Duration) bool {
	select {
	case <-p.ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}

// say is one try. An error is the sandbox's own, or that the message cannot be
// made yet; it is tried again like one that did not arrive.
func (p *insurerProvider) say(id string, index int) (over bool, err error) {
	row, _ := p.cases.Get(id)
	message := row.Sent[index]
	content, err := p.content(row, &message)
	if err != nil {
		return false, err
	}
	fault := p.disorder(content)
	if fault.Kind == FaultReorder {
		if err := p.sayEarly(row); err != nil {
			return false, err
		}
	}
	answers := p.tell(message.ID, message.Type, content, fault)
	if p.ctx.Err() != nil {
		return false, p.ctx.Err()
	}
	message.judge(answers, spoilt(fault))
	_, err = p.cases.Update(id, func(row *insurerCase, _ bool) error {
		row.answered(index, message)
		return nil
	})
	return !message.pending(), err
}

// tell makes one try, or two at once under the fault duplicate, and gives the
// statuses.
func (p *insurerProvider) tell(id, kind string, content any, fault Fault) []int {
	answers := make([]int, 1, 2)
	if fault.Kind == FaultDuplicate {
		answers = answers[:2]
	}
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = p.call(id, kind, content, fault) })
	}
	all.Wait()
	return answers
}

// call is one request; 0 when no answer came.
func (p *insurerProvider) call(id, kind string, content any, fault Fault) int {
	request, err := p.request(id, kind, content, fault)
	if err != nil {
		return 0
	}
	response, err := p.caller.Do(request)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 4<<10))
	return response.StatusCode
}

// judge notes the answers of a try. One 2xx is enough; what was wrong on purpose
// is never refused for good.
func (m *insurerMessage) judge(answers []int, wrong bool) {
	m.add(answers...)
	last := answers[len(answers)-1]
	switch {
	case slices.ContainsFunc(answers, func(status int) bool { return status >= 200 && status < 300 }):
		m.Status = messageAccepted
	case !wrong && final(last) || last == http.StatusConflict && m.conflicts() > maxConflicts:
		m.Status = messageRefused
	}
}

func final(status int) bool {
	switch status {
	case 0, http.StatusRequestTimeout, http.StatusConflict, http.StatusTooEarly, http.StatusTooManyRequests:
		return false
	}
	return status < 500
}

// sayEarly says, once, that documents are issued before anything was decided.
func (p *insurerProvider) sayEarly(row insurerCase) error {
	documents, err := p.early(row)
	if err != nil {
		return err
	}
	message := insurerMessage{Type: insurer.Issued, ID: fmt.Sprintf("early-%s-%d", row.ID, row.Seq), Status: messageRefused}
	message.judge(p.tell(message.ID, message.Type, documents, Fault{}), true)
	_, err = p.cases.Update(row.ID, func(row *insurerCase, _ bool) error {
		row.Sent = append(slices.Clone(row.Sent), message)
		return nil
	})
	return err
}
