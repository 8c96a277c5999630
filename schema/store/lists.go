package store

import (
	"context"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// Filter narrows a list. Empty members do not narrow.
type Filter struct {
	Statuses []baoquan.Status
	Query    string // part of the number, the case number or a party's name
	Before   string // id after which the page begins; lists run from new to old
	Limit    int
	ByClock  bool   // what is due first comes first
	Due      string // by the clock: when Before is due, or [NeverDue]
}

const narrowed = ` AND ($3::text[] IS NULL OR status = ANY($3))
	AND ($4 = '' OR number ILIKE $4 OR case_number ILIKE $4 OR EXISTS (
	    SELECT 1 FROM parties p WHERE p.application_id = applications.id AND p.name ILIKE $4))`

const listConditions = narrowed + `
	AND ($5::uuid IS NULL OR id < $5)
	ORDER BY id DESC LIMIT $6`

const listOwn = `SELECT ` + applicationColumns + ` FROM applications
	WHERE account_id = $1 AND kind = $2 AND status <> 'deleted'` + listConditions

// OwnApplications lists the applications of an account, newest first.
func (q queries) OwnApplications(ctx context.Context, accountID string, kind baoquan.Kind, f Filter) ([]*Application, error) {
	return q.list(ctx, listOwn, accountID, kind, f)
}

const listOfCourt = `SELECT ` + applicationColumns + ` FROM applications
	WHERE court_code = $1 AND kind = $2 AND submitted_at IS NOT NULL` + listConditions

// CourtApplications lists what was submitted to a court, newest first or by the
// clock.
func (q queries) CourtApplications(ctx context.Context, courtCode string, kind baoquan.Kind, f Filter) ([]*Application, error) {
	if f.ByClock {
		return q.list(ctx, queueOfCourt, courtCode, kind, f)
	}
	return q.list(ctx, listOfCourt, courtCode, kind, f)
}

const listLetters = `SELECT ` + applicationColumns + ` FROM applications
	WHERE account_id = $1 AND kind = 'guarantee' AND letter <> '' ORDER BY id DESC LIMIT $2`

// OwnLetters lists the guarantees of an account that were ever issued, newest
// first, with their parties.
func (q queries) OwnLetters(ctx context.Context, accountID string, limit int) ([]*Application, error) {
	var rows []applicationRow
	if err := q.selectAll(ctx, &rows, listLetters, accountID, limit); err != nil {
		return nil, err
	}
	return q.listed(ctx, rows)
}

const listOfInsurer = `SELECT ` + applicationColumns + ` FROM applications
	WHERE asked_of = $1 AND kind = $2` + listConditions

// InsurerApplications lists the guarantees that were asked of an insurer, newest
// first or by the clock.
func (q queries) InsurerApplications(ctx context.Context, insurerCode string, kind baoquan.Kind, f Filter) ([]*Application, error) {
	if f.ByClock {
		return q.list(ctx, queueOfInsurer, insurerCode, kind, f)
	}
	return q.list(ctx, listOfInsurer, insurerCode, kind, f)
}

func (q queries) list(ctx context.Context, query, owner string, kind baoquan.Kind, f Filter) ([]*Application, error) {
	var statuses any
	if len(f.Statuses) > 0 {
		statuses = pq.Array(f.Statuses)
	}
	arguments := []any{owner, kind, statuses, like(f.Query), optional(f.Before), f.Limit}
	if f.ByClock {
		arguments = append(arguments, optional(f.Due))
	}
	var rows []applicationRow
	if err := q.selectAll(ctx, &rows, query, arguments...); err != nil {
		return nil, err
	}
	return q.listed(ctx, rows)
}

// listed adds the parties, which lists show by name, in one statement for all.
func (q queries) listed(ctx context.Context, rows []applicationRow) ([]*Application, error) {
	all, ids := make([]*Application, len(rows)), make([]string, len(rows))
	byID := map[string]*Application{}
	for i := range rows {
		var err error
		if all[i], err = rows[i].application(); err != nil {
			return nil, err
		}
		ids[i], byID[rows[i].ID] = rows[i].ID, all[i]
	}
	var parties []struct {
		ApplicationID string `db:"application_id"`
		sealedRow
	}
	if err := q.selectAll(ctx, &parties, selectPartiesOf, pq.Array(ids)); err != nil {
		return nil, err
	}
	for _, row := range parties {
		var p baoquan.Party
		if err := q.keys.OpenJSON(row.Sealed, sealedParties.place(row.ID), &p); err != nil {
			return nil, err
		}
		a := byID[row.ApplicationID]
		a.Parties = append(a.Parties, p)
	}
	return all, nil
}

const selectPartiesOf = `SELECT application_id, id, sealed FROM parties WHERE application_id = ANY($1::uuid[]) ORDER BY position`

// like turns what somebody typed into a pattern that matches it literally.
func like(query string) string {
	if query == "" {
		return ""
	}
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(query) + "%"
}

const countByStatus = `SELECT kind, status, count(*) AS n FROM applications
	WHERE account_id = $1 AND status <> 'deleted' GROUP BY kind, status`

// Count is how many applications of an account stand in a status.
type Count struct {
	Kind   baoquan.Kind   `db:"kind"`
	Status baoquan.Status `db:"status"`
	N      int            `db:"n"`
}

// Counts are the counters of the home page (rows 16, 17).
func (q queries) Counts(ctx context.Context, accountID string) ([]Count, error) {
	var all []Count
	return all, q.selectAll(ctx, &all, countByStatus, accountID)
}

const selectRunningDeadlines = `SELECT application_id, name, article, starts_at, due_at FROM deadlines
	WHERE application_id = ANY($1::uuid[]) AND ended_at IS NULL`

// RunningDeadlines gives the deadline that runs in each of some applications.
func (q queries) RunningDeadlines(ctx context.Context, ids []string) (map[string]*baoquan.Deadline, error) {
	var rows []struct {
		ApplicationID string    `db:"application_id"`
		Name          string    `db:"name"`
		Article       string    `db:"article"`
		StartsAt      time.Time `db:"starts_at"`
		DueAt         time.Time `db:"due_at"`
	}
	if err := q.selectAll(ctx, &rows, selectRunningDeadlines, pq.Array(ids)); err != nil {
		return nil, err
	}
	running := make(map[string]*baoquan.Deadline, len(rows))
	for _, r := range rows {
		running[r.ApplicationID] = &baoquan.Deadline{
			Name: baoquan.DeadlineName(r.Name), Article: r.Article, StartsAt: inBeijing(r.StartsAt), DueAt: inBeijing(r.DueAt),
		}
	}
	return running, nil
}
