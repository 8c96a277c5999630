package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// paymentView is an order as its payer sees it.
type paymentView struct {
	ID         string              `json:"id"`
	Purpose    string              `json:"purpose" enum:"fee,premium" doc:"fee 保全费，premium 担保费"`
	Method     string              `json:"method"`
	Amount     baoquan.Fen         `json:"amount" doc:"分"`
	Status     store.PaymentStatus `json:"status" enum:"created,pending,paid,closed,refunding,refunded"`
	CodeURL    string              `json:"codeUrl,omitempty" doc:"付款码的内容；稍后才有时再查询一次"`
	ExpiresAt  time.Time           `json:"expiresAt"`
	CreatedAt  time.Time           `json:"createdAt"`
	PaidAt     *time.Time          `json:"paidAt,omitempty"`
	RefundedAt *time.Time          `json:"refundedAt,omitempty"`
	// What goes back may be a part.
	RefundAmount      baoquan.Fen `json:"refundAmount,omitempty" doc:"退款金额，分"`
	RefundReason      string      `json:"refundReason,omitempty"`
	RefundRequestedAt *time.Time  `json:"refundRequestedAt,omitempty"`
	Attention         string      `json:"attention,omitempty" doc:"支付与订单不符等，正由工作人员处理"`
}

func viewPayment(p store.Payment) *paymentView {
	v := &paymentView{
		ID: p.ID, Purpose: p.Purpose, Method: p.Method, Amount: p.Amount, Status: p.Status,
		ExpiresAt: p.ExpiresAt.In(baoquan.Beijing), CreatedAt: p.CreatedAt.In(baoquan.Beijing),
		PaidAt: beijing(p.PaidAt), RefundedAt: beijing(p.RefundedAt), Attention: p.Attention,
		RefundAmount: p.RefundAmount, RefundReason: p.RefundReason, RefundRequestedAt: beijing(p.RefundAskedAt),
	}
	if p.Status == store.PaymentPending {
		v.CodeURL = p.CodeURL
	}
	return v
}

func beijing(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	in := t.In(baoquan.Beijing)
	return &in
}

type payInput struct {
	One
	Keyed
	Form
}

type paymentForm struct {
	Method string `json:"method" enum:"wechat,alipay" doc:"wechat 微信支付，alipay 支付宝；以已开通的为准"`
}

// method reads how somebody wants to pay.
func (a *API) method(raw []byte) (string, error) {
	var form paymentForm
	faults, err := decode(raw, &form)
	if err != nil {
		return "", err
	}
	if _, ok := a.Payments[form.Method]; !ok {
		var names []string
		for _, name := range a.methods() {
			names = append(names, methodNames[name])
		}
		faults = merged(faults, baoquan.Faults{{
			Location: "method", Code: baoquan.CodeInvalid, Detail: "请选择已开通的支付方式：" + strings.Join(names, "、"),
		}})
	}
	return form.Method, invalid("body", faults)
}

// pay asks for an order (row 58): the one that is open, when there is one with
// the same method; another method closes it first. The Payment workflow places
// the order; its code follows in a moment and is waited for a little.
func (a *API) pay(kind baoquan.Kind) handler[payInput, body[*paymentView]] {
	return func(ctx context.Context, in *payInput) (*body[*paymentView], error) {
		method, err := a.method(in.RawBody)
		if err != nil {
			return nil, err
		}
		v, err := a.ordered(ctx, in, kind, method)
		if errors.Is(err, errOrderOpen) { // a request that is sent again does not come here
			if err := a.closeOther(ctx, in.ID, method); err != nil {
				return nil, err
			}
			v, err = a.ordered(ctx, in, kind, method)
		}
		if err != nil {
			return nil, err
		}
		a.Deliver.Deliver(v.ID)
		return &body[*paymentView]{a.awaitCode(ctx, v)}, nil
	}
}

// ordered finds or makes the order, once for each key.
func (a *API) ordered(ctx context.Context, in *payInput, kind baoquan.Kind, method string) (*paymentView, error) {
	return once(ctx, a, in.claim(ctx, a), func(t *store.Tx) (*paymentView, error) {
		app, err := own(ctx, kind, t.Lock, in.ID)
		if err != nil {
			return nil, err
		}
		order, err := a.order(ctx, t, app, method)
		return viewPayment(order), err
	})
}

// errOrderOpen: another order is still open, and has to be closed first.
var errOrderOpen = func() *Problem {
	p := problem(http.StatusConflict, "order_open", "上一个订单正在关闭，请稍候几秒再试")
	p.CurrentStatus = baoquan.AwaitingPayment
	return p
}()

