// Package storetest gives each test a real Postgres database of its own, with
// the newest schema and the reference data, and a store on it.
//
// With TEST_DATABASE_URL set the databases are made on that server; its role
// must be allowed to make some. Otherwise the first test of a binary starts a
// private server, which ends with the binary.
package storetest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/baoquan/baoquan/schema"
	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
)

// Keys that every test seals with.
const (
	SealKeys  = "test:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
	LookupKey = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
)

// New gives a store on a fresh database, which is dropped when the test ends.
func New(t *testing.T) (*store.Store, *sqlx.DB) {
	t.Helper()
	db := open(t, URL(t))
	return store.New(db, Keys(t), nil), db
}

// Keys is the keyring of the stores that New gives.
func Keys(t *testing.T) *seal.Keyring {
	t.Helper()
	keys, err := seal.New(SealKeys, LookupKey)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// URL is the address of a fresh database, which is dropped when the test ends
// or goes with its private server.
func URL(t *testing.T) string {
	t.Helper()
	made, err := template()
	if err != nil {
		t.Fatalf("no Postgres for the tests: %v", err)
	}
	name := "test_" + unique()
	if err := admin(made.server, "CREATE DATABASE "+name+" TEMPLATE "+made.name); err != nil {
		t.Fatal(err)
	}
	if os.Getenv(urlEnv) == "" {
		return onServer(made.server, name) // a private server goes as a whole: dropping takes as long as making
	}
	t.Cleanup(func() {
		if err := admin(made.server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return onServer(made.server, name)
}

func open(t *testing.T, url string) *sqlx.DB {
	t.Helper()
	db, err := store.Open(url, 12)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// migrated is the database that the others are copies of.
type migrated struct {
	server string // URL of a database that always exists
	name   string
}

// template makes the migrated database, once for each test binary.
var template = sync.OnceValues(func() (made migrated, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if made.server, err = server(ctx); err != nil {
		return made, err
	}
	if err := dropOldTemplates(ctx, made.server); err != nil {
		return made, err
	}
	made.name = fmt.Sprintf("%s%d_%s", templatePrefix, time.Now().Unix(), unique())
	if err := admin(made.server, "CREATE DATABASE "+made.name); err != nil {
		return made, err
	}
	db, err := store.Open(onServer(made.server, made.name), 4)
	if err != nil {
		return made, err
	}
	defer db.Close() //nolint:errcheck // nothing was left to write
	return made, schema.Migrate(ctx, db.DB)
})

const templatePrefix = "baoquan_template_"

const selectTemplates = `SELECT datname FROM pg_database WHERE datname LIKE 'baoquan\_template\_%'`

// dropOldTemplates removes what earlier binaries left on a server of one's own.
func dropOldTemplates(ctx context.Context, server string) error {
	db, err := store.Open(server, 1)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was left to write
	var names []string
	if err := db.SelectContext(ctx, &names, selectTemplates); err != nil {
		return err
	}
	for _, name := range names {
		var made int64
		if _, err := fmt.Sscanf(strings.TrimPrefix(name, templatePrefix), "%d_", &made); err != nil || time.Since(time.Unix(made, 0)) < time.Hour {
			continue
		}
		if _, err := db.ExecContext(ctx, "DROP DATABASE IF EXISTS "+name); err != nil {
			return err
		}
	}
	return nil
}

func admin(server, statement string) error {
	db, err := store.Open(server, 1)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was left to write
	if _, err := db.Exec(statement); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}

// onServer is the URL of another database on the same server.
func onServer(server, database string) string {
	u, err := url.Parse(server)
	if err != nil {
		return server
	}
	u.Path = "/" + database
	return u.String()
}

func unique() string { return strings.ToLower(rand.Text()[:12]) }
