package store_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

// december is an instant in December 2026, in Beijing.
func december(day, hour int) time.Time {
	return time.Date(2026, 12, day, hour, 0, 0, 0, baoquan.Beijing)
}

// saveCardAt writes a card of pingan at an instant, at a rate that is its own.
func saveCardAt(t *testing.T, s *store.Store, at time.Time, from, until baoquan.Date) int64 {
	t.Helper()
	var saved baoquan.RateCard
	in(t, s, func(tx *store.Tx) (err error) {
		saved, err = tx.SaveRateCard(t.Context(), pingan(from, until, at.Unix()%10_000+1), "", at)
		return err
	})
	return saved.Version
}

func held(t *testing.T, s *store.Store, since, until time.Time) (versions []int64) {
	t.Helper()
	cards, err := s.HeldRateCards(t.Context(), "pingan", since.UTC(), until.UTC())
	require.NoError(t, err)
	for _, c := range cards {
		assert.Equal(t, "pingan", c.InsurerCode)
		versions = append(versions, c.Version)
	}
	return versions
}

func TestTheCardsOfAQuoteAreTheOneThatHeldThenAndThoseThatTookItsPlace(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)                                      // version 1 holds from 2026-01-01 on
	saveCardAt(t, s, december(1, 9), "2026-12-05", "")            // 2
	saveCardAt(t, s, december(6, 9), "2026-12-06", "")            // 3, in the middle of a day
	saveCardAt(t, s, december(8, 9), "2027-01-01", "")            // 4, later
	saveCardAt(t, s, december(10, 9), "2026-12-10", "2026-12-10") // 5, for a day
	for name, c := range map[string]struct {
		since, now time.Time
		want       []int64
	}{
		"nothing happened":                    {december(2, 9), december(3, 9), []int64{1}},
		"no time passed":                      {december(2, 9), december(2, 9), []int64{1}},
		"over midnight into a card":           {december(4, 18), december(5, 8), []int64{2, 1}},
		"from its first second":               {december(5, 0), december(5, 23), []int64{2}},
		"before a card was written":           {december(6, 8), december(6, 10), []int64{3, 2}},
		"after it was written":                {december(6, 9), december(6, 10), []int64{3}},
		"a day for three cards":               {december(4, 23), december(6, 10), []int64{3, 2, 1}},
		"a card of the future is not in it":   {december(8, 8), december(9, 9), []int64{3}},
		"until it is the present":             {december(31, 12), december(31, 12).Add(13 * time.Hour), []int64{4, 3}},
		"during a card of a day":              {december(10, 10), december(10, 20), []int64{5}},
		"before it":                           {december(10, 8), december(10, 20), []int64{5, 3}},
		"a card that ended, after what holds": {december(10, 10), december(11, 9), []int64{3, 5}},
		"through it and beyond":               {december(9, 10), december(11, 9), []int64{3, 5}},
		"when it is long over":                {december(11, 0), december(12, 9), []int64{3}},
	} {
		assert.Equal(t, c.want, held(t, s, c.since, c.now), name)
		assert.Equal(t, cardOn(t, s, "pingan", baoquan.DateOf(c.now)), held(t, s, c.since, c.now)[0], "%s: the first holds now", name)
	}
}

func TestWithoutACardThatHoldsNowThereMayStillBeOneThatDid(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	cards, err := s.HeldRateCards(t.Context(), "none", december(1, 0), december(2, 0))
	require.NoError(t, err)
	assert.Empty(t, cards)
	before := time.Date(2025, 12, 31, 23, 0, 0, 0, baoquan.Beijing)
	assert.Empty(t, held(t, s, before, before.Add(30*time.Minute)))
	assert.Equal(t, []int64{1}, held(t, s, before, before.Add(2*time.Hour)))
}

func TestOneVersionOfACardIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	card := pingan("2026-12-01", "2026-12-31", 4_000)
	saved := saveCard(t, s, card)
	got, err := s.RateCard(t.Context(), "pingan", saved.Version)
	require.NoError(t, err)
	assert.Equal(t, saved, got)
	first, err := s.RateCard(t.Context(), "pingan", 1)
	require.NoError(t, err)
	assert.True(t, first.Demonstration)
	for insurer, version := range map[string]int64{"pingan": 3, "none": 1} {
		_, err = s.RateCard(t.Context(), insurer, version)
		require.ErrorIs(t, err, store.ErrNotFound)
	}
	card.Refunds.SurrenderedPpm = 1
	assert.EqualValues(t, 3, saveCard(t, s, card).Version, "other refunds are other terms")
}

func TestACardFromBeforeThereWereRefundsGivesAllBack(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	for version, terms := range map[int64]string{
		2: `{"minimum": 1, "maximum": 0, "courts": [], "tiers": [{"upTo": 0, "ratePpm": 3000}]}`,
		3: `{"minimum": 1, "tiers": [{"upTo": 0, "ratePpm": 3000}], "refunds": {"undonePpm": 5}}`,
		4: `{"minimum": 1, "tiers": [{"upTo": 0, "ratePpm": 3000}], "refunds": {"undonePpm": 0, "surrenderedPpm": 0}}`,
	} {
		_, err := db.Exec(`INSERT INTO rate_cards (id, insurer_code, version, valid_from, card) VALUES ($1, 'pingan', $2, '2026-02-01', $3)`,
			uuid.NewString(), version, terms)
		require.NoError(t, err)
	}
	for version, want := range map[int64]baoquan.Refunds{
		1: baoquan.FullRefunds, 2: baoquan.FullRefunds, 3: {UndonePpm: 5, SurrenderedPpm: baoquan.Whole}, 4: {},
	} {
		card, err := s.RateCard(t.Context(), "pingan", version)
		require.NoError(t, err)
		assert.Equal(t, want, card.Refunds, "version %d", version)
	}
}
