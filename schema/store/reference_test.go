package store_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestEveryCourtIsListedOnceInTheOrderOfTheTree(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	var all []store.Court
	for after := -1; ; {
		page, err := s.Courts(t.Context(), "", "", nil, after, 500)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		all = append(all, page...)
		after = page[len(page)-1].Position
	}
	require.Len(t, all, 3498)
	codes := map[string]bool{}
	for _, c := range all {
		codes[c.Code] = true
		assert.False(t, c.Open, "a fresh system is open nowhere: %s", c.Name)
	}
	assert.Len(t, codes, 3498)
	assert.Equal(t, "最高人民法院", all[0].Name)
	for _, c := range all {
		if c.ParentCode != "" {
			assert.True(t, codes[c.ParentCode], "%s has a parent that is none", c.Name)
		}
	}
}

func TestCourtsAreFoundByProvinceNameAndWhetherTheyAreOpen(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	court, err := s.Court(t.Context(), chaoyang)
	require.NoError(t, err)
	in(t, s, func(tx *store.Tx) error { return tx.OpenCourt(t.Context(), chaoyang, true) })
	open := true
	found, err := s.Courts(t.Context(), "", "", &open, -1, 10)
	require.NoError(t, err)
	require.Len(t, found, 1)
	assert.Equal(t, chaoyang, found[0].Code)
	found, err = s.Courts(t.Context(), court.Province, "朝阳区", nil, -1, 10)
	require.NoError(t, err)
	require.Len(t, found, 1)
	found, err = s.Courts(t.Context(), "", "%", nil, -1, 10)
	require.NoError(t, err)
	assert.Empty(t, found)
	names, err := s.CourtNames(t.Context(), []string{chaoyang, "none"})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{chaoyang: "北京市朝阳区人民法院"}, names)
	_, err = s.Court(t.Context(), "none")
	require.ErrorIs(t, err, store.ErrNotFound)
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.OpenCourt(t.Context(), "none", true)
	}), store.ErrNotFound)
}

func TestCausesAreThoseOfTheEditionInForceOnTheDay(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	editions := map[string]int{}
	for on, edition := range map[baoquan.Date]string{
		"2020-12-31": "", "2021-01-01": "2020", "2025-12-31": "2020", "2026-01-01": "2026", "2030-01-01": "2026",
	} {
		causes, err := s.Causes(t.Context(), "", "", on, -1, 5000)
		require.NoError(t, err)
		var n int
		require.NoError(t, db.Get(&n, `SELECT count(*) FROM causes WHERE edition = $1`, edition))
		assert.Len(t, causes, n, "on %s", on)
		assert.Equal(t, edition == "", n == 0)
		editions[edition] = n
	}
	assert.Greater(t, editions["2026"], editions["2020"]/2)
	found, err := s.Causes(t.Context(), "民间借贷纠纷", "", "2026-11-27", -1, 10)
	require.NoError(t, err)
	require.NotEmpty(t, found)
	name, err := s.CauseName(t.Context(), found[0].Code)
	require.NoError(t, err)
	assert.Equal(t, found[0].Name, name)
	name, err = s.CauseName(t.Context(), "none")
	require.NoError(t, err)
	assert.Empty(t, name)
}

func TestBasicsMayOnlyReferToWhatIsThere(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	notice, err := s.Notice(t.Context(), "preservation")
	require.NoError(t, err)
	old, err := s.Causes(t.Context(), "", "", "2025-06-01", -1, 1)
	require.NoError(t, err)
	current, err := s.Causes(t.Context(), "", "", "2026-11-27", -1, 1)
	require.NoError(t, err)
	in(t, s, func(tx *store.Tx) error { return tx.OpenCourt(t.Context(), chaoyang, true) })
	good := baoquan.Basics{
		CourtCode: chaoyang, CaseType: "民初", CauseCode: current[0].Code, NoticeVersion: notice.Version, JudgmentCourtCode: "142",
	}
	for name, c := range map[string]struct {
		change func(*baoquan.Basics)
		fault  string
		code   baoquan.Code
	}{
		"all is there":                  {func(*baoquan.Basics) {}, "", ""},
		"no such court":                 {func(b *baoquan.Basics) { b.CourtCode = "none" }, "courtCode", baoquan.CodeUnknown},
		"a closed court":                {func(b *baoquan.Basics) { b.CourtCode = "142" }, "courtCode", baoquan.CodeCourtClosed},
		"no such court of a judgment":   {func(b *baoquan.Basics) { b.JudgmentCourtCode = "none" }, "judgmentCourtCode", baoquan.CodeUnknown},
		"no such case type":             {func(b *baoquan.Basics) { b.CaseType = "x" }, "caseType", baoquan.CodeUnknown},
		"a cause of an older edition":   {func(b *baoquan.Basics) { b.CauseCode = old[0].Code }, "causeCode", baoquan.CodeUnknown},
		"a notice that nobody has read": {func(b *baoquan.Basics) { b.NoticeVersion = "x" }, "noticeVersion", baoquan.CodeUnknown},
	} {
		basics := good
		c.change(&basics)
		faults, err := s.Refer(t.Context(), basics, "2026-11-27")
		require.NoError(t, err)
		if c.fault == "" {
			assert.Empty(t, faults, name)
			continue
		}
		require.Len(t, faults, 1, name)
		assert.Equal(t, c.fault, faults[0].Location, name)
		assert.Equal(t, c.code, faults[0].Code, name)
	}
}

func TestTheOtherListsAreLoaded(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	types, err := s.CaseTypes(t.Context())
	require.NoError(t, err)
	require.NotEmpty(t, types)
	assert.NotEmpty(t, types[0].Abbr)
	provinces, err := s.Divisions(t.Context(), "")
	require.NoError(t, err)
	assert.Len(t, provinces, 34)
	below, err := s.Divisions(t.Context(), provinces[0].Code)
	require.NoError(t, err)
	assert.NotEmpty(t, below)
	insurers, err := s.Insurers(t.Context())
	require.NoError(t, err)
	require.NotEmpty(t, insurers)
	in(t, s, func(tx *store.Tx) error { return tx.OpenInsurer(t.Context(), insurers[0].Code, false) })
	after, err := s.Insurers(t.Context())
	require.NoError(t, err)
	assert.False(t, after[len(after)-1].Open, "closed ones stand last")
	for _, kind := range []string{"preservation", "registration", "face"} {
		notice, err := s.Notice(t.Context(), kind)
		require.NoError(t, err, kind)
		assert.NotEmpty(t, notice.Text)
	}
}
