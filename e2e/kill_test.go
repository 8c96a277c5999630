package e2e

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// victims are the processes that are killed; rounds is how often each.
var victims = []string{"server", "worker", "temporal", "postgres"}

const (
	rounds  = 3
	walkers = 6
)

// TestKillNine: people go on with their cases while process after process is
// killed. Then it is quiet, and nothing is lost and nothing was done twice.
func TestKillNine(t *testing.T) {
	random, seed := chance(t)
	storm, over := context.WithCancel(t.Context())
	defer over()
	var crowd sync.WaitGroup
	var done, newcomers atomic.Int64
	for i := range walkers {
		// One after another: many logins of one name at once want a captcha.
		w := &walker{
			random: rand.New(rand.NewPCG(seed, uint64(i))), newcomers: &newcomers, judge: judge(t), underwriter: underwriter(t),
		}
		crowd.Go(func() {
			for storm.Err() == nil {
				if err := w.walk(t.Context()); err != nil {
					t.Errorf("walker %d: %v", i, err)
					return
				}
				done.Add(1)
			}
		})
	}
	disorder(t, "tsa", "delay", 0, 600) // to issue takes longer, so that more are hit while it is done
	killed := kills(t, random)
	require.NoError(t, wellAgain())
	over()
	begun := time.Now()
	crowd.Wait()
	t.Logf("seed %d: %v killed, %d cases and %d newcomers walked through; the last came to its end %.1f s after the last kill",
		seed, killed, done.Load(), newcomers.Load(), time.Since(begun).Seconds())
	assert.Less(t, time.Since(begun), 90*time.Second)
	assert.GreaterOrEqual(t, done.Load(), int64(walkers), "hardly anybody walked")
	settled(t, 90*time.Second)
}

// chance is seeded, by CHAOS_SEED if it is set.
func chance(t *testing.T) (*rand.Rand, uint64) {
	seed := uint64(time.Now().UnixNano()) % 1e6
	if text := os.Getenv("CHAOS_SEED"); text != "" {
		var err error
		seed, err = strconv.ParseUint(text, 10, 64)
		require.NoError(t, err)
	}
	t.Logf("CHAOS_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0)), seed
}

// kills kills every victim several times in a random order, a few seconds
// apart, at last all at once, and answers how often each was killed.
func kills(t *testing.T, random *rand.Rand) map[string]int {
	t.Helper()
	var order []string
	for range rounds {
		order = append(order, victims...)
	}
	random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
	killed := map[string]int{}
	for _, name := range order {
		time.Sleep(time.Duration(1500+random.IntN(2500)) * time.Millisecond)
		house.kill(t, name)
		killed[name]++
	}
	time.Sleep(2 * time.Second)
	var all []func()
	for _, name := range victims {
		all = append(all, func() {
			before, err := house.signal(name, syscall.SIGKILL)
			assert.NoError(t, err)
			house.reborn(t, name, before)
		})
		killed[name]++
	}
	together(all...)
	for _, name := range victims {
		require.GreaterOrEqual(t, killed[name], 3, "%s was not killed often enough", name)
	}
	return killed
}
