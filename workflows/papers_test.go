package workflows_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"

	"github.com/baoquan/baoquan/workflows"
)

// registry is the record of one check of papers, and the phone of its person.
type registry struct {
	watcher
	state   workflows.PapersState
	start   time.Time
	expired []time.Duration
	behind  time.Duration // by how much the clock of the record is
	told    int
	refuse  error // of the text message
	merged  []workflows.MergeNotice
}

var _ workflows.AccountActivities = (*registry)(nil)

func (r *registry) ReadPapers(context.Context, string) (workflows.PapersState, error) {
	return r.state, nil
}

func (r *registry) ExpirePapers(_ context.Context, id string) (workflows.PapersState, error) {
	if id != checkID {
		return r.state, errors.New("another check")
	}
	r.expired = append(r.expired, r.env.Now().Sub(r.start))
	if r.state.Status == "collecting" && !r.env.Now().Add(-r.behind).Before(r.state.ExpiresAt) {
		r.state.Status = "expired"
	}
	return r.state, nil
}

func (r *registry) NotifyPapers(context.Context, string) error {
	r.told++
	return r.refuse
}

func (r *registry) NotifyMerge(_ context.Context, in workflows.MergeNotice) error {
	r.merged = append(r.merged, in)
	return r.refuse
}

func newRegistry(t *testing.T) *registry {
	t.Helper()
	t.Parallel()
	r := &registry{}
	r.watch()
	r.env.SetTestTimeout(time.Minute)
	r.env.RegisterWorkflow(workflows.PapersCheck)
	r.env.RegisterWorkflow(workflows.AccountMerge)
	r.env.RegisterActivity(r)
	r.start = r.env.Now()
	r.state = workflows.PapersState{Status: "collecting", ExpiresAt: r.start.Add(7 * day)}
	return r
}

// becomes changes the record after a while and tells the procedure.
func (r *registry) becomes(after time.Duration, status, signal string) {
	r.env.RegisterDelayedCallback(func() {
		r.state.Status = status
		if status == "pending" {
			r.state.DueAt = r.start.Add(after + 2*day)
		}
		r.env.SignalWorkflow(signal, workflows.Hint{})
	}, after)
}

// attention is why an operator has to look at some time.
func (r *registry) attention(after time.Duration, into *any) {
	r.env.RegisterDelayedCallback(func() { *into = r.attribute("BaoquanAttention") }, after)
}

func (r *registry) run(t *testing.T) {
	t.Helper()
	r.env.ExecuteWorkflow(workflows.PapersCheck, workflows.Start{Subject: checkID})
	require.True(t, r.env.IsWorkflowCompleted())
	require.NoError(t, r.env.GetWorkflowError())
}

func TestPapersThatAreDecidedEndWithAWordToThePerson(t *testing.T) {
	for _, status := range []string{"passed", "refused"} {
		t.Run(status, func(t *testing.T) {
			r := newRegistry(t)
			r.becomes(time.Hour, "pending", workflows.PapersSubmitted)
			r.becomes(2*time.Hour, status, workflows.PapersDecided)
			r.run(t)
			assert.Equal(t, 1, r.told)
			assert.Empty(t, r.expired)
			assert.Equal(t, 2*time.Hour, r.env.Now().Sub(r.start))
		})
	}
}

func TestPapersThatNobodyHandsInAreClosedAfterAWeek(t *testing.T) {
	r := newRegistry(t)
	r.run(t)
	assert.Equal(t, []time.Duration{7 * day}, r.expired)
	assert.Equal(t, "expired", r.state.Status)
	assert.Zero(t, r.told)
}

func TestARecordWhoseClockIsBehindIsAskedAgainAMinuteLater(t *testing.T) {
	r := newRegistry(t)
	r.behind = 90 * time.Second
	r.run(t)
	assert.Equal(t, []time.Duration{7 * day, 7*day + time.Minute, 7*day + 2*time.Minute}, r.expired)
}

func TestPapersHandedInInTheLastMomentAreLookedAt(t *testing.T) {
	r := newRegistry(t)
	r.env.RegisterDelayedCallback(func() { // the word of it comes late
		r.state.Status, r.state.DueAt = "pending", r.start.Add(9*day)
	}, 7*day-time.Second)
	r.becomes(8*day, "passed", workflows.PapersDecided)
	r.run(t)
	assert.Equal(t, 1, r.told)
}

func TestPapersThatAreTakenBackEndQuietly(t *testing.T) {
	for name, pending := range map[string]bool{"collecting": false, "handed in": true} {
		t.Run(name, func(t *testing.T) {
			r := newRegistry(t)
			if pending {
				r.becomes(time.Hour, "pending", workflows.PapersSubmitted)
			}
			r.becomes(2*time.Hour, "cancelled", workflows.PapersEnded)
			r.run(t)
			assert.Zero(t, r.told)
			assert.Empty(t, r.expired)
		})
	}
}

func TestAnOperatorWhoIsLateIsShownAndStillWaitedFor(t *testing.T) {
	r := newRegistry(t)
	var before, late any = "not looked at", nil
	r.becomes(time.Hour, "pending", workflows.PapersSubmitted)
	r.attention(day, &before)
	r.attention(3*day, &late)
	r.becomes(20*day, "refused", workflows.PapersDecided)
	r.run(t)
	assert.Nil(t, before)
	assert.Equal(t, "证件材料超过两个工作日没有审核", late)
	assert.Equal(t, 1, r.told)
	assert.Nil(t, r.attribute("BaoquanAttention"))
	assert.Contains(t, r.details(), "未通过")
	assert.Equal(t, []time.Duration{2 * day}, r.timer("审核证件材料的期限"))
}

func TestSignalsAboutPapersThatComeTwiceOrLateOrForNothingChangeNothing(t *testing.T) {
	r := newRegistry(t)
	for _, signal := range []string{workflows.PapersOpened, workflows.PapersDecided, workflows.PapersDecided, workflows.PapersSubmitted} {
		r.becomes(time.Minute, "collecting", signal)
	}
	r.becomes(time.Hour, "pending", workflows.PapersDecided)
	r.becomes(2*time.Hour, "passed", workflows.PapersSubmitted)
	r.run(t)
	assert.Equal(t, 1, r.told)
}

func TestPapersThatWereDecidedBeforeTemporalKnewOfThemAreOnlyTold(t *testing.T) {
	r := newRegistry(t)
	r.state.Status = "passed"
	r.run(t)
	assert.Equal(t, 1, r.told, "the message itself is sent once")
}

func TestATextThatCannotBeSentKeepsNoPapersOpen(t *testing.T) {
	r := newRegistry(t)
	r.state.Status, r.refuse = "refused", temporal.NewNonRetryableApplicationError("sms refused", "refused", nil)
	r.run(t)
	assert.Equal(t, 1, r.told)
}

func TestBothPhonesHearOfAMerge(t *testing.T) {
	for name, refuse := range map[string]error{
		"sent": nil, "refused": temporal.NewNonRetryableApplicationError("sms refused", "refused", nil),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegistry(t)
			r.refuse = refuse
			r.env.RegisterDelayedCallback(func() { r.env.SignalWorkflow(workflows.AccountsMerged, workflows.Hint{}) }, 0)
			r.env.ExecuteWorkflow(workflows.AccountMerge, workflows.Start{Subject: checkID})
			require.NoError(t, r.env.GetWorkflowError())
			assert.Equal(t, []workflows.MergeNotice{{AccountID: checkID}, {AccountID: checkID, Into: true}}, r.merged)
		})
	}
}
