// Package store is the record: it keeps applications, their parts and their
// docket in Postgres, people and sessions, money and documents. Every statement
// is a constant beside the method that runs it; every change of a status goes
// through [Tx.File] and so through [baoquan.Next].
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/seal"
)

// ErrNotFound says that there is no such row, or none that is yours.
var ErrNotFound = errors.New("not found")

// ErrStale says that somebody else has changed the application since the
// version that the caller has seen.
type ErrStale struct{ Current int64 }

func (e *ErrStale) Error() string { return fmt.Sprintf("stale: current version is %d", e.Current) }

// Store is the record.
type Store struct {
	queries
	db *sqlx.DB
}

// Tx is one transaction on the record: all of it happens or nothing does.
type Tx struct{ queries }

// queries is what can be asked of the database, in a transaction or not.
type queries struct {
	ext   sqlx.ExtContext
	plans *plans
	tx    *sqlx.Tx // nil outside a transaction
	keys  *seal.Keyring
	rules Rules
}

// Rules gives the rules of law as of a day; trials shorten them.
type Rules func(baoquan.Date) baoquan.Rules

// New makes a Store on db.
func New(db *sqlx.DB, keys *seal.Keyring, rules Rules) *Store {
	if rules == nil {
		rules = baoquan.RulesOn
	}
	return &Store{queries: queries{ext: db, plans: &plans{db: db}, keys: keys, rules: rules}, db: db}
}

// Open connects to Postgres.
func Open(url string, connections int) (*sqlx.DB, error) {
	connector, err := pq.NewConnector(url)
	if err != nil {
		return nil, errors.New("database url is not understood")
	}
	db := sqlx.NewDb(sql.OpenDB(connector), "postgres")
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, nil
}

// statements counts what is asked of Postgres, beginnings and ends of
// transactions left out.
var statements = promauto.NewCounter(prometheus.CounterOpts{
	Name: "baoquan_sql_statements_total", Help: "发给 PostgreSQL 的语句数（不含事务的开始和结束）",
})

// Ping asks Postgres whether it answers.
func (s *Store) Ping(ctx context.Context) error { return s.db.PingContext(ctx) }

// Keys are the keys that seal personal data.
func (q queries) Keys() *seal.Keyring { return q.keys }

// RulesOf gives the rules that an application keeps: those of the day it began.
func (q queries) RulesOf(a *Application) baoquan.Rules { return q.rules(a.RulesOn) }

// InTx runs f in one transaction. What f returns decides: an error rolls all of
// it back. A serialization failure or a deadlock is tried again, so f must not
// act on anything but the transaction.
func (s *Store) InTx(ctx context.Context, f func(*Tx) error) error {
	for try := 1; ; try++ {
		err := s.once(ctx, f)
		if err == nil || try == 5 || !isRetryable(err) {
			return err
		}
	}
}

func (s *Store) once(ctx context.Context, f func(*Tx) error) error {
	tx, err := s.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if err := f(&Tx{queries: queries{ext: tx, plans: s.plans, tx: tx, keys: s.keys, rules: s.rules}}); err != nil {
		return err
	}
	return tx.Commit()
}

// Codes of Postgres that are handled by name.
const (
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
	uniqueViolation      = "23505"
)

func isRetryable(err error) bool {
	var e *pq.Error
	return errors.As(err, &e) && (e.Code == serializationFailure || e.Code == deadlockDetected)
}

// violates says whether err is the violation of the unique constraint or index
// of that name.
func violates(err error, constraint string) bool {
	var e *pq.Error
	return errors.As(err, &e) && e.Code == uniqueViolation && e.Constraint == constraint
}

// get reads one row into dest, or answers ErrNotFound.
func (q queries) get(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := q.prepared(ctx, query)
	if err != nil {
		return err
	}
	err = stmt.GetContext(ctx, dest, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

func (q queries) selectAll(ctx context.Context, dest any, query string, args ...any) error {
	stmt, err := q.prepared(ctx, query)
	if err != nil {
		return err
	}
	return stmt.SelectContext(ctx, dest, args...)
}

func (q queries) exec(ctx context.Context, query string, args ...any) (int64, error) {
	stmt, err := q.prepared(ctx, query)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// must runs a statement that changes exactly one row, or answers ErrNotFound.
func (q queries) must(ctx context.Context, query string, args ...any) error {
	n, err := q.exec(ctx, query, args...)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}
