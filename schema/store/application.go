package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/baoquan/baoquan"
)

// Application is an application with what the record alone needs to know.
type Application struct {
	baoquan.Application
	DocketSeq     int64        // last number of its docket
	ProceduralSeq int64        // last number that the procedure hears of
	RulesOn       baoquan.Date // the day whose rules of law it keeps
}

type applicationRow struct {
	ID                string     `db:"id"`
	Kind              string     `db:"kind"`
	Number            string     `db:"number"`
	AccountID         string     `db:"account_id"`
	Status            string     `db:"status"`
	Version           int64      `db:"version"`
	DocketSeq         int64      `db:"docket_seq"`
	ProceduralSeq     int64      `db:"procedural_seq"`
	CourtCode         string     `db:"court_code"`
	Amount            int64      `db:"amount"`
	Category          string     `db:"category"`
	Type              string     `db:"type"`
	PreSuitStage      string     `db:"pre_suit_stage"`
	Secured           bool       `db:"secured"`
	UnsecuredReason   string     `db:"unsecured_reason"`
	UnsecuredNote     string     `db:"unsecured_note"`
	SubmitterCapacity string     `db:"submitter_capacity"`
	CaseType          string     `db:"case_type"`
	CaseNumber        string     `db:"case_number"`
	CauseCode         string     `db:"cause_code"`
	JudgmentCourtCode string     `db:"judgment_court_code"`
	NoticeVersion     string     `db:"notice_version"`
	Fee               int64      `db:"fee"`
	Correction        []byte     `db:"correction"`
	RulesOn           time.Time  `db:"rules_on"`
	CreatedAt         time.Time  `db:"created_at"`
	UpdatedAt         time.Time  `db:"updated_at"`
	SubmittedAt       *time.Time `db:"submitted_at"`
	InsurerCode       *string    `db:"insurer_code"`
	AskedOf           *string    `db:"asked_of"`
	GuaranteeAmount   int64      `db:"guarantee_amount"`
	ConsentVersion    string     `db:"consent_version"`
	Quote             []byte     `db:"quote"`
	RatePpm           int64      `db:"rate_ppm"`
	Premium           int64      `db:"premium"`
	Letter            string     `db:"letter"`
	Serves            *string    `db:"serves"`
	Linked            bool       `db:"linked"`
}

const applicationColumns = `id, kind, number, account_id, status, version, docket_seq, procedural_seq,
	court_code, amount, category, type, pre_suit_stage, secured, unsecured_reason, unsecured_note,
	submitter_capacity, case_type, case_number, cause_code, judgment_court_code, notice_version,
	fee, correction, rules_on, created_at, updated_at, submitted_at,
	insurer_code, asked_of, guarantee_amount, consent_version, quote, rate_ppm, premium, letter, serves, linked`

func (r *applicationRow) application() (*Application, error) {
	a := &Application{
		DocketSeq: r.DocketSeq, ProceduralSeq: r.ProceduralSeq,
		RulesOn: baoquan.Date(r.RulesOn.Format(time.DateOnly)),
	}
	a.Application = baoquan.Application{
		ID: r.ID, Kind: baoquan.Kind(r.Kind), Number: r.Number, AccountID: r.AccountID,
		Status: baoquan.Status(r.Status), Version: r.Version, Fee: baoquan.Fen(r.Fee), Linked: r.Linked,
		CreatedAt: inBeijing(r.CreatedAt), UpdatedAt: inBeijing(r.UpdatedAt), SubmittedAt: optionalTime(r.SubmittedAt),
		Basics: baoquan.Basics{
			CourtCode: r.CourtCode, Amount: baoquan.Fen(r.Amount), Category: baoquan.Category(r.Category),
			Type: baoquan.PreservationType(r.Type), PreSuitStage: baoquan.PreSuitStage(r.PreSuitStage),
			Secured: r.Secured, UnsecuredReason: baoquan.UnsecuredReason(r.UnsecuredReason), UnsecuredNote: r.UnsecuredNote,
			SubmitterCapacity: baoquan.Capacity(r.SubmitterCapacity), CaseType: r.CaseType, CaseNumber: r.CaseNumber,
			CauseCode: r.CauseCode, JudgmentCourtCode: r.JudgmentCourtCode, NoticeVersion: r.NoticeVersion,
		},
		Cover: baoquan.Cover{
			InsurerCode: deref(r.InsurerCode), AskedOf: deref(r.AskedOf), GuaranteeAmount: baoquan.Fen(r.GuaranteeAmount), ConsentVersion: r.ConsentVersion,
			RatePpm: r.RatePpm, Premium: baoquan.Fen(r.Premium), Letter: baoquan.LetterStatus(r.Letter), Serves: deref(r.Serves),
		},
	}
	if r.Quote != nil {
		if err := json.Unmarshal(r.Quote, &a.Quote); err != nil {
			return nil, fmt.Errorf("quote of %s: %w", r.ID, err)
		}
	}
	if r.Correction != nil {
		a.Correction = &baoquan.Correction{}
		if err := json.Unmarshal(r.Correction, a.Correction); err != nil {
			return nil, fmt.Errorf("correction of %s: %w", r.ID, err)
		}
	}
	return a, nil
}

