package e2e

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestTemporalDownFromSubmissionToReview: what people do is taken all the same,
// and the procedure catches up when Temporal is back.
func TestTemporalDownFromSubmissionToReview(t *testing.T) {
	c, p := applicant(t)
	j := judge(t)
	k := drafted(t, c, p)
	_, err := house.signal("temporal", syscall.SIGSTOP)
	require.NoError(t, err)
	back := func() { _, _ = house.signal("temporal", syscall.SIGCONT) }
	defer back()
	begun := time.Now()
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, j.Review(t.Context(), &k, map[string]any{"decision": "return", "items": []any{
		map[string]string{"location": "amount", "reason": "请核对申请金额"},
	}}))
	require.NoError(t, c.Submit(t.Context(), &k))
	require.NoError(t, j.Accept(t.Context(), &k))
	assert.Less(t, time.Since(begun), 10*time.Second, "people wait for Temporal")
	assert.Positive(t, waiting(t), "nothing waits: was Temporal away?")
	time.Sleep(6 * time.Second) // long enough for senders to give up
	back()
	settled(t, time.Minute)
	require.NoError(t, c.PayFee(t.Context(), &k))
	require.NoError(t, j.Rule(t.Context(), &k, "granted"))
	heard(t, c, p.Phone, k, "裁定")
	settled(t, time.Minute)
}

// waiting is how many messages no workflow has taken yet.
func waiting(t *testing.T) (n int) {
	t.Helper()
	require.NoError(t, house.check.DB.QueryRowContext(t.Context(), `SELECT count(*) FROM outbox`).Scan(&n))
	return n
}

// TestTemporalForgetsEverything: with cases open in every status the database
// of Temporal is deleted under it. Each case has its workflow again, at its
// step, and nothing that was done outside is done again.
func TestTemporalForgetsEverything(t *testing.T) {
	c, p := applicant(t)
	j, u := judge(t), underwriter(t)
	open := append(cases(t, c, j, p), guarantees(t, c, j, u, p)...)
	settled(t, time.Minute)
	searchHistories(t)
	issuing := withoutSignature(t, c, u, p)
	forget(t)
	require.NoError(t, wellAgain())
	settled(t, time.Minute) // at their steps again within 60 s, no effect twice
	for i := range open {
		finish(t, c, j, u, &open[i])
	}
	require.NoError(t, c.Until(t.Context(), &issuing, "issued"))
	settled(t, time.Minute)
}

// cases are open preservations in every status.
func cases(t *testing.T, c, j *walk.Client, p walk.People) []walk.Case {
	t.Helper()
	returned := submitted(t, c, p)
	require.NoError(t, j.Review(t.Context(), &returned, map[string]any{"decision": "return", "items": []any{
		map[string]string{"location": "amount", "reason": "请核对申请金额"},
	}}))
	ordered := accepted(t, c, j, p)
	_, err := c.OpenOrder(t.Context(), &ordered)
	require.NoError(t, err)
	return []walk.Case{
		drafted(t, c, p), submitted(t, c, p), returned, accepted(t, c, j, p), ordered, awaitingRuling(t, c, j, p),
	}
}

// guarantees are open ones in every status, and the case that one of them secures.
func guarantees(t *testing.T, c, j, u *walk.Client, p walk.People) []walk.Case {
	t.Helper()
	draft, err := c.DraftGuarantee(t.Context(), courtCode(t), walk.Desk, p)
	require.NoError(t, err)
	returned := handedIn(t, c, walk.Desk, p)
	require.NoError(t, u.Underwrite(t.Context(), &returned, map[string]any{"decision": "return", "items": []any{
		map[string]string{"location": "guaranteeAmount", "reason": "请核对担保金额"},
	}}))
	used := issuedBySystem(t, c, p)
	k := broughtBefore(t, c, j, &used)
	return []walk.Case{draft, handedIn(t, c, walk.Desk, p), returned, takenOn(t, c, u, p), issued(t, c, u, p), used, k}
}

// withoutSignature is a guarantee whose documents cannot be signed just now.
func withoutSignature(t *testing.T, c, u *walk.Client, p walk.People) walk.Case {
	t.Helper()
	fault(t, "tsa", "error_5xx", 0)
	g := takenOn(t, c, u, p)
	require.NoError(t, c.PayFee(t.Context(), &g))
	require.Equal(t, "issuing", g.Status)
	return g
}

// forget deletes Temporal's database while Temporal cannot write, and kills it.
func forget(t *testing.T) {
	t.Helper()
	pid, err := house.signal("temporal", syscall.SIGSTOP)
	require.NoError(t, err)
	files, err := filepath.Glob(filepath.Join(house.dir, "temporal.db*"))
	require.NoError(t, err)
	require.NotEmpty(t, files, "there is nothing to forget")
	for _, file := range files {
		require.NoError(t, os.Remove(file))
	}
	require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
	house.reborn(t, "temporal", pid)
}

// finish takes a case from wherever it is to its ruling, a guarantee to its letter.
func finish(t *testing.T, c, j, u *walk.Client, k *walk.Case) {
	t.Helper()
	require.NoError(t, c.Get(t.Context(), k))
	if k.Status == "draft" || k.Status == "returned" {
		require.NoError(t, c.Submit(t.Context(), k))
	}
	switch {
	case k.Status == "under_review" && k.Kind == walk.Guarantee:
		require.NoError(t, u.Approve(t.Context(), k))
	case k.Status == "under_review":
		require.NoError(t, j.Accept(t.Context(), k))
	}
	if k.Status == "awaiting_payment" {
		require.NoError(t, c.PayFee(t.Context(), k))
	}
	if k.Kind == walk.Guarantee {
		require.NoError(t, c.Until(t.Context(), k, "issued"))
		return
	}
	require.Equal(t, "awaiting_ruling", k.Status)
	require.NoError(t, j.Rule(t.Context(), k, "granted"))
}
