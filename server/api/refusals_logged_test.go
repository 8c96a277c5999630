package api_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every refusal leaves a line with the route and the status, and nothing of who was
// refused or of what they sent.
func TestEveryRefusalIsLoggedWithNothingPersonal(t *testing.T) {
	var log bytes.Buffer
	quiet := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(quiet) })
	h := newQuietHouse(t)
	c := h.cast()
	mine := c.owner.bare()
	const number = "110105199003070009"
	for _, l := range h.operations() {
		for _, id := range []string{uuid.NewString(), mine.id, number, number + "\nlevel=INFO"} {
			path := strings.NewReplacer("{id}", escaped(id), "{partId}", escaped(number), "{code}", escaped(number), "{kind}", escaped(number), "{ticket}", escaped(number)).Replace(l.path)
			for i, person := range c.people {
				if columns[i] == "owner" && id == mine.id {
					continue
				}
				log.Reset()
				got := person.with("User-Agent", number).call(l.method, path, j{"x": number, "phone": number, "login": number, "password": number})
				if got.status < 400 {
					continue
				}
				require.Less(t, got.status, 500, "%s: %s", l.id, got.raw)
				line := lineOf(log.String(), got.header.Get("X-Request-Id"))
				assert.Contains(t, line, "status="+itoa(int64(got.status)), "%s by %s", l.id, columns[i])
				assert.Contains(t, line, "route="+routeOf(l), "%s by %s", l.id, columns[i])
				assert.Contains(t, line, "method="+l.method)
				if got.status == 401 || got.status == 403 {
					assert.Contains(t, log.String(), "level=WARN msg=refused", "%s by %s", l.id, columns[i])
				}
				assert.NotContains(t, log.String(), number, "%s by %s", l.id, columns[i])
				if person.cookie != "" {
					assert.NotContains(t, log.String(), person.cookie)
				}
			}
		}
	}
}

func routeOf(l line) string { return strings.NewReplacer("{", ":", "}", "").Replace(l.path) }

func escaped(id string) string { return strings.ReplaceAll(id, "\n", "%0A") }

// lineOf is the line of a request in the log.
func lineOf(log, request string) string {
	for line := range strings.Lines(log) {
		if strings.Contains(line, "msg=request ") && strings.Contains(line, request) {
			return line
		}
	}
	return ""
}
