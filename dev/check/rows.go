package check

import (
	"database/sql"

	"github.com/baoquan/baoquan"
)

const selectCases = `SELECT id, number, kind, status, version, docket_seq, procedural_seq, category, rules_on::text, fee, amount, linked, created_at
	FROM applications ORDER BY created_at, id`

func (k *record) scanCase(rows *sql.Rows) error {
	f := &file{}
	err := rows.Scan(&f.id, &f.number, &f.kind, &f.status, &f.version, &f.last, &f.heard, &f.category, &f.rulesOn, &f.fee, &f.askedFen, &f.linked, &f.createdAt)
	k.cases[f.id], k.order = f, append(k.order, f.id)
	return err
}

// What a card says nothing about goes back whole.
const selectCovers = `SELECT a.id, a.insurer_code, i.mode = 'system', a.premium, coalesce((a.quote->>'premium')::bigint, 0), a.letter,
	coalesce(a.serves::text, ''), coalesce((r.card->'refunds'->>'undonePpm')::bigint, 1000000), coalesce((r.card->'refunds'->>'surrenderedPpm')::bigint, 1000000)
	FROM applications a JOIN insurers i ON i.code = a.insurer_code
	LEFT JOIN rate_cards r ON r.insurer_code = a.insurer_code AND r.version = (a.quote->>'cardVersion')::bigint
	WHERE a.kind = 'guarantee'`

func (k *record) scanCover(rows *sql.Rows) error {
	var id string
	var c cover
	err := rows.Scan(&id, &c.insurer, &c.system, &c.premium, &c.promise, &c.letter, &c.serves, &c.refunds.UndonePpm, &c.refunds.SurrenderedPpm)
	k.cases[id].cover = c
	return err
}

const selectIssues = `SELECT application_id, policy_number, policy_code, letter_number, letter_code FROM issues`

func (k *record) scanIssue(rows *sql.Rows) error {
	var id string
	var policy, letter given
	err := rows.Scan(&id, &policy.number, &policy.code, &letter.number, &letter.code)
	k.cases[id].given = map[string]given{"policy": policy, "letter": letter}
	return err
}

const selectEntries = `SELECT application_id, seq, prev, event, status, actor_kind, ref, procedural, at FROM docket ORDER BY application_id, seq`

func (k *record) scanEntry(rows *sql.Rows) error {
	var id string
	var e entry
	err := rows.Scan(&id, &e.seq, &e.prev, &e.event, &e.status, &e.actor, &e.ref, &e.procedural, &e.at)
	f := k.cases[id]
	f.docket, f.lastEnteredAt = append(f.docket, e), e.at
	return err
}

const selectDeadlines = `SELECT application_id, count(*) FILTER (WHERE ended_at IS NULL), count(*) FILTER (WHERE ended_at IS NOT NULL),
	count(*) FILTER (WHERE missed_at IS NOT NULL) FROM deadlines GROUP BY application_id`

func (k *record) scanDeadlines(rows *sql.Rows) error {
	var id string
	var running, ended, missed int
	err := rows.Scan(&id, &running, &ended, &missed)
	f := k.cases[id]
	f.running, f.ended, f.missed = running, ended, missed
	return err
}

const selectRulings = `SELECT application_id, outcome, amount FROM rulings`

func (k *record) scanRuling(rows *sql.Rows) error {
	var id string
	var outcome baoquan.Outcome
	var amount int64
	err := rows.Scan(&id, &outcome, &amount)
	f := k.cases[id]
	f.rulings++
	f.outcome, f.rulingAmount = outcome, amount
	return err
}

const selectPayments = `SELECT id, application_id, status, out_trade_no, code_url, attention, refund_no, amount, refund_amount FROM payments ORDER BY created_at`

func (k *record) scanPayment(rows *sql.Rows) error {
	var p payment
	err := rows.Scan(&p.id, &p.application, &p.status, &p.outTradeNo, &p.codeURL, &p.attention, &p.refundNo, &p.amount, &p.refund)
	k.payments = append(k.payments, p)
	return err
}

const selectDocuments = `SELECT application_id, kind, sha256, number, code, status, size FROM documents`

func (k *record) scanDocument(rows *sql.Rows) error {
	var d document
	err := rows.Scan(&d.application, &d.kind, &d.sha256, &d.number, &d.code, &d.status, &d.size)
	k.documents = append(k.documents, d)
	return err
}

const selectMessages = `SELECT id, sent_at IS NOT NULL, tries FROM messages`

func (k *record) scanMessage(rows *sql.Rows) error {
	var id string
	var m message
	err := rows.Scan(&id, &m.sent, &m.tries)
	k.messages[id] = m
	return err
}

const selectChecks = `SELECT id, method FROM identity_checks WHERE status IN ('collecting', 'pending')`

func (k *record) scanCheck(rows *sql.Rows) error {
	var c identityCheck
	err := rows.Scan(&c.id, &c.method)
	k.checks = append(k.checks, c)
	return err
}

const selectReconciliations = `SELECT id FROM reconciliations WHERE ended_at IS NULL`

func (k *record) scanReconciliation(rows *sql.Rows) error {
	var id string
	err := rows.Scan(&id)
	k.reconciliations = append(k.reconciliations, id)
	return err
}

const countWaiting = `SELECT count(*) FROM outbox`

func (k *record) scanWaiting(rows *sql.Rows) error { return rows.Scan(&k.waiting) }
