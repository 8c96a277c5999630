package workflows_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"github.com/baoquan/baoquan/workflows"
)

// phone is a person with a phone, and the record of their face check.
type phone struct {
	env     *testsuite.TestWorkflowEnvironment
	state   workflows.CheckState
	doneAt  time.Time // when the provider will know the result
	result  string
	refuse  int // how many calls of BeginCheck fail at first
	begun   int
	asked   []time.Duration // when, since the start
	start   time.Time
	expired int
}

var _ workflows.IdentityActivities = (*phone)(nil)

func (p *phone) BeginCheck(context.Context, string) (workflows.CheckState, error) {
	p.begun++
	if p.begun <= p.refuse {
		return p.state, temporal.NewApplicationError("face unavailable: http_503", "http_503")
	}
	return p.state, nil
}

func (p *phone) DecideCheck(_ context.Context, id string) (workflows.CheckState, error) {
	if id != checkID {
		return p.state, errors.New("another check")
	}
	p.asked = append(p.asked, p.env.Now().Sub(p.start))
	if !p.doneAt.IsZero() && !p.env.Now().Before(p.doneAt) {
		p.state.Status = p.result
	}
	return p.state, nil
}

func (p *phone) ExpireCheck(context.Context, string) (workflows.CheckState, error) {
	p.expired++
	p.state.Status = "expired"
	return p.state, nil
}

const checkID = "0190d1a0-0000-7000-8000-000000000001"

// newPhone is a check that may take two hours and is asked about every 5 s at
// first.
func newPhone(t *testing.T) *phone {
	t.Helper()
	t.Parallel()
	p := &phone{env: new(testsuite.WorkflowTestSuite).NewTestWorkflowEnvironment(), result: "passed"}
	p.env.SetTestTimeout(time.Minute)
	p.env.RegisterWorkflow(workflows.IdentityCheck)
	p.env.RegisterActivity(p)
	p.start = p.env.Now()
	p.state = workflows.CheckState{Status: "pending", ExpiresAt: p.start.Add(2 * time.Hour), PollEvery: 5 * time.Second}
	return p
}

// says sends a signal after a while.
func (p *phone) says(after time.Duration, signal string) {
	p.env.RegisterDelayedCallback(func() { p.env.SignalWorkflow(signal, workflows.Hint{}) }, after)
}

func (p *phone) run(t *testing.T) {
	t.Helper()
	p.env.ExecuteWorkflow(workflows.IdentityCheck, workflows.Start{Subject: checkID})
	require.True(t, p.env.IsWorkflowCompleted())
	require.NoError(t, p.env.GetWorkflowError())
}

func TestAHintAboutAFaceMakesUsAskAtOnce(t *testing.T) {
	p := newPhone(t)
	p.doneAt = p.start.Add(2 * time.Second)
	p.says(2*time.Second, workflows.CheckHinted)
	p.run(t)
	assert.Equal(t, []time.Duration{2 * time.Second}, p.asked)
	assert.Equal(t, "passed", p.state.Status)
	assert.Zero(t, p.expired)
}

func TestWithoutAHintTheResultOfAFaceIsFoundByAsking(t *testing.T) {
	p := newPhone(t)
	p.result, p.doneAt = "failed", p.start.Add(12*time.Second)
	p.run(t)
	assert.Equal(t, []time.Duration{5 * time.Second, 10 * time.Second, 15 * time.Second}, p.asked)
	assert.Equal(t, "failed", p.state.Status)
}

func TestAHintAboutAFaceThatComesTooEarlyChangesNothing(t *testing.T) {
	p := newPhone(t)
	p.doneAt = p.start.Add(7 * time.Second)
	p.says(time.Second, workflows.CheckHinted)
	p.says(time.Second, workflows.CheckHinted)
	p.says(time.Second, workflows.CheckOpened)
	p.run(t)
	assert.LessOrEqual(t, len(p.asked), 4)
	assert.Equal(t, "passed", p.state.Status)
}

func TestAskingAboutAFaceGrowsRareAndEndsWithTheTimeOfThePerson(t *testing.T) {
	p := newPhone(t)
	p.run(t)
	assert.Equal(t, 5*time.Second, p.asked[0])
	assert.Equal(t, time.Minute, p.asked[11], "12 times every 5 s")
	assert.Equal(t, 75*time.Second, p.asked[12])
	assert.Equal(t, 6*time.Minute, p.asked[31], "20 times every 15 s")
	assert.Equal(t, 7*time.Minute, p.asked[32], "then every minute")
	assert.Equal(t, 2*time.Hour, p.asked[len(p.asked)-1], "a last time at the end")
	assert.Equal(t, 1, p.expired)
	assert.Equal(t, "expired", p.state.Status)
}

func TestAFaceInTheLastMomentCounts(t *testing.T) {
	p := newPhone(t)
	p.doneAt = p.start.Add(2 * time.Hour)
	p.run(t)
	assert.Equal(t, "passed", p.state.Status)
	assert.Zero(t, p.expired)
}

func TestAFaceProviderThatIsDownIsTriedAgain(t *testing.T) {
	p := newPhone(t)
	p.refuse, p.doneAt = 3, p.start.Add(20*time.Second)
	p.run(t)
	assert.Equal(t, 4, p.begun)
	assert.Equal(t, "passed", p.state.Status)
}

func TestAFaceCheckThatWasDecidedBeforeIsLeftAlone(t *testing.T) {
	p := newPhone(t)
	p.state.Status = "failed" // by the record, while Temporal knew nothing
	p.says(0, workflows.CheckHinted)
	p.run(t)
	assert.Empty(t, p.asked)
}

func TestAManyTimesHintedFaceCheckStaysSmall(t *testing.T) {
	p := newPhone(t)
	for i := range 400 {
		p.says(time.Duration(i)*15*time.Second, workflows.CheckHinted)
	}
	p.run(t)
	assert.Less(t, len(p.asked), 700)
	assert.Equal(t, "expired", p.state.Status)
}
