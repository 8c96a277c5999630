package activities_test

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/sms"
)

type nobody struct{}

func (nobody) Deliver(string) {}

// phone keeps what was sent to it.
type phone struct {
	texts []sms.Message
	fail  error
	doubt string // the provider that may have it, beside a failure
}

func (p *phone) Send(_ context.Context, m sms.Message) (sms.Sent, error) {
	p.texts = append(p.texts, m)
	if p.fail != nil {
		return sms.Sent{Provider: p.doubt}, p.fail
	}
	return sms.Sent{Provider: "aliyun", ID: "serial"}, nil
}

// bank is a payment provider with one order.
type bank struct {
	mu     sync.Mutex
	trade  payment.Trade
	refund payment.RefundState
	fail   map[string]error
	calls  map[string]int
	last   payment.Refund
	placed payment.Order
	bill   []payment.BillLine
	billed []baoquan.Date

	meanwhile func() // happens before the answer to Place
}

var _ payment.Provider = (*bank)(nil)

// paid is a payer who pays.
func (b *bank) paid(amount baoquan.Fen, at time.Time) {
	b.trade = payment.Trade{State: payment.TradePaid, Amount: amount, TransactionID: "42", PaidAt: at}
}

func (b *bank) call(name string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.calls[name]++
	return b.fail[name]
}

func (b *bank) Name() string { return "wechat" }

func (b *bank) Place(_ context.Context, order payment.Order) (string, error) {
	b.placed = order
	if b.meanwhile != nil {
		b.meanwhile()
	}
	return "weixin://wxpay/1", b.call("Place")
}

func (b *bank) Query(context.Context, string) (payment.Trade, error) { return b.trade, b.call("Query") }

func (b *bank) Close(context.Context, string) error {
	if err := b.call("Close"); err != nil {
		return err
	}
	if b.trade.State == payment.TradeUnpaid {
		b.trade.State = payment.TradeClosed
	}
	return nil
}

func (b *bank) Refund(_ context.Context, r payment.Refund) (payment.RefundState, error) {
	b.last = r
	return b.refund, b.call("Refund")
}

func (b *bank) QueryRefund(context.Context, string, string) (payment.RefundState, error) {
	return b.refund, b.call("QueryRefund")
}

func (b *bank) ParseNotification(*http.Request) (payment.Notification, error) {
	return payment.Notification{}, payment.ErrForged
}

func (b *bank) Acknowledge(http.ResponseWriter) {}

// Bill tells the lines that the test has written.
func (b *bank) Bill(_ context.Context, day baoquan.Date, each func(payment.BillLine) error) error {
	b.billed = append(b.billed, day)
	for _, line := range b.bill {
		if err := each(line); err != nil {
			return err
		}
	}
	return b.call("Bill")
}
