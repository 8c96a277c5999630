package store_test

import (
	"database/sql"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

// asked opens the comparison of a day.
func asked(t *testing.T, s *store.Store, day baoquan.Date, at time.Time) (id string) {
	t.Helper()
	in(t, s, func(tx *store.Tx) (err error) {
		id, err = tx.OpenReconciliation(t.Context(), day, at)
		return err
	})
	return id
}

// unheard are the reconciliations that have to have a workflow.
func unheard(t *testing.T, s *store.Store, before time.Time) (ids []string) {
	t.Helper()
	all, err := s.Unfinished(t.Context(), before)
	require.NoError(t, err)
	for _, u := range all {
		if u.Workflow == "reconciliation" {
			ids = append(ids, u.Subject)
		}
	}
	return ids
}

func TestADayHasOneComparisonThatMayBeAskedForAgain(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	const day = "2026-11-26"
	first := asked(t, s, day, now)
	assert.Equal(t, first, asked(t, s, day, now.Add(time.Second)))
	assert.NotEqual(t, first, asked(t, s, "2026-11-25", now))
	r, err := s.Reconciliation(t.Context(), first)
	require.NoError(t, err)
	assert.Equal(t, baoquan.Date(day), r.Day)
	assert.Nil(t, r.EndedAt)
	assert.Len(t, unheard(t, s, now.Add(time.Hour)), 2)
	assert.NotContains(t, unheard(t, s, now), first, "it has had no time to begin")
	require.NoError(t, s.EndReconciliation(t.Context(), first, now.Add(time.Minute)))
	assert.NotContains(t, unheard(t, s, now.Add(time.Hour)), first)
	asked(t, s, day, now.Add(2*time.Minute))
	assert.Contains(t, unheard(t, s, now.Add(time.Hour)), first)
	word, err := s.LastWord(t.Context(), store.Unfinished{Workflow: "reconciliation", Subject: first})
	require.NoError(t, err)
	assert.Equal(t, "reconciliation_wanted", word.Signal)
	waiting, err := s.WaitingFor(t.Context(), []string{first})
	require.NoError(t, err)
	assert.Len(t, waiting, 3)
	_, err = s.Reconciliation(t.Context(), newID())
	require.ErrorIs(t, err, store.ErrNotFound)
}

func TestWhatNoBillHasShownIsFoundPageByPage(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	var ids []string
	for i := range 5 {
		p := orderOf(t, s, draft(t, s, account), store.PaymentPaid)
		at := now.Add(time.Duration(i) * time.Hour)
		p.Status, p.PaidAt = store.PaymentPaid, &at
		p.Refund(100, "退款", at)
		p.RefundedAt = &at
		in(t, s, func(tx *store.Tx) error { return tx.SavePayment(t.Context(), p) })
		ids = append(ids, p.ID)
	}
	list := func(refunds bool, from, to time.Time) (found []string) {
		for after := ""; ; {
			page, err := s.Unbilled(t.Context(), "wechat", refunds, from, to, after, 2)
			require.NoError(t, err)
			if len(page) == 0 {
				return found
			}
			for _, p := range page {
				found = append(found, p.ID)
			}
			after = page[len(page)-1].ID
		}
	}
	far := now.Add(24 * time.Hour)
	assert.ElementsMatch(t, ids, list(false, now, far))
	assert.ElementsMatch(t, ids[1:3], list(true, now.Add(time.Hour), now.Add(3*time.Hour)), "from, and before to")
	in(t, s, func(tx *store.Tx) error { return tx.MarkBilled(t.Context(), "2026-11-27", ids[:2], ids[1:]) })
	assert.ElementsMatch(t, ids[2:], list(false, now, far))
	assert.ElementsMatch(t, ids[:1], list(true, now, far))
	others, err := s.Unbilled(t.Context(), "alipay", false, now, far, "", 10)
	require.NoError(t, err)
	assert.Empty(t, others)
	p, err := s.Payment(t.Context(), ids[0])
	require.NoError(t, err)
	found, err := s.PaymentsByTradeNo(t.Context(), "wechat", []string{p.OutTradeNo, "unknown"})
	require.NoError(t, err)
	assert.Equal(t, map[string]store.Payment{p.OutTradeNo: p}, found)
}

func TestADifferenceIsWrittenOnceAndSettledOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	p := orderOf(t, s, a, store.PaymentPaid)
	operator := store.Staff{ID: newID(), Login: "operator-1", PasswordHash: "x", Role: store.Operator, DisplayName: "张运维", CreatedAt: now}
	in(t, s, func(tx *store.Tx) error { return tx.CreateStaff(t.Context(), operator) })
	day := asked(t, s, "2026-11-26", now)
	d := store.Difference{
		ReconciliationID: day, Method: "wechat", Kind: store.OtherAmount, Number: p.OutTradeNo, PaymentID: p.ID, There: 12_001, Here: 12_000, FoundAt: now,
	}
	stranger := store.Difference{ReconciliationID: day, Method: "wechat", Kind: store.PaidThere, Number: "x", There: 1, FoundAt: now}
	for range 2 {
		in(t, s, func(tx *store.Tx) error {
			if err := tx.AddDifference(t.Context(), d); err != nil {
				return err
			}
			return tx.AddDifference(t.Context(), stranger)
		})
	}
	all, err := s.Differences(t.Context(), nil, "", 10)
	require.NoError(t, err)
	require.Len(t, all, 2)
	got := all[1]
	assert.Equal(t, [3]string{"2026-11-26", a.Number, p.ID}, [3]string{string(got.Day), got.Application, got.PaymentID})
	assert.Equal(t, [2]baoquan.Fen{12_001, 12_000}, [2]baoquan.Fen{got.There, got.Here})

	settle := func() error {
		return s.InTx(t.Context(), func(tx *store.Tx) error {
			return tx.SettleDifference(t.Context(), got.ID, store.Settlement{Note: "已处理", StaffID: operator.ID, At: now})
		})
	}
	errs := race(6, settle)
	assert.Equal(t, 5, count(errs, store.ErrSettled))
	settled, err := s.Difference(t.Context(), got.ID)
	require.NoError(t, err)
	assert.Equal(t, [2]sql.NullString{{String: "已处理", Valid: true}, {String: "张运维", Valid: true}}, [2]sql.NullString{settled.Note, settled.SettledBy})
	for is, want := range map[bool]string{true: got.ID, false: all[0].ID} {
		some, err := s.Differences(t.Context(), &is, "", 10)
		require.NoError(t, err)
		require.Len(t, some, 1)
		assert.Equal(t, want, some[0].ID)
	}
	stuck, err := s.Stuck(t.Context(), time.Now())
	require.NoError(t, err)
	require.Len(t, stuck, 1)
	assert.Equal(t, [5]string{"difference", all[0].ID, "x", "reconciliation", day}, [5]string{stuck[0].Kind, stuck[0].ID, stuck[0].Number, stuck[0].Workflow, stuck[0].Subject})
	in(t, s, func(tx *store.Tx) error { return tx.AddDifference(t.Context(), d) })
	all, err = s.Differences(t.Context(), nil, "", 10)
	require.NoError(t, err)
	assert.Len(t, all, 2, "found again it stays settled")
	err = s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.SettleDifference(t.Context(), newID(), store.Settlement{Note: "x", StaffID: operator.ID, At: now})
	})
	require.ErrorIs(t, err, store.ErrNotFound)
}
