package e2e

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	wanderers = 6
	whims     = 45 // of each
)

// TestWhateverPeopleDo: owners, underwriters and judges do whatever comes to their
// minds, sensible or not, while every provider has its disorders. What is not
// allowed is refused; and when it is quiet again every guarantee has one letter in
// force at most, has kept its premium or given it back, and has ended or has
// somebody to wait for.
func TestWhateverPeopleDo(t *testing.T) {
	random, seed := chance(t)
	c, p := applicant(t)
	var all []*wanderer
	for i := range wanderers {
		all = append(all, &wanderer{
			random: rand.New(rand.NewPCG(seed, uint64(i))), c: c, judge: judge(t), underwriter: underwriter(t), people: p, court: courtCode(t),
		})
	}
	storm, over := context.WithCancel(t.Context())
	var disorders atomic.Int64
	var weather sync.WaitGroup
	weather.Go(func() { disorders.Store(disorderly(storm, t, random)) })
	var crowd sync.WaitGroup
	for i, w := range all {
		crowd.Go(func() {
			for range whims {
				if what, err := w.whim(t.Context()); err != nil {
					t.Errorf("wanderer %d, %s: guarantee %s in %s, case %s in %s: %v", i, what, w.g.ID, w.g.Status, w.k.ID, w.k.Status, err)
					return
				}
			}
		})
	}
	crowd.Wait()
	over()
	weather.Wait()
	require.NoError(t, wellAgain())
	done, refused := 0, 0
	for _, w := range all {
		done, refused = done+w.done, refused+w.refused
	}
	t.Logf("seed %d: %d acts done, %d refused, %d disorders", seed, done, refused, disorders.Load())
	assert.Greater(t, done, wanderers*whims/3, "hardly anything was done")
	assert.Positive(t, refused, "nothing was refused")
	settled(t, 2*time.Minute)
}

// disorderly lets one provider after another do something wrong, and answers how
// often.
func disorderly(storm context.Context, t *testing.T, random *rand.Rand) (n int64) {
	for {
		select {
		case <-storm.Done():
			return n
		case <-time.After(time.Duration(200+random.IntN(400)) * time.Millisecond):
		}
		providers := []string{"insurer", "insurer", "wechat", "tsa", "sms"}
		provider := providers[random.IntN(len(providers))]
		kinds := wrongs[provider]
		disorder(t, provider, kinds[random.IntN(len(kinds))], 1, 400)
		n++
	}
}

// wrongs are the disorders of each provider that no person has to mend.
var wrongs = map[string][]string{
	"insurer": {"duplicate", "reorder", "forge", "stale", "wrong_amount", "wrong_hash", "error_5xx", "drop", "cut", "delay"},
	"wechat":  {"duplicate", "forge", "drop", "error_5xx", "cut", "delay"},
	"tsa":     {"error_5xx", "drop", "cut", "delay"},
	"sms":     {"error_5xx", "drop", "cut"},
}

// whim does one thing and answers what: mostly what comes next, sometimes
// anything at all.
func (w *wanderer) whim(ctx context.Context) (string, error) {
	if err := w.look(ctx); err != nil {
		return "look", err
	}
	what := w.sensible()
	if w.random.IntN(4) == 0 {
		what = anything[w.random.IntN(len(anything))]
	}
	err := w.do(ctx, what)
	switch {
	case err == nil:
		w.done++
	case refusal(err):
		w.refused++
	default:
		return what, err
	}
	return what, nil
}

// refusal says whether an error is a proper no.
func refusal(err error) bool {
	return slices.ContainsFunc([]int{http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity, http.StatusPreconditionFailed},
		func(status int) bool { return is(err, status) }) || errors.Is(err, errNothingThere)
}
