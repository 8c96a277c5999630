package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/dev/walk"
)

// papers downloads policy and letter: they say what they must, and are signed so
// that one byte more or less is found.
func papers(t *testing.T, c *walk.Client, g walk.Case, p walk.People) {
	t.Helper()
	all, err := c.Papers(t.Context(), &g)
	require.NoError(t, err)
	for _, d := range g.Documents {
		pdf := all[d.Kind]
		text := words(t, pdf)
		for _, want := range []string{p.Applicant, p.Respondent, d.Number, d.Code, "10,000.00元"} {
			assert.Contains(t, text, want, d.Kind)
		}
		sealed(t, pdf)
		t.Run(d.Kind+" as other programs read it", func(t *testing.T) { otherReaders(t, pdf, p) })
	}
}

// sealed: the signature covers every byte.
func sealed(t *testing.T, pdf []byte) {
	t.Helper()
	report, err := sign.Verify(pdf)
	require.NoError(t, err)
	assert.False(t, report.StampedAt.IsZero(), "no time stamp")
	for _, at := range []int{len(pdf) / 3, len(pdf) / 2} {
		other := append([]byte{}, pdf...)
		other[at] ^= 1
		_, err := sign.Verify(other)
		assert.Error(t, err, "byte %d was changed", at)
	}
	_, err = sign.Verify(append(pdf[:len(pdf):len(pdf)], '\n'))
	assert.Error(t, err, "a byte was added")
}

// otherReaders: the tools of poppler read the text and the signature too.
func otherReaders(t *testing.T, pdf []byte, p walk.People) {
	for _, tool := range []string{"pdftotext", "pdfsig"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("poppler is not installed: " + err.Error())
		}
	}
	file := filepath.Join(t.TempDir(), "paper.pdf")
	require.NoError(t, os.WriteFile(file, pdf, 0o600))
	text, err := exec.Command("pdftotext", file, "-").Output()
	require.NoError(t, err)
	joined := strings.Join(strings.Fields(string(text)), "")
	assert.Contains(t, joined, p.Applicant)
	assert.Contains(t, joined, p.Respondent)
	report, err := exec.Command("pdfsig", "-nocert", file).CombinedOutput()
	require.NoError(t, err)
	assert.Contains(t, string(report), "Signature is Valid")
	assert.Contains(t, string(report), "Total document signed")
}
