package e2e

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/baoquan/baoquan/dev/check"
	"github.com/baoquan/baoquan/dev/walk"
)

// orderLifetime is how long an order can be paid here.
const orderLifetime = 30 * time.Second

// system is one running system.
type system struct {
	dir     string
	command *exec.Cmd
	gone    chan struct{}
	check   *check.System
	journal *walk.Journal
}

// begin builds the programs and starts all of them, as make run does, in a
// folder and on ports of their own.
func begin(settings map[string]string) (*system, error) {
	dir, err := os.MkdirTemp("", "baoquan-e2e-")
	if err != nil {
		return nil, err
	}
	s := &system{dir: dir, gone: make(chan struct{})}
	bin := filepath.Join(dir, "bin")
	// E2E_OVERLAY builds with mistakes that are planted, to see that they are found.
	build := exec.Command("go", "build", "-p", "2", "-overlay", os.Getenv("E2E_OVERLAY"), "-o", bin+"/", "./dev", "./server", "./worker")
	build.Dir = ".."
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, output)
	}
	journal, err := os.Create(filepath.Join(dir, "journal.jsonl"))
	if err != nil {
		return nil, err
	}
	s.journal = walk.NewJournal(journal)
	if err := s.start(bin, settings); err != nil {
		return nil, errors.Join(err, s.end(true))
	}
	s.check, err = check.Open(dir)
	return s, err
}

// start starts the supervisor and waits until it says that all is well. It ends
// with this process, however that ends: MAKELEVEL makes it watch its parent.
func (s *system) start(bin string, settings map[string]string) error {
	log, err := os.Create(filepath.Join(s.dir, "dev.out"))
	if err != nil {
		return err
	}
	s.command = exec.Command(filepath.Join(bin, "dev"), "--dir", s.dir, "--bin", bin, "--no-build", "--offset", strconv.Itoa(freeOffset()))
	s.command.Dir = ".."
	s.command.Stdout, s.command.Stderr = log, log
	s.command.Env = append(os.Environ(), "MAKELEVEL=1")
	for name, value := range settings {
		s.command.Env = append(s.command.Env, name+"="+value)
	}
	s.command.Env = append(s.command.Env, "BAOQUAN_CONFIG="+s.configFile())
	if err := os.WriteFile(s.configFile(), nil, 0o600); err != nil {
		return err
	}
	if err := s.command.Start(); err != nil {
		return err
	}
	go func() { _ = s.command.Wait(); close(s.gone) }()
	for deadline := time.Now().Add(3 * time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		text, _ := os.ReadFile(log.Name())
		if strings.Contains(string(text), "全部就绪") {
			return nil
		}
		select {
		case <-s.gone:
			return fmt.Errorf("it ended: %s", text)
		default:
		}
	}
	return errors.New("it is not ready after three minutes")
}

// end stops everything; after a failure it prints the ends of the logs.
func (s *system) end(failed bool) error {
	if s.check != nil {
		s.check.Close()
	}
	if s.command != nil && s.command.Process != nil {
		_ = s.command.Process.Signal(syscall.SIGTERM)
		select {
		case <-s.gone:
		case <-time.After(90 * time.Second):
			return errors.New("it runs on")
		}
	}
	panicked := s.panicked()
	if failed || panicked != nil {
		s.tails()
	}
	if os.Getenv("E2E_KEEP") != "" {
		fmt.Fprintln(os.Stderr, "kept in", s.dir)
		return nil
	}
	return errors.Join(panicked, os.RemoveAll(s.dir))
}

// panicked says whether one of our own processes has, at any time.
func (s *system) panicked() error {
	var all []error
	for _, name := range []string{"server", "worker", "sandbox"} {
		text, _ := os.ReadFile(filepath.Join(s.dir, "logs", name+".log"))
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
				all = append(all, fmt.Errorf("%s: %s", name, strings.TrimSpace(line)))
			}
		}
	}
	return errors.Join(all...)
}

// tails prints the last lines of every log.
func (s *system) tails() {
	logs, _ := filepath.Glob(filepath.Join(s.dir, "logs", "*.log"))
	for _, path := range append(logs, filepath.Join(s.dir, "dev.out")) {
		text, _ := os.ReadFile(path)
		lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
		fmt.Fprintf(os.Stderr, "── %s ──\n%s\n", filepath.Base(path), strings.Join(lines[max(0, len(lines)-25):], "\n"))
	}
}

// usual are the ports of a stack without an offset.
var usual = []int{8080, 9101, 9102, 8090, 8091, 8092, 8093, 8094, 8095, 15432, 7233, 8233}

// freeOffset finds an offset at which all of them are free.
func freeOffset() int {
	for offset := 400 + os.Getpid()%50*100; ; offset += 100 {
		free := true
		for _, port := range usual {
			listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port+offset)))
			if err == nil {
				listener.Close()
			}
			free = free && err == nil
		}
		if free {
			return offset
		}
	}
}
