// Command bench measures the whole system in one run: whole cases through the
// HTTP API, so many at a time, beside a bare workflow that only receives the
// same signals on the same Temporal. What it prints are ratios and counts; the
// times are those of the machine it runs on.
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
	fmt.Printf("%d 个案件，同时 %d 个\n", o.cases, o.atOnce)
	bare, err := bareWorkflows(ctx, env["TEMPORAL_ADDRESS"], o)
	if err != nil {
		return err
	}
	whole, err := wholeCases(ctx, env, o)
	if err != nil {
		return err
	}
	report(o, bare, whole)
	return nil
}
