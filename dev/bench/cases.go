package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/baoquan/baoquan/dev/walk"
)

// measured is what a run of whole cases showed.
type measured struct {
	rate
	steps   map[string][]time.Duration
	before  counters
	after   counters
	events  []int64 // of a case's workflow
	tasks   []int64 // workflow tasks of it
	payment []int64 // events of its payment
	codes   []string
	peak    map[string]int64
}

// clock measures the steps of all walks.
type clock struct {
	mu    sync.Mutex
	steps map[string][]time.Duration
}

func (c *clock) time(step string, f func() error) error {
	begin := time.Now()
	err := f()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps[step] = append(c.steps[step], time.Since(begin))
	return err
}

// wholeCases walks cases of one course.
func wholeCases(ctx context.Context, env map[string]string, o options, by course, all chan people) (m *measured, err error) {
	m = &measured{}
	if m.before, err = readCounters(env); err != nil {
		return nil, err
	}
	c := &clock{steps: map[string][]time.Duration{}}
	cases := make([]walk.Case, o.cases)
	begin := time.Now()
	if err := each(o.atOnce, o.cases, func(i int) error {
		p := <-all
		defer func() { all <- p }()
		return by.one(ctx, c, p, &cases[i])
	}); err != nil {
		return nil, err
	}
	m.rate, m.steps = rate{o.cases, time.Since(begin)}, c.steps
	if m.after, err = readCounters(env); err != nil {
		return nil, err
	}
	if m.peak, err = peaks(env["dir"]); err != nil {
		return nil, err
	}
	return m, m.look(ctx, env, by, cases)
}

// one walks one case.
func (by course) one(ctx context.Context, c *clock, p people, k *walk.Case) error {
	for i, step := range by.walk(ctx, p, k) {
		if err := c.time(by.steps[i], step); err != nil {
			return err
		}
	}
	return nil
}

// look reads what is left of the cases: the codes of what was issued, and some
// histories.
func (m *measured) look(ctx context.Context, env map[string]string, by course, cases []walk.Case) error {
	var ids []string
	for _, k := range cases {
		ids = append(ids, k.ID)
		for _, d := range k.Documents {
			m.codes = append(m.codes, d.Code)
		}
	}
	slices.Sort(ids)
	return m.readHistories(ctx, env, by.kind, ids[:min(len(ids), 20)])
}
