package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/google/uuid"

	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/record"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// commands of who installs the system.
var commands = map[string]func(context.Context, *config.Config, []string) error{
	"migrate": migrate, "trial": trial, "admin": admin, "config": configuration, "openapi": openapi, "seal": sealing,
}

func migrate(ctx context.Context, c *config.Config, args []string) error {
	db, err := store.Open(c.Database.URL, 2)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the process ends
	if len(args) == 1 && args[0] == "status" {
		return schema.Check(ctx, db.DB)
	}
	if len(args) != 1 || args[0] != "up" {
		return errors.New("用法：server migrate up | status")
	}
	if err := schema.Migrate(ctx, db.DB); err != nil {
		return err
	}
	if c.OIDC.Issuer != "" {
		if err := store.New(db, nil, nil).BindSubjects(ctx, c.OIDC.Issuer); err != nil {
			return err
		}
	}
	return registerSearchAttributes(ctx, c)
}

// trial makes the accounts of a system that is only tried.
func trial(ctx context.Context, c *config.Config, _ []string) error {
	if c.Production() || !c.Trial.Accounts {
		return errors.New("试用账户只在 trial.accounts 打开且不是 production 时建立")
	}
	kept, err := record.Open(ctx, c)
	if err != nil {
		return err
	}
	if err := kept.EnsureTrial(ctx, api.HashPassword, time.Now()); err != nil {
		return err
	}
	return kept.BindTrialSubjects(ctx, c.OIDC.Issuer)
}

// admin makes the first operator of an installation; all other staff accounts
// are made by an operator over the API.
func admin(ctx context.Context, c *config.Config, args []string) error {
	if len(args) != 3 || args[0] != "create-operator" {
		return errors.New("用法：server admin create-operator <登录名> <姓名>")
	}
	kept, err := record.Open(ctx, c)
	if err != nil {
		return err
	}
	password := rand.Text()[:12]
	hash, err := api.HashPassword(password)
	if err != nil {
		return err
	}
	err = kept.InTx(ctx, func(t *store.Tx) error {
		return t.CreateStaff(ctx, store.Staff{
			ID: uuid.NewString(), Login: args[1], DisplayName: args[2], Role: store.Operator, PasswordHash: hash, CreatedAt: time.Now(), MustChange: true,
		})
	})
	if errors.Is(err, store.ErrTaken) {
		return errors.New("这个登录名已经有人使用，请换一个")
	}
	if err == nil {
		_, err = fmt.Fprintln(os.Stdout, "初始密码（只显示这一次，首次登录后必须修改）："+password)
	}
	return err
}

func configuration(_ context.Context, c *config.Config, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "check":
		_, err := fmt.Fprintln(os.Stdout, "设置没有错误")
		return err
	case len(args) == 2 && args[0] == "print" && args[1] == "--defaults":
		return config.Document(os.Stdout)
	case len(args) == 1 && args[0] == "print":
		_, err := fmt.Fprint(os.Stdout, c.Redacted())
		return err
	}
	return errors.New("用法：server config print [--defaults] | check")
}

// openapi prints the document without starting anything.
func openapi(_ context.Context, c *config.Config, _ []string) error {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(api.New(api.Deps{Config: c}).OpenAPI())
}
