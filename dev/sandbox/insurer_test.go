package sandbox_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/sign"
)

func hashOf(content []byte) string {
	hash := sha256.Sum256(content)
	return hex.EncodeToString(hash[:])
}

func TestAnInsurerApprovesAsQuotedAndIssuesWhenItIsPaid(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.submit(3)
	d := w.wait(insurer.Decided, 1)[0]
	if d.decision.ID != aboutGuarantee.ID || d.decision.Decision != "approve" ||
		*d.decision.Premium != 1_000_00 || *d.decision.RatePpm != 1_000 || d.ID != "decision-"+aboutGuarantee.ID+"-3" {
		t.Errorf("%+v", d)
	}
	w.state("approved")
	w.pay(5)
	issued := w.wait(insurer.Issued, 1)[0]
	for number, document := range map[string]insurer.Document{
		"PAZCDB20261127000001": issued.documents.Policy, "PABHDB20261127000001": issued.documents.Letter,
	} {
		if document.Number != number || hashOf(document.Content) != document.SHA256 {
			t.Errorf("%s, %s", document.Number, document.SHA256)
		}
		report, err := sign.Verify(document.Content)
		if err != nil || report.Name != "中国平安财产保险股份有限公司" || time.Since(report.StampedAt).Abs() > time.Minute {
			t.Errorf("%+v, %v", report.Signature, err)
		}
	}
	w.state("issued")
	w.calm(2)
	if issue := counts(t, w.box, "insurer", "issue"); issue[aboutGuarantee.ID] != 1 {
		t.Errorf("%v", issue)
	}
}

func TestAnInsurerAnswersAsTheDoorSaysItShall(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.set(`{"decision":"return","items":[{"location":"parties/p1/creditCode","reason":"请核对。"}]}`, http.StatusOK)
	w.submit(1)
	d := w.wait(insurer.Decided, 1)[0].decision
	if d.Decision != "return" || !slices.Equal(d.Items, []baoquan.CorrectionItem{{Location: "parties/p1/creditCode", Reason: "请核对。"}}) {
		t.Errorf("%+v", d)
	}
	w.state("returned")
	w.set(`{"decision":"decline"}`, http.StatusOK)
	w.submit(2)
	if d := w.wait(insurer.Decided, 2)[1].decision; d.Decision != "decline" || d.Reason == "" {
		t.Errorf("%+v", d)
	}
	w.set(`{"decision":"silent"}`, http.StatusOK)
	w.submit(3)
	w.send(insurer.Overdue, 4, about(4))
	w.calm(2)
	w.state("silent")
	w.set(`{"decision":"approve","premium":50000}`, http.StatusOK)
	w.submit(5)
	if d := w.wait(insurer.Decided, 3)[2].decision; *d.Premium != 500_00 || d.RatePpm != nil {
		t.Errorf("%+v", d)
	}
	w.set(`{"decision":"maybe"}`, http.StatusUnprocessableEntity)
	w.set(`{"decision":"decline","premium":5}`, http.StatusUnprocessableEntity)
	w.set(`{"decision":"silent"}`, http.StatusOK)
	w.stop()
	w.start()
	if w.shown().Decision != "silent" {
		t.Error("what was set is forgotten")
	}
	call(t, w.box, http.MethodDelete, "/control/insurer", "", nil)
	if w.shown().Decision != "approve" {
		t.Error("what was set stays")
	}
}

func (w *insured) set(body string, want int) {
	w.t.Helper()
	if got := call(w.t, w.box, http.MethodPut, "/control/insurer", body, nil); got != want {
		w.t.Errorf("%s: %d, want %d", body, got, want)
	}
}

func TestAnInsurerReturnsWhatItCouldNotIssue(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	incomplete := submission(1)
	incomplete.Parties[0].CreditCode = ""
	incomplete.Court = ""
	w.send(insurer.Submitted, 1, incomplete)
	d := w.wait(insurer.Decided, 1)[0].decision
	var places []string
	for _, item := range d.Items {
		places = append(places, item.Location)
	}
	if d.Decision != "return" || !slices.Equal(places, []string{"courtCode", "parties/p1/creditCode"}) {
		t.Errorf("%+v", d)
	}
}

func TestAnInsurerHearsAnEventOnce(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.submit(1)
	w.submit(1)
	w.wait(insurer.Decided, 1)
	w.pay(2)
	w.pay(2)
	w.wait(insurer.Issued, 1)
	w.calm(2)
	for _, kind := range []string{insurer.Submitted, insurer.Paid} {
		for id, n := range counts(t, w.box, "insurer", kind) {
			if n != 1 {
				t.Errorf("%s %s had its effect %d times", kind, id, n)
			}
		}
	}
	if events := w.shown().Cases[0].Events; !slices.Equal(events, []string{insurer.Submitted, insurer.Paid}) {
		t.Errorf("%v", events)
	}
}

func TestAnOldEventMovesNothing(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.pay(4)
	w.calm(0)
	w.submit(2) // late: no decision is due any more, but now the documents can be drawn
	w.wait(insurer.Issued, 1)
	w.state("issued")
	w.send(insurer.Withdrawn, 3, insurer.Ending{Case: about(3), Reason: "withdrawn"})
	w.state("issued")
	w.send(insurer.Revoked, 9, insurer.Ending{Case: about(9), Reason: "dismissed"})
	w.state("revoked")
	w.calm(1)
}

func TestARestartedInsurerSaysTheSameBytesAgain(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	down := true
	w.answer = func(c told) int {
		if c.Type == insurer.Issued && down {
			return http.StatusServiceUnavailable
		}
		return 0
	}
	w.submit(1)
	w.wait(insurer.Decided, 1)
	w.pay(2)
	first := w.wait(insurer.Issued, 1)[0]
	w.stop()
	w.start()
	before := len(w.all(insurer.Issued))
	w.wait(insurer.Issued, before+1)
	w.mu.Lock()
	down = false
	w.mu.Unlock()
	w.state("issued")
	for _, again := range w.all(insurer.Issued) {
		if again.ID != first.ID || !bytes.Equal(again.documents.Policy.Content, first.documents.Policy.Content) ||
			!bytes.Equal(again.documents.Letter.Content, first.documents.Letter.Content) {
			t.Error("a retry says something else")
		}
	}
}

func TestAnInsurerSaysItAgainUntilItIsAnsweredForGood(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		statuses []int
		state    string
		outcome  string
	}{
		"unavailable":  {[]int{503, 429, 200}, "approved", "accepted"},
		"conflict":     {[]int{409, 409, 204}, "approved", "accepted"},
		"unknown":      {[]int{404}, "submitted", "refused"},
		"unauthorized": {[]int{401}, "submitted", "refused"},
		"wrong":        {[]int{503, 422}, "submitted", "refused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newInsured(t)
			n := 0
			w.answer = func(told) int { n++; return test.statuses[min(n, len(test.statuses))-1] }
			w.submit(1)
			w.wait(insurer.Decided, len(test.statuses))
			w.state(test.state)
			w.calm(len(test.statuses))
			sent := w.shown().Cases[0].Sent[0]
			if sent.Status != test.outcome || !slices.Equal(sent.Answers, test.statuses) {
				t.Errorf("%+v", sent)
			}
		})
	}
}
