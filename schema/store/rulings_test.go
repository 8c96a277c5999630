package store_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/lib/pq"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func judge(t *testing.T, s *store.Store) string {
	t.Helper()
	id := uuid.NewString()
	in(t, s, func(tx *store.Tx) error {
		return tx.CreateStaff(t.Context(), store.Staff{
			ID: id, Login: "judge-" + id, Role: store.Judge, CourtCode: chaoyang, DisplayName: "法官", CreatedAt: now,
		})
	})
	return id
}

func rule(t *testing.T, s *store.Store, a *store.Application, staff string) (baoquan.Ruling, error) {
	t.Helper()
	r := baoquan.Ruling{
		Outcome: baoquan.PartlyGranted, Amount: 500_000, Number: "（2026）京0105财保1号", Code: "ABCD-" + a.ID[:8], SHA256: "00ff", RuledAt: now,
	}
	return r, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.AddRuling(t.Context(), r, store.Document{
			ID: newID(), ApplicationID: a.ID, Kind: "ruling", Number: r.Number, Code: r.Code, SHA256: r.SHA256, Size: 3, Status: "in_force", IssuedAt: now,
		}, "理由", staff)
	})
}

func TestARulingIsMadeOnceAndFoundByItsCode(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	staff := judge(t, s)
	walk(t, s, a.ID, baoquan.Submitted, baoquan.Accepted)
	made, err := rule(t, s, a, staff)
	require.NoError(t, err)
	assert.Nil(t, read(t, s, a.ID).Ruling, "it is shown when the docket has it")
	walk(t, s, a.ID, baoquan.RulingMade)
	assert.Equal(t, &made, read(t, s, a.ID).Ruling)
	var refused *pq.Error
	_, err = rule(t, s, a, staff)
	require.ErrorAs(t, err, &refused)
	d, err := s.DocumentByCode(t.Context(), made.Code)
	require.NoError(t, err)
	same, err := s.Document(t.Context(), a.ID, "ruling")
	require.NoError(t, err)
	assert.Equal(t, d, same)
	assert.Equal(t, "in_force", d.Status)
	_, err = s.DocumentByCode(t.Context(), "ABCD")
	require.ErrorIs(t, err, store.ErrNotFound)
}

func TestRulingsBeforeASuitAreNumberedForEachCourtAndYearInBeijing(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	number := func(court, caseCode string, category baoquan.Category, at time.Time) (n string) {
		a := &store.Application{}
		a.CourtCode, a.Category, a.CaseNumber = court, category, "（2026）京0105民初1号"
		in(t, s, func(tx *store.Tx) (err error) {
			n, err = tx.RulingNumber(t.Context(), a, caseCode, at)
			return err
		})
		return n
	}
	lastEvening := time.Date(2026, 12, 31, 23, 59, 59, 0, baoquan.Beijing).UTC()
	assert.Equal(t, "（2026）京0105财保1号", number(chaoyang, "京0105", baoquan.PreLitigation, now))
	assert.Equal(t, "（2026）京0105财保2号", number(chaoyang, "京0105", baoquan.PreEnforcement, lastEvening))
	assert.Equal(t, "（2027）京0105财保1号", number(chaoyang, "京0105", baoquan.PreLitigation, lastEvening.Add(time.Second)))
	assert.Equal(t, "（2026）京0108财保1号", number("142", "京0108", baoquan.PreLitigation, now))
	assert.Equal(t, "（2026）京0105民初1号", number(chaoyang, "京0105", baoquan.Litigation, now), "in a suit, that of the suit")
}

func TestARulingNumberOfARulingThatFailedIsGivenAgain(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := &store.Application{}
	a.CourtCode, a.Category = chaoyang, baoquan.PreLitigation
	for range 2 {
		var n string
		_ = s.InTx(t.Context(), func(tx *store.Tx) (err error) {
			n, err = tx.RulingNumber(t.Context(), a, "京0105", now)
			require.NoError(t, err)
			return store.ErrNotFound // the drawing failed
		})
		assert.Equal(t, "（2026）京0105财保1号", n, "no number is missing in the court's register")
	}
}
