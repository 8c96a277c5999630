package api_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
)

// expectation is what the metrics should count.
type expectation struct {
	mu   sync.Mutex
	of   map[string]int
	seen map[string]bool
}

func (y *expectation) add(c sent, status int) {
	door := doorOf(c.path)
	if door == "" {
		return
	}
	y.mu.Lock()
	defer y.mu.Unlock()
	result := map[int]string{400: "malformed", 401: "forged", 404: "refused", 409: "refused", 413: "too_large", 422: "refused"}[status]
	switch {
	case result != "":
	case strings.HasPrefix(door, "sms"):
		result = "taken"
	case c.event == "":
		result = "passed" // of no concern to us
	case y.seen[c.event]:
		result = "again"
	default:
		y.seen[c.event] = true
		result = "taken"
	}
	y.of[door+" "+result]++
}

// doorOf is a door's name in the metrics, "" where nothing is counted.
func doorOf(path string) string {
	parts := strings.Split(strings.TrimPrefix(strings.TrimPrefix(path, "/api/v1"), "/callbacks/"), "/")
	switch parts[0] {
	case "wechatpay":
		return "wechat"
	case "sms":
		if len(parts) < 3 {
			return ""
		}
		return "sms_" + parts[1]
	case "face":
		return ""
	}
	return parts[0]
}

// callbackCounts are the counters of callbacks: what is no concern of ours in one,
// what was too much at once in none.
func callbackCounts(t *testing.T) map[string]int {
	t.Helper()
	families, err := prometheus.DefaultGatherer.Gather()
	require.NoError(t, err)
	all := map[string]int{}
	for _, family := range families {
		if family.GetName() != "baoquan_callbacks_total" {
			continue
		}
		for _, m := range family.GetMetric() {
			result := m.GetLabel()[1].GetValue()
			switch result {
			case "busy":
				continue
			case "other", "unknown":
				result = "passed"
			case "elsewhere": // what is true there
				result = "taken"
			}
			all[m.GetLabel()[0].GetValue()+" "+result] += int(m.GetCounter().GetValue())
		}
	}
	return all
}

func minus(after, before map[string]int) map[string]int {
	for name, n := range before {
		if after[name] -= n; after[name] == 0 {
			delete(after, name)
		}
	}
	return after
}

// stored are the events that were taken, sorted.
func (d *doors) stored() (all []string) {
	d.t.Helper()
	require.NoError(d.t, d.db.Select(&all, `SELECT provider || '/' || event_id FROM provider_events WHERE outcome = 'taken'`))
	slices.Sort(all)
	return all
}

// stands is how an order or a guarantee stands.
func (d *doors) stands(x truth) (now string) {
	d.t.Helper()
	query := `SELECT trim(status || ' ' || attention) FROM payments WHERE id = $1`
	if x.door == "insurer" {
		query = `SELECT status FROM applications WHERE id = $1`
	}
	require.NoError(d.t, d.db.Get(&now, query, x.about))
	return now
}

// entries is how many entries of each kind there are in all dockets.
func (d *doors) entries() map[string]int {
	d.t.Helper()
	var rows []struct {
		Event string
		N     int
	}
	require.NoError(d.t, d.db.Select(&rows, `SELECT event, count(*) AS n FROM docket GROUP BY event`))
	all := map[string]int{}
	for _, r := range rows {
		all[r.Event] = r.N
	}
	return all
}

func (d *doors) since(before map[string]int) map[string]int { return minus(d.entries(), before) }
