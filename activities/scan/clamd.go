package scan

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"time"

	"github.com/baoquan/baoquan/activities/provider"
)

// clamd is a ClamAV daemon. Each question has a connection of its own.
type clamd struct {
	network, address string
	timeout          time.Duration // for a whole scan
}

const (
	chunk    = 32 << 10 // bytes of the file in one piece
	maxReply = 4 << 10  // bytes
	ping     = 2 * time.Second
)

// Scan streams the file to clamd (INSTREAM): pieces with their length in front, an
// empty one at the end.
func (c *clamd) Scan(ctx context.Context, r io.Reader) (Verdict, error) {
	conn, done, err := c.dial(ctx, c.timeout)
	if err != nil {
		return Verdict{}, provider.Transport(Name, err)
	}
	defer done()
	sent := send(conn, r)
	var source *sourceError
	if errors.As(sent, &source) {
		return Verdict{}, source.error // clamd has seen a part only: whatever it says is about no file
	}
	// Also when the write has failed: clamd answers and closes as soon as a
	// stream is longer than it takes.
	reply, err := readReply(conn)
	return verdict(reply, sent, err)
}

// Ping asks for a sign of life.
func (c *clamd) Ping(ctx context.Context) error {
	conn, done, err := c.dial(ctx, ping)
	if err != nil {
		return provider.Transport(Name, err)
	}
	defer done()
	if _, err := io.WriteString(conn, "zPING\x00"); err != nil {
		return provider.Transport(Name, err)
	}
	reply, err := readReply(conn)
	if err == nil && reply != "PONG" {
		return provider.Malformed(Name)
	}
	return provider.Transport(Name, err)
}

// dial opens a connection that ends with ctx, and after the timeout at the latest.
func (c *clamd) dial(ctx context.Context, timeout time.Duration) (net.Conn, func(), error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	dialer := net.Dialer{Timeout: 5 * time.Second}
	conn, err := dialer.DialContext(ctx, c.network, c.address)
	if err != nil {
		cancel()
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) }) //nolint:errcheck // it is closed below
	return conn, func() { stop(); cancel(); conn.Close() }, nil                  //nolint:errcheck // nothing is written any more
}

// sourceError is a failure to read the file, as opposed to one to send it.
type sourceError struct{ error }

// send streams a file. A file that could not be read to its end is never ended, so
// that clamd has no verdict on a part of it.
func send(conn io.Writer, r io.Reader) error {
	if _, err := io.WriteString(conn, "zINSTREAM\x00"); err != nil {
		return err
	}
	piece := make([]byte, 4+chunk)
	for {
		n, err := io.ReadFull(r, piece[4:])
		if n > 0 {
			binary.BigEndian.PutUint32(piece, uint32(n))
			if _, err := conn.Write(piece[:4+n]); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			_, err := conn.Write([]byte{0, 0, 0, 0})
			return err
		case err != nil:
			return &sourceError{err}
		}
	}
}

var errNoReply = errors.New("scan: the connection ended without an answer")

// readReply reads one answer, which ends with a NUL.
func readReply(conn io.Reader) (string, error) {
	var reply []byte
	piece := make([]byte, 512)
	for len(reply) <= maxReply {
		n, err := conn.Read(piece)
		reply = append(reply, piece[:n]...)
		if before, _, whole := bytes.Cut(reply, []byte{0}); whole {
			return strings.TrimSpace(string(before)), nil
		}
		if errors.Is(err, io.EOF) {
			return "", errNoReply
		}
		if err != nil {
			return "", err
		}
	}
	return "", provider.Malformed(Name)
}

// verdict reads clamd's answer. "stream: OK" counts only when clamd had the whole
// file; what it found it has found in any case.
func verdict(reply string, sent, received error) (Verdict, error) {
	if received != nil {
		if sent != nil && !errors.Is(received, os.ErrDeadlineExceeded) {
			received = sent
		}
		return Verdict{}, provider.Transport(Name, received)
	}
	body := strings.TrimPrefix(reply, "stream: ")
	signature, found := strings.CutSuffix(body, " FOUND")
	switch {
	case found:
		return Verdict{Infected: true, Signature: strings.ToValidUTF8(signature, "?")}, nil
	case strings.Contains(reply, "size limit exceeded"):
		return Verdict{}, provider.Refused(Name, "size_limit")
	case strings.HasSuffix(reply, "ERROR"):
		return Verdict{}, provider.Unavailable(Name, "scanner_error")
	case sent != nil:
		return Verdict{}, provider.Transport(Name, sent)
	case body == "OK" && body != reply:
		return Verdict{}, nil
	}
	return Verdict{}, provider.Malformed(Name)
}
