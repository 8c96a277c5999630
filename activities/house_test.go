package activities_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/payment"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

const (
	telephone = "13900000001"
	draftLife = 90 * 24 * time.Hour
	fee       = baoquan.Fen(12_000)
)

// house is the activities on a real record, with a bank and a telephone that do
// what the test says.
type house struct {
	t        *testing.T
	store    *store.Store
	db       *sqlx.DB
	cases    *activities.Cases
	payments *activities.Payments
	bank     *bank
	phone    *phone
	insurers
	account string
	clock   time.Time
}

func newHouse(t *testing.T) *house {
	t.Helper()
	t.Parallel()
	h := &house{t: t, bank: &bank{calls: map[string]int{}, fail: map[string]error{}}, phone: &phone{}, account: uuid.NewString()}
	h.store, h.db = storetest.New(t)
	h.clock = time.Date(2026, 11, 27, 9, 0, 0, 0, baoquan.Beijing)
	now := func() time.Time { return h.clock }
	h.cases = &activities.Cases{
		Store: h.store, Deliver: nobody{}, SMS: h.phone, DraftLifetime: draftLife, Now: now,
	}
	h.payments = &activities.Payments{
		Store: h.store, Deliver: nobody{}, Providers: map[string]payment.Provider{"wechat": h.bank},
		NotifyURL: func(method, kind string) string { return "https://example.com/" + method + "/" + kind },
		PollEvery: 5 * time.Second, Now: now,
	}
	h.openInsurers()
	notice, err := h.store.Notice(t.Context(), "registration")
	require.NoError(t, err)
	h.in(func(tx *store.Tx) error {
		return tx.CreateAccount(t.Context(), store.Account{
			ID: h.account, Phone: telephone, PasswordHash: "x", AgreementVersion: notice.Version, CreatedAt: h.clock,
		})
	})
	return h
}

// in runs f in a transaction that must not fail.
func (h *house) in(f func(*store.Tx) error) {
	h.t.Helper()
	require.NoError(h.t, h.store.InTx(h.t.Context(), f))
}

// open files a case and walks it through some events, a minute between them.
func (h *house) open(events ...baoquan.Event) *store.Application {
	h.t.Helper()
	a := &store.Application{Application: baoquan.Application{
		ID: uuid.NewString(), Kind: baoquan.Preservation, AccountID: h.account,
		Basics: baoquan.Basics{CourtCode: "141", Amount: 1_000_000, Category: baoquan.Litigation},
	}}
	h.in(func(tx *store.Tx) error {
		return tx.Open(h.t.Context(), a, baoquan.Actor{Kind: baoquan.ByAccount, ID: h.account}, h.clock, h.clock.Add(draftLife))
	})
	h.file(a.ID, events...)
	return h.read(a.ID)
}

func (h *house) file(id string, events ...baoquan.Event) {
	h.t.Helper()
	for _, event := range events {
		h.clock = h.clock.Add(time.Minute)
		h.in(func(tx *store.Tx) error {
			a, err := tx.Lock(h.t.Context(), id)
			if err != nil {
				return err
			}
			if _, err = tx.File(h.t.Context(), a, store.Fact{Event: event, At: h.clock}); err != nil || event != baoquan.WithdrawnEvent {
				return err
			}
			return tx.ReleaseMoney(h.t.Context(), a, "申请人撤回申请", h.clock)
		})
	}
}

func (h *house) read(id string) *store.Application {
	h.t.Helper()
	a, err := h.store.ApplicationHead(h.t.Context(), id)
	require.NoError(h.t, err)
	return a
}

// docket is the events of a case.
func (h *house) docket(id string) (events []baoquan.Event) {
	h.t.Helper()
	rows, err := h.store.Docket(h.t.Context(), id, 0)
	require.NoError(h.t, err)
	for _, row := range rows {
		events = append(events, row.Event)
	}
	return events
}

// told is what workflows have been told about a row.
func (h *house) told(subject string) (signals []string) {
	h.t.Helper()
	waiting, err := h.store.WaitingFor(h.t.Context(), []string{subject})
	require.NoError(h.t, err)
	for _, w := range waiting {
		signals = append(signals, w.Signal)
	}
	return signals
}

// order writes an order of a case for its fee, in a status.
func (h *house) order(a *store.Application, status store.PaymentStatus) store.Payment {
	h.t.Helper()
	return h.orderOf(a, "fee", fee, status)
}

func (h *house) orderOf(a *store.Application, purpose string, amount baoquan.Fen, status store.PaymentStatus) store.Payment {
	h.t.Helper()
	id := uuid.NewString()
	p := store.Payment{
		ID: id, ApplicationID: a.ID, Purpose: purpose, Method: "wechat", Amount: amount, Status: store.PaymentCreated,
		OutTradeNo: strings.ReplaceAll(id, "-", ""), CreatedAt: h.clock, ExpiresAt: h.clock.Add(30 * time.Minute),
	}
	h.in(func(tx *store.Tx) error {
		if err := tx.AddPayment(h.t.Context(), p); err != nil {
			return err
		}
		p.Status = status
		return tx.SavePayment(h.t.Context(), p)
	})
	return p
}

func (h *house) payment(id string) store.Payment {
	h.t.Helper()
	p, err := h.store.Payment(h.t.Context(), id)
	require.NoError(h.t, err)
	return p
}

// failure is what Temporal is told of an error. It looks at the outermost one alone:
// within another, or joined to one, what is final would be tried again.
func failure(t *testing.T, err error) *temporal.ApplicationError {
	t.Helper()
	failed, ok := err.(*temporal.ApplicationError) //nolint:errorlint // see above
	require.True(t, ok, "%T: %v", err, err)
	require.NoError(t, errors.Unwrap(failed), "a cause would stand in the history")
	return failed
}
