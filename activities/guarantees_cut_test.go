package activities_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

func TestAnIssueThatIsCutIsTakenUpUnderTheSameNumbers(t *testing.T) {
	for cut, disturb := range map[string]func(h *house) func(n int) error{
		"before the policy is stored": func(*house) func(int) error {
			return func(n int) error { return away(n == 1) }
		},
		"between policy and letter": func(*house) func(int) error {
			return func(n int) error { return away(n == 2) }
		},
		"before both are written down": func(h *house) func(int) error {
			return func(n int) error {
				switch n {
				case 2:
					h.exec(`ALTER TABLE documents RENAME TO elsewhere`)
				case 3:
					h.exec(`ALTER TABLE elsewhere RENAME TO documents`)
				}
				return nil
			}
		},
	} {
		t.Run(cut, func(t *testing.T) {
			h := newHouse(t)
			a := h.issuing(atDesk, 1)
			h.notary.disturb = disturb(h)
			_, err := h.guarantees.IssueDocuments(t.Context(), a.ID)
			assert.False(t, failure(t, err).NonRetryable())
			given := h.given(a.ID)
			assert.Equal(t, baoquan.Issuing, h.read(a.ID).Status)
			h.clock = h.clock.Add(24 * time.Hour)
			require.NotNil(t, h.issue(a).Entry)
			policy, letter := h.papers(a.ID)
			assert.Equal(t, given, h.given(a.ID))
			assert.Equal(t, [4]string{given.PolicyNumber, given.LetterNumber, given.PolicyCode, given.LetterCode},
				[4]string{policy.Number, letter.Number, policy.Code, letter.Code})
		})
	}
}

// away is what a provider answers that is not there, or nil.
func away(now bool) error {
	if now {
		return &provider.Error{Provider: "tsa", Code: "http_503", RetryAfter: time.Minute}
	}
	return nil
}

func (h *house) exec(statement string) {
	h.t.Helper()
	_, err := h.db.ExecContext(h.t.Context(), statement)
	require.NoError(h.t, err)
}

// given are the numbers and codes that a guarantee was given.
func (h *house) given(id string) (given store.Issue) {
	h.t.Helper()
	h.in(func(tx *store.Tx) error {
		a, err := tx.Lock(h.t.Context(), id)
		if err != nil {
			return err
		}
		given, err = tx.BeginIssue(h.t.Context(), a, func() string { return "another" }, h.clock)
		return err
	})
	require.NotEqual(h.t, "another", given.PolicyCode, "it was given none")
	return given
}

func TestAFileStoreThatIsAwayIsTriedAgain(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	gone, err := files.Open(t.Context(), "file://"+t.TempDir())
	require.NoError(t, err)
	require.NoError(t, gone.Close())
	h.guarantees.Files = gone
	_, err = h.guarantees.IssueDocuments(t.Context(), a.ID)
	assert.False(t, failure(t, err).NonRetryable())
	h.guarantees.Files = h.files
	require.NotNil(t, h.issue(a).Entry)
	h.papers(a.ID)
}

func TestNothingIsIssuedForAGuaranteeThatWantsNoDocumentsAnyMore(t *testing.T) {
	h := newHouse(t)
	withdrawn := h.issuing(atDesk, 1)
	h.file(withdrawn.ID, baoquan.WithdrawnEvent)
	unpaid := h.ask(atDesk, 1, baoquan.Submitted, baoquan.Underwritten)
	for _, a := range []*store.Application{withdrawn, unpaid} {
		assert.Equal(t, workflows.IssuedDocuments{}, h.issue(a))
		assert.Empty(t, h.documents(a.ID))
	}
	assert.Empty(t, h.notary.signed)
}

func TestAGuaranteeThatIsWithdrawnWhileItsDocumentsAreDrawnHasNone(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	h.notary.disturb = func(n int) error {
		if n == 2 {
			h.file(a.ID, baoquan.WithdrawnEvent)
		}
		return nil
	}
	assert.Equal(t, workflows.IssuedDocuments{}, h.issue(a))
	assert.Empty(t, h.documents(a.ID))
	assert.Equal(t, baoquan.Withdrawn, h.read(a.ID).Status)
}

func TestDocumentsThatLackAFieldAreFinalAndStandInTheOperatorsList(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	h.exec(`DELETE FROM parties`)
	_, err := h.guarantees.IssueDocuments(t.Context(), a.ID)
	failed := failure(t, err)
	assert.True(t, failed.NonRetryable())
	assert.Equal(t, "documents_incomplete", failed.Type())
	assert.Equal(t, []string{"insurer_documents_incomplete"}, h.troubles())
	h.in(func(tx *store.Tx) error {
		for _, p := range parties() {
			if err := tx.AddParty(t.Context(), a.ID, &p); err != nil {
				return err
			}
		}
		return nil
	})
	require.NotNil(t, h.issue(a).Entry)
	assert.Empty(t, h.troubles(), "mended")
}

func TestAnInsurerWithASystemIssuesItself(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(bySystem, 1)
	assert.Equal(t, workflows.IssuedDocuments{ByInsurer: true}, h.issue(a))
	assert.Empty(t, h.notary.signed)
	assert.Equal(t, baoquan.Issuing, h.read(a.ID).Status)
}

func TestASignerThatRefusesForGoodIsNotAskedAgain(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	h.notary.disturb = func(int) error { return provider.Refused("tsa", "rejected") }
	_, err := h.guarantees.IssueDocuments(t.Context(), a.ID)
	assert.True(t, failure(t, err).NonRetryable())
	_, err = h.guarantees.IssueDocuments(t.Context(), "0190d1a0-0000-7000-8000-000000000009")
	assert.Equal(t, "not_found", failure(t, err).Type())
}
