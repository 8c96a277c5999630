// Package schema holds the shape of the record: migrations, and the reference
// data that every installation starts from. The queries are in schema/store.
package schema

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the database to the newest version and loads the reference
// data. Several processes may call it at once: one does the work.
func Migrate(ctx context.Context, db *sql.DB) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return load(ctx, db)
}

// Version is the newest version that this program knows: the greatest number that
// a migration has.
func Version() (newest int64, err error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return 0, err
		}
		newest = max(newest, version)
	}
	return newest, err
}

// Check answers an error when the database is not at exactly the version that
// this program knows.
func Check(ctx context.Context, db *sql.DB) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	is, err := provider.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	want, err := Version()
	if err == nil && is != want {
		err = fmt.Errorf("database is at version %d, this program needs %d: run `server migrate up`", is, want)
	}
	return err
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, dir, goose.WithSessionLocker(locker))
}

const durability = `SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')`

// CheckDurability answers an error when Postgres may lose what it has
// acknowledged: production does not start on it.
func CheckDurability(ctx context.Context, db *sql.DB) error {
	var fsync, pages, commit string
	if err := db.QueryRowContext(ctx, durability).Scan(&fsync, &pages, &commit); err != nil {
		return err
	}
	if fsync != "on" || pages != "on" || commit == "off" {
		return errors.New("postgres: fsync, full_page_writes and synchronous_commit must be on in production")
	}
	return nil
}
