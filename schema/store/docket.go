package store

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

// Fact is something that happened and is to be written into a docket.
type Fact struct {
	Event    baoquan.Event
	By       baoquan.Actor
	At       time.Time
	Ref      string            // the row it is about: a payment, a part
	Detail   any               // codes, figures and reasons for people; nil for none
	Deadline *baoquan.Deadline // in place of the one that the law names
	Key      string            // what makes it happen once, when it may be tried again
}

// ErrAlready says that a fact with this key is in the docket already.
type ErrAlready struct{ Entry baoquan.Entry }

func (e *ErrAlready) Error() string { return "already in the docket" }

// File writes facts into the docket of a locked application and moves its
// status by [baoquan.Next], all in this transaction. It answers the last entry.
// A fact that the status does not allow is a *baoquan.StatusError, one that a
// letter does not allow a *baoquan.LetterError, and nothing is written. Of several
// facts in one call the procedure hears of the last.
func (t *Tx) File(ctx context.Context, a *Application, facts ...Fact) (baoquan.Entry, error) {
	var entry baoquan.Entry
	for i, fact := range facts {
		var err error
		if entry, err = t.fileOne(ctx, a, fact, i == len(facts)-1); err != nil {
			return entry, err
		}
	}
	return entry, nil
}

func (t *Tx) fileOne(ctx context.Context, a *Application, fact Fact, last bool) (baoquan.Entry, error) {
	if err := t.refuseSecond(ctx, a.ID, fact.Key); err != nil {
		return baoquan.Entry{}, err
	}
	next, err := baoquan.Next(a.Kind, a.Status, fact.Event)
	if err != nil {
		return baoquan.Entry{}, err
	}
	letter, err := baoquan.NextLetter(a.Letter, fact.Event)
	if err != nil {
		return baoquan.Entry{}, err
	}
	entry := baoquan.Entry{
		ApplicationID: a.ID, Number: a.Number, Court: a.CourtCode, Seq: a.DocketSeq + 1, Prev: a.ProceduralSeq,
		Event: fact.Event, Status: next, At: inBeijing(fact.At), Deadline: fact.Deadline, Ref: fact.Ref,
		Insurer: askedOf(a, fact.Event), Linked: a.Linked,
	}
	moved := next != a.Status || letter != a.Letter
	if entry.Deadline == nil && moved && (letter == "" || letter == baoquan.LetterInForce) {
		entry.Deadline = t.RulesOf(a).DeadlineFor(a.Kind, next, a.Category, fact.At)
	}
	procedural := last && fact.Event.Procedural()
	if err := t.insertEntry(ctx, entry, fact, procedural); err != nil {
		return baoquan.Entry{}, err
	}
	if moved {
		if err := t.turnDeadline(ctx, entry); err != nil {
			return baoquan.Entry{}, err
		}
	}
	if letter != a.Letter {
		if err := t.turnLetter(ctx, a, letter, fact); err != nil {
			return baoquan.Entry{}, err
		}
	}
	a.Status, a.DocketSeq = next, entry.Seq
	if fact.Event.Changes() {
		a.Version, a.UpdatedAt = a.Version+1, entry.At
	}
	if fact.Event == baoquan.Submitted {
		a.SubmittedAt, a.AskedOf = &entry.At, entry.Insurer
	}
	if procedural {
		a.ProceduralSeq = entry.Seq
	}
	return entry, nil
}

// askedOf is the insurer whom an entry concerns: the one that is asked with it, or
// was asked last. What the owner chooses in the form meanwhile concerns nobody.
func askedOf(a *Application, event baoquan.Event) string {
	if event == baoquan.Submitted {
		return a.InsurerCode
	}
	return a.AskedOf
}

// fileEntry moves the application, writes the entry, leaves it for the
// procedure and wakes whoever watches the case: one statement, all or nothing.
// The guard on docket_seq holds even without the lock.
const fileEntry = `
WITH moved AS (
    UPDATE applications SET status = $4, docket_seq = $2,
           version = CASE WHEN $15 THEN version + 1 ELSE version END,
           updated_at = CASE WHEN $15 THEN $5 ELSE updated_at END,
           procedural_seq = CASE WHEN $8 THEN $2 ELSE procedural_seq END,
           submitted_at = CASE WHEN $3 = 'submitted' THEN $5 ELSE submitted_at END,
           asked_of = CASE WHEN $3 = 'submitted' THEN insurer_code ELSE asked_of END
    WHERE id = $1 AND docket_seq = $2 - 1
    RETURNING id, kind, version
), entry AS (
    INSERT INTO docket (application_id, seq, event, status, at, actor_kind, actor_id, procedural, prev, deadline, ref, detail, key)
    SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12::jsonb, $13 FROM moved
), waiting AS (
    INSERT INTO outbox (workflow, subject, signal, message)
    SELECT kind, id, $3, $14::jsonb FROM moved WHERE $8
)
SELECT pg_notify('docket', id::text) FROM moved`

