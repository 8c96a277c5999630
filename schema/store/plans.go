package store

import (
	"context"
	"database/sql"
	"sync"

	"github.com/jmoiron/sqlx"
)

// plans keeps each statement prepared. Every statement of the store is a
// constant, so there are as many as there are constants; a connection plans each
// once, and a call is one round trip in place of two.
type plans struct {
	db  *sqlx.DB
	all sync.Map // query → *sqlx.Stmt
}

func (p *plans) of(ctx context.Context, query string) (*sqlx.Stmt, error) {
	if known, ok := p.all.Load(query); ok {
		if stmt, ok := known.(*sqlx.Stmt); ok {
			return stmt, nil
		}
	}
	stmt, err := p.db.PreparexContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if _, another := p.all.LoadOrStore(query, stmt); another {
		stmt.Close() //nolint:errcheck // somebody else was as quick
		return p.of(ctx, query)
	}
	return stmt, nil
}

// runner runs a statement; the query goes along for those that do not have it
// prepared.
type runner interface {
	GetContext(ctx context.Context, dest any, args ...any) error
	SelectContext(ctx context.Context, dest any, args ...any) error
	ExecContext(ctx context.Context, args ...any) (sql.Result, error)
}

// prepared is the statement of a query, in the transaction when there is one. A
// transaction never waits for a second connection: the first time, the query is
// run as it is and prepared beside.
func (q queries) prepared(ctx context.Context, query string) (runner, error) {
	statements.Inc()
	if q.tx == nil {
		return q.plans.of(ctx, query)
	}
	if known, ok := q.plans.all.Load(query); ok {
		if stmt, ok := known.(*sqlx.Stmt); ok {
			return q.tx.StmtxContext(ctx, stmt), nil
		}
	}
	go q.plans.of(context.WithoutCancel(ctx), query) //nolint:errcheck // the next one tries again
	return plain{q.tx, query}, nil
}

// plain runs a query that is not prepared.
type plain struct {
	tx    *sqlx.Tx
	query string
}

func (p plain) GetContext(ctx context.Context, dest any, args ...any) error {
	return p.tx.GetContext(ctx, dest, p.query, args...)
}

func (p plain) SelectContext(ctx context.Context, dest any, args ...any) error {
	return p.tx.SelectContext(ctx, dest, p.query, args...)
}

func (p plain) ExecContext(ctx context.Context, args ...any) (sql.Result, error) {
	return p.tx.ExecContext(ctx, p.query, args...)
}
