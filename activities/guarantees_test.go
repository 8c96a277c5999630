package activities_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// issue runs IssueDocuments twice: the answers are equal.
func (h *house) issue(a *store.Application) workflows.IssuedDocuments {
	h.t.Helper()
	first, err := h.guarantees.IssueDocuments(h.t.Context(), a.ID)
	require.NoError(h.t, err)
	h.clock = h.clock.Add(time.Second)
	second, err := h.guarantees.IssueDocuments(h.t.Context(), a.ID)
	require.NoError(h.t, err)
	h.same(first, second)
	return second
}

// papers are the policy and the letter of a guarantee, which are there once.
func (h *house) papers(id string) (policy, letter store.Document) {
	h.t.Helper()
	all := h.documents(id)
	require.Len(h.t, all, 2)
	require.Equal(h.t, [2]string{store.PolicyDocument, store.LetterDocument}, [2]string{all[0].Kind, all[1].Kind})
	return all[0], all[1]
}

func (h *house) documents(id string) []store.Document {
	h.t.Helper()
	all, err := h.store.Documents(h.t.Context(), id)
	require.NoError(h.t, err)
	return all
}

// bytes are what the bucket has of a document.
func (h *house) bytes(d store.Document) []byte {
	h.t.Helper()
	r, err := h.files.Get(h.t.Context(), d.SHA256)
	require.NoError(h.t, err)
	defer r.Close() //nolint:errcheck // it was read
	text, err := io.ReadAll(r)
	require.NoError(h.t, err)
	return text
}

func TestPolicyAndLetterAreIssuedOnceByADesk(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	out := h.issue(a)
	require.NotNil(t, out.Entry)
	assert.Equal(t, [2]any{baoquan.IssuedEvent, baoquan.Issued}, [2]any{out.Entry.Event, out.Entry.Status})
	assert.Equal(t, baoquan.DeadlineUse, out.Entry.Deadline.Name)
	policy, letter := h.papers(a.ID)
	assert.Regexp(t, `^BD20261127\d{6}$`, policy.Number)
	assert.Equal(t, "BH"+policy.Number[2:], letter.Number)
	assert.NotEqual(t, policy.Code, letter.Code, "each opens a page of its own")
	for _, d := range []store.Document{policy, letter} {
		text := h.bytes(d)
		sum := sha256.Sum256(text)
		assert.Equal(t, d.SHA256, hex.EncodeToString(sum[:]))
		assert.EqualValues(t, len(text), d.Size)
		assert.Equal(t, string(baoquan.LetterInForce), d.Status)
		assert.Contains(t, string(text[:8]), "%PDF-")
		assert.Contains(t, string(text), "signed by 中国人民财产保险股份有限公司")
	}
	assert.Equal(t, map[string]any{"policyNumber": policy.Number, "letterNumber": letter.Number}, h.detail(a.ID, baoquan.IssuedEvent))
	assert.Equal(t, baoquan.LetterInForce, h.read(a.ID).Letter)
	signals := h.told(a.ID)
	assert.Equal(t, "issued", signals[len(signals)-1])
}

func TestPolicyAndLetterCarryASignatureThatHolds(t *testing.T) {
	h := newHouse(t)
	box, err := sandbox.New(sandbox.Options{Dir: t.TempDir()})
	require.NoError(t, err)
	ended := make(chan error, 1)
	go func() { ended <- box.Run(t.Context()) }()
	t.Cleanup(func() { <-ended }) // the context ends before
	<-box.Ready()
	s := box.Config()
	h.guarantees.Signer, err = sign.New(config.Sign{
		Certificate: s["BAOQUAN_SIGN_CERTIFICATE"], CertificateKey: s["BAOQUAN_SIGN_CERTIFICATE_KEY"],
		Chain: s["BAOQUAN_SIGN_CHAIN"], TSAURL: s["BAOQUAN_SIGN_TSA_URL"],
	})
	require.NoError(t, err)
	a := h.issuing(atDesk, 1)
	h.issue(a)
	policy, letter := h.papers(a.ID)
	for d, reason := range map[store.Document]string{policy: "诉讼财产保全责任保险保单", letter: "诉讼财产保全责任保险担保书"} {
		report, err := sign.Verify(h.bytes(d))
		require.NoError(t, err)
		assert.Equal(t, sign.Signature{Name: "中国人民财产保险股份有限公司", Reason: reason + d.Number}, report.Signature)
		assert.False(t, report.StampedAt.IsZero())
	}
}

func TestOfDocumentsIssuedAtOnceOnePairCounts(t *testing.T) {
	h := newHouse(t)
	a := h.issuing(atDesk, 1)
	answers := make(chan workflows.IssuedDocuments)
	for range 4 {
		go func() {
			out, err := h.guarantees.IssueDocuments(t.Context(), a.ID)
			assert.NoError(t, err)
			answers <- out
		}()
	}
	first := <-answers
	require.NotNil(t, first.Entry)
	for range 3 {
		h.same(first, <-answers)
	}
	h.papers(a.ID)
	events := h.docket(a.ID)
	assert.Equal(t, []baoquan.Event{baoquan.PremiumPaid, baoquan.IssuedEvent}, events[len(events)-2:])
}
