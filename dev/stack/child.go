package stack

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// process says how one process is started and stopped.
type process struct {
	name    string
	command func() *exec.Cmd
	stop    syscall.Signal // asks it to end
	death   syscall.Signal // what it gets when we die
}

// child is a process that is started again whenever it ends.
type child struct {
	process
	dir      string // .run
	say      *report
	stopping chan struct{}
	done     chan struct{}

	mu      sync.Mutex
	current *exec.Cmd
	failed  failures
}

// start begins to supervise; it returns at once.
func start(p process, dir string, say *report) *child {
	c := &child{process: p, dir: dir, say: say, stopping: make(chan struct{}), done: make(chan struct{})}
	go c.run()
	return c
}

// run holds one thread for all lives of the child: the kernel's tie (see tie)
// is to the thread, and a thread that ended would take the child with it.
func (c *child) run() {
	runtime.LockOSThread()
	defer close(c.done)
	defer os.Remove(c.pidFile())
	for life := 0; ; life++ {
		began := time.Now()
		err := c.live(life)
		select {
		case <-c.stopping:
			return
		default:
		}
		pause := c.rest(err, time.Since(began))
		select {
		case <-c.stopping:
			return
		case <-time.After(pause):
		}
	}
}

// live is one life of the child, from its start to its end.
func (c *child) live(life int) error {
	log, err := os.OpenFile(c.logFile(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	command := c.command()
	command.Stdout, command.Stderr = log, log
	command.Env = append(environment(command), marker+"="+c.dir)
	tie(command, c.death)
	if err := c.begin(command); err != nil {
		return err
	}
	pid := command.Process.Pid
	if err := writeFile(c.pidFile(), strconv.Itoa(pid)+"\n", 0o644); err != nil {
		c.say.line("写不了 %s：%v", c.pidFile(), err)
	}
	if life > 0 {
		c.say.line("%s 已重新启动（进程 %d）", c.name, pid)
	}
	return command.Wait()
}

var errStopping = errors.New("正在停止")

// begin starts the command unless the child is being stopped.
func (c *child) begin(command *exec.Cmd) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.stopping:
		return errStopping
	default:
	}
	if err := command.Start(); err != nil {
		return err
	}
	c.current = command
	return nil
}

// rest says that the child ended and how long to wait before the next start.
func (c *child) rest(err error, lived time.Duration) time.Duration {
	c.mu.Lock()
	pause, often := c.failed.note(err, lived, time.Now())
	c.mu.Unlock()
	c.say.line("%s 结束了（%s），%s 后重新启动", c.name, cause(err), pause)
	if often {
		c.say.line("%s 在 10 秒内失败了 %d 次。日志 %s 的末尾：\n%s", c.name, most, c.logFile(), tail(c.logFile(), 15))
	}
	return pause
}

// end asks the child to end and waits; one that does not is killed.
func (c *child) end(patience time.Duration) {
	c.mu.Lock()
	close(c.stopping)
	if c.current != nil {
		_ = c.current.Process.Signal(c.stop)
		_ = c.current.Process.Signal(syscall.SIGCONT) // it may have been halted
	}
	c.mu.Unlock()
	select {
	case <-c.done:
	case <-time.After(patience):
		c.say.line("%s 在 %s 内没有停下，强行结束", c.name, patience)
		c.kill()
		<-c.done
	}
}

func (c *child) kill() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current != nil {
		_ = c.current.Process.Kill()
	}
}

// failures counts how often the child has failed since it last held.
func (c *child) failures() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.failed.times)
}

func (c *child) pidFile() string { return filepath.Join(c.dir, c.name+".pid") }
func (c *child) logFile() string { return filepath.Join(c.dir, "logs", c.name+".log") }

func cause(err error) string {
	if err == nil {
		return "自行退出"
	}
	return fmt.Sprint(err)
}
