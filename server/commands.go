package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/record"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
)

// commands of who installs the system.
var commands = map[string]func(context.Context, *config.Config, []string) error{
	"migrate": migrate, "trial": trial, "config": configuration, "openapi": openapi,
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
	return kept.EnsureTrial(ctx, api.HashPassword, time.Now())
}

func configuration(_ context.Context, c *config.Config, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "check":
		fmt.Println("设置没有错误")
		return nil
	case len(args) == 2 && args[0] == "print" && args[1] == "--defaults":
		return config.Document(os.Stdout)
	case len(args) == 1 && args[0] == "print":
		fmt.Print(c.Redacted())
		return nil
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
