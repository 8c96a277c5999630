package main

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"database/sql"

	_ "github.com/lib/pq" // postgres

	"github.com/baoquan/baoquan/workflows"
)

// counters are figures that grow.
type counters struct{ statements, transactions float64 }

// readCounters asks server and worker how many statements they have sent, and
// Postgres how many transactions it has committed.
func readCounters(env map[string]string) (counters, error) {
	var c counters
	for _, process := range []string{"SERVER", "WORKER"} {
		n, err := metric(env["dir"], "BAOQUAN_"+process+"_METRICS_ADDRESS", "baoquan_sql_statements_total")
		if err != nil {
			return c, err
		}
		c.statements += n
	}
	db, err := sql.Open("postgres", env["DATABASE_URL"])
	if err != nil {
		return c, err
	}
	defer db.Close() //nolint:errcheck // it was only read
	return c, db.QueryRow(`SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()`).Scan(&c.transactions)
}

// metric reads one metric of a process; settings.env of the stack says where.
func metric(dir, setting, name string) (float64, error) {
	text, err := os.ReadFile(filepath.Join(dir, "settings.env"))
	if err != nil {
		return 0, err
	}
	_, address, _ := strings.Cut(string(text), "export "+setting+"='")
	address, _, _ = strings.Cut(address, "'")
	response, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		return 0, err
	}
	defer response.Body.Close() //nolint:errcheck // it was only read
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			return strconv.ParseFloat(value, 64)
		}
	}
	return 0, fmt.Errorf("%s 没有指标 %s", setting, name)
}

// peaks reads the peak memory of server and worker in bytes.
func peaks(dir string) (map[string]int64, error) {
	peak := map[string]int64{}
	for _, process := range []string{"server", "worker"} {
		pid, err := os.ReadFile(filepath.Join(dir, process+".pid"))
		if err != nil {
			return nil, err
		}
		status, err := os.ReadFile("/proc/" + strings.TrimSpace(string(pid)) + "/status")
		if err != nil {
			return nil, err
		}
		_, text, _ := strings.Cut(string(status), "VmHWM:")
		kilobytes, err := strconv.ParseInt(strings.Fields(text)[0], 10, 64)
		if err != nil {
			return nil, err
		}
		peak[process] = kilobytes << 10
	}
	return peak, nil
}

// readHistories counts the events and workflow tasks of some cases.
func (m *measured) readHistories(ctx context.Context, env map[string]string, kind string, ids []string) error {
	time.Sleep(3 * time.Second) // the last messages are sent
	c, err := client.Dial(client.Options{HostPort: env["TEMPORAL_ADDRESS"]})
	if err != nil {
		return err
	}
	defer c.Close()
	db, err := sql.Open("postgres", env["DATABASE_URL"])
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	for _, id := range ids {
		events, tasks, err := count(ctx, c, workflows.ID(kind, id))
		if err != nil {
			return err
		}
		m.events, m.tasks = append(m.events, events), append(m.tasks, tasks)
		var order string
		if err := db.QueryRowContext(ctx, `SELECT id FROM payments WHERE application_id = $1`, id).Scan(&order); err != nil {
			return err
		}
		if events, _, err = count(ctx, c, workflows.ID(workflows.KindPayment, order)); err != nil {
			return err
		}
		m.payment = append(m.payment, events)
	}
	return nil
}

func count(ctx context.Context, c client.Client, id string) (events, tasks int64, err error) {
	history := c.GetWorkflowHistory(ctx, id, "", false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for history.HasNext() {
		event, err := history.Next()
		if err != nil {
			return 0, 0, err
		}
		events++
		if event.GetEventType() == enums.EVENT_TYPE_WORKFLOW_TASK_COMPLETED {
			tasks++
		}
	}
	return events, tasks, nil
}
