package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync/atomic"

	"github.com/baoquan/baoquan/dev/walk"
)

// walker walks cases, each to its end, whatever happens to the system.
type walker struct {
	random                *rand.Rand
	newcomers             *atomic.Int64
	cases                 int
	c, judge, underwriter *walk.Client
	people                walk.People
}

// walk walks one case: every other one is a guarantee with the preservation that
// it secures.
func (w *walker) walk(ctx context.Context) error {
	if w.cases%4 == 0 {
		if err := w.arrive(ctx); err != nil {
			return fmt.Errorf("arrive: %w", err)
		}
	}
	w.cases++
	code, err := court()
	if err != nil {
		return err
	}
	var k walk.Case
	steps := w.preservation(ctx, code, &k)
	if w.cases%2 == 0 {
		steps = w.pair(ctx, code, &k)
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s of %s in %s: %w", step.name, k.ID, k.Status, err)
		}
	}
	return nil
}

type step struct {
	name string
	do   func() error
}

// preservation leads a case to its end: most are ruled, some are corrected on the
// way, some are withdrawn after the payment.
func (w *walker) preservation(ctx context.Context, code string, k *walk.Case) []step {
	steps := []step{
		{"draft", func() (err error) { *k, err = w.c.Draft(ctx, code, w.people); return err }},
		{"submit", func() error { return w.c.Submit(ctx, k) }},
	}
	if w.random.IntN(3) == 0 {
		items := []any{map[string]string{"location": "amount", "reason": "请核对申请金额"}}
		steps = append(steps,
			step{"return", func() error { return w.judge.Review(ctx, k, map[string]any{"decision": "return", "items": items}) }},
			step{"submit again", func() error { return w.c.Submit(ctx, k) }})
	}
	steps = append(steps,
		step{"accept", func() error { return w.judge.Accept(ctx, k) }},
		step{"pay", func() error { return w.c.PayFee(ctx, k) }})
	if w.random.IntN(4) == 0 {
		return append(steps, step{"withdraw", func() error { return w.c.Withdraw(ctx, k) }})
	}
	return append(steps, step{"rule", func() error { return w.judge.Rule(ctx, k, "granted") }})
}

// pair leads a guarantee to its letter, at the desk or by the insurer's system, and
// the case that it secures to its end, which mostly brings the premium back.
func (w *walker) pair(ctx context.Context, code string, k *walk.Case) []step {
	g := &walk.Case{}
	insurer, approve := walk.Desk, func() error { return w.underwriter.Approve(ctx, g) }
	if w.random.IntN(2) == 0 {
		insurer, approve = walk.System, func() error { return w.c.Until(ctx, g, "awaiting_payment") }
	}
	steps := []step{
		{"draft of the guarantee", func() (err error) { *g, err = w.c.DraftGuarantee(ctx, code, insurer, w.people); return err }},
		{"submit the guarantee", func() error { return w.c.Submit(ctx, g) }},
		{"approve", approve},
		{"pay the premium", func() error { return w.c.PayFee(ctx, g) }},
		{"issue", func() error { return w.c.Until(ctx, g, "issued") }},
		{"use", func() (err error) { *k, err = w.c.Use(ctx, g); return err }},
		{"submit", func() error { return w.c.Submit(ctx, k) }},
		{"accept", func() error { return w.judge.Accept(ctx, k) }},
		{"pay", func() error { return w.c.PayFee(ctx, k) }},
	}
	switch w.random.IntN(4) {
	case 0:
		return append(steps, step{"rule", func() error { return w.judge.Rule(ctx, k, "granted") }})
	case 1:
		steps = append(steps, step{"withdraw", func() error { return w.c.Withdraw(ctx, k) }})
	default:
		steps = append(steps, step{"dismiss", func() error { return w.judge.Rule(ctx, k, "dismissed") }})
	}
	return append(steps,
		step{"cancel", func() error { return w.c.Until(ctx, g, "cancelled") }},
		step{"refund", func() error { _, err := w.c.UntilRefunded(ctx, g); return err }})
}

// arrive makes somebody new. A captcha and a code may be lost in a crash of the
// database; then it is tried again with another number.
func (w *walker) arrive(ctx context.Context) (err error) {
	for range 8 {
		w.people = walk.Strangers()
		if w.c, err = house.newcomer(ctx, w.people); err == nil {
			w.newcomers.Add(1)
			return nil
		}
		if !walk.Is(err, http.StatusUnprocessableEntity) {
			return err
		}
	}
	return err
}
