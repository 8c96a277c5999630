package e2e

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflow/v1"
	"google.golang.org/protobuf/proto"
)

// TestNothingPersonalLeaves searches for every name, phone, number, address and
// account that was used: in all that Temporal knows, in all logs, in the bodies
// of all errors, in the columns of the record that are not sealed, in the metrics,
// and in the names of all files.
func TestNothingPersonalLeaves(t *testing.T) {
	c, p := applicant(t)
	finished := awaitingRuling(t, c, judge(t), p)
	require.NoError(t, judge(t).Rule(t.Context(), &finished, "granted"))
	g := issuedBySystem(t, c, p)
	secured(t, c, &g)
	searchHistories(t)
	searchLogs(t)
	searchErrors(t)
	searchRecord(t)
	searchMetrics(t)
	searchNames(t)
}

// TestTheSearchFindsWhatIsThere: what is searched for is what walkers used, and
// where a name may stand the search would have found it.
func TestTheSearchFindsWhatIsThere(t *testing.T) {
	var names []byte
	require.NoError(t, house.check.DB.QueryRowContext(t.Context(), `SELECT string_agg(name, ' ') FROM parties`).Scan(&names))
	found := 0
	for _, secret := range house.journal.Secrets() {
		if bytes.Contains(names, []byte(secret)) {
			found++
		}
	}
	assert.Positive(t, found)
	assert.Greater(t, len(house.journal.Secrets()), found, "only names were searched for")
}

// searchFor fails on every secret in a text, without printing it.
func searchFor(t *testing.T, where string, text []byte) {
	t.Helper()
	for i, secret := range house.journal.Secrets() {
		assert.False(t, bytes.Contains(text, []byte(secret)), "secret %d (%d bytes) is in %s", i, len(secret), where)
	}
}

// searchHistories looks through every event, memo and attribute in Temporal.
func searchHistories(t *testing.T) {
	t.Helper()
	histories, size := 0, 0
	require.NoError(t, house.check.EachFlow(t.Context(), func(info *workflow.WorkflowExecutionInfo) error {
		all, err := proto.Marshal(info)
		if err != nil {
			return err
		}
		events := house.check.Temporal.GetWorkflowHistory(t.Context(), info.Execution.WorkflowId, info.Execution.RunId, false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
		for events.HasNext() {
			event, err := events.Next()
			if err != nil {
				return err
			}
			text, err := proto.Marshal(event)
			if err != nil {
				return err
			}
			all = append(all, text...)
		}
		searchFor(t, "the history of "+info.Execution.WorkflowId, all)
		histories, size = histories+1, size+len(all)
		return nil
	}))
	assert.Positive(t, size, "nothing was searched")
	t.Logf("searched %d histories, %d bytes, for %d secrets", histories, size, len(house.journal.Secrets()))
}

func searchLogs(t *testing.T) {
	t.Helper()
	logs, err := filepath.Glob(filepath.Join(house.dir, "logs", "*.log"))
	require.NoError(t, err)
	require.NotEmpty(t, logs)
	for _, path := range append(logs, filepath.Join(house.dir, "dev.out")) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		searchFor(t, filepath.Base(path), text)
	}
}

func searchErrors(t *testing.T) {
	t.Helper()
	found := 0
	for _, act := range house.journal.Acts() {
		if act.Problem != "" {
			searchFor(t, "an answer to "+act.Method+" "+act.Path, []byte(act.Problem))
			found++
		}
	}
	t.Logf("searched %d errors", found)
}

// open are the columns in which a name stands on purpose: it is searched for.
var open = map[string]string{"parties": "name", "profiles": "name"}

// searchRecord looks through every column of every table as text.
func searchRecord(t *testing.T) {
	t.Helper()
	rows, err := house.check.DB.QueryContext(t.Context(), `SELECT table_name, column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND data_type <> 'bytea' ORDER BY 1, 2`)
	require.NoError(t, err)
	var columns [][2]string
	for rows.Next() {
		var c [2]string
		require.NoError(t, rows.Scan(&c[0], &c[1]))
		columns = append(columns, c)
	}
	require.NoError(t, rows.Err())
	for _, c := range columns {
		if open[c[0]] == c[1] {
			continue
		}
		var text []byte
		require.NoError(t, house.check.DB.QueryRowContext(t.Context(),
			`SELECT coalesce(string_agg(DISTINCT "`+c[1]+`"::text, ' '), '') FROM "`+c[0]+`"`).Scan(&text))
		searchFor(t, "column "+c[0]+"."+c[1], text)
	}
}

// searchMetrics looks through what server and worker tell of themselves.
func searchMetrics(t *testing.T) {
	t.Helper()
	settings, err := os.ReadFile(filepath.Join(house.dir, "settings.env"))
	require.NoError(t, err)
	addresses := regexp.MustCompile(`METRICS_ADDRESS='([^']+)'`).FindAllSubmatch(settings, -1)
	require.Len(t, addresses, 2)
	for _, address := range addresses {
		answer, err := http.Get("http://" + string(address[1]) + "/metrics")
		require.NoError(t, err)
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		require.NoError(t, err)
		require.NotEmpty(t, text)
		searchFor(t, "the metrics at "+string(address[1]), text)
	}
}

// searchNames looks through the name of everything that lies in the house's folder.
func searchNames(t *testing.T) {
	t.Helper()
	var names []byte
	require.NoError(t, filepath.WalkDir(house.dir, func(path string, _ fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) { // a file of the database that has just gone
			return nil
		}
		names = append(append(names, path...), '\n')
		return err
	}))
	searchFor(t, "the name of a file", names)
}
