// Command record walks one case for each scenario through the running system
// and writes the histories of its workflows down. They are replayed by the tests
// of package workflows, so that a change of a procedure cannot break the cases
// that run under it. Record from released code and keep what was recorded: see
// workflows/testdata/histories.
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	_ "github.com/lib/pq" // postgres
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"

	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/workflows"
)

func main() {
	dir := flag.String("dir", ".run", "运行目录")
	out := flag.String("out", "workflows/testdata/histories", "写到哪里")
	version := flag.String("version", "v2", "文件名的开头")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if err := run(ctx, *dir, filepath.Join(*out, *version)); err != nil {
		fmt.Fprintln(os.Stderr, "没有录完：", err)
		os.Exit(1)
	}
}

// recorder is somebody who walks and the machine that writes along.
type recorder struct {
	applicant, judge, underwriter *walk.Client
	court                         string
	db                            *sql.DB
	temporal                      client.Client
	prefix                        string // of the files
}

func run(ctx context.Context, dir, prefix string) error {
	env, err := walk.ReadEnv(dir)
	if err != nil {
		return err
	}
	somebody := func() *walk.Client { return walk.New(env["SERVER_URL"], env["SANDBOX_URL"]) }
	r := &recorder{applicant: somebody(), judge: somebody(), underwriter: somebody(), prefix: prefix}
	if r.db, err = sql.Open("postgres", env["DATABASE_URL"]); err != nil {
		return err
	}
	defer r.db.Close() //nolint:errcheck // the process ends
	if r.temporal, err = client.Dial(client.Options{HostPort: env["TEMPORAL_ADDRESS"], Logger: log.NewStructuredLogger(quiet())}); err != nil {
		return err
	}
	defer r.temporal.Close()
	if err := r.begin(ctx); err != nil {
		return err
	}
	return r.all(ctx)
}

// all walks every scenario. Those of guarantees write their files on the way: a
// guarantee ends with the preservation that its letter serves.
func (r *recorder) all(ctx context.Context) error {
	for _, name := range slices.Sorted(maps.Keys(scenarios)) {
		k, err := r.applicant.Draft(ctx, r.court, walk.Invented)
		if err == nil {
			err = scenarios[name](ctx, r, &k)
		}
		if err == nil {
			err = r.write(ctx, workflows.ID(workflows.KindPreservation, k.ID), name)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := r.scanned(ctx); err != nil {
		return fmt.Errorf("scan-clean: %w", err)
	}
	if err := r.accounts(ctx); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(guaranteeScenarios)) {
		s := guaranteeScenarios[name]
		g, err := r.applicant.DraftGuarantee(ctx, r.court, s.insurer, walk.Invented)
		if err == nil {
			err = s.walk(ctx, r, &g)
		}
		if err == nil {
			err = r.write(ctx, workflows.ID(workflows.KindGuarantee, g.ID), "guarantee-"+name)
		}
		if err != nil {
			return fmt.Errorf("guarantee-%s: %w", name, err)
		}
	}
	return nil
}

const (
	selectCaptcha = `SELECT answer FROM captchas WHERE id = $1`
	selectCheck   = `SELECT id FROM identity_checks WHERE status = 'passed' AND method = 'face' ORDER BY decided_at DESC LIMIT 1`
)

// captcha reads an answer where it stands.
func (r *recorder) captcha(ctx context.Context, id string) (text string, err error) {
	return text, r.db.QueryRowContext(ctx, selectCaptcha, id).Scan(&text)
}

// begin makes an account, has its face checked, and logs everybody in.
func (r *recorder) begin(ctx context.Context) error {
	phone := walk.InventedPhone()
	if err := r.applicant.Register(ctx, phone, r.captcha); err != nil {
		return err
	}
	if err := r.applicant.Login(ctx, phone); err != nil {
		return err
	}
	if err := r.applicant.Verify(ctx, walk.Invented.Applicant, walk.InventedID()); err != nil {
		return err
	}
	var check string
	if err := r.db.QueryRowContext(ctx, selectCheck).Scan(&check); err != nil {
		return err
	}
	if err := r.write(ctx, workflows.ID(workflows.KindIdentity, check), "identity-passed"); err != nil {
		return err
	}
	if err := r.applicant.Login(ctx, phone); err != nil {
		return err
	}
	if err := r.judge.Login(ctx, "judge-jing0105"); err != nil {
		return err
	}
	if err := r.underwriter.Login(ctx, walk.Underwriter); err != nil {
		return err
	}
	var err error
	r.court, err = r.applicant.CourtCode(ctx, walk.Court)
	return err
}
