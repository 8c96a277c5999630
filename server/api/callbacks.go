package api

import (
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// maxCallback bounds a provider's callback, in bytes.
const maxCallback = 64 << 10

// paymentCallback takes a payment provider's callback: signature first, then the
// event once, then the hint to the order's workflow, then the answer. What the
// callback says is not believed: it makes the workflow ask.
func (a *API) paymentCallback(method string) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxCallback)
		provider, ok := a.Payments[method]
		if !ok {
			writeProblem(c, errNotFound)
			return
		}
		event, err := provider.ParseNotification(c.Request)
		elsewhere := errors.Is(err, payment.ErrOtherMerchant)
		if err != nil && !elsewhere {
			callbacks.count(method, "forged")
			writeProblem(c, problem(http.StatusUnauthorized, "signature_invalid", "签名无效"))
			return
		}
		result, err := a.notified(c, method, event, elsewhere)
		if err != nil {
			writeProblem(c, problemOf(err))
			return
		}
		callbacks.count(method, result)
		provider.Acknowledge(c.Writer)
	}
}

// notified writes a genuine callback down, once, hands its hint on, and answers
// what the callback was. One about an order that is not ours, or about something
// that is no concern of ours, is acknowledged and forgotten. One that tells of
// somebody else who was paid for our order has the operator look at that.
func (a *API) notified(c *gin.Context, method string, event payment.Notification, elsewhere bool) (result string, err error) {
	ctx := c.Request.Context()
	if event.Kind == payment.KindOther {
		return "other", nil
	}
	order, err := a.store.PaymentByTradeNo(ctx, event.OutTradeNo)
	if errors.Is(err, store.ErrNotFound) {
		return "unknown", nil
	}
	if err != nil {
		return "", err
	}
	result, kind := "taken", string(event.Kind)
	if elsewhere {
		result, kind = "elsewhere", "elsewhere"
	}
	err = a.store.InTx(ctx, func(t *store.Tx) error {
		if err := t.Receive(ctx, method, event.EventID, kind, a.now()); err != nil {
			return err
		}
		if elsewhere {
			if err := t.PaidElsewhere(ctx, order.ID); err != nil {
				return err
			}
		}
		return t.Tell(ctx, workflows.KindPayment, order.ID, workflows.PaymentNotified, workflows.Hint{})
	})
	if errors.Is(err, store.ErrSeen) {
		return "again", nil
	}
	if err == nil {
		a.Deliver.Deliver(order.ID)
	}
	return result, err
}
