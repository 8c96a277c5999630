package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestOneLetterForTwoCases: two drafts want the same letter at the same moment. One
// has it, the other is told that it is used; and so with a case that is opened from
// it, and with giving it back.
func TestOneLetterForTwoCases(t *testing.T) {
	const rounds = 8
	c, p := applicant(t)
	g := issued(t, c, underwriter(t), p)
	drafts := []walk.Case{drafted(t, c, p), drafted(t, c, p)}
	for range rounds {
		var errs [2]error
		link := func(i int) func() {
			return func() { _, errs[i] = c.Link(t.Context(), &drafts[i], &g) }
		}
		together(link(0), link(1))
		winner := oneOf(t, errs)
		require.NoError(t, c.Get(t.Context(), &g))
		require.Equal(t, drafts[winner].ID, g.PreservationID)
		require.NoError(t, c.Unlink(t.Context(), &drafts[winner]))
	}
	var errs [2]error
	together(
		func() { _, errs[0] = c.Link(t.Context(), &drafts[0], &g) },
		func() { _, errs[1] = c.Use(t.Context(), &g) })
	if oneOf(t, errs) == 0 {
		require.NoError(t, c.Unlink(t.Context(), &drafts[0]))
	} else {
		require.NoError(t, c.Get(t.Context(), &g))
		require.NoError(t, c.Delete(t.Context(), &walk.Case{ID: g.PreservationID}))
	}
	given := g
	together(
		func() { _, errs[0] = c.Link(t.Context(), &drafts[1], &g) },
		func() { errs[1] = c.Surrender(t.Context(), &given) })
	oneOf(t, errs)
	settled(t, time.Minute)
}

// oneOf says which of two was answered with yes; the other must have been told why
// not.
func oneOf(t *testing.T, errs [2]error) int {
	t.Helper()
	for i, err := range errs {
		refused := errs[1-i]
		if err == nil && (walk.Is(refused, http.StatusConflict) || walk.Is(refused, http.StatusUnprocessableEntity)) {
			return i
		}
	}
	require.Fail(t, "not one of two", "%v and %v", errs[0], errs[1])
	return 0
}

// TestAJudgeRulesOnALinkedCaseWhileItIsWithdrawn: whichever comes first, the letter
// goes with it: it stays in use when the case was granted, and is revoked when it
// was dismissed or withdrawn.
func TestAJudgeRulesOnALinkedCaseWhileItIsWithdrawn(t *testing.T) {
	c, p := applicant(t)
	j, u := judge(t), underwriter(t)
	for _, outcome := range []string{"granted", "dismissed", "granted", "dismissed", "granted"} {
		g := issued(t, c, u, p)
		k := broughtBefore(t, c, j, &g)
		if ruledWhileWithdrawn(t, c, j, &k, outcome) && outcome == "granted" {
			assert.NoError(t, within(20*time.Second, func() bool { return last(docket(t, c, g), 1)[0] == "preservation_ruled" }))
			require.NoError(t, c.Get(t.Context(), &g))
			assert.Equal(t, "used", g.LetterStatus)
			continue
		}
		assert.Equal(t, g.Premium, undone(t, c, &g))
	}
	settled(t, time.Minute)
}