const insertApplication = `INSERT INTO applications (` + applicationColumns + `)
	VALUES ($1, $2, $3, $4, '', 0, 0, 0, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
	        0, NULL, $19, $20, $20, NULL,
	        $21, NULL, $22, $23, $24::jsonb, 0, 0, '', NULL, false)`

// The owner is held while a draft is written: one that is merged at this moment
// takes it along, or is not there any more.
const nextApplicationNumber = `SELECT nextval('application_numbers') FROM accounts
	WHERE id = $1 AND merged_into IS NULL FOR KEY SHARE`

// Open writes a new application and the first entry of its docket. A draft that
// nobody touches is kept until due.
func (t *Tx) Open(ctx context.Context, a *Application, by baoquan.Actor, at, due time.Time) error {
	var n int64
	if err := t.get(ctx, &n, nextApplicationNumber, a.AccountID); err != nil {
		return err
	}
	a.Number = applicationNumber(a.Kind, at, n)
	a.RulesOn = baoquan.DateOf(at)
	a.CreatedAt, a.UpdatedAt = inBeijing(at), inBeijing(at)
	b, c := a.Basics, a.Cover
	quote, err := quoteText(c.Quote)
	if err != nil {
		return err
	}
	if _, err := t.exec(ctx, insertApplication, a.ID, a.Kind, a.Number, a.AccountID,
		b.CourtCode, int64(b.Amount), b.Category, b.Type, b.PreSuitStage, b.Secured, b.UnsecuredReason, b.UnsecuredNote,
		b.SubmitterCapacity, b.CaseType, b.CaseNumber, b.CauseCode, b.JudgmentCourtCode, b.NoticeVersion,
		string(a.RulesOn), at, optional(c.InsurerCode), int64(c.GuaranteeAmount), c.ConsentVersion, quote); err != nil {
		return err
	}
	_, err = t.File(ctx, a, Fact{
		Event: baoquan.Opened, By: by, At: at,
		Deadline: &baoquan.Deadline{Name: baoquan.DeadlineDraftExpiry, StartsAt: inBeijing(at), DueAt: inBeijing(due)},
	})
	return err
}

var numberPrefixes = map[baoquan.Kind]string{baoquan.Preservation: "BQ", baoquan.Guarantee: "DB"}

// applicationNumber is for people: BQ20261127000001. It tells the day and
// nothing about anybody.
func applicationNumber(kind baoquan.Kind, at time.Time, n int64) string {
	return fmt.Sprintf("%s%s%06d", numberPrefixes[kind], at.In(baoquan.Beijing).Format("20060102"), n)
}

const selectApplication = `SELECT ` + applicationColumns + ` FROM applications WHERE id = $1 AND status <> 'deleted'`

// Application reads an application with all its parts.
func (q queries) Application(ctx context.Context, id string) (*Application, error) {
	a, err := q.applicationHead(ctx, selectApplication, id)
	if err != nil {
		return nil, err
	}
	return a, q.loadParts(ctx, a)
}

// ApplicationHead reads an application without its parts.
func (q queries) ApplicationHead(ctx context.Context, id string) (*Application, error) {
	return q.applicationHead(ctx, selectApplication, id)
}

const lockApplication = selectApplication + ` FOR UPDATE`

// Lock reads an application without its parts and keeps everybody else from
// changing it, or any part of it, until the transaction ends.
func (t *Tx) Lock(ctx context.Context, id string) (*Application, error) {
	return t.applicationHead(ctx, lockApplication, id)
}

