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
	events  []int64 // of a preservation's workflow
	tasks   []int64 // workflow tasks of it
	payment []int64 // events of its payment
	peak    map[string]int64
}

// stepOrder is the order of the report.
var stepOrder = []string{"填写（含 5 个文件）", "提交", "受理", "下单", "支付到待裁定", "裁定"}

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

// wholeCases walks cases from the draft to the ruling.
func wholeCases(ctx context.Context, env map[string]string, o options) (*measured, error) {
	people, err := gather(ctx, env, o.atOnce)
	if err != nil {
		return nil, err
	}
	m := &measured{}
	if m.before, err = readCounters(env); err != nil {
		return nil, err
	}
	c := &clock{steps: map[string][]time.Duration{}}
	var mu sync.Mutex
	var ids []string
	begin := time.Now()
	if err := each(o.atOnce, o.cases, func(int) error {
		p := <-people
		defer func() { people <- p }()
		id, err := walkCase(ctx, c, p)
		mu.Lock()
		defer mu.Unlock()
		ids = append(ids, id)
		return err
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
	slices.Sort(ids)
	return m, m.readHistories(ctx, env, ids[:min(len(ids), 20)])
}

// pair is an applicant and a judge, logged in.
type pair struct {
	applicant, judge *walk.Client
	court            string
}

// gather logs in as many pairs as walk at once.
func gather(ctx context.Context, env map[string]string, n int) (chan pair, error) {
	people := make(chan pair, n)
	for range n {
		p := pair{applicant: walk.New(env["SERVER_URL"], env["SANDBOX_URL"]), judge: walk.New(env["SERVER_URL"], env["SANDBOX_URL"])}
		if err := p.applicant.Login(ctx, "13800000000"); err != nil {
			return nil, err
		}
		if err := p.judge.Login(ctx, "judge-jing0105"); err != nil {
			return nil, err
		}
		var err error
		if p.court, err = p.applicant.CourtCode(ctx, walk.Court); err != nil {
			return nil, err
		}
		people <- p
	}
	return people, nil
}

// walkCase walks one case and answers its id.
func walkCase(ctx context.Context, c *clock, p pair) (string, error) {
	var k walk.Case
	for i, step := range []func() error{
		func() (err error) { k, err = p.applicant.Draft(ctx, p.court, walk.Invented); return err },
		func() error { return p.applicant.Submit(ctx, &k) },
		func() error { return p.judge.Accept(ctx, &k) },
		func() error { return p.applicant.Order(ctx, &k) },
		func() error { return p.applicant.Until(ctx, &k, "awaiting_ruling") },
		func() error { return p.judge.Rule(ctx, &k, "granted") },
	} {
		if err := c.time(stepOrder[i], step); err != nil {
			return k.ID, err
		}
	}
	return k.ID, nil
}
