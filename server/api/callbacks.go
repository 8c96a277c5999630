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
		if err != nil {
			callbacks.count(method, "forged")
			writeProblem(c, problem(http.StatusUnauthorized, "signature_invalid", "签名无效"))
			return
		}
		if err := a.notified(c, method, event); err != nil {
			writeProblem(c, problemOf(err))
			return
		}
		callbacks.count(method, "taken")
		provider.Acknowledge(c.Writer)
	}
}

// notified writes a genuine callback down, once, and hands its hint on. An
// order that is not ours is acknowledged and forgotten.
func (a *API) notified(c *gin.Context, method string, event payment.Notification) error {
	ctx := c.Request.Context()
	order, err := a.store.PaymentByTradeNo(ctx, event.OutTradeNo)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	err = a.store.InTx(ctx, func(t *store.Tx) error {
		if err := t.Receive(ctx, method, event.EventID, string(event.Kind), a.now()); err != nil {
			return err
		}
		return t.Tell(ctx, workflows.KindPayment, order.ID, workflows.PaymentNotified, workflows.Hint{})
	})
	if errors.Is(err, store.ErrSeen) {
		return nil
	}
	if err == nil {
		a.Deliver.Deliver(order.ID)
	}
	return err
}