func (q queries) applicationHead(ctx context.Context, query, id string) (*Application, error) {
	var row applicationRow
	if err := q.get(ctx, &row, query, id); err != nil {
		return nil, err
	}
	return row.application()
}

func (q queries) loadParts(ctx context.Context, a *Application) (err error) {
	if a.Parties, err = q.Parties(ctx, a.ID); err != nil {
		return err
	}
	if a.Clues, err = q.Clues(ctx, a.ID); err != nil {
		return err
	}
	if a.Securities, err = q.Securities(ctx, a.ID); err != nil {
		return err
	}
	if a.Materials, err = q.Materials(ctx, a.ID); err != nil {
		return err
	}
	if a.Status == baoquan.Ruled {
		a.Ruling, err = q.ruling(ctx, a.ID)
	}
	return err
}

// LoadParts reads the parts of an application that was read without them.
func (t *Tx) LoadParts(ctx context.Context, a *Application) error { return t.loadParts(ctx, a) }

const updateBasics = `UPDATE applications SET court_code = $2, amount = $3, category = $4, type = $5,
	pre_suit_stage = $6, secured = $7, unsecured_reason = $8, unsecured_note = $9, submitter_capacity = $10,
	case_type = $11, case_number = $12, cause_code = $13, judgment_court_code = $14, notice_version = $15,
	insurer_code = $16, guarantee_amount = $17, consent_version = $18, quote = $19::jsonb
	WHERE id = $1`

// SaveBasics writes the basic information of a locked application, and what a
// guarantee asks of its insurer.
func (t *Tx) SaveBasics(ctx context.Context, a *Application) error {
	b, c := a.Basics, a.Cover
	quote, err := quoteText(c.Quote)
	if err != nil {
		return err
	}
	return t.must(ctx, updateBasics, a.ID, b.CourtCode, int64(b.Amount), b.Category, b.Type,
		b.PreSuitStage, b.Secured, b.UnsecuredReason, b.UnsecuredNote, b.SubmitterCapacity,
		b.CaseType, b.CaseNumber, b.CauseCode, b.JudgmentCourtCode, b.NoticeVersion,
		optional(c.InsurerCode), int64(c.GuaranteeAmount), c.ConsentVersion, quote)
}

// quoteText is a quote as the column has it; NULL when there is none.
func quoteText(q baoquan.Quote) (any, error) {
	if q == (baoquan.Quote{}) {
		return nil, nil
	}
	text, err := json.Marshal(q)
	return string(text), err
}

const updateOrdered = `UPDATE applications SET fee = $2, correction = $3, rate_ppm = $4, premium = $5, quote = $6::jsonb WHERE id = $1`

// SaveOrders writes what court or insurer has ordered: the fee, the premium with
// its rate and quote, and the correction.
func (t *Tx) SaveOrders(ctx context.Context, a *Application) error {
	var correction any
	if a.Correction != nil {
		text, err := json.Marshal(a.Correction)
		if err != nil {
			return err
		}
		correction = string(text)
	}
	quote, err := quoteText(a.Quote)
	if err != nil {
		return err
	}
	return t.must(ctx, updateOrdered, a.ID, int64(a.Fee), correction, a.RatePpm, int64(a.Premium), quote)
}

const deleteParts = `WITH m AS (DELETE FROM materials WHERE application_id = $1),
	c AS (DELETE FROM clues WHERE application_id = $1),
	s AS (DELETE FROM securities WHERE application_id = $1)
	SELECT 1`

const deleteParties = `DELETE FROM parties WHERE application_id = $1`

// Delete throws a draft away: its parts go, the bare record and its docket stay.
func (t *Tx) Delete(ctx context.Context, a *Application, by baoquan.Actor, at time.Time) error {
	if _, err := t.File(ctx, a, Fact{Event: baoquan.DeletedEvent, By: by, At: at}); err != nil {
		return err
	}
	if _, err := t.exec(ctx, deleteParts, a.ID); err != nil {
		return err
	}
	_, err := t.exec(ctx, deleteParties, a.ID)
	return err
}

func inBeijing(t time.Time) time.Time { return t.In(baoquan.Beijing) }

func optionalTime(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	in := inBeijing(*t)
	return &in
}
