package dispatch_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/dispatch"
	"github.com/baoquan/baoquan/schema/storetest"
)

// during runs something that works until it is told to stop, while it is not so.
func during(t *testing.T, work func(context.Context), so func() bool) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { work(ctx); close(done) }()
	assert.Eventually(t, so, 10*time.Second, 10*time.Millisecond)
	cancel()
	<-done
}

func TestTheRelaySendsWhatNobodyHasDelivered(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := opened(t, s)
	_, err := db.Exec(`UPDATE outbox SET created_at = now() - interval '1 minute'`)
	require.NoError(t, err)
	fresh := opened(t, s)
	temporal := &fake{}
	d := dispatch.New(s, temporal)
	during(t, func(ctx context.Context) { d.Relay(ctx, 10*time.Millisecond) }, func() bool { return len(waiting(t, s, a.ID)) == 0 })
	assert.Equal(t, []string{"opened"}, temporal.to("preservation/"+a.ID))
	assert.Len(t, waiting(t, s, fresh.ID), 1, "left to the process that wrote it a moment ago")
}

func TestTheRelayGoesOnWhenTemporalIsBack(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := opened(t, s)
	_, err := db.Exec(`UPDATE outbox SET created_at = now() - interval '1 minute'`)
	require.NoError(t, err)
	temporal := &fake{fail: map[string]error{"opened": errors.New("away")}}
	d := dispatch.New(s, temporal)
	during(t, func(ctx context.Context) { d.Relay(ctx, 10*time.Millisecond) }, func() bool {
		if len(temporal.signals()) > 2 {
			temporal.mu.Lock()
			temporal.fail = nil
			temporal.mu.Unlock()
		}
		return len(waiting(t, s, a.ID)) == 0
	})
}

func TestTheSweepTellsAgainWhatAProcedureHasNotHeard(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	missing, behind, running, ended := opened(t, s), opened(t, s), opened(t, s), opened(t, s)
	file(t, s, missing, baoquan.Submitted)
	file(t, s, behind, baoquan.Submitted)
	file(t, s, running, baoquan.Submitted)
	file(t, s, ended, baoquan.Submitted, baoquan.RejectedEvent)
	temporal := &fake{heard: map[string]int64{"preservation/" + behind.ID: 1, "preservation/" + running.ID: 2}}
	d := dispatch.New(s, temporal)
	during(t, func(ctx context.Context) { d.Sweep(ctx, time.Minute) }, func() bool { return len(temporal.signals()) == 2 })
	assert.Equal(t, []string{"submitted"}, temporal.to("preservation/"+missing.ID))
	assert.Equal(t, []string{"submitted"}, temporal.to("preservation/"+behind.ID))
	assert.Empty(t, temporal.to("preservation/"+running.ID))
	assert.Empty(t, temporal.to("preservation/"+ended.ID))
	entry, ok := temporal.sent[0].payload.(baoquan.Entry)
	require.True(t, ok)
	assert.Equal(t, [2]int64{2, 1}, [2]int64{entry.Seq, entry.Prev})
}
