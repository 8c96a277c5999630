package sandbox

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net"
	"time"
)

// maxStream is the longest stream in bytes, as StreamMaxLength of clamd.conf(5).
const maxStream = 25 << 20

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
