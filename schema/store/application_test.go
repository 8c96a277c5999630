package store_test

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

const chaoyang = "141" // 北京市朝阳区人民法院

// basics are those of a preservation in a suit over 10,000 yuan.
func basics() baoquan.Basics {
	return baoquan.Basics{
		CourtCode: chaoyang, Amount: 1_000_000, Category: baoquan.Litigation, Type: baoquan.PropertyPreservation,
		Secured: true, SubmitterCapacity: baoquan.AsApplicant, CaseType: "民初", CaseNumber: "（2026）京0105民初1号",
		NoticeVersion: "2026-11-27",
	}
}

// newID orders by time, as the server's ids do.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// draft opens an application of an account.
func draft(t *testing.T, s *store.Store, account string) *store.Application {
	t.Helper()
	a := &store.Application{Application: baoquan.Application{
		ID: newID(), Kind: baoquan.Preservation, AccountID: account, Basics: basics(),
	}}
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.Open(t.Context(), a, byOwner(a), now, now.Add(90*24*time.Hour))
	}))
	return a
}

func byOwner(a *store.Application) baoquan.Actor {
	return baoquan.Actor{Kind: baoquan.ByAccount, ID: a.AccountID}
}

// file files facts in one go, in a transaction of their own.
func file(t *testing.T, s *store.Store, id string, facts ...store.Fact) (entry baoquan.Entry, err error) {
	t.Helper()
	err = s.InTx(t.Context(), func(tx *store.Tx) error {
		a, err := tx.Lock(t.Context(), id)
		if err != nil {
			return err
		}
		entry, err = tx.File(t.Context(), a, facts...)
		return err
	})
	return entry, err
}

// walk files one event after the other, an hour between them.
func walk(t *testing.T, s *store.Store, id string, events ...baoquan.Event) (last baoquan.Entry) {
	t.Helper()
	for i, event := range events {
		var err error
		last, err = file(t, s, id, store.Fact{Event: event, At: now.Add(time.Duration(i+1) * time.Hour)})
		require.NoError(t, err)
	}
	return last
}

func read(t *testing.T, s *store.Store, id string) *store.Application {
	t.Helper()
	a, err := s.Application(t.Context(), id)
	require.NoError(t, err)
	return a
}

func TestAnApplicationIsOpenedWithANumberAnEntryAndADeadline(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	assert.Regexp(t, regexp.MustCompile(`^BQ20261127\d{6}$`), a.Number)
	back, err := s.ApplicationHead(t.Context(), a.ID)
	require.NoError(t, err)
	assert.Equal(t, a.Application, back.Application)
	assert.Equal(t, baoquan.Draft, back.Status)
	assert.Equal(t, [3]int64{1, 1, 1}, [3]int64{back.Version, back.DocketSeq, back.ProceduralSeq})
	assert.Equal(t, baoquan.Date("2026-11-27"), back.RulesOn)
	running, err := s.RunningDeadlines(t.Context(), []string{a.ID})
	require.NoError(t, err)
	assert.Equal(t, &baoquan.Deadline{
		Name: baoquan.DeadlineDraftExpiry, StartsAt: now, DueAt: now.Add(90 * 24 * time.Hour),
	}, running[a.ID])
}

func TestNumbersAreGivenOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	numbers := make(chan string, 20)
	for _, err := range race(20, func() error { numbers <- draft(t, s, account).Number; return nil }) {
		require.NoError(t, err)
	}
	close(numbers)
	seen := map[string]bool{}
	for number := range numbers {
		seen[number] = true
	}
	assert.Len(t, seen, 20)
}

func TestBasicsAndWhatTheCourtOrdersComeBackWhole(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	a.Basics = baoquan.Basics{
		CourtCode: chaoyang, Amount: 7, Category: baoquan.PreLitigation, Type: baoquan.ActPreservation,
		PreSuitStage: baoquan.InArbitration, UnsecuredReason: baoquan.OtherUnsecuredReason, UnsecuredNote: "家境困难",
		SubmitterCapacity: baoquan.AsLawyer, CauseCode: "9131", JudgmentCourtCode: "1", NoticeVersion: "x",
	}
	a.Fee = 12_000
	a.Correction = &baoquan.Correction{Items: []baoquan.CorrectionItem{{Location: "amount", Reason: "与诉状不符"}}, DueAt: now}
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		if err := tx.SaveBasics(t.Context(), a); err != nil {
			return err
		}
		return tx.SaveOrders(t.Context(), a)
	}))
	back := read(t, s, a.ID)
	assert.Equal(t, a.Basics, back.Basics)
	assert.Equal(t, a.Fee, back.Fee)
	assert.Equal(t, a.Correction.Items, back.Correction.Items)
	assert.True(t, now.Equal(back.Correction.DueAt))
}

func TestADeletedDraftIsGoneWithItsPartsAndItsDocketStays(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	party, _ := withParts(t, s, a.ID)
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		locked, err := tx.Lock(t.Context(), a.ID)
		if err != nil {
			return err
		}
		return tx.Delete(t.Context(), locked, byOwner(a), now.Add(time.Hour))
	}))
	_, err := s.Application(t.Context(), a.ID)
	require.ErrorIs(t, err, store.ErrNotFound)
	_, err = file(t, s, a.ID, store.Fact{Event: baoquan.Edited, At: now})
	require.ErrorIs(t, err, store.ErrNotFound)
	for _, table := range []string{"parties", "clues", "securities", "materials"} {
		var n int
		require.NoError(t, db.Get(&n, fmt.Sprintf(`SELECT count(*) FROM %s WHERE application_id = $1`, table), a.ID))
		assert.Zero(t, n, "%s of a deleted draft, party %s", table, party)
	}
	entries, err := s.ProceduralEntries(t.Context(), a.ID, 0)
	require.NoError(t, err)
	require.Len(t, entries, 2)
	assert.Equal(t, baoquan.Deleted, entries[1].Status, "the procedure can still hear how it ended")
}

func TestOnlyADraftIsThrownAway(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Submitted)
	var refused *baoquan.StatusError
	require.ErrorAs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		locked, err := tx.Lock(t.Context(), a.ID)
		if err != nil {
			return err
		}
		return tx.Delete(t.Context(), locked, byOwner(a), now)
	}), &refused)
	assert.Equal(t, baoquan.UnderReview, read(t, s, a.ID).Status)
}
