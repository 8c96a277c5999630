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

// premium is what the guarantees of these tests cost, fen.
const premium = 3_001

func cover() baoquan.Cover {
	return baoquan.Cover{
		InsurerCode: "picc", GuaranteeAmount: 1_000_000, ConsentVersion: "2026-11-27",
		Quote: baoquan.Quote{RatePpm: 3_000, Premium: premium, CardVersion: 1, HeldUntil: now.Add(24 * time.Hour)},
	}
}

// guarantee opens a guarantee of an account with this cover.
func guarantee(t *testing.T, s *store.Store, account string, c baoquan.Cover) *store.Application {
	t.Helper()
	b := basics()
	b.Type, b.NoticeVersion = "", ""
	a := &store.Application{Application: baoquan.Application{
		ID: newID(), Kind: baoquan.Guarantee, AccountID: account, Basics: b, Cover: c,
	}}
	in(t, s, func(tx *store.Tx) error { return tx.Open(t.Context(), a, byOwner(a), now, now.Add(90*24*time.Hour)) })
	return a
}

// issuing brings a guarantee of an account to where its premium is paid.
func issuing(t *testing.T, s *store.Store, account string, c baoquan.Cover) *store.Application {
	t.Helper()
	a := guarantee(t, s, account, c)
	walk(t, s, a.ID, baoquan.Submitted)
	a.RatePpm, a.Premium = c.Quote.RatePpm, c.Quote.Premium
	in(t, s, func(tx *store.Tx) error { return tx.SaveOrders(t.Context(), a) })
	id := newID()
	p := store.Payment{
		ID: id, ApplicationID: a.ID, Purpose: "premium", Method: "wechat", Amount: a.Premium, Status: store.PaymentCreated,
		OutTradeNo: strings.ReplaceAll(id, "-", ""), CreatedAt: now, ExpiresAt: now.Add(time.Hour),
	}
	in(t, s, func(tx *store.Tx) error {
		if err := tx.AddPayment(t.Context(), p); err != nil {
			return err
		}
		p.Status = store.PaymentPaid
		return tx.SavePayment(t.Context(), p)
	})
	walk(t, s, a.ID, baoquan.Underwritten, baoquan.PremiumPaid)
	return read(t, s, a.ID)
}

// issueAt writes the documents of a guarantee.
func issueAt(t *testing.T, s *store.Store, id string, at time.Time) (entry baoquan.Entry, err error) {
	t.Helper()
	err = locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		given, err := tx.BeginIssue(t.Context(), apps[0], newID, at)
		if err != nil {
			return err
		}
		policy := store.Document{ID: newID(), Kind: store.PolicyDocument, Number: given.PolicyNumber, Code: given.PolicyCode, SHA256: "aa", Size: 3}
		letter := store.Document{ID: newID(), Kind: store.LetterDocument, Number: given.LetterNumber, Code: given.LetterCode, SHA256: "bb", Size: 4}
		entry, err = tx.Issued(t.Context(), apps[0], policy, letter, baoquan.Actor{Kind: baoquan.ByItself}, at)
		return err
	}, id)
	return entry, err
}

// issued is a guarantee of an account whose letter is in force.
func issued(t *testing.T, s *store.Store, account string) *store.Application {
	t.Helper()
	return issuedBy(t, s, account, cover())
}

func issuedBy(t *testing.T, s *store.Store, account string, c baoquan.Cover) *store.Application {
	t.Helper()
	a := issuing(t, s, account, c)
	_, err := issueAt(t, s, a.ID, now.Add(4*time.Hour))
	require.NoError(t, err)
	return read(t, s, a.ID)
}

// locked runs f on applications that are locked in this order.
func locked(t *testing.T, s *store.Store, f func(*store.Tx, ...*store.Application) error, ids ...string) error {
	t.Helper()
	return s.InTx(t.Context(), func(tx *store.Tx) error {
		apps := make([]*store.Application, len(ids))
		for i, id := range ids {
			var err error
			if apps[i], err = tx.Lock(t.Context(), id); err != nil {
				return err
			}
		}
		return f(tx, apps...)
	})
}

// sameCover compares covers whose times may be written in different zones.
func sameCover(t *testing.T, want, got baoquan.Cover) {
	t.Helper()
	assert.True(t, want.Quote.HeldUntil.Equal(got.Quote.HeldUntil), "%s, %s", want.Quote.HeldUntil, got.Quote.HeldUntil)
	got.Quote.HeldUntil = want.Quote.HeldUntil
	assert.Equal(t, want, got)
}

func TestAGuaranteeIsOpenedWithItsCoverAndItsQuote(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	a := guarantee(t, s, account, cover())
	assert.Regexp(t, `^DB20261127\d{6}$`, a.Number)
	back := read(t, s, a.ID)
	assert.Equal(t, a.Basics, back.Basics)
	assert.Equal(t, baoquan.Draft, back.Status)
	sameCover(t, cover(), back.Cover)
	bare := cover()
	bare.Quote = baoquan.Quote{}
	assert.Equal(t, bare, read(t, s, guarantee(t, s, account, bare).ID).Cover, "it need not have a quote")
	assert.Equal(t, baoquan.Cover{}, read(t, s, draft(t, s, account).ID).Cover, "a preservation has nothing of it")
}

func TestTheDatabaseItselfTakesNoGuaranteeWithoutAnInsurerOrAnAmount(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := issued(t, s, register(t, s, "13900000001"))
	for _, change := range []string{
		`insurer_code = NULL`, `guarantee_amount = 0`, `insurer_code = 'none'`, `letter = 'lost'`, `letter = 'used'`, `serves = gen_random_uuid()`,
	} {
		_, err := db.Exec(`UPDATE applications SET `+change+` WHERE id = $1`, a.ID)
		var refused *pq.Error
		require.ErrorAs(t, err, &refused, change)
	}
}

func TestWhatAGuaranteeAsksAndWhatItsInsurerOrdersComeBackWhole(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := guarantee(t, s, register(t, s, "13900000001"), cover())
	a.Cover = baoquan.Cover{
		InsurerCode: "pingan", GuaranteeAmount: baoquan.MaxAmount, ConsentVersion: "x",
		Quote:   baoquan.Quote{RatePpm: 1_000_000, Premium: baoquan.MaxAmount, CardVersion: 1 << 40, HeldUntil: now.Add(time.Nanosecond)},
		RatePpm: 2_500, Premium: 2_501,
	}
	a.Fee, a.Amount = 7, baoquan.MaxAmount
	in(t, s, func(tx *store.Tx) error { return tx.SaveBasics(t.Context(), a) })
	asked := a.Cover
	asked.RatePpm, asked.Premium = 0, 0
	sameCover(t, asked, read(t, s, a.ID).Cover)
	in(t, s, func(tx *store.Tx) error { return tx.SaveOrders(t.Context(), a) })
	back := read(t, s, a.ID)
	sameCover(t, a.Cover, back.Cover)
	assert.Equal(t, a.Amount, back.Amount)
	a.Quote, a.RatePpm, a.Premium = baoquan.Quote{}, 0, 0
	in(t, s, func(tx *store.Tx) error { return tx.SaveOrders(t.Context(), a) })
	assert.Equal(t, a.Cover, read(t, s, a.ID).Cover, "returned, it is priced again")
}
