package store_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

var cardTime = time.Date(2026, 11, 27, 9, 0, 0, 0, baoquan.Beijing)

// pingan is a card that is no demonstration.
func pingan(from, until baoquan.Date, ratePpm int64) baoquan.RateCard {
	return baoquan.RateCard{
		InsurerCode: "pingan", From: from, Until: until, Minimum: 500_00, Maximum: 10_000_000_00, Courts: []string{chaoyang},
		Tiers:   []baoquan.RateTier{{UpTo: 1_000_000_00, RatePpm: ratePpm}, {RatePpm: 1_000}},
		Refunds: baoquan.Refunds{UndonePpm: 900_000, SurrenderedPpm: 0},
	}
}

func saveCard(t *testing.T, s *store.Store, card baoquan.RateCard) (saved baoquan.RateCard) {
	t.Helper()
	in(t, s, func(tx *store.Tx) (err error) {
		saved, err = tx.SaveRateCard(t.Context(), card, "", cardTime)
		return err
	})
	return saved
}

// cardOn is the version of an insurer's card in force on a day, 0 for none.
func cardOn(t *testing.T, s *store.Store, insurer string, on baoquan.Date) int64 {
	t.Helper()
	cards, err := s.RateCards(t.Context(), on)
	require.NoError(t, err)
	for _, c := range cards {
		if c.InsurerCode == insurer {
			return c.Version
		}
	}
	return 0
}

func TestEveryInsurerBeginsWithTheDemonstrationCard(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	insurers, err := s.Insurers(t.Context())
	require.NoError(t, err)
	cards, err := s.RateCards(t.Context(), "2026-11-27")
	require.NoError(t, err)
	require.Len(t, cards, len(insurers))
	for i, c := range cards {
		assert.Equal(t, baoquan.RateCard{
			InsurerCode: c.InsurerCode, Version: 1, From: "2026-01-01", Courts: []string{},
			Tiers: []baoquan.RateTier{{RatePpm: 3_000}}, Refunds: baoquan.FullRefunds, Demonstration: true,
		}, c)
		assert.Empty(t, c.Validate())
		assert.True(t, i == 0 || cards[i-1].InsurerCode < c.InsurerCode, "each insurer once")
	}
	cards, err = s.RateCards(t.Context(), "2025-12-31")
	require.NoError(t, err)
	assert.Empty(t, cards)
}

func TestTheNewestVersionWhoseDaysHoldCounts(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	card := pingan("2026-12-01", "2026-12-31", 4_000)
	saved := saveCard(t, s, card)
	card.Version = 2
	assert.Equal(t, card, saved)
	all, err := s.RateCardsOf(t.Context(), "pingan")
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, card, all[0], "what was written is read, newest first")
	assert.True(t, all[1].Demonstration)
	saveCard(t, s, pingan("2026-12-15", "", 2_000))
	saveCard(t, s, pingan("2026-12-20", "2026-12-20", 1_500))
	for on, version := range map[baoquan.Date]int64{
		"2026-11-30": 1, "2026-12-01": 2, "2026-12-14": 2, "2026-12-15": 3, "2026-12-20": 4, "2026-12-21": 3, "2027-01-01": 3,
	} {
		assert.Equal(t, version, cardOn(t, s, "pingan", on), "on %s", on)
	}
	assert.EqualValues(t, 1, cardOn(t, s, "picc", "2026-12-20"), "another insurer's stays")
}

func TestAnInsurerThatIsClosedHasNoCardInForce(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	in(t, s, func(tx *store.Tx) error { return tx.OpenInsurer(t.Context(), "pingan", false) })
	assert.Zero(t, cardOn(t, s, "pingan", "2026-11-27"))
	assert.EqualValues(t, 1, cardOn(t, s, "picc", "2026-11-27"))
}

func TestTheSameCardSentAgainIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	first, second := pingan("2026-12-01", "", 4_000), pingan("2026-12-01", "", 5_000)
	assert.EqualValues(t, 2, saveCard(t, s, first).Version)
	assert.EqualValues(t, 2, saveCard(t, s, first).Version)
	assert.EqualValues(t, 3, saveCard(t, s, second).Version)
	assert.EqualValues(t, 4, saveCard(t, s, first).Version, "back to what it was")
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		first.InsurerCode = "none"
		_, err := tx.SaveRateCard(t.Context(), first, "", cardTime)
		return err
	}), store.ErrNotFound)
}

func TestCardsWrittenAtOnceGetVersionsOneAfterTheOther(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	var all sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		all.Go(func() {
			errs[i] = s.InTx(t.Context(), func(tx *store.Tx) error {
				_, err := tx.SaveRateCard(t.Context(), pingan("2026-12-01", "", int64(1_000+i)), "", cardTime)
				return err
			})
		})
	}
	all.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	cards, err := s.RateCardsOf(t.Context(), "pingan")
	require.NoError(t, err)
	require.Len(t, cards, 9)
	for i, c := range cards {
		assert.EqualValues(t, 9-i, c.Version)
	}
}

func TestRateCardsAreAppendOnly(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	for _, change := range []string{
		`UPDATE rate_cards SET version = 2`, `DELETE FROM rate_cards`, `TRUNCATE rate_cards`, `TRUNCATE insurers CASCADE`,
	} {
		_, err := db.Exec(change)
		require.ErrorContains(t, err, "append-only", change)
	}
}
