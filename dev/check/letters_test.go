package check

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"go.temporal.io/api/enums/v1"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/workflows"
)

// onTheWay is how every guarantee of the world began.
var onTheWay = []baoquan.Event{
	baoquan.Opened, baoquan.Submitted, baoquan.Underwritten, baoquan.PaymentRequested, baoquan.PremiumPaid, baoquan.IssuedEvent,
}

// guarantees adds a guarantee g that an insurer's system has issued and whose
// letter serves the case l under review, and one s that was surrendered for nine
// tenths of its premium.
func (w *world) guarantees(hash string) {
	g := kindOf(baoquan.Guarantee, "g", append(onTheWay[:len(onTheWay):len(onTheWay)], baoquan.UsedEvent)...)
	l := docketOf("l", baoquan.Opened, baoquan.GuaranteeLinked, baoquan.Submitted)
	s := kindOf(baoquan.Guarantee, "s", append(onTheWay[:len(onTheWay):len(onTheWay)],
		baoquan.RevokedEvent, baoquan.CancelledEvent, baoquan.RefundRequested, baoquan.Refunded)...)
	g.docket[6].ref, l.docket[1].ref, l.linked = "l", "g", true
	g.docket[5].actor = baoquan.ByProvider
	g.cover.letter, g.cover.serves, g.cover.system, s.cover.letter = baoquan.LetterUsed, "l", true, baoquan.LetterRevoked
	g.running, s.running = 0, 0
	for _, f := range []*file{g, s} {
		order := "p" + f.id
		f.cover.premium, f.cover.promise, f.cover.refunds = 1000, 1000, baoquan.Refunds{UndonePpm: baoquan.Whole, SurrenderedPpm: 900_000}
		f.given = map[string]given{"policy": {f.id + "1", f.id + "c1"}, "letter": {f.id + "2", f.id + "c2"}}
		for i := range f.docket {
			switch f.docket[i].event {
			case baoquan.PaymentRequested, baoquan.PremiumPaid, baoquan.RefundRequested, baoquan.Refunded:
				f.docket[i].ref = order
			}
		}
		for _, kind := range []string{"policy", "letter"} {
			w.record.documents = append(w.record.documents, document{
				application: f.id, kind: kind, sha256: hash, number: f.given[kind].number, code: f.given[kind].code,
				status: string(f.cover.letter), size: int64(len(ruledBytes)),
			})
		}
		w.record.payments = append(w.record.payments, payment{id: order, application: f.id, status: "paid", outTradeNo: order, codeURL: "x", amount: 1000})
		w.outside.money[order] = sandbox.Money{OutTradeNo: order, Total: 1000, Paid: 1000}
		w.outside.counts["wechat"]["order"][order] = 1
	}
	back := &w.record.payments[len(w.record.payments)-1]
	back.status, back.refund, back.refundNo = "refunded", 900, "Rps"
	w.outside.money["ps"] = sandbox.Money{OutTradeNo: "ps", Total: 1000, Paid: 1000, Refunded: 900}
	w.outside.counts["wechat"]["refund"]["Rps"] = 1
	w.outside.counts["insurer"] = map[string]map[string]int{
		"issue": {"g": 1}, "guarantee.submitted": {"g:2:submitted": 1}, "guarantee.used": {"g:7:used": 1},
	}
	for _, f := range []*file{g, l, s} {
		w.record.cases[f.id], w.record.order = f, append(w.record.order, f.id)
	}
	for _, f := range []*file{g, l} {
		w.flows = append(w.flows, flow{
			id: workflows.ID(string(f.kind), f.id), state: enums.WORKFLOW_EXECUTION_STATUS_RUNNING, status: f.status.Chinese(), seq: f.heard,
		})
	}
}

// paper finds a document of a guarantee.
func (w *world) paper(application, kind string) *document {
	for i, d := range w.record.documents {
		if d.application == application && d.kind == kind {
			return &w.record.documents[i]
		}
	}
	return nil
}

func (w *world) events() map[string]map[string]int { return w.outside.counts["insurer"] }

