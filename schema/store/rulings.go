package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/baoquan/baoquan"
)

// Document is a document that anyone can verify by its code.
type Document struct {
	ID            string    `db:"id"`
	ApplicationID string    `db:"application_id"`
	Kind          string    `db:"kind"`
	Number        string    `db:"number"`
	Code          string    `db:"code"`
	SHA256        string    `db:"sha256"`
	Size          int64     `db:"size"`
	Status        string    `db:"status"`
	IssuedAt      time.Time `db:"issued_at"`
}

// The kinds of documents: that of a court, and those of a guarantee.
const (
	RulingDocument = "ruling" // 裁定书
	PolicyDocument = "policy" // 保单
	LetterDocument = "letter" // 保函
)

var fileNames = map[string]string{
	RulingDocument: "民事裁定书.pdf", PolicyDocument: "诉讼财产保全电子保单.pdf", LetterDocument: "诉讼财产保全电子保函.pdf",
}

// FileName is what the document is called wherever it is handed out.
func (d Document) FileName() string { return fileNames[d.Kind] }

const documentColumns = `id, application_id, kind, number, code, sha256, size, status, issued_at`

const selectDocumentByCode = `SELECT ` + documentColumns + ` FROM documents WHERE code = $1`

// DocumentByCode finds a document by the code printed on it.
func (q queries) DocumentByCode(ctx context.Context, code string) (Document, error) {
	var d Document
	return d, q.get(ctx, &d, selectDocumentByCode, code)
}

const selectDocument = `SELECT ` + documentColumns + ` FROM documents WHERE application_id = $1 AND kind = $2`

// Document is the document of a kind that an application has.
func (q queries) Document(ctx context.Context, applicationID, kind string) (Document, error) {
	var d Document
	return d, q.get(ctx, &d, selectDocument, applicationID, kind)
}

const insertDocument = `INSERT INTO documents (` + documentColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

const insertRuling = `INSERT INTO rulings (application_id, outcome, amount, reason, staff_id, document_id, ruled_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7)`

// AddRuling writes a ruling with its document.
func (t *Tx) AddRuling(ctx context.Context, r baoquan.Ruling, d Document, reason, staffID string) error {
	if _, err := t.exec(ctx, insertDocument, d.ID, d.ApplicationID, d.Kind, d.Number, d.Code, d.SHA256, d.Size,
		d.Status, d.IssuedAt); err != nil {
		return err
	}
	_, err := t.exec(ctx, insertRuling, d.ApplicationID, r.Outcome, int64(r.Amount), reason, staffID, d.ID, r.RuledAt)
	return err
}

const selectRuling = `SELECT r.outcome, r.amount, d.number, d.code, d.sha256, r.ruled_at
	FROM rulings r JOIN documents d ON d.id = r.document_id WHERE r.application_id = $1`

func (q queries) ruling(ctx context.Context, applicationID string) (*baoquan.Ruling, error) {
	var row struct {
		Outcome string    `db:"outcome"`
		Amount  int64     `db:"amount"`
		Number  string    `db:"number"`
		Code    string    `db:"code"`
		SHA256  string    `db:"sha256"`
		RuledAt time.Time `db:"ruled_at"`
	}
	err := q.get(ctx, &row, selectRuling, applicationID)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &baoquan.Ruling{
		Outcome: baoquan.Outcome(row.Outcome), Amount: baoquan.Fen(row.Amount),
		Number: row.Number, Code: row.Code, SHA256: row.SHA256, RuledAt: inBeijing(row.RuledAt),
	}, nil
}

// Ruling reads the ruling of a preservation.
func (q queries) Ruling(ctx context.Context, applicationID string) (baoquan.Ruling, error) {
	r, err := q.ruling(ctx, applicationID)
	if err == nil && r == nil {
		err = ErrNotFound
	}
	if err != nil {
		return baoquan.Ruling{}, err
	}
	return *r, nil
}

const nextRulingNumber = `INSERT INTO ruling_numbers (court_code, year, last) VALUES ($1, $2, 1)
	ON CONFLICT (court_code, year) DO UPDATE SET last = ruling_numbers.last + 1 RETURNING last`

// RulingNumber gives the number under which a court rules: in a suit that of
// the suit, before it (诉前、执行前) the court's next 财保 number of the year.
func (t *Tx) RulingNumber(ctx context.Context, a *Application, courtCaseCode string, at time.Time) (string, error) {
	if a.Category == baoquan.Litigation {
		return a.CaseNumber, nil
	}
	year := at.In(baoquan.Beijing).Year()
	var n int
	if err := t.get(ctx, &n, nextRulingNumber, a.CourtCode, year); err != nil {
		return "", err
	}
	return fmt.Sprintf("（%d）%s财保%d号", year, courtCaseCode, n), nil
}
