// Command dev runs the whole system on one machine (`make run`), and plays the
// sandbox when called as `dev sandbox`.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/baoquan/baoquan/dev/stack"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer cancel()
	if err := run(ctx, cancel, os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "错误："+err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context, cancel func(), args []string) error {
	if len(args) > 0 && args[0] == "sandbox" {
		return runSandbox(ctx, args[1:])
	}
	options, err := stack.Parse(args)
	if err != nil {
		return err
	}
	options.SandboxSettings = sandboxSettings
	go endWithParent(cancel)
	return stack.Run(ctx, options, os.Stdout)
}

// endWithParent stops the stack when make, which started it, was killed: it
// would otherwise run on unseen.
func endWithParent(cancel func()) {
	parent := os.Getppid()
	if os.Getenv("MAKELEVEL") == "" {
		return
	}
	for os.Getppid() == parent {
		time.Sleep(300 * time.Millisecond)
	}
	cancel()
}
