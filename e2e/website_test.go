package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/dev/walk"
)

// TestTheWebsite walks through the pages of the manual and the desks in a real
// browser, with the sandbox's phone as the phone. GALLERY names a folder for the
// pictures of all pages.
func TestTheWebsite(t *testing.T) {
	answers := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, err := house.captcha(r.Context(), r.URL.Query().Get("id"))
		if err != nil {
			http.Error(w, "no such captcha", http.StatusNotFound)
			return
		}
		_, _ = w.Write([]byte(answer))
	}))
	t.Cleanup(answers.Close)
	scripts, err := filepath.Glob("../server/web/tests/browser/*.mjs")
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	for _, script := range scripts {
		name := filepath.Base(script)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			browser := exec.CommandContext(t.Context(), "node", "tests/browser/"+name)
			browser.Dir = "../server/web"
			browser.Env = append(os.Environ(), "SERVER_URL="+house.check.Env["SERVER_URL"], "SANDBOX_URL="+house.check.Env["SANDBOX_URL"],
				"CAPTCHA_URL="+answers.URL+"/", "PHONE="+walk.Strangers().Phone)
			output, err := browser.CombinedOutput()
			require.NoError(t, err, string(output))
		})
	}
}
