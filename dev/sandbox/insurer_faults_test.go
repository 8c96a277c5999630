package sandbox_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/baoquan/baoquan/activities/insurer"
)

// statusesOf are the answers of the first message, once it was accepted.
func (w *insured) statusesOf(kind string) []int {
	w.t.Helper()
	var answers []int
	soon(w.t, kind+" is accepted", func() bool {
		for _, row := range w.shown().Cases {
			for _, sent := range row.Sent {
				if sent.Type == kind && sent.Status == "accepted" {
					answers = sent.Answers
				}
			}
		}
		return answers != nil
	})
	return answers
}

func TestAForgedOrStaleDecisionIsSaidRightAfterwards(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"forge", "stale"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := newInsured(t)
			w.order(kind)
			w.submit(1)
			if got := w.statusesOf(insurer.Decided); !slices.Equal(got, []int{401, 200}) {
				t.Errorf("%v", got)
			}
			if calls := w.all(""); len(calls) != 2 || !forged(calls[0]) || calls[1].err != nil {
				t.Errorf("%+v", calls)
			}
		})
	}
}

func TestAPremiumThatIsTooHighIsSaidRightAfterwards(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.order("wrong_amount")
	w.submit(1)
	if got := w.statusesOf(insurer.Decided); !slices.Equal(got, []int{422, 200}) {
		t.Errorf("%v", got)
	}
	calls := w.all("")
	if *calls[0].decision.Premium != 10_000_00 || *calls[1].decision.Premium != 1_000_00 || calls[0].ID != calls[1].ID {
		t.Errorf("%+v", calls)
	}
}

func TestAHashThatIsNotTheDocumentsIsSaidRightAfterwards(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.submit(1)
	w.wait(insurer.Decided, 1)
	w.order("wrong_hash")
	w.pay(2)
	if got := w.statusesOf(insurer.Issued); !slices.Equal(got, []int{422, 200}) {
		t.Errorf("%v", got)
	}
	if calls := w.all(insurer.Issued); calls[0].ID != calls[1].ID {
		t.Errorf("%s, %s", calls[0].ID, calls[1].ID)
	}
}

func TestADuplicateIsSaidTwiceWithOneID(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.order("duplicate")
	w.submit(1)
	calls := w.wait(insurer.Decided, 2)
	if calls[0].ID != calls[1].ID {
		t.Errorf("%s, %s", calls[0].ID, calls[1].ID)
	}
	w.state("approved")
	w.calm(2)
}

func TestDocumentsMayComeBeforeTheDecision(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.answer = func(c told) int {
		if c.Type == insurer.Issued && !w.seen["decision-"+aboutGuarantee.ID+"-1"] {
			return http.StatusConflict
		}
		return 0
	}
	w.order("reorder")
	w.submit(1)
	w.state("approved")
	if calls := w.all(""); len(calls) != 2 || calls[0].Type != insurer.Issued || calls[1].Type != insurer.Decided {
		t.Errorf("%+v", calls)
	}
	w.pay(2)
	w.state("issued")
	if calls := w.wait(insurer.Issued, 2); calls[0].ID == calls[1].ID {
		t.Error("the early documents take the place of the right ones")
	}
	w.calm(3)
}

func TestAnswersOfTheInsurerMayGetLost(t *testing.T) {
	t.Parallel()
	w := newInsured(t)
	w.order("cut")
	w.submit(1)
	w.submit(1)
	w.wait(insurer.Decided, 1)
	w.calm(1)
}
