package config

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the table of keys into the README")

const (
	readme = "../README.md"
	begin  = "<!-- config:begin -->\n"
	end    = "<!-- config:end -->"
)

func TestTheReadmeCarriesTheTableOfKeys(t *testing.T) {
	content, err := os.ReadFile(readme)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(content), begin)
	require.True(t, found, "README.md needs a line %q", begin)
	section, after, found := strings.Cut(rest, end)
	require.True(t, found, "README.md needs a line %q", end)

	var table bytes.Buffer
	require.NoError(t, Document(&table))
	if *update {
		require.NoError(t, os.WriteFile(readme, []byte(before+begin+table.String()+end+after), 0o644))
		return
	}
	assert.Equal(t, table.String(), section, "run: go test ./config -run Readme -update")
}

func TestWhatIsPrintedHoldsNoSecret(t *testing.T) {
	c := production(t)
	c.SMS.SecretKey = "hunter2"
	for _, printed := range []string{c.Redacted(), fmt.Sprint(c), fmt.Sprintf("%+v", c), c.LogValue().String()} {
		assert.NotContains(t, printed, "hunter2")
		assert.NotContains(t, printed, "PRIVATE KEY")
		assert.NotContains(t, printed, strings.Repeat("ab", 32))
		assert.Contains(t, printed, "sms.secret_key = ******\n")
		assert.Contains(t, printed, "sms.region = ap-beijing\n")
		assert.Contains(t, printed, "face.miniprogram.secret = \n", "what is not set is seen to be so")
	}
}
