package store

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

var (
	// ErrDecided says that papers are not waiting for a decision: somebody else has
	// decided, or they were taken back.
	ErrDecided = errors.New("not waiting for a decision")
	// ErrOtherPerson says that the profile is not that of when the papers were handed in.
	ErrOtherPerson = errors.New("the profile was changed")
)

// PapersCheck is an identity check of papers, by an operator and without a face.
type PapersCheck struct {
	ID             string
	AccountID      string
	Status         CheckStatus
	ConsentVersion string
	Reason         baoquan.PapersReason
	Explanation    string // the person's, sealed
	Refusal        baoquan.PapersRefusal
	Answer         string // the operator's, sealed
	CreatedAt      time.Time
	ExpiresAt      time.Time // they have to be handed in by then
	SubmittedAt    *time.Time
	DueAt          *time.Time // an operator should have decided by then
	DecidedAt      *time.Time
	PersonHash     []byte // of the profile when they were handed in
}

// Open says whether papers can still come to something.
func (c *PapersCheck) Open() bool {
	return c.Status == CheckCollecting || c.Status == CheckPending
}

type papersRow struct {
	ID             string      `db:"id"`
	AccountID      string      `db:"account_id"`
	Status         CheckStatus `db:"status"`
	ConsentVersion string      `db:"consent_version"`
	Reason         string      `db:"reason"`
	WordsSealed    []byte      `db:"words_sealed"`
	Code           string      `db:"code"`
	CreatedAt      time.Time   `db:"created_at"`
	ExpiresAt      time.Time   `db:"expires_at"`
	SubmittedAt    *time.Time  `db:"submitted_at"`
	DueAt          *time.Time  `db:"due_at"`
	DecidedAt      *time.Time  `db:"decided_at"`
	PersonHash     []byte      `db:"person_hash"`
}

// words are what is said about papers.
type words struct {
	Explanation string `json:"explanation,omitempty"`
	Answer      string `json:"answer,omitempty"`
}

func (q queries) openPapers(r papersRow) (*PapersCheck, error) {
	c := &PapersCheck{
		ID: r.ID, AccountID: r.AccountID, Status: r.Status, ConsentVersion: r.ConsentVersion,
		Reason: baoquan.PapersReason(r.Reason), Refusal: baoquan.PapersRefusal(r.Code), PersonHash: r.PersonHash,
		CreatedAt: inBeijing(r.CreatedAt), ExpiresAt: inBeijing(r.ExpiresAt),
		SubmittedAt: optionalTime(r.SubmittedAt), DueAt: optionalTime(r.DueAt), DecidedAt: optionalTime(r.DecidedAt),
	}
	if r.WordsSealed == nil {
		return c, nil
	}
	var said words
	err := q.keys.OpenJSON(r.WordsSealed, checkWords.place(r.ID), &said)
	c.Explanation, c.Answer = said.Explanation, said.Answer
	return c, err
}

func (q queries) sealWords(c *PapersCheck) ([]byte, error) {
	return q.keys.SealJSON(words{c.Explanation, c.Answer}, checkWords.place(c.ID))
}

const selectPapers = `SELECT id, account_id, status, consent_version, reason, words_sealed, code, created_at, expires_at,
	    submitted_at, due_at, decided_at, person_hash FROM identity_checks WHERE method = 'papers'`

func (q queries) onePapers(ctx context.Context, query string, args ...any) (*PapersCheck, error) {
	var row papersRow
	if err := q.get(ctx, &row, query, args...); err != nil {
		return nil, err
	}
	return q.openPapers(row)
}

func (q queries) allPapers(ctx context.Context, query string, args ...any) ([]*PapersCheck, error) {
	var rows []papersRow
	if err := q.selectAll(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	all := make([]*PapersCheck, len(rows))
	for i, row := range rows {
		var err error
		if all[i], err = q.openPapers(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

const selectOnePapers = selectPapers + ` AND id = $1`

// PapersCheck reads a check of papers.
func (q queries) PapersCheck(ctx context.Context, id string) (*PapersCheck, error) {
	return q.onePapers(ctx, selectOnePapers, id)
}

const selectOpenPapers = selectPapers + ` AND account_id = $1 AND status IN ('collecting', 'pending')`

// OpenPapers reads the check of papers that an account is in the middle of,
// ErrNotFound when there is none.
func (q queries) OpenPapers(ctx context.Context, accountID string) (*PapersCheck, error) {
	return q.onePapers(ctx, selectOpenPapers, accountID)
}

const listPapersOf = selectPapers + ` AND account_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`

// PapersOf lists the checks of papers of an account from below an id on ("" from the
// start), newest first.
func (q queries) PapersOf(ctx context.Context, accountID, before string, limit int) ([]*PapersCheck, error) {
	return q.allPapers(ctx, listPapersOf, accountID, optional(before), limit)
}

const listSubmittedPapers = selectPapers + ` AND submitted_at IS NOT NULL AND status IN ('pending', 'passed', 'refused')
	AND ($1 = '' OR status = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`

// SubmittedPapers lists what operators have to decide on, or have, newest first.
func (q queries) SubmittedPapers(ctx context.Context, status CheckStatus, before string, limit int) ([]*PapersCheck, error) {
	return q.allPapers(ctx, listSubmittedPapers, status, optional(before), limit)
}

// personHash tells whether a profile is still of whom it was.
func (q queries) personHash(p *Profile) []byte {
	return q.keys.Hash("person", string(p.IDType)+"\n"+p.IDNumber+"\n"+p.Name)
}

// SamePerson says whether the profile is still that of when papers were handed in.
func (q queries) SamePerson(c *PapersCheck, p *Profile) bool {
	return bytes.Equal(c.PersonHash, q.personHash(p))
}
