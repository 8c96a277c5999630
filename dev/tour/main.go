// Command tour walks one whole case through the running system, from a new
// phone number to a ruling, and prints each step with a link to where the
// Temporal UI shows it.
package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
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
	env   map[string]string
	step  int
	begin time.Time
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
	t := &tour{env: env, begin: time.Now()}
	applicant, judge := walk.New(env["SERVER_URL"], env["SANDBOX_URL"]), walk.New(env["SERVER_URL"], env["SANDBOX_URL"])
	if err := t.account(ctx, applicant, db); err != nil {
		return err
	}
	return t.procedure(ctx, applicant, judge)
}

// account: from a new phone number to a verified person.
func (t *tour) account(ctx context.Context, c *walk.Client, db *sql.DB) error {
	phone := fmt.Sprintf("139%08d", rand.IntN(1e8))
	answer := func(ctx context.Context, id string) (text string, err error) {
		return text, db.QueryRowContext(ctx, `SELECT answer FROM captchas WHERE id = $1`, id).Scan(&text)
	}
	if err := c.Register(ctx, phone, answer); err != nil {
		return err
	}
	t.say("注册", "图片验证码、短信验证码、密码", "")
	if err := c.Login(ctx, phone); err != nil {
		return err
	}
	if err := c.Verify(ctx, walk.Invented.Applicant, walk.InventedID()); err != nil {
		return err
	}
	t.say("实名认证", "在模拟手机上通过人脸核验，会话随之结束", "")
	return c.Login(ctx, phone)
}

// procedure: from the draft to the ruling.
func (t *tour) procedure(ctx context.Context, applicant, judge *walk.Client) error {
	court, err := applicant.CourtCode(ctx, walk.Court)
	if err != nil {
		return err
	}
	k, err := applicant.Draft(ctx, court, walk.Invented)
	if err != nil {
		return err
	}
	t.say("填写 "+k.Number, "当事人、财产线索、担保、材料；建议保全费 "+yuan(k.SuggestedFee), k.ID)
	if err := applicant.Submit(ctx, &k); err != nil {
		return err
	}
	t.say("提交", "待审核", k.ID)
	if err := judge.Login(ctx, "judge-jing0105"); err != nil {
		return err
	}
	if err := judge.Accept(ctx, &k); err != nil {
		return err
	}
	t.say("法官受理", "待交费 "+yuan(k.Fee), k.ID)
	if err := applicant.PayFee(ctx, &k); err != nil {
		return err
	}
	t.say("交费", "在模拟手机上支付，支付机构的回答写入案卷", k.ID)
	if err := judge.Rule(ctx, &k, "granted"); err != nil {
		return err
	}
	var pdf []byte
	if err := applicant.Call(ctx, "GET", "/preservations/"+k.ID+"/ruling", nil, &pdf); err != nil {
		return err
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		return errors.New("裁定书不是 PDF")
	}
	t.say("裁定 "+k.Ruling.Number, fmt.Sprintf("裁定书 %d KB，核验码 %s", len(pdf)/1024, k.Ruling.Code), k.ID)
	return nil
}

func (t *tour) say(what, more, id string) {
	t.step++
	fmt.Printf("%d. %-24s %s（第 %.1f 秒）\n", t.step, what, more, time.Since(t.begin).Seconds())
	if id != "" {
		fmt.Printf("   %s/namespaces/default/workflows/%s\n", t.env["TEMPORAL_UI_URL"], url.PathEscape("preservation/"+id))
	}
}

func yuan(fen int64) string { return fmt.Sprintf("%d.%02d 元", fen/100, fen%100) }
