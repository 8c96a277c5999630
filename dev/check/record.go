package check

import (
	"context"
	"database/sql"
	"time"

	"github.com/baoquan/baoquan"
)

// record is all of the record that is compared, as of one instant.
type record struct {
	cases     map[string]*file
	order     []string // ids of the cases, oldest first
	waiting   int      // messages that no workflow has taken
	payments  []payment
	checks    []string // ids of the face checks that are pending
	messages  map[string]message
	documents []document
}

// file is one application with its docket.
type file struct {
	id, number               string
	kind                     baoquan.Kind
	status                   baoquan.Status
	version, last, heard     int64 // version, docket_seq, procedural_seq
	category                 baoquan.Category
	rulesOn                  baoquan.Date
	fee                      int64
	docket                   []entry
	running, ended, missed   int // deadlines
	rulings                  int
	rulingAmount, askedFen   int64
	createdAt, lastEnteredAt time.Time
}

type entry struct {
	seq, prev  int64
	event      baoquan.Event
	status     baoquan.Status
	actor      baoquan.ActorKind
	ref        string
	procedural bool
	at         time.Time
}

type payment struct {
	id, application, status, outTradeNo, codeURL, attention, refundNo string
	amount                                                            int64
}

type message struct {
	sent  bool
	tries int
}

type document struct {
	application, sha256, number, code string
	size                              int64
}

// read reads the record in one transaction, so that what is compared belongs
// together.
func (s *System) read(ctx context.Context) (*record, error) {
	tx, err := s.DB.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // it was only read
	k := &record{cases: map[string]*file{}, messages: map[string]message{}}
	for _, query := range []struct {
		text string
		scan func(*sql.Rows) error
	}{
		{selectCases, k.scanCase}, {selectEntries, k.scanEntry}, {selectDeadlines, k.scanDeadlines},
		{selectRulings, k.scanRuling}, {selectPayments, k.scanPayment}, {selectDocuments, k.scanDocument},
		{selectMessages, k.scanMessage}, {selectChecks, k.scanCheck}, {countWaiting, k.scanWaiting},
	} {
		if err := each(ctx, tx, query.text, query.scan); err != nil {
			return nil, err
		}
	}
	return k, nil
}

func each(ctx context.Context, tx *sql.Tx, query string, scan func(*sql.Rows) error) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

const selectCases = `SELECT id, number, kind, status, version, docket_seq, procedural_seq, category, rules_on::text, fee, amount, created_at
	FROM applications ORDER BY created_at, id`

func (k *record) scanCase(rows *sql.Rows) error {
	f := &file{}
	err := rows.Scan(&f.id, &f.number, &f.kind, &f.status, &f.version, &f.last, &f.heard, &f.category, &f.rulesOn, &f.fee, &f.askedFen, &f.createdAt)
	k.cases[f.id], k.order = f, append(k.order, f.id)
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

const selectRulings = `SELECT application_id, amount FROM rulings`

func (k *record) scanRuling(rows *sql.Rows) error {
	var id string
	var amount int64
	err := rows.Scan(&id, &amount)
	k.cases[id].rulings++
	k.cases[id].rulingAmount = amount
	return err
}

const selectPayments = `SELECT id, application_id, status, out_trade_no, code_url, attention, refund_no, amount FROM payments ORDER BY created_at`

func (k *record) scanPayment(rows *sql.Rows) error {
	var p payment
	err := rows.Scan(&p.id, &p.application, &p.status, &p.outTradeNo, &p.codeURL, &p.attention, &p.refundNo, &p.amount)
	k.payments = append(k.payments, p)
	return err
}

const selectDocuments = `SELECT application_id, sha256, number, code, size FROM documents WHERE kind = 'ruling'`

func (k *record) scanDocument(rows *sql.Rows) error {
	var d document
	err := rows.Scan(&d.application, &d.sha256, &d.number, &d.code, &d.size)
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

const selectChecks = `SELECT id FROM identity_checks WHERE status = 'pending'`

func (k *record) scanCheck(rows *sql.Rows) error {
	var id string
	err := rows.Scan(&id)
	k.checks = append(k.checks, id)
	return err
}

const countWaiting = `SELECT count(*) FROM outbox`

func (k *record) scanWaiting(rows *sql.Rows) error { return rows.Scan(&k.waiting) }
