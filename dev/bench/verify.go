package main

import (
	"context"
	"database/sql"
	"time"

	"github.com/baoquan/baoquan/dev/walk"
)

// askers is how many verify at once, rounds how often each document is verified.
const (
	askers = 8
	rounds = 5
)

// verified is how long it took to verify documents.
type verified struct{ endpoint, statement []time.Duration }

// selectByCode is the statement behind the endpoint.
const selectByCode = `SELECT id, application_id, kind, number, code, sha256, size, status, issued_at FROM documents WHERE code = $1`

// verifications asks for every document by its code, first the endpoint, then the
// database alone.
func verifications(ctx context.Context, env map[string]string, codes []string) (v verified, err error) {
	somebody := walk.New(env["SERVER_URL"], env["SANDBOX_URL"])
	if v.endpoint, err = asked(codes, func(code string) error {
		_, err := somebody.VerifyCode(ctx, code)
		return err
	}); err != nil {
		return v, err
	}
	db, err := sql.Open("postgres", env["DATABASE_URL"])
	if err != nil {
		return v, err
	}
	defer db.Close() //nolint:errcheck // it was only read
	db.SetMaxIdleConns(askers)
	statement, err := db.PrepareContext(ctx, selectByCode)
	if err != nil {
		return v, err
	}
	v.statement, err = asked(codes, func(code string) error {
		var ignored [9]any
		into := make([]any, len(ignored))
		for i := range ignored {
			into[i] = &ignored[i]
		}
		return statement.QueryRowContext(ctx, code).Scan(into...)
	})
	return v, err
}

// asked measures each question; the first of every asker opens its connection and
// does not count.
func asked(codes []string, ask func(code string) error) ([]time.Duration, error) {
	if err := each(askers, askers, func(i int) error { return ask(codes[i%len(codes)]) }); err != nil {
		return nil, err
	}
	return timed(askers, rounds*len(codes), func(i int) error { return ask(codes[i%len(codes)]) })
}