func (a *API) methods() (names []string) {
	for name := range a.Payments {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// order finds or makes the order of a locked application.
func (a *API) order(ctx context.Context, t *store.Tx, app *store.Application, method string) (store.Payment, error) {
	if app.Status != baoquan.AwaitingPayment {
		return store.Payment{}, conflict(app.Status)
	}
	now := a.now()
	open, err := t.OpenPayment(ctx, app.ID)
	switch {
	case err == nil && usable(open, method, now):
		return open, nil
	case err == nil:
		return open, errOrderOpen
	case !errors.Is(err, store.ErrNotFound):
		return open, err
	}
	id := newID()
	purpose, amount := owed(app)
	order := store.Payment{
		ID: id, ApplicationID: app.ID, Purpose: purpose, Method: method, Amount: amount, Status: store.PaymentCreated,
		OutTradeNo: strings.ReplaceAll(id, "-", ""), CreatedAt: now, ExpiresAt: now.Add(a.config.Procedure.OrderLifetime).Truncate(time.Second),
	}
	if err := t.AddPayment(ctx, order); err != nil {
		return order, err
	}
	_, err = t.File(ctx, app, store.Fact{
		Event: baoquan.PaymentRequested, By: actor(ctx), At: now, Ref: id, Detail: map[string]any{"method": method, "amount": amount},
	})
	if err == nil {
		err = t.Tell(ctx, workflows.KindPayment, id, workflows.PaymentOpened, workflows.Hint{})
	}
	return order, err
}

// owed is what an application is to be paid for, and how much in fen.
func owed(app *store.Application) (purpose string, amount baoquan.Fen) {
	if app.Kind == baoquan.Guarantee {
		return "premium", app.Premium
	}
	return "fee", app.Fee
}

// usable says whether an open order serves who asks for one.
func usable(open store.Payment, method string, now time.Time) bool {
	return open.Method == method && open.ExpiresAt.After(now)
}

// closeOther has an open order closed that does not serve: of another method,
// or expired. It waits a little for that.
func (a *API) closeOther(ctx context.Context, applicationID, method string) error {
	for wait := 50 * time.Millisecond; wait < 2*time.Second; wait *= 2 {
		open, err := a.store.OpenPayment(ctx, applicationID)
		if errors.Is(err, store.ErrNotFound) || err == nil && usable(open, method, a.now()) {
			return nil
		}
		if err == nil && wait == 50*time.Millisecond {
			err = a.store.InTx(ctx, func(t *store.Tx) error {
				return t.Tell(ctx, workflows.KindPayment, open.ID, workflows.PaymentDropped, workflows.Hint{})
			})
			a.Deliver.Deliver(open.ID)
		}
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
	return nil
}

// awaitCode waits a little for the code of a fresh order.
func (a *API) awaitCode(ctx context.Context, v *paymentView) *paymentView {
	for wait := 20 * time.Millisecond; v.Status == store.PaymentCreated && wait < time.Second; wait *= 2 {
		select {
		case <-ctx.Done():
			return v
		case <-time.After(wait):
		}
		if p, err := a.store.Payment(ctx, v.ID); err == nil {
			v = viewPayment(p)
		}
	}
	return v
}

// listPayments lists the orders of an application.
func (a *API) listPayments(find finder) handler[One, body[items[*paymentView]]] {
	return func(ctx context.Context, in *One) (*body[items[*paymentView]], error) {
		app, err := find(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		all, err := a.store.Payments(ctx, app.ID)
		views := make([]*paymentView, len(all))
		for i, p := range all {
			views[i] = viewPayment(p)
		}
		return &body[items[*paymentView]]{items[*paymentView]{Items: views}}, err
	}
}

// getPayment answers an order of the caller.
func (a *API) getPayment(ctx context.Context, in *One) (*body[*paymentView], error) {
	p, _, err := a.ownPayment(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &body[*paymentView]{viewPayment(p)}, nil
}

func (a *API) ownPayment(ctx context.Context, id string) (store.Payment, *store.Application, error) {
	p, err := a.store.Payment(ctx, uuidOrNil(id))
	if err != nil {
		return p, nil, err
	}
	app, err := a.store.ApplicationHead(ctx, p.ApplicationID)
	if err == nil && app.AccountID != who(ctx).ID {
		err = store.ErrNotFound
	}
	return p, app, err
}
