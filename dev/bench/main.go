// Command bench measures the whole system in one run: whole preservations and
// whole guarantees through the HTTP API, so many at a time, beside a bare workflow
// that only receives as many signals on the same Temporal; what it costs to draw
// and sign what is issued; the answer to who verifies a document, beside its
// statement alone; many logins at once and who reads meanwhile; and uploads of the
// largest files. What it prints are ratios and counts; the times are those of the
// machine it runs on.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/baoquan/baoquan/dev/walk"
)

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "", "测量已在运行的系统：它的运行目录（默认另起一套）")
	flag.IntVar(&o.cases, "cases", 200, "走多少个案件")
	flag.IntVar(&o.atOnce, "at-once", 32, "同时走多少个案件")
	flag.Parse()
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "错误：", err)
		os.Exit(1)
	}
}

type options struct {
	dir           string
	cases, atOnce int
}

func run(ctx context.Context, o options) error {
	if o.dir == "" {
		dir, err := os.MkdirTemp("", "baoquan-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
		stop, err := startSystem(ctx, dir)
		if err != nil {
			return err
		}
		defer stop()
		o.dir = dir
	}
	env, err := walk.ReadEnv(o.dir)
	if err != nil {
		return err
	}
	env["dir"] = o.dir
	return measure(ctx, o, env)
}

func measure(ctx context.Context, o options, env map[string]string) error {
	fmt.Printf("每种 %d 个案件，同时 %d 个\n", o.cases, o.atOnce)
	bare, err := bareWorkflows(ctx, env["TEMPORAL_ADDRESS"], o)
	if err != nil {
		return err
	}
	all, err := gather(ctx, env, o.atOnce)
	if err != nil {
		return err
	}
	var codes []string
	for _, by := range []course{preservations, guarantees} {
		m, err := wholeCases(ctx, env, o, by, all)
		if err != nil {
			return err
		}
		report(o, by, bare, m)
		codes = append(codes, m.codes...)
	}
	issue, err := issuing(ctx)
	if err != nil {
		return err
	}
	reportIssue(issue)
	asked, err := verifications(ctx, env, codes)
	if err != nil {
		return err
	}
	reportVerify(asked)
	p := <-all
	many, err := manyLogins(ctx, env, p.applicant)
	if err != nil {
		return err
	}
	reportLogins(many)
	large, err := largeUploads(ctx, env, p)
	if err != nil {
		return err
	}
	reportUploads(large)
	return nil
}
