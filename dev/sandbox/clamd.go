package sandbox

import (
	"bufio"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

const scanName = "scan"

// clamdServer plays ClamAV's daemon: INSTREAM, PING and VERSION of clamd(8), by
// commands with z in front. It knows one virus, the one that is none.
type clamdServer struct {
	shared  *Shared
	address string
	mu      sync.Mutex
	open    map[net.Conn]bool
	closed  bool
}

func newClamd(shared *Shared, address string) *clamdServer {
	return &clamdServer{shared: shared, address: address, open: map[net.Conn]bool{}}
}

// settings is the client's half.
func (c *clamdServer) settings() map[string]string {
	return map[string]string{"BAOQUAN_SCAN_CLAMD_ADDRESS": c.address}
}

// serve answers until the listener closes.
func (c *clamdServer) serve(listener net.Listener) error {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		if !c.keep(conn) {
			return net.ErrClosed
		}
		go func() {
			defer c.drop(conn)
			c.answer(conn)
		}()
	}
}

func (c *clamdServer) keep(conn net.Conn) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		_ = conn.Close()
		return false
	}
	c.open[conn] = true
	return true
}

func (c *clamdServer) drop(conn net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.open, conn)
	_ = conn.Close()
}

// Close hangs up on everybody.
func (c *clamdServer) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for conn := range c.open {
		_ = conn.Close()
	}
	return nil
}

// answer reads one command and answers it; clamd closes then.
func (c *clamdServer) answer(conn net.Conn) {
	_ = conn.SetDeadline(time.Now().Add(15 * time.Minute))
	in := bufio.NewReader(conn)
	command, err := in.ReadString(0)
	if err != nil {
		return
	}
	switch strings.TrimSuffix(command, "\x00") {
	case "zPING":
		say(conn, "PONG")
	case "zVERSION":
		say(conn, "ClamAV sandbox")
	case "zINSTREAM":
		c.instream(conn, in)
	default:
		say(conn, "UNKNOWN COMMAND")
	}
}

func say(conn io.Writer, text string) { _, _ = io.WriteString(conn, text+"\x00") }
