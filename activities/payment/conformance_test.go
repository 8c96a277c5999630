package payment_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities/payment"
)

// What every payment provider has to do the same way, whatever it is called there.

func TestAnOrderIsPlacedPaidAndTold(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		code := w.place("order_1")
		assert.False(t, w.query("order_1").Settles(price))
		assert.Equal(t, http.StatusOK, w.phone(code, "fail"))
		assert.Equal(t, payment.TradeUnpaid, w.query("order_1").State, "scanned and not paid")
		assert.Equal(t, http.StatusOK, w.phone(code, "success"))
		assert.Equal(t, http.StatusConflict, w.phone(code, "success"), "twice")
		got := w.shop.next(t)
		require.NoError(t, got.err)
		assert.NotEmpty(t, got.notification.EventID)
		assert.Equal(t, payment.Notification{EventID: got.notification.EventID, Kind: payment.KindPaid, OutTradeNo: "order_1"}, got.notification)
		trade := w.query("order_1")
		assert.True(t, trade.Settles(price), "%+v", trade)
		assert.NotEmpty(t, trade.TransactionID)
		assert.WithinDuration(t, time.Now(), trade.PaidAt, time.Minute)
		assert.Equal(t, "amount", trade.Differs(price-1))
		w.shop.nothing(t, 100*time.Millisecond)
		assert.Equal(t, []int{1, 1}, []int{w.count("order", "order_1"), w.count("payment", "order_1")})
	})
}

func TestPlacingAgainIsTheSameOrder(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		order, codes := w.order("order_1"), make([]string, 8)
		var all sync.WaitGroup
		for i := range codes {
			all.Go(func() { codes[i], _ = w.client.Place(w.ctx, order) })
		}
		all.Wait()
		for _, code := range codes {
			assert.Equal(t, codes[0], code)
			assert.NotEmpty(t, code)
		}
		assert.Equal(t, 1, w.count("order", "order_1"))
		order.Amount = 1
		_, err := w.client.Place(w.ctx, order)
		require.ErrorIs(t, err, payment.ErrOrderTaken)
		final(t, err)
	})
}

func TestAnOrderThatIsOverTakesNoPayment(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		for name, before := range map[string]func(code string){
			"closed unseen": func(string) {},
			"closed begun":  func(code string) { w.phone(code, "fail") },
		} {
			no := "order_" + name[len(name)-4:]
			order := w.order(no)
			code, err := w.client.Place(w.ctx, order)
			require.NoError(t, err)
			before(code)
			require.NoError(t, w.client.Close(w.ctx, no), name)
			require.NoError(t, w.client.Close(w.ctx, no), "again")
			assert.Equal(t, http.StatusConflict, w.phone(code, "success"), "%s: nobody can pay it any more", name)
			assert.Contains(t, []payment.TradeState{payment.TradeClosed, payment.TradeUnknown}, w.query(no).State, name)
			_, err = w.client.Place(w.ctx, order)
			require.ErrorIs(t, err, payment.ErrOrderTaken, name)
		}
		paid := w.order("order_paid")
		code, err := w.client.Place(w.ctx, paid)
		require.NoError(t, err)
		w.phone(code, "success")
		require.NoError(t, w.client.Close(w.ctx, "order_paid"), "paid before")
		assert.True(t, w.query("order_paid").Settles(price))
		_, err = w.client.Place(w.ctx, paid)
		require.ErrorIs(t, err, payment.ErrOrderTaken)
		short := w.order("order_short")
		short.ExpiresAt = time.Now().Add(2 * time.Second).Truncate(time.Second)
		code, err = w.client.Place(w.ctx, short)
		require.NoError(t, err)
		time.Sleep(time.Until(short.ExpiresAt) + 50*time.Millisecond)
		assert.Equal(t, http.StatusConflict, w.phone(code, "success"), "expired")
	})
}

func TestWhatWasNeverAskedForIsUnknown(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		assert.Equal(t, payment.TradeUnknown, w.query("nothing").State)
		require.NoError(t, w.client.Close(w.ctx, "nothing"))
		state, err := w.client.QueryRefund(w.ctx, "nothing", "Rnothing")
		require.NoError(t, err)
		assert.Equal(t, payment.RefundUnknown, state)
		w.paid("order_1")
		state, err = w.client.QueryRefund(w.ctx, "order_1", "Rnothing")
		require.NoError(t, err)
		assert.Equal(t, payment.RefundUnknown, state)
	})
}

func TestARefundOfAPartAndOfTheRestHappenOnceEach(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.paid("order_1")
		w.shop.next(t)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				state, err := w.client.Refund(w.ctx, w.refund("order_1", 5000))
				assert.NoError(t, err)
				assert.Equal(t, payment.RefundDone, state)
			})
		}
		all.Wait()
		assert.Equal(t, 1, w.count("refund", "Rorder_1"))
		assert.EqualValues(t, 5000, w.money("order_1").Refunded)
		got := w.shop.next(t)
		assert.Equal(t, call{notification: payment.Notification{
			EventID: got.notification.EventID, Kind: payment.KindRefund, OutTradeNo: "order_1", OutRefundNo: "Rorder_1",
		}}, got)
		state, err := w.client.QueryRefund(w.ctx, "order_1", "Rorder_1")
		require.NoError(t, err)
		assert.Equal(t, payment.RefundDone, state)

		other := w.refund("order_1", 5001)
		_, err = w.client.Refund(w.ctx, other)
		final(t, err) // the number is that of another sum
		other.OutRefundNo = "another"
		other.Amount = 7001
		_, err = w.client.Refund(w.ctx, other)
		final(t, err) // more than is left
		assert.Zero(t, w.count("refund", "another"))
		other.OutRefundNo, other.Amount = "rest", 7000
		state, err = w.client.Refund(w.ctx, other)
		require.NoError(t, err)
		assert.Equal(t, payment.RefundDone, state)
		state, err = w.client.Refund(w.ctx, w.refund("order_1", 5000))
		require.NoError(t, err, "the first one once more, when nothing is left")
		assert.Equal(t, payment.RefundDone, state)
		trade := w.query("order_1")
		assert.Equal(t, payment.TradeRefunded, trade.State)
		assert.False(t, trade.PaidAt.IsZero())
		assert.EqualValues(t, price, w.money("order_1").Refunded)
	})
}

func TestWhatWasNotPaidDoesNotGoBack(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.phone(w.place("unpaid"), "fail")
		_, err := w.client.Refund(w.ctx, w.refund("unpaid", 1))
		final(t, err)
		_, err = w.client.Refund(w.ctx, w.refund("nothing", 1))
		final(t, err)
		assert.Zero(t, w.count("refund", "Runpaid"))
	})
}
