package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/baoquan/baoquan/config"
	"github.com/baoquan/baoquan/schema/record"
	"github.com/baoquan/baoquan/schema/store"
)

// sealing shows by which keys the record is sealed, and seals it anew with the first.
func sealing(ctx context.Context, c *config.Config, args []string) error {
	if len(args) != 1 || args[0] != "status" && args[0] != "rotate" {
		return errors.New("用法：server seal status | rotate")
	}
	kept, err := record.Open(ctx, c)
	if err != nil {
		return err
	}
	if args[0] == "status" {
		return sealStatus(ctx, kept, os.Stdout)
	}
	return rotate(ctx, kept, time.Second, os.Stdout)
}

// sealStatus prints how many values of which column each key has sealed.
func sealStatus(ctx context.Context, kept *store.Store, out io.Writer) error {
	rows, err := kept.Sealed(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		note := ""
		switch {
		case r.KeyID == kept.Keys().First():
			note = "（用于写）"
		case !kept.Keys().Has(r.KeyID):
			note = "（seal.keys 里没有这个密钥，打不开）"
		}
		if _, err := fmt.Fprintf(out, "%s\t密钥 %s\t%d 个值%s\n", r.Column, r.KeyID, r.Rows, note); err != nil {
			return err
		}
	}
	return nil
}

// rotations is how often what somebody was just changing is gone through again.
const rotations = 5

// rotate seals everything with the first key. It may be cut at any time and run
// again. Values that do not open are named and left; then it is an error.
func rotate(ctx context.Context, kept *store.Store, pause time.Duration, out io.Writer) error {
	first := kept.Keys().First()
	for range rotations {
		var bad []store.Unopened
		err := kept.Reseal(ctx, func(column string, values int) {
			if values > 0 {
				fmt.Fprintf(out, "%s\t重新密封 %d 个值\n", column, values) //nolint:errcheck // progress
			}
		}, func(u store.Unopened) { bad = append(bad, u) })
		if err != nil {
			return err
		}
		left, err := sealedOtherwise(ctx, kept)
		if err != nil {
			return err
		}
		if left == 0 {
			_, err = fmt.Fprintf(out, "全部由密钥 %s 密封，其余密钥可以从 seal.keys 中去掉\n", first)
			return err
		}
		if int64(len(bad)) >= left {
			return unopened(out, bad)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
	return errors.New("仍有值由其他密钥密封：可能有 server 或 worker 还在用旧的 seal.keys，请全部换成新的设置并重启后再运行一次")
}

// sealedOtherwise is how many values other keys than the first have sealed.
func sealedOtherwise(ctx context.Context, kept *store.Store) (left int64, err error) {
	rows, err := kept.Sealed(ctx)
	for _, r := range rows {
		if r.KeyID != kept.Keys().First() {
			left += r.Rows
		}
	}
	return left, err
}

// unopened names the values that do not open.
func unopened(out io.Writer, bad []store.Unopened) error {
	for _, u := range bad {
		if _, err := fmt.Fprintf(out, "%s\t%s\t密钥 %s\t打不开\n", u.Column, u.Row, u.KeyID); err != nil {
			return err
		}
	}
	return fmt.Errorf("有 %d 个值打不开（已列出），其他的都已完成；请找回密封它们的密钥加入 seal.keys，或者从备份恢复这些行，再运行一次", len(bad))
}
