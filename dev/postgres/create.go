package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

const superuser = "postgres"

// Name is the role and the database that the system uses.
const Name = "baoquan"

// URL addresses a database of the cluster as the role baoquan.
func (c *Cluster) URL(database string) string { return c.url(Name, database) }

func (c *Cluster) url(user, database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", user, c.port, database)
}

// Ready says whether the server answers.
func (c *Cluster) Ready(ctx context.Context) error {
	return c.with(func(db *sql.DB) error { return db.PingContext(ctx) })
}

// Wait waits until the server answers.
func (c *Cluster) Wait(ctx context.Context) error {
	for {
		err := c.Ready(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL 没有就绪：%w", err)
		case <-time.After(30 * time.Millisecond):
		}
	}
}

// Create makes the role and its database unless they are there. The role may
// make databases, which the tests do.
func (c *Cluster) Create(ctx context.Context) error {
	return c.with(func(db *sql.DB) error {
		const createRole = `CREATE ROLE ` + Name + ` LOGIN CREATEDB`
		if _, err := db.ExecContext(ctx, createRole); err != nil && !already(err) {
			return fmt.Errorf("建立角色 %s：%w", Name, err)
		}
		const createDatabase = `CREATE DATABASE ` + Name + ` OWNER ` + Name
		if _, err := db.ExecContext(ctx, createDatabase); err != nil && !already(err) {
			return fmt.Errorf("建立数据库 %s：%w", Name, err)
		}
		return nil
	})
}

func (c *Cluster) with(do func(*sql.DB) error) error {
	db, err := sql.Open("postgres", c.url(superuser, superuser)+"&connect_timeout=2")
	if err != nil {
		return err
	}
	defer db.Close()
	return do(db)
}

// already says that what was to be made is there.
func already(err error) bool {
	return pq.As(err, pqerror.DuplicateObject, pqerror.DuplicateDatabase) != nil
}
