package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/lib/pq"
)

// Waiting is a message that a workflow has not acknowledged yet.
type Waiting struct {
	ID       int64           `db:"id"`
	Workflow string          `db:"workflow"`
	Subject  string          `db:"subject"`
	Signal   string          `db:"signal"`
	Message  json.RawMessage `db:"message"`
}

const insertOutbox = `INSERT INTO outbox (workflow, subject, signal, message) VALUES ($1, $2, $3, $4::jsonb)`

// Tell leaves a message for a workflow. It is delivered after the commit, at
// least once, and starts the workflow when there is none.
func (t *Tx) Tell(ctx context.Context, workflow, subject, signal string, message any) error {
	text, err := json.Marshal(message)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, insertOutbox, workflow, subject, signal, string(text))
	return err
}

const selectOutboxOf = `SELECT id, workflow, subject, signal, message FROM outbox WHERE subject = ANY($1::uuid[]) ORDER BY id`

// WaitingFor reads the undelivered messages of some subjects, oldest first.
func (q queries) WaitingFor(ctx context.Context, subjects []string) ([]Waiting, error) {
	var all []Waiting
	return all, q.selectAll(ctx, &all, selectOutboxOf, pq.Array(subjects))
}

const selectOutboxOlder = `SELECT id, workflow, subject, signal, message FROM outbox
	WHERE created_at < $1 AND id > $2 ORDER BY id LIMIT $3`

// WaitingSince reads undelivered messages older than a time, in order.
func (q queries) WaitingSince(ctx context.Context, before time.Time, after int64, limit int) ([]Waiting, error) {
	var all []Waiting
	return all, q.selectAll(ctx, &all, selectOutboxOlder, before, after, limit)
}

const deleteOutbox = `DELETE FROM outbox WHERE id = ANY($1)`

// Delivered removes messages that Temporal has taken.
func (q queries) Delivered(ctx context.Context, ids []int64) error {
	_, err := q.exec(ctx, deleteOutbox, pq.Array(ids))
	return err
}

const countOutbox = `SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0) FROM outbox`

// Backlog is how many messages wait and for how long the oldest has.
func (q queries) Backlog(ctx context.Context) (n int64, oldest time.Duration, err error) {
	var seconds float64
	err = q.ext.QueryRowxContext(ctx, countOutbox).Scan(&n, &seconds)
	return n, time.Duration(seconds * float64(time.Second)), err
}

const selectOpenCases = `SELECT a.kind AS workflow, a.id AS subject, a.procedural_seq AS seq
	FROM applications a JOIN docket d ON d.application_id = a.id AND d.seq = a.procedural_seq
	WHERE (a.status IN ('draft', 'under_review', 'returned', 'awaiting_payment', 'awaiting_ruling', 'issuing')
	       OR a.letter IN ('in_force', 'used'))
	  AND a.id > $1 AND d.at < $2
	ORDER BY a.id LIMIT $3`

const selectOpenPayments = `SELECT 'payment' AS workflow, id AS subject, 0 AS seq FROM payments
	WHERE status IN ('created', 'pending', 'refunding') AND id > $1 AND created_at < $2 ORDER BY id LIMIT $3`

const selectOpenChecks = `SELECT CASE method WHEN 'face' THEN 'identity' ELSE 'papers' END AS workflow, id AS subject, 0 AS seq
	FROM identity_checks WHERE status IN ('collecting', 'pending') AND id > $1 AND created_at < $2 ORDER BY id LIMIT $3`

const selectOpenScans = `SELECT 'scan' AS workflow, id AS subject, 0 AS seq FROM (
	    SELECT id, uploaded_at FROM materials WHERE scan = 'pending'
	    UNION ALL SELECT id, uploaded_at FROM identity_papers WHERE scan = 'pending') waiting
	WHERE id > $1 AND uploaded_at < $2 ORDER BY id LIMIT $3`

const selectOpenReconciliations = `SELECT 'reconciliation' AS workflow, id AS subject, 0 AS seq FROM reconciliations
	WHERE ended_at IS NULL AND id > $1 AND asked_at < $2 ORDER BY id LIMIT $3`

// Unfinished is something that must have a running workflow, and the last docket
// number that this workflow should have heard of (0: it has no docket).
type Unfinished struct {
	Workflow string `db:"workflow"`
	Subject  string `db:"subject"`
	Seq      int64  `db:"seq"`
}

// nilUUID comes before every id.
const nilUUID = "00000000-0000-0000-0000-000000000000"

// Unfinished lists what must have a running workflow and has had time to get one:
// everything unfinished whose last fact is older than before.
func (q queries) Unfinished(ctx context.Context, before time.Time) ([]Unfinished, error) {
	const page = 1000
	var all []Unfinished
	for _, query := range []string{selectOpenCases, selectOpenPayments, selectOpenChecks, selectOpenScans, selectOpenReconciliations} {
		for after := nilUUID; ; {
			var some []Unfinished
			if err := q.selectAll(ctx, &some, query, after, before, page); err != nil {
				return nil, err
			}
			all = append(all, some...)
			if len(some) < page {
				break
			}
			after = some[page-1].Subject
		}
	}
	return all, nil
}

const selectLastWord = `SELECT a.kind AS workflow, d.event AS signal, a.number, a.court_code,
	    coalesce(a.asked_of, '') AS insurer_code, a.linked, d.seq, d.prev, d.event, d.status, d.at, d.deadline, d.ref
	FROM applications a JOIN docket d ON d.application_id = a.id AND d.seq = a.procedural_seq WHERE a.id = $1`

// hints are what a workflow without a docket is told again.
var hints = map[string]string{"payment": "payment_notified", "identity": "check_hinted", "papers": "papers_opened",
	"scan": "scan_opened", "reconciliation": "reconciliation_wanted"}

// LastWord is the message that a workflow should have heard last, made anew
// from the record.
func (q queries) LastWord(ctx context.Context, u Unfinished) (Waiting, error) {
	if hint, ok := hints[u.Workflow]; ok {
		return Waiting{Workflow: u.Workflow, Subject: u.Subject, Signal: hint}, nil
	}
	var row struct {
		Workflow string `db:"workflow"`
		Signal   string `db:"signal"`
		entryRow
	}
	if err := q.get(ctx, &row, selectLastWord, u.Subject); err != nil {
		return Waiting{}, err
	}
	entry, err := row.entry(u.Subject)
	if err != nil {
		return Waiting{}, err
	}
	message, err := json.Marshal(entry)
	return Waiting{Workflow: row.Workflow, Subject: u.Subject, Signal: row.Signal, Message: message}, err
}
