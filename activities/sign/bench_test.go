package sign_test

import (
	"bytes"
	"testing"

	"github.com/baoquan/baoquan/activities/document"
)

// BenchmarkIssue is what the issue of one guarantee costs: two documents drawn
// and signed, the time-stamping authority in the same process.
func BenchmarkIssue(b *testing.B) {
	w := newWorld(b)
	drawer, err := document.New()
	must(b, err)
	g := guarantee()
	b.ReportAllocs()
	for b.Loop() {
		var policy, letter bytes.Buffer
		must(b, drawer.Policy(&policy, document.Policy{Guarantee: g, Policyholder: "甲公司", Premium: 1, RatePpm: 3_000}))
		must(b, drawer.Letter(&letter, document.Letter{Guarantee: g, Number: "BH1"}))
		w.sign(b, policy.Bytes())
		w.sign(b, letter.Bytes())
	}
}
