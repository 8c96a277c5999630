package store_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestWhatTheProcedureHasToHearWaitsInOrderUntilItIsDelivered(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	walk(t, s, a.ID, baoquan.Edited, baoquan.Submitted, baoquan.PartRevealed, baoquan.ReturnedToFix)
	waiting, err := s.WaitingFor(t.Context(), []string{a.ID, newID()})
	require.NoError(t, err)
	var signals []string
	for _, w := range waiting {
		signals = append(signals, w.Signal)
		var e baoquan.Entry
		require.NoError(t, json.Unmarshal(w.Message, &e))
		assert.Equal(t, [3]string{"preservation", a.ID, a.ID}, [3]string{w.Workflow, w.Subject, e.ApplicationID})
		assert.Equal(t, w.Signal, string(e.Event))
	}
	assert.Equal(t, []string{"opened", "submitted", "returned"}, signals)
	require.NoError(t, s.Delivered(t.Context(), []int64{waiting[0].ID, waiting[1].ID}))
	left, err := s.WaitingFor(t.Context(), []string{a.ID})
	require.NoError(t, err)
	assert.Equal(t, waiting[2:], left)
	n, _, err := s.Backlog(t.Context())
	require.NoError(t, err)
	assert.EqualValues(t, 1, n)
}

func TestTheRelayReadsWhatIsOldPageByPage(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	for range 5 {
		draft(t, s, account)
	}
	fresh, err := s.WaitingSince(t.Context(), time.Now().Add(-time.Minute), 0, 10)
	require.NoError(t, err)
	assert.Empty(t, fresh, "left to the process that wrote it")
	var ids []int64
	for after := int64(0); ; {
		page, err := s.WaitingSince(t.Context(), time.Now().Add(time.Minute), after, 2)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		for _, w := range page {
			ids = append(ids, w.ID)
		}
		after = page[len(page)-1].ID
	}
	assert.Len(t, ids, 5)
	assert.IsIncreasing(t, ids)
}

func TestTheSweepKnowsWhatMustHaveAWorkflowAndItsLastWord(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	open, ended := draft(t, s, account), draft(t, s, account)
	walk(t, s, open.ID, baoquan.Submitted, baoquan.PartRevealed)
	walk(t, s, ended.ID, baoquan.Submitted, baoquan.RejectedEvent)
	paying := draft(t, s, account)
	walk(t, s, paying.ID, baoquan.Submitted, baoquan.Accepted, baoquan.FeeOrdered)
	order := orderOf(t, s, paying, store.PaymentPending)
	upload := baoquan.Material{ID: newID(), Slot: baoquan.SlotOther, SHA256: "aa", Scan: baoquan.ScanPending, UploadedAt: now.Add(2 * time.Hour)}
	in(t, s, func(tx *store.Tx) error { return tx.AddMaterial(t.Context(), open.ID, upload) })
	unfinished, err := s.Unfinished(t.Context(), now.Add(time.Hour))
	require.NoError(t, err)
	assert.Equal(t, []store.Unfinished{{Workflow: "payment", Subject: order.ID}}, unfinished, "the cases moved just now")
	unfinished, err = s.Unfinished(t.Context(), now.Add(24*time.Hour))
	require.NoError(t, err)
	assert.ElementsMatch(t, []store.Unfinished{
		{Workflow: "preservation", Subject: open.ID, Seq: 2},
		{Workflow: "preservation", Subject: paying.ID, Seq: 4},
		{Workflow: "payment", Subject: order.ID},
		{Workflow: "scan", Subject: upload.ID},
	}, unfinished)
	word, err := s.LastWord(t.Context(), store.Unfinished{Workflow: "preservation", Subject: open.ID, Seq: 2})
	require.NoError(t, err)
	waiting, err := s.WaitingFor(t.Context(), []string{open.ID})
	require.NoError(t, err)
	assert.Equal(t, "submitted", word.Signal)
	assert.JSONEq(t, string(waiting[len(waiting)-1].Message), string(word.Message), "the same as it was told first")
	hint, err := s.LastWord(t.Context(), store.Unfinished{Workflow: "payment", Subject: order.ID})
	require.NoError(t, err)
	assert.Equal(t, store.Waiting{Workflow: "payment", Subject: order.ID, Signal: "payment_notified"}, hint)
	hint, err = s.LastWord(t.Context(), store.Unfinished{Workflow: "scan", Subject: upload.ID})
	require.NoError(t, err)
	told, err := s.WaitingFor(t.Context(), []string{upload.ID})
	require.NoError(t, err)
	require.Len(t, told, 1)
	assert.Equal(t, told[0].Signal, hint.Signal, "the same as it was told first")
}

func TestATextMessageIsBegunOnceForEachKey(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	begin := func() store.Message {
		m, err := s.BeginMessage(t.Context(), account, "ruled", "k", now)
		require.NoError(t, err)
		return m
	}
	first := begin()
	assert.Equal(t, store.Message{ID: first.ID}, begin(), "the provider knows it by the same id")
	require.NoError(t, s.MessageDoubtful(t.Context(), first.ID, "tencent"))
	assert.Equal(t, store.Message{ID: first.ID, Provider: "tencent"}, begin())
	require.NoError(t, s.MessageSent(t.Context(), first.ID, "aliyun", "serial", now))
	require.NoError(t, s.MessageDoubtful(t.Context(), first.ID, "tencent"))
	assert.Equal(t, store.Message{ID: first.ID, Sent: true, Provider: "aliyun"}, begin())
}
