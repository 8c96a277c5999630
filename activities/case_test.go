package activities_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// expire lets the running deadline of a case pass, twice: the answers are equal.
func (h *house) expire(a *store.Application) workflows.Expired {
	h.t.Helper()
	in := workflows.Expiry{ApplicationID: a.ID, Seq: a.ProceduralSeq}
	first, err := h.cases.ExpireDeadline(h.t.Context(), in)
	require.NoError(h.t, err)
	h.clock = h.clock.Add(time.Second)
	second, err := h.cases.ExpireDeadline(h.t.Context(), in)
	require.NoError(h.t, err)
	h.same(first, second)
	return first
}

// same holds two answers of an activity against one another, as Temporal has them.
func (h *house) same(first, second any) {
	h.t.Helper()
	one, err := json.Marshal(first)
	require.NoError(h.t, err)
	other, err := json.Marshal(second)
	require.NoError(h.t, err)
	require.Equal(h.t, string(one), string(other), "an activity whose answer was lost answers the same again")
}

func TestACorrectionThatDoesNotComeIsWrittenDownOnce(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted, baoquan.ReturnedToFix)
	out := h.expire(a)
	require.NotNil(t, out.Entry)
	assert.Equal(t, [2]int64{4, 3}, [2]int64{out.Entry.Seq, out.Entry.Prev})
	assert.Equal(t, baoquan.Lapsed, h.read(a.ID).Status)
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.ReturnedToFix, baoquan.LapsedEvent}, h.docket(a.ID))
	entries, err := h.cases.ReadDocket(t.Context(), workflows.ReadDocket{ApplicationID: a.ID, After: 3})
	require.NoError(t, err)
	assert.Equal(t, []baoquan.Entry{*out.Entry}, entries)
}

func TestAFeeThatIsNotPaidInTimeDropsTheOpenOrder(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted, baoquan.Accepted, baoquan.FeeOrdered)
	order := h.order(a, store.PaymentPending)
	out := h.expire(a)
	assert.Equal(t, baoquan.LapsedEvent, out.Entry.Event)
	assert.Equal(t, []string{workflows.PaymentDropped}, h.told(order.ID), "once")
}

func TestADraftLapsesOnlyWhenNobodyHasTouchedItForItsTime(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Edited)
	touched := h.clock
	h.clock = touched.Add(draftLife - time.Minute)
	out := h.expire(a)
	require.NotNil(t, out.Moved)
	assert.True(t, out.Moved.DueAt.Equal(touched.Add(draftLife)))
	assert.Nil(t, out.Entry)
	running, err := h.store.RunningDeadlines(t.Context(), []string{a.ID})
	require.NoError(t, err)
	assert.True(t, running[a.ID].DueAt.Equal(touched.Add(draftLife)), "screens show the new end")
	h.clock = touched.Add(draftLife)
	assert.Equal(t, baoquan.LapsedEvent, h.expire(a).Entry.Event)
}

func TestACourtThatIsLateIsMarkedOnceAndTheCaseWaitsOn(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted)
	assert.True(t, h.expire(a).Overdue)
	assert.Equal(t, []baoquan.Event{baoquan.Opened, baoquan.Submitted, baoquan.DeadlineMissed}, h.docket(a.ID))
	assert.Equal(t, baoquan.UnderReview, h.read(a.ID).Status)
	deadlines, err := h.store.Deadlines(t.Context(), a.ID)
	require.NoError(t, err)
	assert.NotNil(t, deadlines[1].MissedAt)
	h.file(a.ID, baoquan.Accepted)
	assert.True(t, h.expire(h.read(a.ID)).Overdue, "the ruling is late on its own account")
}

func TestACaseThatHasMovedOnIsLeftAlone(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted, baoquan.ReturnedToFix)
	h.file(a.ID, baoquan.Submitted)
	assert.Equal(t, workflows.Expired{}, h.expire(a))
	assert.Equal(t, baoquan.UnderReview, h.read(a.ID).Status)
}

func TestADraftThatWasThrownAwayJustNowIsLeftAlone(t *testing.T) {
	h := newHouse(t)
	a := h.open()
	h.in(func(tx *store.Tx) error {
		locked, err := tx.Lock(t.Context(), a.ID)
		if err != nil {
			return err
		}
		return tx.Delete(t.Context(), locked, baoquan.Actor{Kind: baoquan.ByAccount}, h.clock)
	})
	assert.Equal(t, workflows.Expired{}, h.expire(a))
	entries, err := h.cases.ReadDocket(t.Context(), workflows.ReadDocket{ApplicationID: a.ID})
	require.NoError(t, err)
	assert.Equal(t, baoquan.Deleted, entries[len(entries)-1].Status)
}

