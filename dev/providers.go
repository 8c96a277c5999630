package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/stack"
)

// sandboxSettings opens the sandbox for a moment, which makes its keys, and
// asks it what server and worker need.
func sandboxSettings(at stack.SandboxAt) (map[string]string, error) {
	box, err := openSandbox(at)
	if err != nil {
		return nil, err
	}
	return box.Config(), box.Close()
}

// runSandbox plays the world outside until ctx ends.
func runSandbox(ctx context.Context, args []string) error {
	at, err := stack.ParseSandbox(args)
	if err != nil {
		return err
	}
	box, err := openSandbox(at)
	if err != nil {
		return err
	}
	if at.ConfigFile != "" {
		if err := leaveSettings(at, box.Config()); err != nil {
			return errors.Join(err, box.Close())
		}
	}
	return box.Run(ctx)
}

// leaveSettings writes the settings as a file that config.Load reads.
func leaveSettings(at stack.SandboxAt, settings map[string]string) error {
	var b strings.Builder
	for _, field := range config.Fields() {
		value, set := settings[field.Env]
		if !set {
			continue
		}
		if at.Advertise != "" {
			value = elsewhere(value, at.Advertise)
		}
		fmt.Fprintf(&b, "%s: %q\n", field.Key, value)
	}
	return os.WriteFile(at.ConfigFile, []byte(b.String()), 0o600)
}

// elsewhere is an address of loopback as others reach it; a scanner's has no
// scheme.
func elsewhere(address, host string) string {
	if port, bare := strings.CutPrefix(address, "127.0.0.1:"); bare {
		return host + ":" + port
	}
	return strings.Replace(address, "http://127.0.0.1:", "http://"+host+":", 1)
}

func openSandbox(at stack.SandboxAt) (*sandbox.Sandbox, error) {
	return sandbox.New(sandbox.Options{
		Dir:             at.Dir,
		Control:         at.Control,
		Cloud:           at.Cloud,
		WeChatPay:       at.WeChatPay,
		Alipay:          at.Alipay,
		Insurer:         at.Insurer,
		Clamd:           at.Clamd,
		PublicServerURL: at.ServerURL,
	})
}