func (t *Tx) insertEntry(ctx context.Context, e baoquan.Entry, fact Fact, procedural bool) error {
	message, err := json.Marshal(e)
	if err != nil {
		return err
	}
	detail, err := json.Marshal(fact.Detail)
	if err != nil {
		return err
	}
	if fact.Detail == nil {
		detail = []byte("{}")
	}
	var deadline, key any
	if e.Deadline != nil {
		text, err := json.Marshal(e.Deadline)
		if err != nil {
			return err
		}
		deadline = string(text)
	}
	if fact.Key != "" {
		key = fact.Key
	}
	return t.must(ctx, fileEntry, e.ApplicationID, e.Seq, e.Event, e.Status, e.At,
		fact.By.Kind, fact.By.ID, procedural, e.Prev, deadline, e.Ref, string(detail), key, string(message), e.Event.Changes())
}

const endDeadline = `UPDATE deadlines SET ended_at = $2 WHERE application_id = $1 AND ended_at IS NULL`

// turnDeadline ends the deadline that ran and begins the one of the new status.
func (t *Tx) turnDeadline(ctx context.Context, e baoquan.Entry) error {
	if _, err := t.exec(ctx, endDeadline, e.ApplicationID, e.At); err != nil {
		return err
	}
	if e.Deadline == nil {
		return nil
	}
	_, err := t.exec(ctx, insertDeadline, e.ApplicationID, e.Seq, e.Deadline.Name, e.Deadline.Article, e.Deadline.StartsAt, e.Deadline.DueAt)
	return err
}

const insertDeadline = `INSERT INTO deadlines (application_id, seq, name, article, starts_at, due_at)
	VALUES ($1, $2, $3, $4, $5, $6)`

const markDeadlineMissed = `UPDATE deadlines SET missed_at = $2
	WHERE application_id = $1 AND ended_at IS NULL AND missed_at IS NULL`

// MissDeadline marks the running deadline as passed.
func (t *Tx) MissDeadline(ctx context.Context, applicationID string, at time.Time) error {
	_, err := t.exec(ctx, markDeadlineMissed, applicationID, at)
	return err
}

const updateDeadline = `UPDATE deadlines SET starts_at = $2, due_at = $3 WHERE application_id = $1 AND ended_at IS NULL`

// MoveDeadline gives the running deadline another term: a draft was changed.
func (t *Tx) MoveDeadline(ctx context.Context, applicationID string, starts, due time.Time) error {
	_, err := t.exec(ctx, updateDeadline, applicationID, starts, due)
	return err
}

// Deadline is a deadline of a case and what became of it.
type Deadline struct {
	Name     baoquan.DeadlineName `db:"name"`
	Article  string               `db:"article"`
	StartsAt time.Time            `db:"starts_at"`
	DueAt    time.Time            `db:"due_at"`
	EndedAt  *time.Time           `db:"ended_at"`
	MissedAt *time.Time           `db:"missed_at"`
}

const selectDeadlines = `SELECT name, article, starts_at, due_at, ended_at, missed_at
	FROM deadlines WHERE application_id = $1 ORDER BY seq`

// Deadlines lists the deadlines of an application in the order they began.
func (q queries) Deadlines(ctx context.Context, applicationID string) ([]Deadline, error) {
	var all []Deadline
	return all, q.selectAll(ctx, &all, selectDeadlines, applicationID)
}

// DocketRow is one entry as people read it.
type DocketRow struct {
	Seq       int64           `db:"seq"`
	Event     baoquan.Event   `db:"event"`
	Status    baoquan.Status  `db:"status"`
	At        time.Time       `db:"at"`
	ActorKind string          `db:"actor_kind"`
	ActorID   string          `db:"actor_id"`
	Ref       string          `db:"ref"`
	Detail    json.RawMessage `db:"detail"`
}

