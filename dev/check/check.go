// Package check compares everything that can be known about a running system
// with everything else: the docket with the law's [baoquan.Next], the rows with
// the docket, Temporal with the rows, the world outside with both, and all of it
// with what people were told. It lists every difference, not the first.
//
// It is meant for a system that is at rest; [System.Settle] waits for that.
package check

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"time"
)

// Finding is something that must not be. Rule is the number of the invariant in
// proof.md.
type Finding struct{ Rule, Subject, What string }

// Report is what a check has found.
type Report struct {
	Findings []Finding
	Notes    []string       // what a person may want to know and nobody did wrong
	Counted  map[string]int // how much was looked at
}

func (r *Report) find(rule, subject, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{rule, subject, fmt.Sprintf(format, args...)})
}

func (r *Report) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

func (r *Report) count(what string, n int) { r.Counted[what] += n }

// Clean says whether nothing was found.
func (r *Report) Clean() bool { return len(r.Findings) == 0 }

// Write prints the report for a person.
func (r *Report) Write(w io.Writer) {
	for _, f := range r.Findings {
		fmt.Fprintf(w, "✗ %-3s %s：%s\n", f.Rule, f.Subject, f.What)
	}
	for _, note := range r.Notes {
		fmt.Fprintf(w, "· %s\n", note)
	}
	var names []string
	for name := range r.Counted {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(w, "  %-28s %d\n", name, r.Counted[name])
	}
	fmt.Fprintf(w, "%d findings\n", len(r.Findings))
}

// Run checks once.
func (s *System) Run(ctx context.Context) (*Report, error) {
	r := &Report{Counted: map[string]int{}}
	kept, err := s.read(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the record: %w", err)
	}
	outside, err := s.ask(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the sandbox: %w", err)
	}
	flows, err := s.flows(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask Temporal: %w", err)
	}
	checkDockets(r, kept)
	checkDeadlines(r, kept)
	checkFlows(r, kept, flows)
	checkNames(r, kept)
	checkRulings(r, kept, s.Dir)
	checkLetters(r, kept, s.Dir)
	checkMoney(r, kept, outside)
	checkEffects(r, kept, outside)
	checkInsurers(r, kept, outside.counts["insurer"])
	checkTold(r, kept, s.Told)
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Subject, b.Subject))
	})
	return r, nil
}

// Settle checks until nothing is found, at most for a while, and answers the
// last report. A system that is busy, or of which a part is away, is asked again.
func (s *System) Settle(ctx context.Context, patience time.Duration) (*Report, error) {
	for deadline := time.Now().Add(patience); ; {
		r, err := s.Run(ctx)
		if err == nil && r.Clean() || time.Now().After(deadline) {
			return r, err
		}
		select {
		case <-ctx.Done():
			return r, ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}
