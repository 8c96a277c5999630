package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestEachStatusEndsADeadlineAndBeginsItsOwn(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Edited, baoquan.Submitted, baoquan.ReturnedToFix, baoquan.Submitted, baoquan.Accepted)
	deadlines, err := s.Deadlines(t.Context(), a.ID)
	require.NoError(t, err)
	var names []baoquan.DeadlineName
	for i, d := range deadlines {
		names = append(names, d.Name)
		assert.Equal(t, i == len(deadlines)-1, d.EndedAt == nil, "one runs: the last")
		assert.Nil(t, d.MissedAt)
	}
	assert.Equal(t, []baoquan.DeadlineName{
		baoquan.DeadlineDraftExpiry, baoquan.DeadlineReview, baoquan.DeadlineCorrection, baoquan.DeadlineReview, baoquan.DeadlineRuling,
	}, names)
	assert.True(t, deadlines[1].EndedAt.Equal(now.Add(3*time.Hour)))
	walk(t, s, a.ID, baoquan.RulingMade)
	running, err := s.RunningDeadlines(t.Context(), []string{a.ID})
	require.NoError(t, err)
	assert.Empty(t, running, "nothing runs after the end")
}

func TestADeadlineInTheRecordIsTheOneThatTheProcedureIsTold(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	entry := walk(t, s, a.ID, baoquan.Submitted)
	running, err := s.RunningDeadlines(t.Context(), []string{a.ID, newID()})
	require.NoError(t, err)
	assert.Equal(t, map[string]*baoquan.Deadline{a.ID: entry.Deadline}, running)
	assert.Equal(t, time.Date(2026, 12, 2, 23, 59, 59, 0, baoquan.Beijing), entry.Deadline.DueAt, "five days, FS22 4")
}

func TestADeadlineMovesAndIsMissedOnce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		if err := tx.MoveDeadline(t.Context(), a.ID, now.Add(time.Hour), now.Add(2*time.Hour)); err != nil {
			return err
		}
		if err := tx.MissDeadline(t.Context(), a.ID, now.Add(3*time.Hour)); err != nil {
			return err
		}
		return tx.MissDeadline(t.Context(), a.ID, now.Add(4*time.Hour))
	}))
	deadlines, err := s.Deadlines(t.Context(), a.ID)
	require.NoError(t, err)
	require.Len(t, deadlines, 1)
	d := deadlines[0]
	assert.True(t, d.StartsAt.Equal(now.Add(time.Hour)) && d.DueAt.Equal(now.Add(2*time.Hour)))
	require.NotNil(t, d.MissedAt)
	assert.True(t, d.MissedAt.Equal(now.Add(3*time.Hour)), "the first time counts")
}

func TestACaseKeepsTheRulesUnderWhichItBegan(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	var asked []baoquan.Date
	s := store.New(db, storetest.Keys(t), func(d baoquan.Date) baoquan.Rules {
		asked = append(asked, d)
		return baoquan.RulesOn(d).With(map[baoquan.DeadlineName]time.Duration{baoquan.DeadlineReview: time.Minute})
	})
	a := draft(t, s, register(t, s, "13900000001"))
	entry, err := file(t, s, a.ID, store.Fact{Event: baoquan.Submitted, At: now.AddDate(2, 0, 0)})
	require.NoError(t, err)
	assert.Equal(t, time.Minute, entry.Deadline.DueAt.Sub(entry.Deadline.StartsAt), "trials shorten terms")
	assert.Contains(t, asked, baoquan.Date("2026-11-27"))
	assert.NotContains(t, asked, baoquan.Date("2028-11-27"))
}
