package sandbox

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"time"
)

const scanName = "scan"

// maxStream is the longest stream in bytes, as StreamMaxLength of clamd.conf(5).
const maxStream = 25 << 20

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

var errTooLong = errors.New("sandbox: the stream is too long")

// instream looks at a stream, with the disorder that was ordered.
func (c *clamdServer) instream(conn net.Conn, in io.Reader) {
	fault, ordered := c.shared.Faults.Take(scanName, FaultDelay, FaultDrop, Fault5xx, FaultSlow, FaultCut)
	if ordered && fault.Kind == FaultDrop {
		return
	}
	content, err := stream(in)
	reply := "stream: OK"
	switch {
	case errors.Is(err, errTooLong):
		say(conn, "INSTREAM size limit exceeded. ERROR")
		return
	case err != nil:
		return
	case holdsEICAR(content, 0):
		reply = "stream: Eicar-Signature FOUND"
	}
	if ordered && fault.Kind == Fault5xx {
		say(conn, "stream: Can't allocate memory ERROR")
		return
	}
	hash := sha256.Sum256(content)
	_ = c.shared.Counts.Add(scanName, "instream", hex.EncodeToString(hash[:]))
	c.reply(conn, reply+"\x00", fault)
}

// reply answers at once, late, piece by piece, or half.
func (c *clamdServer) reply(conn net.Conn, text string, fault Fault) {
	switch fault.Kind {
	case FaultDelay:
		time.Sleep(fault.Wait())
	case FaultCut:
		text = text[:len(text)/2]
	case FaultSlow:
		for i := range text {
			time.Sleep(fault.Wait() / time.Duration(len(text)))
			if _, err := io.WriteString(conn, text[i:i+1]); err != nil {
				return
			}
		}
		return
	}
	_, _ = io.WriteString(conn, text)
}

// stream reads the pieces of a stream, each with its length in front, to the empty
// one.
func stream(in io.Reader) ([]byte, error) {
	var content bytes.Buffer
	for {
		var head [4]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return nil, err
		}
		n := int64(head[0])<<24 | int64(head[1])<<16 | int64(head[2])<<8 | int64(head[3])
		if n == 0 {
			return content.Bytes(), nil
		}
		if int64(content.Len())+n > maxStream {
			return nil, errTooLong
		}
		if _, err := io.CopyN(&content, in, n); err != nil {
			return nil, err
		}
	}
}
