package sandbox_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/dev/sandbox"
)

// eicar is built here, so that nobody's scanner finds it in this file.
var eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

// scanner speaks with the sandbox's clamd.
func scanner(t *testing.T, s *sandbox.Sandbox) scan.Scanner {
	t.Helper()
	return clamdAt(s.Config()["BAOQUAN_SCAN_CLAMD_ADDRESS"])
}

func clamdAt(address string) scan.Scanner {
	return scan.New(config.Scan{ClamdAddress: address, Timeout: time.Minute})
}

// packed is a zip that holds a text.
func packed(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	member, err := w.Create(name)
	if err == nil {
		_, err = member.Write(content)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samples are files and whether a scanner must find something in them.
func samples(t *testing.T) map[string]struct {
	content  []byte
	infected bool
} {
	docx := packed(t, "word/document.xml", []byte(eicar))
	return map[string]struct {
		content  []byte
		infected bool
	}{
		"nothing":          {nil, false},
		"a text":           {[]byte("申请书"), false},
		"20 MB":            {bytes.Repeat([]byte("baoquan!"), 20<<20/8), false},
		"EICAR":            {[]byte(eicar), true},
		"EICAR in a PDF":   {[]byte("%PDF-1.4\n1 0 obj\n<< /Length 68 >>\nstream\n" + eicar + "\nendstream\nendobj\n%%EOF\n"), true},
		"EICAR in a docx":  {docx, true},
		"EICAR in its zip": {packed(t, "word/embeddings/a.docx", docx), true},
	}
}

func TestTheScannerFindsWhatItMustAndNothingElse(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	conforms(t, scanner(t, s), samples(t))
}

func conforms(t *testing.T, c scan.Scanner, all map[string]struct {
	content  []byte
	infected bool
}) {
	t.Helper()
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, sample := range all {
		got, err := c.Scan(t.Context(), bytes.NewReader(sample.content))
		if err != nil || got.Infected != sample.infected || got.Infected != (got.Signature != "") {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAFaultOfTheScannerIsNoVerdict(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ kind, code string }{
		{sandbox.FaultDrop, "transport"}, {sandbox.FaultCut, "transport"}, {sandbox.Fault5xx, "scanner_error"},
		{sandbox.FaultDelay, "timeout"}, {sandbox.FaultSlow, "timeout"},
	} {
		t.Run(test.kind, func(t *testing.T) {
			t.Parallel()
			s, _ := start(t, t.TempDir())
			fault(t, s, "scan", test.kind, 5000)
			got, err := scanner(t, s).Scan(patience(t, test.kind), strings.NewReader("申请书"))
			wantError(t, err, test.code, false)
			if got != (scan.Verdict{}) {
				t.Errorf("a verdict: %+v", got)
			}
			if got, err = scanner(t, s).Scan(t.Context(), strings.NewReader(eicar)); err != nil || !got.Infected {
				t.Errorf("the next question is answered: %+v, %v", got, err)
			}
		})
	}
}

func TestAScannerThatIsAwayOrTakesNoMoreIsSaidSo(t *testing.T) {
	t.Parallel()
	s, stop := start(t, t.TempDir())
	c := scanner(t, s)
	_, err := c.Scan(t.Context(), bytes.NewReader(make([]byte, 26<<20)))
	wantError(t, err, "size_limit", true)
	stop()
	_, err = c.Scan(t.Context(), strings.NewReader("x"))
	wantError(t, err, "unreachable", false)
	wantError(t, c.Ping(t.Context()), "unreachable", false)
}

func TestAFileThatCannotBeReadIsNotTheScannersFault(t *testing.T) {
	t.Parallel()
	s, _ := start(t, t.TempDir())
	cut := errors.New("the bucket is away")
	_, err := scanner(t, s).Scan(t.Context(), io.MultiReader(strings.NewReader("half"), broken{cut}))
	if !errors.Is(err, cut) {
		t.Error(err)
	}
	half := sha256.Sum256([]byte("half"))
	if counts(t, s, "scan", "instream")[hex.EncodeToString(half[:])] != 0 {
		t.Error("half a file was looked at")
	}
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// TestTheRealScanner holds the same against Debian's clamd, where there is one.
func TestTheRealScanner(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("clamd")
	if err != nil {
		t.Skip("no clamd on this machine (apt-get install clamav-daemon)")
	}
	dir := t.TempDir()
	socket := filepath.Join(dir, "clamd.sock")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hash := sha256.Sum256([]byte(eicar))
	// The whole signature database is large and not at hand: these two lines are EICAR's.
	write("local.hsb", hex.EncodeToString(hash[:])+":68:Eicar-Test\n")
	write("local.ndb", "Eicar-Body:0:*:"+hex.EncodeToString([]byte(eicar))+"\n")
	write("clamd.conf", "LocalSocket "+socket+"\nDatabaseDirectory "+dir+"\nForeground yes\nTemporaryDirectory "+dir+"\n")
	ctx, cancel := context.WithCancel(context.Background())
	clamd := exec.CommandContext(ctx, program, "-c", filepath.Join(dir, "clamd.conf"))
	if err := clamd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = clamd.Wait() })
	c := clamdAt(socket)
	for deadline := time.Now().Add(30 * time.Second); c.Ping(t.Context()) != nil; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("clamd does not answer")
		}
	}
	conforms(t, c, samples(t))
	_, err = c.Scan(t.Context(), bytes.NewReader(make([]byte, 120<<20)))
	wantError(t, err, "size_limit", true)
}
