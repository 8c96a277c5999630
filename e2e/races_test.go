package e2e

import (
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// together runs functions at the same moment and waits for all.
func together(all ...func()) {
	var ready, done sync.WaitGroup
	start := make(chan struct{})
	for _, f := range all {
		ready.Add(1)
		done.Go(func() {
			ready.Done()
			<-start
			f()
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
}

// TestAJudgeRulesWhileTheApplicantWithdraws: one of the two is in the docket,
// the other is told how it stands.
func TestAJudgeRulesWhileTheApplicantWithdraws(t *testing.T) {
	const rounds = 30
	c, p := applicant(t)
	j := judge(t)
	ruled, withdrawn := 0, 0
	for range rounds {
		k := submitted(t, c, p)
		require.NoError(t, j.Review(t.Context(), &k, map[string]any{"decision": "accept", "fee": 0}))
		require.Equal(t, "awaiting_ruling", k.Status)
		if ruledWhileWithdrawn(t, c, j, &k, "granted") {
			ruled++
		} else {
			withdrawn++
		}
	}
	t.Logf("%d were ruled, %d withdrawn", ruled, withdrawn)
	settled(t, time.Minute)
}

// ruledWhileWithdrawn does both at once and says whether the ruling was first.
func ruledWhileWithdrawn(t *testing.T, c, j *walk.Client, k *walk.Case, outcome string) bool {
	t.Helper()
	var rule, withdraw error
	mine, judges := *k, *k
	together(func() { rule = j.Rule(t.Context(), &judges, outcome) }, func() { withdraw = c.Withdraw(t.Context(), &mine) })
	require.NoError(t, c.Get(t.Context(), k))
	switch {
	case rule == nil && refusedIn(withdraw, "ruled") && k.Status == "ruled":
		return true
	case withdraw == nil && refusedIn(rule, "withdrawn") && k.Status == "withdrawn":
		return false
	}
	t.Errorf("status %s; the ruling was answered %v, the withdrawal %v", k.Status, rule, withdraw)
	return false
}

// refusedIn says whether err is the answer that the status does not allow it.
func refusedIn(err error, status string) bool {
	p, ok := err.(*walk.Problem) //nolint:errorlint // the client wraps nothing
	return ok && p.Status == http.StatusConflict && p.CurrentStatus == status
}

// TestTwoTabs: who writes on what somebody has changed since is told so.
func TestTwoTabs(t *testing.T) {
	c, _ := applicant(t)
	k, err := c.Open(t.Context(), courtCode(t))
	require.NoError(t, err)
	seen := map[string]string{"If-Match": strconv.Quote(strconv.FormatInt(k.Version, 10))}
	var codes [2]int
	var bodies [2][]byte
	tab := func(i int) func() {
		return func() {
			var err error
			codes[i], bodies[i], err = c.Once(t.Context(), http.MethodPatch, "/preservations/"+k.ID, map[string]any{"amount": 1000001 + i}, seen)
			assert.NoError(t, err)
		}
	}
	together(tab(0), tab(1))
	assert.ElementsMatch(t, []int{http.StatusOK, http.StatusPreconditionFailed}, codes[:])
	for i, code := range codes {
		if code == http.StatusPreconditionFailed {
			var problem struct{ CurrentVersion int64 }
			require.NoError(t, json.Unmarshal(bodies[i], &problem))
			assert.Equal(t, k.Version+1, problem.CurrentVersion)
		}
	}
	settled(t, time.Minute)
}

// TestSixteenEqualRequestsAreOne: one key, one effect, one answer; the same key
// for something else is refused.
func TestSixteenEqualRequestsAreOne(t *testing.T) {
	const crowd = 16
	c, p := applicant(t)
	var notice struct{ Version string }
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/notices/preservation", nil, &notice))
	form := map[string]any{
		"courtCode": courtCode(t), "amount": 1000000, "category": "pre_litigation", "type": "property", "preSuitStage": "before_filing",
		"secured": true, "submitterCapacity": "applicant", "noticeVersion": notice.Version,
	}
	opened := equal(t, c, crowd, "/preservations", form)
	var k walk.Case
	require.NoError(t, json.Unmarshal(opened, &k))
	var mine struct{ Items []walk.Case }
	require.NoError(t, c.Call(t.Context(), http.MethodGet, "/preservations", nil, &mine))
	assert.Len(t, mine.Items, 1)

	full := drafted(t, c, p)
	equal(t, c, crowd, "/preservations/"+full.ID+"/submission", map[string]any{})
	form["amount"] = 2000000
	code, _, err := c.Once(t.Context(), http.MethodPost, "/preservations", form, map[string]string{"Idempotency-Key": "crowd:/preservations"})
	require.NoError(t, err)
	assert.Equal(t, http.StatusUnprocessableEntity, code)
	settled(t, time.Minute)
}

// equal sends the same POST many times at once and answers the one answer.
func equal(t *testing.T, c *walk.Client, n int, path string, form any) []byte {
	t.Helper()
	bodies := make([][]byte, n)
	send := make([]func(), n)
	for i := range send {
		send[i] = func() {
			code, body, err := c.Once(t.Context(), http.MethodPost, path, form, map[string]string{"Idempotency-Key": "crowd:" + path})
			assert.NoError(t, err)
			assert.Less(t, code, 300, "%s", body)
			bodies[i] = body
		}
	}
	together(send...)
	for _, body := range bodies {
		assert.JSONEq(t, string(bodies[0]), string(body))
	}
	return bodies[0]
}
