package payment_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/dev/sandbox"
)

func TestTheBillOfADayTellsPaymentsAndRefunds(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		today := baoquan.DateOf(time.Now())
		read := func() (lines []payment.BillLine, err error) {
			err = w.client.Bill(w.ctx, today, func(line payment.BillLine) error { lines = append(lines, line); return nil })
			return lines, err
		}
		_, err := read()
		require.ErrorIs(t, err, payment.ErrNoBill, "nobody has paid")
		again(t, err)

		w.paid("order_1")
		w.paid("order_2")
		w.place("unpaid")
		w.fault(sandbox.FaultWrongAmount, 1, 0)
		w.paid("order_3")
		_, err = w.client.Refund(w.ctx, w.refund("order_1", 5050))
		require.NoError(t, err)
		want := []payment.BillLine{
			{Kind: payment.KindPaid, OutTradeNo: "order_1", Amount: price},
			{Kind: payment.KindPaid, OutTradeNo: "order_2", Amount: price},
			{Kind: payment.KindPaid, OutTradeNo: "order_3", Amount: price + 1},
			{Kind: payment.KindRefund, OutTradeNo: "order_1", OutRefundNo: "Rorder_1", Amount: 5050},
		}
		lines, err := read()
		require.NoError(t, err)
		assert.Equal(t, want, lines)

		err = w.client.Bill(w.ctx, today.AddDays(-1), func(payment.BillLine) error { return nil })
		require.ErrorIs(t, err, payment.ErrNoBill)
		enough := errors.New("enough")
		err = w.client.Bill(w.ctx, today, func(payment.BillLine) error { return enough })
		require.ErrorIs(t, err, enough, "whoever reads may stop")
	})
}
