package activities_test

import (
	"bytes"
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// cashier is a house whose payers pay by Alipay, in the sandbox.
type cashier struct {
	*books
	control string
}

func newCashier(t *testing.T) *cashier {
	c := &cashier{books: newBooks(t)}
	box, err := sandbox.New(sandbox.Options{Dir: t.TempDir()})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- box.Run(ctx) }()
	t.Cleanup(func() { cancel(); assert.NoError(t, <-ended) })
	s := box.Config()
	client, err := payment.NewAlipay(config.Alipay{
		BaseURL: s["BAOQUAN_ALIPAY_BASE_URL"], AppID: s["BAOQUAN_ALIPAY_APP_ID"], SellerID: s["BAOQUAN_ALIPAY_SELLER_ID"],
		PrivateKey: s["BAOQUAN_ALIPAY_PRIVATE_KEY"], PublicKey: s["BAOQUAN_ALIPAY_PUBLIC_KEY"],
	})
	require.NoError(t, err)
	c.control = box.ControlURL()
	c.payments.Providers["alipay"], c.activities.Providers["alipay"] = client, client
	c.payments.NotifyURL = func(string, string) string { return "http://127.0.0.1:1/callbacks/alipay" } // nobody hears it
	c.clock = time.Now()                                                                                // the provider's is this one
	return c
}

// ordered places an order of a case at Alipay.
func (c *cashier) ordered(a *store.Application) store.Payment {
	c.t.Helper()
	p := c.orderOf(a, "fee", fee, store.PaymentCreated)
	_, err := c.db.Exec(`UPDATE payments SET method = 'alipay' WHERE id = $1`, p.ID)
	require.NoError(c.t, err)
	state, err := c.payments.PlaceOrder(c.t.Context(), p.ID)
	require.NoError(c.t, err)
	require.Equal(c.t, "pending", state.Status)
	return c.payment(p.ID)
}

func (c *cashier) pays(p store.Payment) (status int) {
	c.t.Helper()
	response, err := http.Post(c.control+"/control/pay", "application/json",
		bytes.NewBufferString(`{"codeUrl":"`+p.CodeURL+`","result":"success"}`))
	require.NoError(c.t, err)
	defer response.Body.Close()
	return response.StatusCode
}

func TestByAlipayAPaymentWhoseCallbackIsLostIsFoundByAskingAndGoesBackInPartOrWhole(t *testing.T) {
	c := newCashier(t)
	for _, share := range []int64{baoquan.Whole, 250_000} {
		a := c.waiting()
		p := c.ordered(a)
		assert.Equal(t, "pending", c.twice(c.payments.ConfirmOrder, p.ID).Status, "a code that nobody scanned")
		require.Equal(t, http.StatusOK, c.pays(p))
		assert.Equal(t, "paid", c.twice(c.payments.ConfirmOrder, p.ID).Status)
		assert.Equal(t, baoquan.AwaitingRuling, c.read(a.ID).Status)
		c.in(func(tx *store.Tx) error {
			locked, err := tx.Lock(t.Context(), a.ID)
			if err != nil {
				return err
			}
			return tx.GiveBack(t.Context(), locked, share, "撤回", c.clock)
		})
		assert.Equal(t, "refunded", c.twice(c.payments.RefundOrder, p.ID).Status)
		assert.Equal(t, fee.Share(share), c.payment(p.ID).RefundAmount)
	}
}

func TestByAlipayAnOrderIsClosedBeforeAnotherOneIsPaid(t *testing.T) {
	c := newCashier(t)
	first := c.ordered(c.waiting())
	assert.Equal(t, "closed", c.twice(c.payments.CloseOrder, first.ID).Status)
	assert.Equal(t, http.StatusConflict, c.pays(first), "its code is good no more")
	second := c.ordered(c.waiting())
	require.Equal(t, http.StatusOK, c.pays(second))
	assert.Equal(t, "paid", c.twice(c.payments.CloseOrder, second.ID).Status, "who paid before counts")
}

func TestByAlipayTheDaysBillAgrees(t *testing.T) {
	c := newCashier(t)
	p := c.ordered(c.waiting())
	require.Equal(t, http.StatusOK, c.pays(p))
	c.twice(c.payments.ConfirmOrder, p.ID)
	today := baoquan.DateOf(time.Now())
	require.NoError(t, c.activities.OpenReconciliation(t.Context(), today))
	require.NoError(t, c.db.Get(&c.id, `SELECT id FROM reconciliations WHERE day = $1`, string(today)))
	out, err := c.activities.CompareBill(t.Context(), workflows.BillOf{ID: c.id, Method: "alipay"})
	require.NoError(t, err)
	assert.Equal(t, workflows.BillCompared{Payments: 1}, out)
}

func TestOrdersOfAProviderThatIsNotOfferedAnyMoreWait(t *testing.T) {
	c := newCashier(t)
	p := c.ordered(c.waiting())
	delete(c.payments.Providers, "alipay")
	for _, activity := range []func(context.Context, string) (workflows.PaymentState, error){c.payments.ConfirmOrder, c.payments.CloseOrder} {
		_, err := activity(t.Context(), p.ID)
		failed := failure(t, err)
		assert.Equal(t, []any{false, "not_configured"}, []any{failed.NonRetryable(), failed.Type()})
	}
	assert.Equal(t, store.PaymentPending, c.payment(p.ID).Status)
}
