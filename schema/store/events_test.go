package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestACallbackThatWasRefusedIsLookedAtAgainAndOneThatWasTakenIsNot(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	receive := func(event string) error {
		return s.InTx(t.Context(), func(tx *store.Tx) error { return tx.Receive(t.Context(), "pingan", event, "underwritten", now) })
	}
	refuse := func(event, why string) {
		in(t, s, func(tx *store.Tx) error {
			return tx.Refuse(t.Context(), "pingan", event, "underwritten", why, now.Add(time.Hour))
		})
	}
	outcome := func(event string) (outcome string) {
		require.NoError(t, db.Get(&outcome, `SELECT outcome FROM provider_events WHERE provider = 'pingan' AND event_id = $1`, event))
		return outcome
	}
	refuse("early", "status_conflict")
	refuse("early", "premium_not_allowed")
	assert.Equal(t, "premium_not_allowed", outcome("early"), "the last word counts")
	errs := race(5, func() error { return receive("early") })
	assert.Equal(t, 4, count(errs, store.ErrSeen), "%v", errs)
	assert.Equal(t, "taken", outcome("early"))

	require.NoError(t, receive("first"))
	refuse("first", "status_conflict")
	assert.Equal(t, "taken", outcome("first"), "what was taken stays so")
	require.ErrorIs(t, receive("first"), store.ErrSeen)
	var n int
	require.NoError(t, db.Get(&n, `SELECT count(*) FROM provider_events`))
	assert.Equal(t, 2, n)
}

func TestAGuaranteeHasAWorkflowAsLongAsItsLetterMayStillCount(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	draft := guarantee(t, s, account, cover())
	free, used, surrendered, expired, released := issued(t, s, account), issued(t, s, account), issued(t, s, account),
		issued(t, s, account), issued(t, s, account)
	p, _, _ := secure(t, s, account)
	for _, g := range []*store.Application{used, released} {
		_, err := file(t, s, g.ID, store.Fact{Event: baoquan.UsedEvent, At: now.Add(5 * time.Hour), Ref: p.ID})
		require.NoError(t, err)
	}
	require.NoError(t, surrender(t, s, "", surrendered.ID))
	require.NoError(t, expire(t, s, "", expired.ID))
	_, err := file(t, s, released.ID, store.Fact{Event: baoquan.ReleasedEvent, At: now.Add(6 * time.Hour)})
	require.NoError(t, err)
	unfinished, err := s.Unfinished(t.Context(), now.Add(24*time.Hour))
	require.NoError(t, err)
	got := map[string]int64{}
	for _, u := range unfinished {
		if u.Workflow == "guarantee" {
			got[u.Subject] = u.Seq
		}
	}
	assert.Equal(t, map[string]int64{
		draft.ID: 1, free.ID: free.ProceduralSeq, used.ID: read(t, s, used.ID).ProceduralSeq,
	}, got)
	word, err := s.LastWord(t.Context(), store.Unfinished{Workflow: "guarantee", Subject: used.ID})
	require.NoError(t, err)
	assert.Equal(t, "used", word.Signal)
}

func TestAnOperatorSeesWhichInsurerDoesNotTakeWhatItIsTold(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	g := issued(t, s, register(t, s, "13900000001"))
	stuck := func() (reasons []string) {
		all, err := s.Stuck(t.Context(), now)
		require.NoError(t, err)
		for _, x := range all {
			assert.Equal(t, [3]string{"guarantee", g.ID, g.Number}, [3]string{x.Kind, x.ID, x.Number})
			assert.True(t, x.Since.Equal(now), "since the first trouble")
			reasons = append(reasons, x.Reason)
		}
		return reasons
	}
	require.NoError(t, s.Delivered(t.Context(), outboxOf(t, s, g.ID)))
	assert.Empty(t, stuck())
	require.NoError(t, s.InsurerTrouble(t.Context(), g.ID, "unreachable", now))
	require.NoError(t, s.InsurerTrouble(t.Context(), g.ID, "refused", now.Add(time.Hour)))
	assert.Equal(t, []string{"insurer_refused"}, stuck())
	require.NoError(t, s.InsurerTrouble(t.Context(), g.ID, "", now))
	require.NoError(t, s.InsurerTrouble(t.Context(), g.ID, "", now), "twice")
	assert.Empty(t, stuck())
}

// outboxOf are the messages that wait for a case.
func outboxOf(t *testing.T, s *store.Store, id string) (ids []int64) {
	t.Helper()
	waiting, err := s.WaitingFor(t.Context(), []string{id})
	require.NoError(t, err)
	for _, w := range waiting {
		ids = append(ids, w.ID)
	}
	return ids
}
