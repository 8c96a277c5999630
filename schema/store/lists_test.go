package store_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func ids(all []*store.Application) (ids []string) {
	for _, a := range all {
		ids = append(ids, a.ID)
	}
	return ids
}

func TestPagesHaveNoGapAndNothingTwiceWhileOthersFile(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	var want []string
	for range 25 {
		want = append([]string{draft(t, s, account).ID}, want...)
	}
	stop, filing := make(chan struct{}), sync.WaitGroup{}
	filing.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				draft(t, s, account)
			}
		}
	})
	f := store.Filter{Limit: 4, Before: "ffffffff-ffff-ffff-ffff-ffffffffffff"}
	first, err := s.OwnApplications(t.Context(), account, baoquan.Preservation, f)
	require.NoError(t, err)
	require.Len(t, first, 4)
	f.Before = want[0]
	got := []string{want[0]}
	for {
		page, err := s.OwnApplications(t.Context(), account, baoquan.Preservation, f)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		got = append(got, ids(page)...)
		f.Before = page[len(page)-1].ID
	}
	close(stop)
	filing.Wait()
	assert.Equal(t, want, got)
}

func TestAListHoldsWhatIsOnesOwnAndNothingThrownAway(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	mine, other := register(t, s, "13900000001"), register(t, s, "13900000002")
	kept, gone := draft(t, s, mine), draft(t, s, mine)
	draft(t, s, other)
	in(t, s, func(tx *store.Tx) error { return tx.Delete(t.Context(), gone, byOwner(gone), now) })
	all, err := s.OwnApplications(t.Context(), mine, baoquan.Preservation, store.Filter{Limit: 10})
	require.NoError(t, err)
	assert.Equal(t, []string{kept.ID}, ids(all))
	none, err := s.OwnApplications(t.Context(), mine, baoquan.Guarantee, store.Filter{Limit: 10})
	require.NoError(t, err)
	assert.Empty(t, none)
	counts, err := s.Counts(t.Context(), mine)
	require.NoError(t, err)
	assert.Equal(t, []store.Count{{Kind: baoquan.Preservation, Status: baoquan.Draft, N: 1}}, counts)
}

func TestACourtSeesWhatWasSubmittedToIt(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	submitted, returned := draft(t, s, account), draft(t, s, account)
	draft(t, s, account)
	walk(t, s, submitted.ID, baoquan.Submitted)
	walk(t, s, returned.ID, baoquan.Submitted, baoquan.ReturnedToFix)
	all, err := s.CourtApplications(t.Context(), chaoyang, baoquan.Preservation, store.Filter{Limit: 10})
	require.NoError(t, err)
	assert.Equal(t, []string{returned.ID, submitted.ID}, ids(all))
	some, err := s.CourtApplications(t.Context(), chaoyang, baoquan.Preservation, store.Filter{
		Limit: 10, Statuses: []baoquan.Status{baoquan.UnderReview, baoquan.Ruled},
	})
	require.NoError(t, err)
	assert.Equal(t, []string{submitted.ID}, ids(some))
	none, err := s.CourtApplications(t.Context(), "142", baoquan.Preservation, store.Filter{Limit: 10})
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestASearchFindsNumbersAndPartiesAndTakesEveryLetterLiterally(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	plain, odd := draft(t, s, account), draft(t, s, account)
	plain.CaseNumber, odd.CaseNumber = "（2026）京0105民初1号", "（2026）京0105民初22号"
	in(t, s, func(tx *store.Tx) error {
		for _, a := range []*store.Application{plain, odd} {
			if err := tx.SaveBasics(t.Context(), a); err != nil {
				return err
			}
		}
		if err := tx.AddParty(t.Context(), plain.ID, respondent("国石传媒")); err != nil {
			return err
		}
		return tx.AddParty(t.Context(), odd.ID, respondent(`100%_\ab Trading`))
	})
	for query, want := range map[string][]string{
		"":                          {odd.ID, plain.ID},
		plain.Number:                {plain.ID},
		strings.ToLower(odd.Number): {odd.ID},
		"民初22":                      {odd.ID},
		"石传":                        {plain.ID},
		"TRADING":                   {odd.ID},
		`%_\`:                       {odd.ID},
		"%":                         {odd.ID},
		"_":                         {odd.ID},
		`\`:                         {odd.ID},
		"国%媒":                       nil,
		"国_传":                       nil,
		"'; DROP TABLE parties; --": nil,
		secretNumber:                nil, // sealed is not searched
	} {
		got, err := s.OwnApplications(t.Context(), account, baoquan.Preservation, store.Filter{Limit: 10, Query: query})
		require.NoError(t, err, query)
		assert.Equal(t, want, ids(got), "%q", query)
	}
}

func TestAListShowsThePartiesInTheirOrder(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	one, two := draft(t, s, account), draft(t, s, account)
	in(t, s, func(tx *store.Tx) error {
		for _, name := range []string{"乙", "甲"} {
			if err := tx.AddParty(t.Context(), one.ID, respondent(name)); err != nil {
				return err
			}
		}
		return tx.AddParty(t.Context(), two.ID, respondent("丙"))
	})
	all, err := s.OwnApplications(t.Context(), account, baoquan.Preservation, store.Filter{Limit: 10})
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, "丙", all[0].Parties[0].Name)
	assert.Equal(t, []string{"乙", "甲"}, []string{all[1].Parties[0].Name, all[1].Parties[1].Name})
}
