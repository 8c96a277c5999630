package store

import (
	"context"

	"github.com/baoquan/baoquan"
)

// NeverDue stands for the time at which a case without a running deadline is due.
const NeverDue = "infinity"

// A queue runs by the clock: what is due first comes first; what no deadline runs
// for comes last, newest first. Each row of the desk is looked at to sort them, so
// a desk asks for the statuses in which it has something to do.
const (
	queueBegins = `SELECT ` + applicationColumns + ` FROM (
	SELECT applications.*, coalesce((SELECT min(due_at) FROM deadlines d
	    WHERE d.application_id = applications.id AND d.ended_at IS NULL), 'infinity') AS due
	FROM applications WHERE `
	queueEnds = narrowed + `) queue
	WHERE ($5::uuid IS NULL OR due > $7::timestamptz OR due = $7::timestamptz AND id < $5)
	ORDER BY due, id DESC LIMIT $6`

	queueOfCourt   = queueBegins + `court_code = $1 AND kind = $2 AND submitted_at IS NOT NULL` + queueEnds
	queueOfInsurer = queueBegins + `asked_of = $1 AND kind = $2` + queueEnds
)

const countOfCourt = `SELECT kind, status, count(*) AS n FROM applications
	WHERE court_code = $1 AND kind = $2 AND submitted_at IS NOT NULL GROUP BY kind, status`

// CourtCounts counts what was submitted to a court.
func (q queries) CourtCounts(ctx context.Context, courtCode string) ([]Count, error) {
	var all []Count
	return all, q.selectAll(ctx, &all, countOfCourt, courtCode, baoquan.Preservation)
}

const countOfInsurer = `SELECT kind, status, count(*) AS n FROM applications
	WHERE asked_of = $1 AND kind = $2 GROUP BY kind, status`

// InsurerCounts counts what was asked of an insurer.
func (q queries) InsurerCounts(ctx context.Context, insurerCode string) ([]Count, error) {
	var all []Count
	return all, q.selectAll(ctx, &all, countOfInsurer, insurerCode, baoquan.Guarantee)
}
