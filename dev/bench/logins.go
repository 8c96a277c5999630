package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/baoquan/baoquan/dev/walk"
)

// logins is how many log in at once: the morning of a large court. readers is how
// many others read meanwhile, reads how often they do without it.
const (
	logins  = 200
	readers = 4
	reads   = 400
)

// loggedIn is how long logins took that came all at once, and how long reads took
// beside them and alone.
type loggedIn struct {
	logins, beside, alone []time.Duration
	before, peak          int64 // memory of the server, bytes
}

// manyLogins lets many log in at once while others go on reading.
func manyLogins(ctx context.Context, env map[string]string, reader *walk.Client) (out loggedIn, err error) {
	read := func() error { return reader.Call(ctx, http.MethodGet, "/me", nil, nil) }
	if out.alone, err = timed(readers, reads, func(int) error { return read() }); err != nil {
		return out, err
	}
	proc, before, err := forgetPeak(env["dir"])
	if err != nil {
		return out, err
	}
	over := make(chan struct{})
	var others sync.WaitGroup
	var lock sync.Mutex
	var failed error
	for range readers {
		others.Go(func() {
			took, err := until(over, read)
			lock.Lock()
			defer lock.Unlock()
			if out.beside = append(out.beside, took...); err != nil {
				failed = err
			}
		})
	}
	out.logins, err = timed(logins, logins, func(int) error {
		return walk.New(env["SERVER_URL"], env["SANDBOX_URL"]).Login(ctx, "13800000000")
	})
	close(over)
	others.Wait()
	if err == nil {
		err = failed
	}
	if err != nil {
		return out, err
	}
	out.before = before
	out.peak, err = memory(proc, "VmHWM:")
	return out, err
}

// timed does something so often, so many at a time, and answers how long each took.
func timed(atOnce, times int, do func(i int) error) ([]time.Duration, error) {
	took := make([]time.Duration, times)
	return took, each(atOnce, times, func(i int) error {
		begin := time.Now()
		err := do(i)
		took[i] = time.Since(begin)
		return err
	})
}

// until does something again and again until over, at least once.
func until(over <-chan struct{}, do func() error) (took []time.Duration, err error) {
	for {
		begin := time.Now()
		if err := do(); err != nil {
			return took, err
		}
		took = append(took, time.Since(begin))
		select {
		case <-over:
			return took, nil
		default:
		}
	}
}

// reportLogins prints what it is like when many log in at once.
func reportLogins(l loggedIn) {
	fmt.Printf("\n%d 人同时登录，%d 人同时在读          p50        p99\n", len(l.logins), readers)
	for _, line := range []struct {
		name string
		took []time.Duration
	}{{"登录", l.logins}, {"GET /me，同时有人登录", l.beside}, {"GET /me，没有人登录", l.alone}} {
		fmt.Printf("%s %s %s\n", pad(line.name, 28), micro(percentile(line.took, 50)), micro(percentile(line.took, 99)))
	}
	ratio := func(p int) float64 { return float64(percentile(l.beside, p)) / float64(percentile(l.alone, p)) }
	fmt.Printf("有人登录时读慢到几倍：p50 %.1f，p99 %.1f；server 内存 %d MB，峰值 %d MB\n", ratio(50), ratio(99), l.before>>20, l.peak>>20)
}
