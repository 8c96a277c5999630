package stack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/baoquan/baoquan/dev/postgres"
	"github.com/baoquan/baoquan/workflows"
)

// stack is one running system.
type stack struct {
	Options
	say      *report
	root     string // of the source
	cache    string
	settings map[string]string
	children map[string]*child
}

// Run starts everything, prints what it does to out, and returns when ctx ends
// and everything has stopped, or when something cannot start.
func Run(ctx context.Context, o Options, out io.Writer) error {
	began := time.Now()
	s := &stack{Options: o, say: &report{out: out}, children: map[string]*child{}}
	release, err := s.claim()
	if err != nil {
		return err
	}
	defer release()
	s.say.line("正在启动网上保全（数据在 %s）", o.Dir)
	err = s.start(ctx)
	if err == nil {
		s.greet(time.Since(began))
		<-ctx.Done()
	}
	s.say.line("正在停止…")
	s.stop()
	s.say.line("已停止")
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil // stopped while starting
	}
	return err
}

// claim takes the folder and makes sure that nothing is in the way.
func (s *stack) claim() (release func(), err error) {
	if s.root, err = moduleRoot(); err != nil {
		return nil, err
	}
	if s.cache, err = CacheDir(); err != nil {
		return nil, err
	}
	if err = prepare(s.Dir); err != nil {
		return nil, err
	}
	if release, err = lock(s.Dir); err != nil {
		return nil, err
	}
	sweep(s.Dir)
	if err = s.checkPorts(); err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// start brings up what nothing depends on side by side, then the rest in order.
func (s *stack) start(ctx context.Context) error {
	if err := s.prepareSandbox(); err != nil {
		return err
	}
	if err := errors.Join(s.writeEnv(), s.writeSettings(s.settings)); err != nil {
		return err
	}
	postgresChild, temporalChild := make(chan *child, 1), make(chan *child, 1)
	group, ctx2 := errgroup.WithContext(ctx)
	group.Go(func() error { return s.build(ctx2) })
	group.Go(func() error { return s.startPostgres(ctx2, postgresChild) })
	group.Go(func() error { return s.startTemporal(ctx2, temporalChild) })
	err := group.Wait()
	s.keep(postgresChild)
	s.keep(temporalChild)
	for _, step := range []func(context.Context) error{s.migrate, s.startSandbox, s.startWorker, s.startServer} {
		if err == nil {
			err = step(ctx)
		}
	}
	return err
}

// keep takes note of a child that was started side by side with others.
func (s *stack) keep(started chan *child) {
	select {
	case c := <-started:
		s.children[c.name] = c
	default:
	}
}

func (s *stack) startPostgres(ctx context.Context, started chan<- *child) error {
	if !s.wants(Postgres) {
		return nil
	}
	return s.say.step("PostgreSQL", func() error {
		cluster, err := postgres.Open(ctx, filepath.Join(s.Dir, "postgres"), s.cache, s.Ports.Postgres)
		if err != nil {
			return err
		}
		// SIGINT is its fast stop, also when we die: the data stays whole.
		c := start(process{name: Postgres, command: cluster.Command, stop: syscall.SIGINT, death: syscall.SIGINT}, s.Dir, s.say)
		started <- c
		if err := c.await(ctx, cluster.Ready); err != nil {
			return err
		}
		return cluster.Create(ctx)
	})
}

func (s *stack) startTemporal(ctx context.Context, started chan<- *child) error {
	if !s.wants(Temporal) {
		return nil
	}
	path, err := findTemporal(ctx, s.root, s.cache, s.say)
	if err != nil {
		return err
	}
	return s.say.step("Temporal", func() error {
		command := func() *exec.Cmd { return temporalCommand(path, &s.Options, workflows.SearchAttributes) }
		c := start(process{name: Temporal, command: command, stop: syscall.SIGTERM, death: syscall.SIGKILL}, s.Dir, s.say)
		started <- c
		if err := c.await(ctx, listens(s.addresses().TemporalAddress)); err != nil {
			return err
		}
		return c.await(ctx, answers(s.addresses().TemporalUIURL))
	})
}

// run starts one process and waits until it is ready.
func (s *stack) run(ctx context.Context, title, name string, command func() *exec.Cmd, ready func(context.Context) error) error {
	return s.say.step(title, func() error {
		c := start(process{name: name, command: command, stop: syscall.SIGTERM, death: syscall.SIGKILL}, s.Dir, s.say)
		s.children[name] = c
		return c.await(ctx, ready)
	})
}

// stop ends the processes in the order in which nobody misses another.
func (s *stack) stop() {
	for _, name := range slices.Backward(processes) {
		if c := s.children[name]; c != nil {
			c.end(20 * time.Second)
		}
	}
	os.Remove(filepath.Join(s.Dir, "env"))
}

// setUp runs a command of the server binary once, to its end.
func (s *stack) setUp(ctx context.Context, args ...string) error {
	command := exec.CommandContext(ctx, s.binary(Server), args...)
	command.Env = pairs(s.settings)
	command.Env = append(environment(command), marker+"="+s.Dir)
	tie(command, syscall.SIGKILL)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("server %s 失败：%w\n%s", args[0], err, output)
	}
	return nil
}