// TestEveryHarmToAGuaranteeIsFound does one harm at a time.
func TestEveryHarmToAGuaranteeIsFound(t *testing.T) {
	for name, harm := range map[string]struct {
		rule string
		do   func(w *world, g, l, s *file)
	}{
		"a letter was written past the docket":         {"I3", func(_ *world, g, _, _ *file) { g.cover.letter = baoquan.LetterInForce }},
		"a letter that came back":                      {"I3", func(_ *world, _, _, s *file) { s.docket[8].event = baoquan.UsedEvent }},
		"a document is behind its letter":              {"I3", func(w *world, _, _, _ *file) { w.paper("g", "policy").status = "in_force" }},
		"a letter serves another case":                 {"I3", func(_ *world, g, _, _ *file) { g.cover.serves = "b" }},
		"a case is not called linked":                  {"I3", func(_ *world, _, l, _ *file) { l.linked = false }},
		"a case is called linked":                      {"I3", func(w *world, _, _, _ *file) { w.record.cases["b"].linked = true }},
		"two letters of one guarantee":                 {"I5", func(w *world, _, _, _ *file) { w.paper("g", "policy").kind = "letter" }},
		"documents that nobody issued":                 {"I5", func(_ *world, g, _, _ *file) { g.docket[5].event = baoquan.Reminded }},
		"a number of another":                          {"I5", func(w *world, _, _, _ *file) { w.paper("g", "letter").number = w.paper("s", "letter").number }},
		"another code than was given":                  {"I5", func(w *world, _, _, _ *file) { w.paper("g", "letter").code = "x" }},
		"other bytes":                                  {"I1", func(w *world, _, _, _ *file) { w.paper("s", "policy").size++ }},
		"used and not linked":                          {"I4", func(_ *world, _, l, _ *file) { l.docket[1].ref = "s" }},
		"used for nothing":                             {"I4", func(_ *world, g, _, _ *file) { g.docket[6].ref = "x" }},
		"in use for a case that was withdrawn":         {"I8", func(_ *world, _, l, _ *file) { l.status = baoquan.Withdrawn }},
		"in use for a case that was dismissed":         {"I8", func(_ *world, _, l, _ *file) { l.status, l.outcome = baoquan.Ruled, baoquan.Dismissed }},
		"not told of the ruling":                       {"I8", func(_ *world, _, l, _ *file) { l.status, l.outcome = baoquan.Ruled, baoquan.Granted }},
		"no workflow while a letter is in use":         {"I8", func(w *world, _, _, _ *file) { w.flows = append(w.flows[:2:2], w.flows[3:]...) }},
		"a deadline while a letter is in use":          {"I12", func(_ *world, g, _, _ *file) { g.running = 1 }},
		"no deadline for a letter that waits":          {"I12", func(_ *world, g, _, _ *file) { g.cover.letter = baoquan.LetterInForce }},
		"all of it went back":                          {"I6", func(w *world, _, _, _ *file) { w.record.payments[2].refund = 1000 }},
		"the provider gave back another part":          {"I6", func(w *world, _, _, _ *file) { w.outside.money["ps"] = sandbox.Money{Paid: 1000, Refunded: 1000} }},
		"a refund that nobody asked for":               {"I6", func(_ *world, _, _, s *file) { s.docket[8].ref = "" }},
		"a premium above the promise":                  {"I6", func(_ *world, g, _, _ *file) { g.cover.promise = 999 }},
		"the premium of a letter in use went back":     {"I6", func(w *world, _, _, _ *file) { w.record.payments[1].status = "refunded" }},
		"an insurer issued twice":                      {"I7", func(w *world, _, _, _ *file) { w.events()["issue"]["g"] = 2 }},
		"an insurer issued nothing":                    {"I7", func(w *world, _, _, _ *file) { delete(w.events()["issue"], "g") }},
		"an event had its effect twice":                {"I7", func(w *world, _, _, _ *file) { w.events()["guarantee.used"]["g:7:used"] = 2 }},
		"an insurer was not told":                      {"I7", func(w *world, _, _, _ *file) { delete(w.events(), "guarantee.used") }},
		"an insurer was told of what has not happened": {"I2", func(w *world, _, _, _ *file) { w.events()["guarantee.ruled"] = map[string]int{"g:9:ruled": 1} }},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			harm.do(w, w.record.cases["g"], w.record.cases["l"], w.record.cases["s"])
			found := map[string]bool{}
			for _, f := range w.check().Findings {
				found[f.Rule] = true
			}
			assert.True(t, found[harm.rule], fmt.Sprint(found))
		})
	}
}
