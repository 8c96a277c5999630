package activities

import (
	"context"
	"net/http"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/activities/provider"
)

// absent is a payment provider that the settings do not name, though there are
// orders with it. Everything asked of it may be asked again.
type absent struct{ method string }

var _ payment.Provider = absent{}

func (a absent) fault() error { return provider.Unavailable(a.method, "not_configured") }

func (a absent) Name() string { return a.method }

func (a absent) Place(context.Context, payment.Order) (string, error) { return "", a.fault() }

func (a absent) Query(context.Context, string) (payment.Trade, error) {
	return payment.Trade{}, a.fault()
}

func (a absent) Close(context.Context, string) error { return a.fault() }

func (a absent) Refund(context.Context, payment.Refund) (payment.RefundState, error) {
	return "", a.fault()
}

func (a absent) QueryRefund(context.Context, string, string) (payment.RefundState, error) {
	return "", a.fault()
}

func (absent) ParseNotification(*http.Request) (payment.Notification, error) {
	return payment.Notification{}, payment.ErrForged
}

func (absent) Acknowledge(http.ResponseWriter) {}

func (a absent) Bill(context.Context, baoquan.Date, func(payment.BillLine) error) error {
	return a.fault()
}
