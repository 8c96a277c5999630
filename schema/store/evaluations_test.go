package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func evaluate(t *testing.T, s *store.Store, id string, score int, comment string, at time.Time) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.SaveEvaluation(t.Context(), apps[0], score, comment, at)
	}, id)
}

func TestAGuaranteeHasOneEvaluationThatMayBeWrittenAnew(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	g := issued(t, s, register(t, s, "13900000001"))
	_, err := s.Evaluation(t.Context(), g.ID)
	require.ErrorIs(t, err, store.ErrNotFound)
	require.NoError(t, evaluate(t, s, g.ID, 2, "慢", now))
	require.NoError(t, evaluate(t, s, g.ID, 5, "", now.Add(time.Hour)))
	e, err := s.Evaluation(t.Context(), g.ID)
	require.NoError(t, err)
	assert.True(t, e.CreatedAt.Equal(now) && e.UpdatedAt.Equal(now.Add(time.Hour)))
	e.CreatedAt, e.UpdatedAt = time.Time{}, time.Time{}
	assert.Equal(t, store.Evaluation{ApplicationID: g.ID, Number: g.Number, Score: 5}, e)
	for _, score := range []int{0, 6, -1} {
		require.Error(t, evaluate(t, s, g.ID, score, "", now), "the database takes 1 to 5")
	}
}

func TestAnInsurersEvaluationsComePageByPageNewestFirst(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	other := cover()
	other.InsurerCode = "pingan"
	require.NoError(t, evaluate(t, s, guarantee(t, s, account, other).ID, 1, "别家", now))
	var want, got []string
	for range 5 {
		g := guarantee(t, s, account, cover())
		require.NoError(t, evaluate(t, s, g.ID, 5, g.Number, now))
		want = append([]string{g.Number}, want...)
	}
	for before := ""; ; {
		page, err := s.EvaluationsOf(t.Context(), "picc", before, 2)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		for _, e := range page {
			assert.Equal(t, e.Number, e.Comment)
			got = append(got, e.Number)
		}
		before = page[len(page)-1].ApplicationID
	}
	assert.Equal(t, want, got)
}

func TestAnInsurersScoreIsTheAverageWithOneDecimal(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	score := func() *float64 {
		i, err := s.Insurer(t.Context(), "picc")
		require.NoError(t, err)
		return i.AverageScore
	}
	assert.Nil(t, score(), "nobody has rated it")
	for _, c := range []struct {
		score int
		want  float64
	}{{5, 5}, {4, 4.5}, {4, 4.3}, {1, 3.5}, {1, 3}} {
		require.NoError(t, evaluate(t, s, guarantee(t, s, account, cover()).ID, c.score, "", now))
		require.NotNil(t, score())
		assert.InDelta(t, c.want, *score(), 1e-9)
	}
	all, err := s.Insurers(t.Context())
	require.NoError(t, err)
	for _, i := range all {
		assert.Equal(t, i.Code == "picc", i.AverageScore != nil, i.Code)
	}
}
