package e2e

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestWhatTheCardGivesBack: the share of the premium that goes back is that of the
// card by which the guarantee was quoted.
func TestWhatTheCardGivesBack(t *testing.T) {
	c, p := applicant(t)
	j, u := judge(t), underwriter(t)
	shares(t, u, 0, 800_000)
	kept, part := issued(t, c, u, p), issued(t, c, u, p)
	shares(t, u, 1_000_000, 1_000_000) // is for those who are quoted from now on

	require.NoError(t, c.Surrender(t.Context(), &part))
	assert.Equal(t, part.Premium*8/10, undone(t, c, &part))

	k := broughtBefore(t, c, j, &kept)
	require.NoError(t, j.Rule(t.Context(), &k, "dismissed"))
	require.NoError(t, within(20*time.Second, func() bool { return c.Get(t.Context(), &kept) == nil && kept.LetterStatus == "revoked" }))
	assert.Equal(t, "issued", kept.Status, "nothing goes back: the insurance is not cancelled")
	heard(t, c, p.Phone, kept, "保函已撤销")
	settled(t, time.Minute)
}

// shares writes a new version of the desk's rate card, with what it gives back in
// parts per million.
func shares(t *testing.T, u *walk.Client, undone, surrendered int) {
	t.Helper()
	today := time.Now().In(time.FixedZone("Beijing", 8*3600)).Format(time.DateOnly)
	require.NoError(t, u.Call(t.Context(), http.MethodPut, "/insurer/rate-cards", map[string]any{
		"validFrom": today, "tiers": []any{map[string]int{"ratePpm": 3000}},
		"refunds": map[string]int{"undonePpm": undone, "surrenderedPpm": surrendered},
	}, nil))
}