func TestATextIsSentOnceWithItsNumberAndItsLastDay(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted, baoquan.ReturnedToFix)
	in := workflows.Notice{ApplicationID: a.ID, Seq: 3, Template: "returned"}
	for range 2 {
		require.NoError(t, h.cases.Notify(t.Context(), in))
	}
	require.Len(t, h.phone.texts, 1)
	text := h.phone.texts[0]
	assert.Equal(t, telephone, text.Phone)
	assert.Equal(t, "returned", text.Template)
	assert.Equal(t, []string{a.Number, "2026年12月4日 23:59"}, text.Params)
	require.NoError(t, h.cases.Notify(t.Context(), workflows.Notice{ApplicationID: a.ID, Seq: 5, Template: "returned"}))
	assert.Len(t, h.phone.texts, 2, "another entry is another text")
}

func TestATextThatIsTriedAgainIsTheSameText(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted)
	in := workflows.Notice{ApplicationID: a.ID, Seq: 2, Template: "submitted"}
	h.phone.fail = &provider.Error{Provider: "sms", Code: "http_503", RetryAfter: time.Minute}
	failed := failure(t, h.cases.Notify(t.Context(), in))
	assert.False(t, failed.NonRetryable())
	assert.Equal(t, "http_503", failed.Type())
	assert.Equal(t, time.Minute, failed.NextRetryDelay())
	h.phone.fail = nil
	require.NoError(t, h.cases.Notify(t.Context(), in))
	require.Len(t, h.phone.texts, 2)
	assert.Equal(t, h.phone.texts[0], h.phone.texts[1])
}

func TestTheNextTryOfATextGoesToWhoMayHaveItAlready(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted)
	in := workflows.Notice{ApplicationID: a.ID, Seq: 2, Template: "submitted"}
	h.phone.fail, h.phone.doubt = &provider.Error{Provider: "sms", Code: "timeout"}, "tencent"
	failure(t, h.cases.Notify(t.Context(), in))
	h.phone.fail, h.phone.doubt = nil, ""
	require.NoError(t, h.cases.Notify(t.Context(), in))
	require.Len(t, h.phone.texts, 2)
	assert.Equal(t, []string{"", "tencent"}, []string{h.phone.texts[0].Via, h.phone.texts[1].Via})
	var last string
	require.NoError(t, h.db.Get(&last, `SELECT provider || ' ' || provider_id FROM messages`))
	assert.Equal(t, "aliyun serial", last)
}

func TestATextThatTheProviderRefusesForGoodIsNotTriedAgain(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted)
	h.phone.fail = provider.Refused("sms", "FailedOperation.PhoneNumberInBlacklist")
	failed := failure(t, h.cases.Notify(t.Context(), workflows.Notice{ApplicationID: a.ID, Seq: 2, Template: "submitted"}))
	assert.True(t, failed.NonRetryable())
	assert.Equal(t, "FailedOperation.PhoneNumberInBlacklist", failed.Type())
	assert.NotContains(t, failed.Error(), telephone)
}

func TestARecordThatIsAwayIsTriedAgainAndTellsNothing(t *testing.T) {
	h := newHouse(t)
	a := h.open(baoquan.Submitted)
	require.NoError(t, h.db.Close())
	_, read := h.cases.ReadDocket(t.Context(), workflows.ReadDocket{ApplicationID: a.ID})
	_, expired := h.cases.ExpireDeadline(t.Context(), workflows.Expiry{ApplicationID: a.ID, Seq: 2})
	_, placed := h.payments.PlaceOrder(t.Context(), a.ID)
	told := h.cases.Notify(t.Context(), workflows.Notice{ApplicationID: a.ID, Seq: 2, Template: "submitted"})
	for _, err := range []error{read, expired, placed, told} {
		failed := failure(t, err)
		assert.False(t, failed.NonRetryable())
		assert.Equal(t, "the record did not answer (type: record, retryable: true)", failed.Error())
	}
}

func TestWhatIsNotInTheRecordIsNotAskedForAgain(t *testing.T) {
	h := newHouse(t)
	const nothing = "0190d1a0-0000-7000-8000-000000000009"
	_, placed := h.payments.PlaceOrder(t.Context(), nothing)
	_, asked := h.payments.ConfirmOrder(t.Context(), nothing)
	_, closed := h.payments.CloseOrder(t.Context(), nothing)
	_, refunded := h.payments.RefundOrder(t.Context(), nothing)
	told := h.cases.Notify(t.Context(), workflows.Notice{ApplicationID: nothing, Template: "ruled"})
	for _, err := range []error{placed, asked, closed, refunded, told} {
		assert.True(t, failure(t, err).NonRetryable())
	}
	assert.Empty(t, h.bank.calls)
}
