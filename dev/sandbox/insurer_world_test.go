package sandbox_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// insured is our side, with the real client, and the insurer of this package on
// the other.
type insured struct {
	t       *testing.T
	dir     string
	box     *sandbox.Sandbox
	stop    func()
	systems *insurer.Systems
	server  *httptest.Server

	mu     sync.Mutex
	calls  []told
	seen   map[string]bool // webhook-ids that were taken
	answer func(told) int  // before the usual answer; 0 leaves it to that
}

// told is what the insurer said in one request, and what it was answered.
type told struct {
	insurer.Incoming
	err       error
	status    int
	decision  insurer.Decision
	documents insurer.Documents
}

func newInsured(t *testing.T) *insured {
	t.Helper()
	w := &insured{t: t, dir: t.TempDir(), seen: map[string]bool{}}
	w.server = httptest.NewServer(http.HandlerFunc(w.hear))
	t.Cleanup(w.server.Close)
	w.start()
	return w
}

// start runs the sandbox on the directory, for the first time or again.
func (w *insured) start() {
	w.t.Helper()
	box, err := sandbox.New(sandbox.Options{Dir: w.dir, PublicServerURL: w.server.URL})
	w.must(err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- box.Run(ctx) }()
	<-box.Ready()
	w.box = box
	w.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			w.t.Error(err)
		}
	})
	w.t.Cleanup(w.stop)
	s := box.Config()
	systems, err := insurer.New(config.Insurer{Endpoints: s["BAOQUAN_INSURER_ENDPOINTS"], Secrets: s["BAOQUAN_INSURER_SECRETS"]})
	w.must(err)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.systems = systems
}

// hear is POST /callbacks/insurer/pingan.
func (w *insured) hear(rw http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.mu.Lock()
	defer w.mu.Unlock()
	if r.URL.Path != "/callbacks/insurer/pingan" {
		w.t.Errorf("called at %s", r.URL.Path)
	}
	call := told{status: http.StatusUnauthorized}
	if call.Incoming, call.err = w.systems.Receive("pingan", r.Header, body); call.err == nil {
		_ = json.Unmarshal(call.Data, &call.decision)
		_ = json.Unmarshal(call.Data, &call.documents)
		call.status = w.judge(call)
	}
	w.calls = append(w.calls, call)
	rw.WriteHeader(call.status)
}

// judge answers what is genuine, as our server would.
func (w *insured) judge(call told) int {
	if w.answer != nil {
		if status := w.answer(call); status != 0 {
			return status
		}
	}
	switch {
	case w.seen[call.ID]:
		return http.StatusOK
	case call.Type == insurer.Decided && call.decision.Premium != nil && *call.decision.Premium > 3_000_00:
		return http.StatusUnprocessableEntity
	case call.Type == insurer.Issued && (hashOf(call.documents.Policy.Content) != call.documents.Policy.SHA256 ||
		hashOf(call.documents.Letter.Content) != call.documents.Letter.SHA256):
		return http.StatusUnprocessableEntity
	}
	w.seen[call.ID] = true
	return http.StatusOK
}

// all is what was told so far, of one type when that is given.
func (w *insured) all(kind string) []told {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(w.calls), func(c told) bool { return kind != "" && c.Type != kind })
}

// wait waits until n requests of a type have come.
func (w *insured) wait(kind string, n int) []told {
	w.t.Helper()
	soon(w.t, fmt.Sprintf("%d × %s", n, kind), func() bool { return len(w.all(kind)) >= n })
	calls := w.all(kind)
	if len(calls) < n {
		w.t.FailNow()
	}
	return calls
}

// calm fails when more than n requests come within a moment.
func (w *insured) calm(n int) {
	w.t.Helper()
	time.Sleep(600 * time.Millisecond)
	if calls := w.all(""); len(calls) != n {
		w.t.Errorf("%d requests, want %d", len(calls), n)
	}
}

func (w *insured) send(kind string, seq int64, data any) {
	w.t.Helper()
	w.must(w.systems.Send(w.t.Context(), "pingan", insurer.Outgoing{
		ID: fmt.Sprintf("%s-%d", aboutGuarantee.ID, seq), Type: kind, At: time.Now(), Data: data,
	}))
}

func (w *insured) submit(seq int64) { w.t.Helper(); w.send(insurer.Submitted, seq, submission(seq)) }
func (w *insured) pay(seq int64)    { w.t.Helper(); w.send(insurer.Paid, seq, payment(seq)) }

func (w *insured) order(kind string) { w.t.Helper(); fault(w.t, w.box, "insurer", kind, 0) }

func (w *insured) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// insurerShown is GET /control/insurer.
type insurerShown struct {
	Decision string
	Cases    []struct {
		ID, Number, State string
		Events            []string
		Sent              []struct {
			Type, ID, Status string
			Answers          []int
		}
	}
}

func (w *insured) shown() insurerShown {
	w.t.Helper()
	var view insurerShown
	call(w.t, w.box, http.MethodGet, "/control/insurer?id="+aboutGuarantee.ID, "", &view)
	return view
}

// state waits until the insurer's case has come so far.
func (w *insured) state(want string) {
	w.t.Helper()
	soon(w.t, want, func() bool {
		view := w.shown()
		return len(view.Cases) == 1 && view.Cases[0].State == want
	})
}

var aboutGuarantee = insurer.Case{ID: "0198c0de-0000-7000-8000-000000000001", Number: "DB20261127000001"}

func about(seq int64) insurer.Case {
	c := aboutGuarantee
	c.Seq = seq
	return c
}

// submission is a whole one; all of it is invented.
func submission(seq int64) insurer.Submission {
	return insurer.Submission{
		Case: about(seq), Court: "北京市朝阳区人民法院", CourtCode: "141",
		Category: baoquan.Litigation, CaseType: "民初", CaseNumber: "（2026）京0105民初12345号", Cause: "买卖合同纠纷",
		PreservationAmount: 1_000_000_00, GuaranteeAmount: 1_000_000_00, RatePpm: 1_000, Premium: 1_000_00,
		Parties: []baoquan.Party{
			{ID: "p1", Role: baoquan.RoleApplicant, Kind: baoquan.Organization, Name: "甲公司", CreditCode: "91110105MA01ABCD2X"},
			{ID: "p2", Role: baoquan.RoleRespondent, Kind: baoquan.Person, Name: "张三"},
		},
		Clues: []baoquan.Clue{{
			ID: "c1", Kind: baoquan.ClueDeposit, OwnerPartyID: "p2", Value: 1_000_000_00,
			Deposit: &baoquan.Deposit{Bank: "某银行", Account: "6222020200112233445", Holder: "张三"},
		}},
	}
}

func payment(seq int64) insurer.Payment {
	return insurer.Payment{
		Case: about(seq), Premium: 1_000_00, PaidAt: time.Date(2026, 11, 27, 1, 0, 0, 0, time.UTC),
		PolicyCode: "7K3MQ9XD", LetterCode: "8L4NR2YE", VerifyURL: "https://baoquan.example.cn/verify/",
	}
}

func forged(c told) bool { return errors.Is(c.err, insurer.ErrSignature) }
