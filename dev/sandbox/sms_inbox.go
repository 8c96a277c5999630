package sandbox

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// inbox is what lies on the phones, whoever delivered it, and tells our server what
// became of each message as the providers do.
type inbox struct {
	shared *Shared
	table  *Table[Text]

	ctx     context.Context // ends with the sandbox
	end     context.CancelFunc
	telling sync.WaitGroup
}

func openInbox(shared *Shared) (*inbox, error) {
	table, err := OpenTable[Text](shared.State, "sms")
	b := &inbox{shared: shared, table: table}
	b.ctx, b.end = context.WithCancel(context.Background())
	return b, err
}

// Close ends what is being told.
func (b *inbox) Close() {
	b.end()
	b.telling.Wait()
}

// taken is a message that a provider took.
type taken struct {
	provider  string // in faults
	messageID string // the sender's
	serial    string // the provider's
	text      Text
	address   string // of our server's door for receipts
	receipt   func(code string, at time.Time) any
}

// Codes of receipts, of both providers.
const (
	delivered   = "DELIVRD"
	undelivered = "UNDELIV"
)

// accept counts a message, once for all providers together, and delivers it,
// disorderly when ordered.
func (b *inbox) accept(m taken) error {
	if err := b.shared.Counts.Add("sms", "send", m.messageID); err != nil {
		return err
	}
	fault, _ := b.shared.Faults.Take(m.provider, FaultDuplicate, FaultReorder, FaultUndelivered)
	switch fault.Kind {
	case FaultUndelivered:
		b.tell(m, undelivered)
		return nil
	case FaultReorder:
		time.AfterFunc(fault.Wait(), func() { _ = b.deliver(m.serial, m.text) })
		b.tell(m, delivered)
		return nil
	case FaultDuplicate:
		if err := b.deliver(m.serial+" again", m.text); err != nil {
			return err
		}
		b.tell(m, delivered)
	}
	b.tell(m, delivered)
	return b.deliver(m.serial, m.text)
}

func (b *inbox) deliver(key string, text Text) error {
	_, err := b.table.Update(key, func(row *Text, _ bool) error {
		*row = text
		row.At = time.Now()
		return nil
	})
	return err
}

// texts lists a phone's messages oldest first, everybody's when phone is empty.
func (b *inbox) texts(phone string) []Text {
	texts := slices.DeleteFunc(b.table.List(), func(t Text) bool { return phone != "" && t.Phone != phone })
	slices.SortStableFunc(texts, func(x, y Text) int { return cmp.Compare(x.At.UnixNano(), y.At.UnixNano()) })
	return texts
}

// receiptWaits are the pauses before a receipt is pushed and pushed again. The
// first is not shorter than what it takes to write down who has the message.
var receiptWaits = []time.Duration{500 * time.Millisecond, 2 * time.Second, 10 * time.Second}

// tell pushes a receipt until it is acknowledged.
func (b *inbox) tell(m taken, code string) {
	if b.shared.PublicServerURL == "" {
		return
	}
	body, err := json.Marshal([]any{m.receipt(code, time.Now())})
	if err != nil {
		panic(err) // receipts are plain maps
	}
	b.telling.Go(func() {
		for _, wait := range receiptWaits {
			select {
			case <-b.ctx.Done():
				return
			case <-time.After(wait):
			}
			if b.push(b.shared.PublicServerURL+m.address, body) {
				return
			}
		}
	})
}

func (b *inbox) push(address string, body []byte) bool {
	ctx, cancel := context.WithTimeout(b.ctx, callbackTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return false
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := browser.Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	var answer struct{ Result, Code int }
	readable := json.NewDecoder(io.LimitReader(response.Body, 4<<10)).Decode(&answer) == nil
	return readable && response.StatusCode == http.StatusOK && answer.Result == 0 && answer.Code == 0
}
