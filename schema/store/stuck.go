package store

import (
	"context"
	"time"
)

// Stuck is something that needs a person, and why.
type Stuck struct {
	Kind     string    `db:"kind"`
	ID       string    `db:"id"`
	Number   string    `db:"number"`
	Reason   string    `db:"reason"` // a deadline's name, an order's attention, a difference's kind, unheard
	Since    time.Time `db:"since"`
	Workflow string    `db:"workflow"` // the kind of the workflow that it is about,
	Subject  string    `db:"subject"`  // and the row this lives for
}

const selectStuck = `
	SELECT a.kind, a.id, a.number, d.name AS reason, d.due_at AS since, a.kind AS workflow, a.id AS subject
	FROM deadlines d JOIN applications a ON a.id = d.application_id WHERE d.ended_at IS NULL AND d.missed_at IS NOT NULL
	UNION ALL
	SELECT 'payment', p.id, a.number, p.attention, p.created_at, 'payment', p.id
	FROM payments p JOIN applications a ON a.id = p.application_id WHERE p.attention <> ''
	UNION ALL
	SELECT a.kind, a.id, a.number, 'insurer_' || i.code, i.since, a.kind, a.id
	FROM insurer_troubles i JOIN applications a ON a.id = i.application_id
	WHERE i.code <> 'documents_incomplete' OR a.status = 'issuing'
	UNION ALL
	SELECT 'scan', m.id, a.number, 'scan_pending', m.uploaded_at, 'scan', m.id
	FROM materials m JOIN applications a ON a.id = m.application_id
	WHERE m.scan = 'pending' AND m.uploaded_at < $1::timestamptz - interval '9 minutes'
	UNION ALL
	SELECT 'scan', p.id, '', 'scan_pending', p.uploaded_at, 'scan', p.id
	FROM identity_papers p WHERE p.scan = 'pending' AND p.uploaded_at < $1::timestamptz - interval '9 minutes'
	UNION ALL
	SELECT 'papers', c.id, '', 'papers_overdue', c.due_at, 'papers', c.id
	FROM identity_checks c WHERE c.method = 'papers' AND c.status = 'pending' AND c.due_at < $1::timestamptz + interval '1 minute'
	UNION ALL
	SELECT 'difference', d.id, coalesce(a.number, d.number), d.kind, d.found_at, 'reconciliation', d.reconciliation_id
	FROM payment_differences d LEFT JOIN payments p ON p.id = d.payment_id LEFT JOIN applications a ON a.id = p.application_id
	WHERE NOT EXISTS (SELECT 1 FROM settlements s WHERE s.difference_id = d.id)
	UNION ALL
	SELECT 'reconciliation', r.id, r.day::text, 'bill_missing_' || b.method, b.at, 'reconciliation', r.id
	FROM reconciled_bills b JOIN reconciliations r ON r.id = b.reconciliation_id WHERE b.outcome <> 'compared'
	UNION ALL
	SELECT o.workflow, o.subject, coalesce(a.number, ''), 'unheard', min(o.created_at), o.workflow, o.subject
	FROM outbox o LEFT JOIN applications a ON a.id = o.subject WHERE o.created_at < $1
	GROUP BY o.workflow, o.subject, a.number
	ORDER BY since LIMIT 500`

// Stuck lists what needs a person, oldest first: deadlines that courts missed,
// orders that are not as they should be, files that the scanner has not decided on
// for ten minutes, identity papers that no operator has decided on in time, what a provider's bill says otherwise than the record, bills that
// could not be had, and what no workflow has taken for a minute.
func (q queries) Stuck(ctx context.Context, now time.Time) ([]Stuck, error) {
	var all []Stuck
	return all, q.selectAll(ctx, &all, selectStuck, now.Add(-time.Minute))
}
