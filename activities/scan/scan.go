// Package scan asks a virus scanner about files. The scanner is clamd, spoken to
// by its own protocol (INSTREAM, clamd(8)); which one is said by configuration.
package scan

import (
	"context"
	"io"
	"strings"

	"github.com/baoquan/baoquan/config"
)

// Name is how the scanner is called in errors.
const Name = "scan"

// Verdict is what a scanner says about a file.
type Verdict struct {
	Infected  bool
	Signature string // the scanner's name of what it found
}

// Scanner looks into files.
type Scanner interface {
	// Scan reads a file to its end and says what it is. An error is no verdict:
	// a *provider.Error when the scanner gave none, otherwise the reader's own.
	Scan(ctx context.Context, r io.Reader) (Verdict, error)
	// Ping asks whether the scanner answers.
	Ping(ctx context.Context) error
}

// New makes the scanner of the settings; nil when there is none.
func New(c config.Scan) Scanner {
	if c.ClamdAddress == "" {
		return nil
	}
	network, address := "tcp", c.ClamdAddress
	if path := strings.TrimPrefix(address, "unix:"); strings.HasPrefix(path, "/") {
		network, address = "unix", path
	}
	return &clamd{network: network, address: address, timeout: c.Timeout}
}
