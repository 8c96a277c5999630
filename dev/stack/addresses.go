package stack

import (
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/baoquan/baoquan/dev/postgres"
)

// Addresses are where the processes of a running stack are found.
type Addresses struct {
	ServerURL, SandboxURL, TemporalAddress, TemporalUIURL, DatabaseURL string
	Dir                                                                string // the folder of everything it writes
}

func (o *Options) addresses() Addresses {
	return Addresses{
		ServerURL:       "http://" + loopback(o.Ports.Server),
		SandboxURL:      "http://" + loopback(o.Ports.Sandbox),
		TemporalAddress: loopback(o.Ports.Temporal),
		TemporalUIURL:   "http://" + loopback(o.Ports.UI),
		DatabaseURL:     fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", postgres.Name, loopback(o.Ports.Postgres), postgres.Name),
		Dir:             o.Dir,
	}
}

// lines is the file .run/env.
func (a Addresses) lines() [][2]string {
	return [][2]string{
		{"SERVER_URL", a.ServerURL},
		{"SANDBOX_URL", a.SandboxURL},
		{"TEMPORAL_ADDRESS", a.TemporalAddress},
		{"TEMPORAL_UI_URL", a.TemporalUIURL},
		{"DATABASE_URL", a.DatabaseURL},
	}
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// checkPorts says which port is taken and how to choose another. It waits a
// moment for processes that are just going.
func (o *Options) checkPorts() error {
	deadline := time.Now().Add(3 * time.Second)
	for _, p := range o.Ports.portFlags() {
		if !o.wants(p.process) {
			continue
		}
		for !free(*p.port) {
			if time.Now().After(deadline) {
				return fmt.Errorf("端口 %d（%s 要用）已被别的程序占用：请停掉它，或用 --%s 换一个端口，或用 --offset 100 把所有端口都加 100", *p.port, p.process, p.flag)
			}
			time.Sleep(100 * time.Millisecond)
		}
	}
	return nil
}

func free(port int) bool {
	listener, err := net.Listen("tcp", loopback(port))
	if err != nil {
		return false
	}
	return listener.Close() == nil
}
