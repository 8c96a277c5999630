package stack

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
)

// SandboxAt is where the sandbox keeps its state and listens.
type SandboxAt struct {
	Dir, Control, Cloud, WeChatPay, Alipay, Insurer, Clamd string
	ServerURL                                              string // where the providers call back
	Advertise                                              string // the host by which server and worker reach it, "" for loopback
	ConfigFile                                             string // where it leaves the settings they need, "" for nowhere
}

func (o *Options) sandboxAt() SandboxAt {
	return SandboxAt{
		Dir:       filepath.Join(o.Dir, "sandbox"),
		Control:   loopback(o.Ports.Sandbox),
		Cloud:     loopback(o.Ports.SandboxCloud),
		WeChatPay: loopback(o.Ports.SandboxWeChatPay),
		Alipay:    loopback(o.Ports.SandboxAlipay),
		Insurer:   loopback(o.Ports.SandboxInsurer),
		Clamd:     loopback(o.Ports.SandboxClamd),
		ServerURL: o.addresses().ServerURL,
	}
}

// flags ties the fields to the command line of `dev sandbox`.
func (s *SandboxAt) flags() (*flag.FlagSet, map[string]*string) {
	fields := map[string]*string{
		"dir": &s.Dir, "control": &s.Control, "cloud": &s.Cloud, "wechatpay": &s.WeChatPay, "alipay": &s.Alipay, "insurer": &s.Insurer, "clamd": &s.Clamd,
		"server-url": &s.ServerURL, "advertise": &s.Advertise, "config-file": &s.ConfigFile,
	}
	set := flag.NewFlagSet("dev sandbox", flag.ContinueOnError)
	for name, field := range fields {
		set.StringVar(field, name, *field, "")
	}
	return set, fields
}

// Args is the command line that Parse reads again.
func (s SandboxAt) Args() []string {
	_, fields := s.flags()
	args := []string{"sandbox"}
	for _, name := range sorted(fields) {
		if value := *fields[name]; value != "" {
			args = append(args, "--"+name, value)
		}
	}
	return args
}

// ParseSandbox reads the arguments behind "sandbox". Without any, the sandbox
// stands beside a stack with the usual ports.
func ParseSandbox(args []string) (SandboxAt, error) {
	usual, err := Parse(nil)
	if err != nil {
		return SandboxAt{}, err
	}
	at := usual.sandboxAt()
	set, _ := at.flags()
	return at, set.Parse(args)
}

// sandboxCommand is this very program, playing the sandbox.
func sandboxCommand(at SandboxAt) (func() *exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return func() *exec.Cmd { return exec.Command(self, at.Args()...) }, nil
}
