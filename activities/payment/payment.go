// Package payment is how money comes in and goes back: one interface that every
// payment provider meets, and the clients of WeChat Pay and Alipay. What a payment
// means for a case is decided elsewhere; another provider is another client and no
// new logic. conformance_test.go is what each of them has to pass.
//
// All calls may be repeated: an order is known to the provider by OutTradeNo and
// a refund by OutRefundNo, and the same number is the same effect. A failed call
// is a *provider.Error, which says whether trying again makes sense.
package payment

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/baoquan/baoquan"
)

// Provider is a payment provider for codes that the payer scans.
type Provider interface {
	// Name is the provider's name in the contract: wechat, alipay.
	Name() string
	// Place makes the order known to the provider and answers what the code
	// for the payer has to say. The same order placed again is the same order.
	// ErrOrderTaken when the number takes no payment any more: Query tells why.
	Place(ctx context.Context, order Order) (codeURL string, err error)
	// Query asks how the order stands; an order never placed is TradeUnknown.
	Query(ctx context.Context, outTradeNo string) (Trade, error)
	// Close ends an unpaid order. An order that is paid, closed or unknown is
	// no error: ask Query again after Close, money may have come in between.
	Close(ctx context.Context, outTradeNo string) error
	// Refund gives money back. Repeat it with the same numbers until it answers.
	Refund(ctx context.Context, refund Refund) (RefundState, error)
	// QueryRefund asks how a refund of an order stands; one never asked for is
	// RefundUnknown.
	QueryRefund(ctx context.Context, outTradeNo, outRefundNo string) (RefundState, error)
	// ParseNotification checks signature and time of a callback and opens it.
	// Anything wrong with it is ErrForged and nothing more is said, but
	// ErrOtherMerchant with what it tells. That is a hint to ask Query or
	// QueryRefund, which have the last word.
	ParseNotification(r *http.Request) (Notification, error)
	// Acknowledge answers a callback that was taken, in the form that keeps the
	// provider from sending it again.
	Acknowledge(w http.ResponseWriter)
	// Bill reads the provider's bill of a day in Beijing, line by line as it comes.
	// What was told must not be acted on before Bill has come to its end: only
	// then is it known to be whole. ErrNoBill when there is none (yet).
	Bill(ctx context.Context, day baoquan.Date, each func(BillLine) error) error
}

var (
	// ErrForged is a callback that did not come from the provider just now.
	ErrForged = errors.New("payment: callback is not genuine")
	// ErrOtherMerchant is a callback that is the provider's own and about a payment
	// to somebody else. It is an ErrForged to all but those who look for more.
	ErrOtherMerchant = fmt.Errorf("%w: it is about another merchant", ErrForged)
	// ErrOrderTaken is an order number that is paid, closed, or used for an
	// order with other content. It comes together with a final *provider.Error.
	ErrOrderTaken = errors.New("payment: order number takes no payment")
	// ErrNoBill is a day without a bill: nobody paid, or it is not made yet, which
	// the providers do not tell apart. It comes together with a *provider.Error
	// that may be tried again.
	ErrNoBill = errors.New("payment: no bill for that day")
)

// Order is what a payer shall pay.
type Order struct {
	OutTradeNo  string      // our number, 6–32 of 0-9 A-Z a-z _ - | *; a UUID goes in without its dashes
	Description string      // what the payer sees; cut to what the provider takes
	Amount      baoquan.Fen // in fen, at least 1
	ExpiresAt   time.Time   // no payment after it; the same in every repetition
	NotifyURL   string      // where the provider calls back; no query string
}

// TradeState is how an order stands.
type TradeState string

// The states of an order. Refunded means that a refund was begun for it: the order
// had been paid. WeChat says so of any refund, Alipay of a whole one only.
const (
	TradeUnknown  TradeState = "unknown"
	TradeUnpaid   TradeState = "unpaid"
	TradePaid     TradeState = "paid"
	TradeClosed   TradeState = "closed"
	TradeRefunded TradeState = "refunded"
	TradeFailed   TradeState = "failed"
)

// Trade is what the provider knows of an order.
type Trade struct {
	OutTradeNo    string
	TransactionID string // the provider's number, once paid
	State         TradeState
	Amount        baoquan.Fen // the order's total in fen, 0 while the provider does not tell it
	PaidAt        time.Time   // zero while unpaid
	Mismatch      string      // order, merchant, app or currency that is not ours; empty when all are
}

// Differs names what in a paid trade is not as ordered: order, merchant, app,
// currency or amount (in fen); empty when all is right.
func (t Trade) Differs(amount baoquan.Fen) string {
	if t.Mismatch == "" && t.Amount != amount {
		return "amount"
	}
	return t.Mismatch
}

// Settles says whether the trade pays exactly this amount in fen to us.
func (t Trade) Settles(amount baoquan.Fen) bool {
	return t.State == TradePaid && t.Differs(amount) == ""
}

// Refund is money that goes back.
type Refund struct {
	OutTradeNo  string
	OutRefundNo string      // our number, up to 64 of the characters of an order number
	Reason      string      // what the payer sees; cut to what the provider takes
	Amount      baoquan.Fen // what goes back, in fen
	Total       baoquan.Fen // what was paid, in fen
	NotifyURL   string
}

// BillLine is one movement of money in a provider's bill.
type BillLine struct {
	Kind        Kind   // paid or refund
	OutTradeNo  string // our number, or one that we do not know
	OutRefundNo string // refund
	Amount      baoquan.Fen
}

// RefundState is how a refund stands.
type RefundState string

// The states of a refund. Failed (WeChat: CLOSED, ABNORMAL) needs a person.
const (
	RefundUnknown    RefundState = "unknown"
	RefundProcessing RefundState = "processing"
	RefundDone       RefundState = "done"
	RefundFailed     RefundState = "failed"
)

// Kind is what a notification is about.
type Kind string

// The kinds of notifications. Other is acknowledged and has no effect.
const (
	KindPaid   Kind = "paid"
	KindRefund Kind = "refund"
	KindOther  Kind = "other"
)

// Notification is a genuine callback.
type Notification struct {
	EventID     string // the provider's id, the same when it is sent again
	Kind        Kind
	OutTradeNo  string // paid and refund
	OutRefundNo string // refund
}
