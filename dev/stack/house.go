package stack

import (
	"context"
	"os/exec"
	"path/filepath"
)

// build compiles what of our own is to run.
func (s *stack) build(ctx context.Context) error {
	if s.NoBuild || !s.wants(Server) && !s.wants(Worker) {
		return nil
	}
	return s.say.step("编译 server 和 worker", func() error {
		if err := buildWeb(ctx, filepath.Join(s.root, "server", "web")); err != nil {
			return err
		}
		return goBuild(ctx, s.root, s.binary("")+"/", "./server", "./worker")
	})
}

// binary is where one of our own programs is; "" is their folder.
func (s *stack) binary(name string) string {
	if s.Bin != "" {
		return filepath.Join(s.Bin, name)
	}
	return filepath.Join(s.root, "bin", name)
}

// prepareSandbox makes the keys with which server and worker will reach the
// sandbox, before any of the three starts.
func (s *stack) prepareSandbox() error {
	var sandbox map[string]string
	if s.SandboxSettings != nil && s.wants(Sandbox) {
		var err error
		if sandbox, err = s.SandboxSettings(s.sandboxAt()); err != nil {
			return err
		}
	}
	s.settings = s.Options.settings(sandbox)
	return nil
}

// migrate brings the schema, the reference data and the trial accounts in.
func (s *stack) migrate(ctx context.Context) error {
	if !s.wants(Server) {
		return nil
	}
	err := s.say.step("数据库结构和基础数据", func() error { return s.setUp(ctx, "migrate", "up") })
	if err != nil {
		return err
	}
	return s.say.step("试用账户", func() error { return s.setUp(ctx, "trial") })
}

func (s *stack) startSandbox(ctx context.Context) error {
	if !s.wants(Sandbox) || s.SandboxSettings == nil {
		return nil
	}
	command, err := sandboxCommand(s.sandboxAt())
	if err != nil {
		return err
	}
	return s.run(ctx, "沙箱（短信、人脸、支付、保险公司、病毒扫描）", Sandbox, command, listens(s.sandboxAt().Control))
}

func (s *stack) startWorker(ctx context.Context) error {
	if !s.wants(Worker) {
		return nil
	}
	return s.run(ctx, "worker", Worker, s.house(Worker), listens(loopback(s.Ports.WorkerMetrics)))
}

func (s *stack) startServer(ctx context.Context) error {
	if !s.wants(Server) {
		return nil
	}
	return s.run(ctx, "server", Server, s.house(Server), answers(s.addresses().ServerURL+"/readyz"))
}

// house is the command of one of our own binaries.
func (s *stack) house(name string) func() *exec.Cmd {
	return func() *exec.Cmd {
		command := exec.Command(s.binary(name))
		command.Dir = s.root
		command.Env = pairs(s.settings)
		return command
	}
}
