package check

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/lib/pq" // postgres
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"

	"github.com/baoquan/baoquan/dev/sandbox"
	"github.com/baoquan/baoquan/dev/walk"
)

// System is a running system and all that can be asked of it.
type System struct {
	Dir      string            // its folder, .run
	Env      map[string]string // its file env
	DB       *sql.DB
	Temporal client.Client
	Told     []walk.Act // what clients did and were told
}

// Open finds the system that runs in a folder.
func Open(dir string) (*System, error) {
	env, err := ReadEnv(filepath.Join(dir, "env"))
	if err != nil {
		return nil, err
	}
	s := &System{Dir: dir, Env: env}
	if s.DB, err = sql.Open("postgres", env["DATABASE_URL"]); err != nil {
		return nil, err
	}
	s.Temporal, err = client.NewLazyClient(client.Options{
		HostPort: env["TEMPORAL_ADDRESS"], Logger: log.NewStructuredLogger(slog.New(slog.DiscardHandler)),
	})
	return s, err
}

// Close lets go of the system.
func (s *System) Close() error {
	s.Temporal.Close()
	return s.DB.Close()
}

// ReadEnv reads the file that says where everything is.
func ReadEnv(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	env := map[string]string{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), "=")
		env[name] = value
	}
	return env, lines.Err()
}

// outside is what the world outside has seen.
type outside struct {
	counts map[string]map[string]map[string]int // provider, operation, key
	money  map[string]sandbox.Money             // by our number
}

func (s *System) ask(ctx context.Context) (*outside, error) {
	var money struct{ Items []sandbox.Money }
	o := &outside{money: map[string]sandbox.Money{}}
	err := errors.Join(s.control(ctx, "/control/counts", &o.counts), s.control(ctx, "/control/money", &money))
	for _, m := range money.Items {
		o.money[m.OutTradeNo] = m
	}
	return o, err
}

// asker asks the sandbox.
var asker = &http.Client{Timeout: 10 * time.Second}

func (s *System) control(ctx context.Context, path string, out any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.Env["SANDBOX_URL"]+path, nil)
	if err != nil {
		return err
	}
	response, err := asker.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close() //nolint:errcheck // it was only read
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(out)
}
