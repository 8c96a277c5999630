package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

// orderOf writes an order of an application in a status.
func orderOf(t *testing.T, s *store.Store, a *store.Application, status store.PaymentStatus) store.Payment {
	t.Helper()
	p, err := addOrder(t, s, a, status)
	require.NoError(t, err)
	return p
}

func addOrder(t *testing.T, s *store.Store, a *store.Application, status store.PaymentStatus) (store.Payment, error) {
	t.Helper()
	id := newID()
	p := store.Payment{
		ID: id, ApplicationID: a.ID, Purpose: "fee", Method: "wechat", Amount: 12_000, Status: store.PaymentCreated,
		OutTradeNo: strings.ReplaceAll(id, "-", ""), CreatedAt: now, ExpiresAt: now.Add(30 * time.Minute),
	}
	return p, s.InTx(t.Context(), func(tx *store.Tx) error {
		if err := tx.AddPayment(t.Context(), p); err != nil {
			return err
		}
		p.Status = status
		return tx.SavePayment(t.Context(), p)
	})
}

func TestAnApplicationHasOneOpenOrderAndOneThatCounts(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	closed := orderOf(t, s, a, store.PaymentClosed)
	open := orderOf(t, s, a, store.PaymentPending)
	var refused *pq.Error
	_, err := addOrder(t, s, a, store.PaymentClosed)
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, "payments_open", refused.Constraint)
	found, err := s.OpenPayment(t.Context(), a.ID)
	require.NoError(t, err)
	assert.Equal(t, open.ID, found.ID)
	for _, p := range []*store.Payment{&open, &closed} {
		p.Status = store.PaymentPaid
		err = s.InTx(t.Context(), func(tx *store.Tx) error { return tx.SavePayment(t.Context(), *p) })
	}
	require.ErrorAs(t, err, &refused, "the second that would be paid")
	assert.Equal(t, "payments_paid", refused.Constraint)
	_, err = s.OpenPayment(t.Context(), a.ID)
	require.ErrorIs(t, err, store.ErrNotFound)
}

func TestAnOrderComesBackWhole(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	p := orderOf(t, s, a, store.PaymentPending)
	at := now.Add(time.Minute)
	p.CodeURL, p.TransactionID, p.Attention, p.PaidAt = "weixin://pay", "42", "amount_mismatch", &at
	p.Refund(11_999, "申请人撤回申请", at)
	in(t, s, func(tx *store.Tx) error { return tx.SavePayment(t.Context(), p) })
	for name, read := range map[string]func() (store.Payment, error){
		"by id":     func() (store.Payment, error) { return s.Payment(t.Context(), p.ID) },
		"by number": func() (store.Payment, error) { return s.PaymentByTradeNo(t.Context(), p.OutTradeNo) },
		"in a list": func() (store.Payment, error) {
			all, err := s.Payments(t.Context(), a.ID)
			return all[0], err
		},
	} {
		got, err := read()
		require.NoError(t, err, name)
		assert.True(t, got.PaidAt.Equal(at) && got.CreatedAt.Equal(p.CreatedAt) && got.ExpiresAt.Equal(p.ExpiresAt), name)
		require.NotNil(t, got.RefundAskedAt, name)
		assert.True(t, got.RefundAskedAt.Equal(at), name)
		got.PaidAt, got.CreatedAt, got.ExpiresAt, got.RefundAskedAt = p.PaidAt, p.CreatedAt, p.ExpiresAt, p.RefundAskedAt
		assert.Equal(t, p, got, name)
	}
	assert.Equal(t, "R"+p.OutTradeNo, p.RefundNo)
}

func TestMoneyOfACaseThatEndedIsOwedBackAndOpenOrdersAreDropped(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	a := draft(t, s, account)
	orders := map[store.PaymentStatus]store.Payment{}
	for _, status := range []store.PaymentStatus{store.PaymentClosed, store.PaymentRefunded, store.PaymentPaid, store.PaymentPending} {
		orders[status] = orderOf(t, s, a, status)
	}
	walk(t, s, a.ID, baoquan.Submitted, baoquan.WithdrawnEvent)
	in(t, s, func(tx *store.Tx) error {
		locked, err := tx.Lock(t.Context(), a.ID)
		if err != nil {
			return err
		}
		return tx.ReleaseMoney(t.Context(), locked, "申请人撤回申请", now)
	})
	for status, want := range map[store.PaymentStatus]struct {
		status store.PaymentStatus
		signal string
	}{
		store.PaymentPaid:     {store.PaymentRefunding, "refund_wanted"},
		store.PaymentPending:  {store.PaymentPending, "payment_dropped"}, // its workflow closes it
		store.PaymentClosed:   {store.PaymentClosed, ""},
		store.PaymentRefunded: {store.PaymentRefunded, ""},
	} {
		p, err := s.Payment(t.Context(), orders[status].ID)
		require.NoError(t, err)
		assert.Equal(t, want.status, p.Status)
		if want.signal == "refund_wanted" {
			assert.Equal(t, p.Amount, p.RefundAmount, "all of it")
		} else {
			assert.Zero(t, p.RefundAmount)
		}
		waiting, err := s.WaitingFor(t.Context(), []string{p.ID})
		require.NoError(t, err)
		signal := ""
		for _, w := range waiting {
			signal += w.Signal
		}
		assert.Equal(t, want.signal, signal, status)
	}
}

func TestACallbackIsReceivedOnceByTheProvidersOwnID(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	receive := func(provider, event string) error {
		return s.InTx(t.Context(), func(tx *store.Tx) error { return tx.Receive(t.Context(), provider, event, "paid", now) })
	}
	errs := race(8, func() error { return receive("wechat", "e1") })
	assert.Equal(t, 7, count(errs, store.ErrSeen))
	require.NoError(t, receive("wechat", "e2"))
	require.NoError(t, receive("alipay", "e1"), "ids are the provider's own")
}

func TestAnOperatorFindsWhatNeedsAPerson(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Submitted)
	in(t, s, func(tx *store.Tx) error { return tx.MissDeadline(t.Context(), a.ID, now.Add(240*time.Hour)) })
	p := orderOf(t, s, a, store.PaymentPending)
	p.Attention = "amount_mismatch"
	in(t, s, func(tx *store.Tx) error { return tx.SavePayment(t.Context(), p) })
	stuck, err := s.Stuck(t.Context(), time.Now().Add(time.Hour))
	require.NoError(t, err)
	var got [][3]string
	for _, x := range stuck {
		got = append(got, [3]string{x.Kind, x.ID, x.Reason})
		assert.Equal(t, a.Number, x.Number)
	}
	assert.ElementsMatch(t, [][3]string{
		{"preservation", a.ID, "review"}, {"payment", p.ID, "amount_mismatch"}, {"preservation", a.ID, "unheard"},
	}, got)
}
