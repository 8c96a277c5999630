package walk

import (
	"context"
	"errors"
	"net/http"
)

// Order is an order of a fee or a premium as the payer sees it.
type Order struct {
	ID, Status, CodeURL, Attention string
	Amount, RefundAmount           int64 // fen
}

// Over says whether nobody can pay the order any more.
func (o *Order) Over() bool { return o.Status != "created" && o.Status != "pending" }

// PayFee pays the fee or the premium on the sandbox's phone and waits until the
// case has moved on (rows 57, 58, 64). An order that expires meanwhile is followed
// by another.
func (c *Client) PayFee(ctx context.Context, k *Case) error {
	return Eventually(ctx, func() (bool, error) {
		order, err := c.OpenOrder(ctx, k)
		if err == nil && !order.Over() {
			err = c.Pay(ctx, order.CodeURL)
		}
		if err == nil {
			err = c.untilPaid(ctx, k, &order)
		}
		if err != nil && !Is(err, http.StatusConflict) { // the order closes, or is paid already
			return false, err
		}
		err = c.Get(ctx, k)
		return k.Status != "awaiting_payment", err
	})
}

// untilPaid waits until the case has moved on or the order is over.
func (c *Client) untilPaid(ctx context.Context, k *Case, order *Order) error {
	return Eventually(ctx, func() (bool, error) {
		if err := c.Get(ctx, k); err != nil || k.Status != "awaiting_payment" {
			return true, err
		}
		err := c.Look(ctx, order)
		return order.Over(), err
	})
}

// Order asks for an order and pays it on the sandbox's phone.
func (c *Client) Order(ctx context.Context, k *Case) error {
	order, err := c.OpenOrder(ctx, k)
	if err != nil || order.Status == "paid" {
		return err
	}
	return c.Pay(ctx, order.CodeURL)
}

// OpenOrder asks for an order and waits for its code.
func (c *Client) OpenOrder(ctx context.Context, k *Case) (Order, error) {
	var order Order
	err := c.Call(ctx, http.MethodPost, k.Path()+"/payments", map[string]string{"method": "wechat"}, &order)
	if err != nil {
		return order, err
	}
	return order, Eventually(ctx, func() (bool, error) {
		if order.CodeURL != "" || order.Over() {
			return true, nil
		}
		return false, c.Look(ctx, &order)
	})
}

// Orders lists the orders of a case, oldest first.
func (c *Client) Orders(ctx context.Context, k *Case) ([]Order, error) {
	var all struct{ Items []Order }
	return all.Items, c.Call(ctx, http.MethodGet, k.Path()+"/payments", nil, &all)
}

// UntilRefunded waits until everything that was paid for a case and is to go
// back has gone back, and answers the last order.
func (c *Client) UntilRefunded(ctx context.Context, k *Case) (last Order, err error) {
	return last, Eventually(ctx, func() (bool, error) {
		orders, err := c.Orders(ctx, k)
		if err != nil || len(orders) == 0 {
			return false, err
		}
		last = orders[len(orders)-1]
		return last.Status == "refunded", nil
	})
}

// Look reads how an order stands.
func (c *Client) Look(ctx context.Context, order *Order) error {
	return c.Call(ctx, http.MethodGet, "/payments/"+order.ID, nil, order)
}

// Pay pays an order on the sandbox's phone.
func (c *Client) Pay(ctx context.Context, codeURL string) error {
	return c.Control(ctx, http.MethodPost, "/pay", map[string]string{"codeUrl": codeURL, "result": "success"}, nil)
}

// Is says whether err is an answer with this status.
func Is(err error, status int) bool {
	var p *Problem
	return errors.As(err, &p) && p.Status == status
}
