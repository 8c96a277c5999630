// Command tour walks two pairs of a guarantee and the preservation that it
// secures through the running system: one from a new phone number to a ruling,
// and a short one that the court dismisses, whose premium comes back. It prints
// each step with a link to where the Temporal UI shows it.
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
	"time"

	_ "github.com/lib/pq" // postgres

	"github.com/baoquan/baoquan/dev/walk"
)

func main() {
	dir := flag.String("dir", ".run", "运行目录")
	flag.Parse()
	if err := run(context.Background(), *dir); err != nil {
		fmt.Fprintln(os.Stderr, "走不下去了：", err)
		os.Exit(1)
	}
}

// tour is a walk that says what it does.
type tour struct {
	env                           map[string]string
	step                          int
	begin                         time.Time
	applicant, judge, underwriter *walk.Client
	court                         string
}

func run(ctx context.Context, dir string) error {
	env, err := walk.ReadEnv(dir)
	if err != nil {
		return err
	}
	db, err := sql.Open("postgres", env["DATABASE_URL"])
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the process ends
	somebody := func() *walk.Client { return walk.New(env["SERVER_URL"], env["SANDBOX_URL"]) }
	t := &tour{env: env, begin: time.Now(), applicant: somebody(), judge: somebody(), underwriter: somebody()}
	for _, part := range []func(context.Context) error{
		func(ctx context.Context) error { return t.account(ctx, db) }, t.desks, t.granted, t.dismissed,
	} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

// account: from a new phone number to a verified person.
func (t *tour) account(ctx context.Context, db *sql.DB) error {
	phone := walk.InventedPhone()
	answer := func(ctx context.Context, id string) (text string, err error) {
		return text, db.QueryRowContext(ctx, `SELECT answer FROM captchas WHERE id = $1`, id).Scan(&text)
	}
	if err := t.applicant.Register(ctx, phone, answer); err != nil {
		return err
	}
	t.say("注册", "图片验证码、短信验证码、密码", nil)
	if err := t.applicant.Login(ctx, phone); err != nil {
		return err
	}
	if err := t.applicant.Verify(ctx, walk.Invented.Applicant, walk.InventedID()); err != nil {
		return err
	}
	t.say("实名认证", "在模拟手机上通过人脸核验，会话随之结束", nil)
	return t.applicant.Login(ctx, phone)
}

// desks: judge and underwriter log in.
func (t *tour) desks(ctx context.Context) (err error) {
	if t.court, err = t.applicant.CourtCode(ctx, walk.Court); err != nil {
		return err
	}
	if err := t.judge.Login(ctx, "judge-jing0105"); err != nil {
		return err
	}
	return t.underwriter.Login(ctx, walk.Underwriter)
}

func (t *tour) say(what, more string, k *walk.Case) {
	t.step++
	fmt.Printf("%d. %-24s %s（第 %.1f 秒）\n", t.step, what, more, time.Since(t.begin).Seconds())
	if k != nil {
		fmt.Printf("   %s/namespaces/default/workflows/%s\n", t.env["TEMPORAL_UI_URL"], url.PathEscape(k.Kind+"/"+k.ID))
	}
}

func yuan(fen int64) string { return fmt.Sprintf("%d.%02d 元", fen/100, fen%100) }
