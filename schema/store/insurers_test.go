package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestWhatPoliciesPrintAboutAnInsurerIsItsOwn(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	before, err := s.Insurer(t.Context(), "picc")
	require.NoError(t, err)
	assert.Equal(t, [4]string{"desk", "", "", ""}, [4]string{before.Mode, before.Branch, before.Address, before.Phone})
	want := before
	want.Branch, want.Address, want.Phone = "北京市分公司", "朝阳区某路1号", "95518"
	in(t, s, func(tx *store.Tx) error { return tx.SaveInsurerPrinted(t.Context(), want) })
	all, err := s.Insurers(t.Context())
	require.NoError(t, err)
	printed := 0
	for _, i := range all {
		if i.Branch != "" {
			printed++
			assert.Equal(t, want, i)
		}
	}
	assert.Equal(t, 1, printed)
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.SaveInsurerPrinted(t.Context(), store.Insurer{Code: "none"})
	}), store.ErrNotFound)
	_, err = s.Insurer(t.Context(), "none")
	require.ErrorIs(t, err, store.ErrNotFound)
}

func TestInsurersAreNamedByTheirCodes(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	picc, err := s.Insurer(t.Context(), "picc")
	require.NoError(t, err)
	names, err := s.InsurerNames(t.Context(), []string{"picc", "none", "picc"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"picc": picc.Name}, names)
	names, err = s.InsurerNames(t.Context(), nil)
	require.NoError(t, err)
	assert.Empty(t, names)
}

func TestACoverRefersToAnInsurerThatIsOpenAndToANoticeThatIsThere(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	notice, err := s.Notice(t.Context(), "insurer")
	require.NoError(t, err)
	in(t, s, func(tx *store.Tx) error { return tx.OpenInsurer(t.Context(), "pingan", false) })
	for name, c := range map[string]struct {
		cover baoquan.Cover
		want  []string
	}{
		"right":              {baoquan.Cover{InsurerCode: "picc", ConsentVersion: notice.Version}, nil},
		"empty":              {baoquan.Cover{}, nil}, // what is required is the form's to say
		"no such insurer":    {baoquan.Cover{InsurerCode: "none"}, []string{"insurerCode unknown"}},
		"a closed one":       {baoquan.Cover{InsurerCode: "pingan"}, []string{"insurerCode insurer_closed"}},
		"another notice":     {baoquan.Cover{InsurerCode: "picc", ConsentVersion: "2000-01-01"}, []string{"consentVersion unknown"}},
		"nothing that exist": {baoquan.Cover{InsurerCode: "none", ConsentVersion: "x"}, []string{"insurerCode unknown", "consentVersion unknown"}},
	} {
		faults, err := s.ReferCover(t.Context(), c.cover)
		require.NoError(t, err)
		var got []string
		for _, f := range faults {
			got = append(got, f.Location+" "+string(f.Code))
		}
		assert.Equal(t, c.want, got, name)
	}
}

func TestAnInsurerSeesWhatWasAskedOfIt(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	theirs := cover()
	theirs.InsurerCode = "pingan"
	asked, other := guarantee(t, s, account, cover()), guarantee(t, s, account, theirs)
	guarantee(t, s, account, cover()) // a draft is its owner's
	done := issued(t, s, account)
	walk(t, s, asked.ID, baoquan.Submitted)
	walk(t, s, other.ID, baoquan.Submitted)
	in(t, s, func(tx *store.Tx) error { return tx.AddParty(t.Context(), asked.ID, respondent("国石传媒")) })
	list := func(insurer string, f store.Filter) []string {
		all, err := s.InsurerApplications(t.Context(), insurer, baoquan.Guarantee, f)
		require.NoError(t, err)
		return ids(all)
	}
	assert.Equal(t, []string{done.ID, asked.ID}, list("picc", store.Filter{Limit: 10}))
	assert.Equal(t, []string{asked.ID}, list("picc", store.Filter{Limit: 10, Before: done.ID}))
	assert.Equal(t, []string{done.ID}, list("picc", store.Filter{Limit: 10, Statuses: []baoquan.Status{baoquan.Issued}}))
	assert.Equal(t, []string{asked.ID}, list("picc", store.Filter{Limit: 10, Query: "国石"}))
	assert.Equal(t, []string{other.ID}, list("pingan", store.Filter{Limit: 10}))
	assert.Empty(t, list("none", store.Filter{Limit: 10}))
	none, err := s.CourtApplications(t.Context(), chaoyang, baoquan.Preservation, store.Filter{Limit: 10})
	require.NoError(t, err)
	assert.Empty(t, none, "a court rules on preservations")
}

func TestInATrialTheSandboxPlaysTheSystemOfOneInsurerUnlessTheOperatorSaysOtherwise(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	trial := func() (systems []string) {
		require.NoError(t, s.EnsureTrial(t.Context(), func(string) (string, error) { return "hash", nil }, now))
		all, err := s.Insurers(t.Context())
		require.NoError(t, err)
		for _, i := range all {
			if i.Mode == store.InsurerSystem {
				systems = append(systems, i.Code)
			}
		}
		return systems
	}
	assert.Equal(t, []string{"pingan"}, trial())
	for _, change := range []struct{ code, mode, now string }{
		{"pingan", store.InsurerDesk, "desk"}, {"picc", store.InsurerSystem, "system"}, {"picc", "", "system"},
	} {
		in(t, s, func(tx *store.Tx) error {
			mode, err := tx.SetInsurerMode(t.Context(), change.code, change.mode)
			assert.Equal(t, change.now, mode)
			return err
		})
	}
	assert.Equal(t, []string{"picc"}, trial(), "what is there stays as it is")
}