// Shown is the entry's detail as the parties may read it: without what an operator
// notes for other operators.
func (r DocketRow) Shown() json.RawMessage {
	if r.Event != baoquan.Settled {
		return r.Detail
	}
	var detail struct {
		Reason string `json:"reason"`
	}
	if json.Unmarshal(r.Detail, &detail) != nil {
		return json.RawMessage(`{}`)
	}
	shown, _ := json.Marshal(detail) // a string always has a form
	return shown
}

const selectDocket = `SELECT seq, event, status, at, actor_kind, actor_id, ref, detail
	FROM docket WHERE application_id = $1 AND seq > $2 ORDER BY seq`

// Docket reads the docket of an application from the entry after a number on.
func (q queries) Docket(ctx context.Context, applicationID string, after int64) ([]DocketRow, error) {
	var rows []DocketRow
	return rows, q.selectAll(ctx, &rows, selectDocket, applicationID, after)
}

const selectEntry = `SELECT a.number, a.court_code, coalesce(a.asked_of, '') AS insurer_code, a.linked, o.seq, o.prev, o.event, o.status, o.at, o.deadline, o.ref
	FROM docket o JOIN applications a ON a.id = o.application_id `

type entryRow struct {
	Number   string    `db:"number"`
	Court    string    `db:"court_code"`
	Insurer  string    `db:"insurer_code"`
	Linked   bool      `db:"linked"`
	Seq      int64     `db:"seq"`
	Prev     int64     `db:"prev"`
	Event    string    `db:"event"`
	Status   string    `db:"status"`
	At       time.Time `db:"at"`
	Deadline []byte    `db:"deadline"`
	Ref      string    `db:"ref"`
}

func (r entryRow) entry(applicationID string) (baoquan.Entry, error) {
	e := baoquan.Entry{
		ApplicationID: applicationID, Number: r.Number, Court: r.Court, Seq: r.Seq, Prev: r.Prev, Event: baoquan.Event(r.Event),
		Status: baoquan.Status(r.Status), At: inBeijing(r.At), Ref: r.Ref,
		Insurer: r.Insurer, Linked: r.Linked,
	}
	if r.Deadline == nil {
		return e, nil
	}
	return e, json.Unmarshal(r.Deadline, &e.Deadline)
}

const selectProceduralEntries = selectEntry + `WHERE o.application_id = $1 AND o.procedural AND o.seq > $2 ORDER BY o.seq`

// ProceduralEntries reads what the procedure has to hear of, from the entry
// after a number on.
func (q queries) ProceduralEntries(ctx context.Context, applicationID string, after int64) ([]baoquan.Entry, error) {
	var rows []entryRow
	if err := q.selectAll(ctx, &rows, selectProceduralEntries, applicationID, after); err != nil {
		return nil, err
	}
	entries := make([]baoquan.Entry, len(rows))
	for i, row := range rows {
		var err error
		if entries[i], err = row.entry(applicationID); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

const selectEntryByKey = selectEntry + `WHERE o.application_id = $1 AND o.key = $2`

// EntryByKey finds the entry that was filed under a key.
func (q queries) EntryByKey(ctx context.Context, applicationID, key string) (baoquan.Entry, error) {
	var row entryRow
	if err := q.get(ctx, &row, selectEntryByKey, applicationID, key); err != nil {
		return baoquan.Entry{}, err
	}
	return row.entry(applicationID)
}

// FileOnce files a fact that has a key in a transaction of its own, or answers
// ErrAlready, for which it asks one statement and locks nothing.
func (s *Store) FileOnce(ctx context.Context, applicationID string, fact Fact) error {
	if err := s.refuseSecond(ctx, applicationID, fact.Key); err != nil {
		return err
	}
	return s.InTx(ctx, func(t *Tx) error {
		a, err := t.Lock(ctx, applicationID)
		if err == nil {
			_, err = t.File(ctx, a, fact)
		}
		return err
	})
}

// refuseSecond answers ErrAlready when a fact of this key is in the docket.
func (q queries) refuseSecond(ctx context.Context, applicationID, key string) error {
	if key == "" {
		return nil
	}
	entry, err := q.EntryByKey(ctx, applicationID, key)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return &ErrAlready{Entry: entry}
}
