package activities_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

const otherTelephone = "13900000002"

// merged is a house whose account was merged into another, whose id it answers.
func merged(h *house) (accounts *activities.Accounts, into string) {
	h.t.Helper()
	into = uuid.NewString()
	h.in(func(tx *store.Tx) error {
		return tx.CreateAccount(h.t.Context(), store.Account{ID: into, Phone: otherTelephone, PasswordHash: "x", AgreementVersion: "2026-11", CreatedAt: h.clock})
	})
	_, err := h.db.Exec(`UPDATE accounts SET verified_at = $1, identity_hash = 'same'`, h.clock)
	require.NoError(h.t, err)
	h.in(func(tx *store.Tx) error {
		_, err := tx.MergeAccounts(h.t.Context(), store.Merge{Into: into, From: h.account, By: baoquan.Actor{Kind: baoquan.ByAccount, ID: into}, At: h.clock})
		return err
	})
	return &activities.Accounts{Store: h.store, SMS: h.phone, Now: func() time.Time { return h.clock }}, into
}

func TestAMergeIsToldToBothPhonesOnce(t *testing.T) {
	h := newHouse(t)
	a, _ := merged(h)
	for range 2 {
		require.NoError(t, a.NotifyMerge(t.Context(), workflows.MergeNotice{AccountID: h.account}))
		require.NoError(t, a.NotifyMerge(t.Context(), workflows.MergeNotice{AccountID: h.account, Into: true}))
	}
	require.Len(t, h.phone.texts, 2)
	for i, phone := range []string{telephone, otherTelephone} {
		assert.Equal(t, phone, h.phone.texts[i].Phone)
		assert.Equal(t, []string{"139****0001", "139****0002"}, h.phone.texts[i].Params)
	}
	assert.Equal(t, "not_found", failure(t, a.NotifyMerge(t.Context(), workflows.MergeNotice{AccountID: uuid.NewString()})).Type())
}

func TestACaseThatWasMergedIsToldToWhoOwnsItNow(t *testing.T) {
	h := newHouse(t)
	k := h.open(baoquan.Submitted)
	merged(h)
	require.NoError(t, h.cases.Notify(t.Context(), workflows.Notice{ApplicationID: k.ID, Seq: 2, Template: "submitted"}))
	require.Len(t, h.phone.texts, 1)
	assert.Equal(t, otherTelephone, h.phone.texts[0].Phone)
}

func TestTheWordOnPapersIsSentOnceAndOnlyWhenThereIsOne(t *testing.T) {
	h := newHouse(t)
	a := &activities.Accounts{Store: h.store, SMS: h.phone, Now: func() time.Time { return h.clock }}
	profile := &store.Profile{Name: "安娜", IDType: baoquan.Passport, IDNumber: "E12345678"}
	c := &store.PapersCheck{
		ID: uuid.NewString(), AccountID: h.account, ConsentVersion: "2026-11", Reason: baoquan.OtherPaper, CreatedAt: h.clock, ExpiresAt: h.clock.Add(time.Hour),
	}
	operator := store.Staff{ID: uuid.NewString(), Login: "operator-7", PasswordHash: "x", Role: store.Operator, DisplayName: "x", CreatedAt: h.clock}
	h.in(func(tx *store.Tx) error { return tx.CreateStaff(t.Context(), operator) })
	h.in(func(tx *store.Tx) error { return tx.SaveProfile(t.Context(), h.account, profile, h.clock) })
	h.in(func(tx *store.Tx) error { return tx.CreatePapers(t.Context(), c) })
	state, err := a.ReadPapers(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Equal(t, "collecting", state.Status)
	h.in(func(tx *store.Tx) error { return tx.SubmitPapers(t.Context(), c, profile, h.clock) })
	require.NoError(t, a.NotifyPapers(t.Context(), c.ID))
	assert.Empty(t, h.phone.texts)
	h.in(func(tx *store.Tx) error {
		_, err := tx.DecidePapers(t.Context(), c.ID, store.PapersDecision{Refusal: baoquan.PapersExpired, StaffID: operator.ID, At: h.clock})
		return err
	})
	for range 2 {
		require.NoError(t, a.NotifyPapers(t.Context(), c.ID))
	}
	require.Len(t, h.phone.texts, 1)
	assert.Equal(t, "identity_refused", h.phone.texts[0].Template)
	assert.Empty(t, h.phone.texts[0].Params)
	state, err = a.ExpirePapers(t.Context(), c.ID)
	require.NoError(t, err)
	assert.Equal(t, "refused", state.Status, "what was decided does not expire")
}
