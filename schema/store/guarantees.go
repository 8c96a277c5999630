package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

const turnLetter = `WITH moved AS (
	    UPDATE applications SET letter = $2, serves = $3 WHERE id = $1 RETURNING id)
	UPDATE documents SET status = $2 FROM moved
	WHERE application_id = moved.id AND kind IN ('policy', 'letter')`

// turnLetter moves the letter of a guarantee and both its documents.
func (t *Tx) turnLetter(ctx context.Context, a *Application, letter baoquan.LetterStatus, fact Fact) error {
	switch fact.Event {
	case baoquan.UsedEvent:
		a.Serves = fact.Ref
	case baoquan.UnlinkedEvent:
		a.Serves = ""
	}
	a.Letter = letter
	_, err := t.exec(ctx, turnLetter, a.ID, letter, optional(a.Serves))
	return err
}

// Issue is what the two documents of a guarantee are known by. It is given once,
// before they are drawn.
type Issue struct {
	PolicyNumber string    `db:"policy_number"`
	LetterNumber string    `db:"letter_number"`
	PolicyCode   string    `db:"policy_code"`
	LetterCode   string    `db:"letter_code"`
	IssuedOn     time.Time `db:"issued_on"`
}

const selectIssue = `SELECT policy_number, letter_number, policy_code, letter_code, issued_on FROM issues WHERE application_id = $1`

const insertIssue = `INSERT INTO issues (application_id, policy_number, letter_number, policy_code, letter_code, issued_on)
	VALUES ($1, $2, $3, $4, $5, $6)`

const nextIssueNumber = `SELECT nextval('issue_numbers')`

// BeginIssue gives numbers and codes for the documents of a locked guarantee, the
// same ones whenever it is asked. code makes a verification code.
func (t *Tx) BeginIssue(ctx context.Context, a *Application, code func() string, at time.Time) (Issue, error) {
	var given Issue
	err := t.get(ctx, &given, selectIssue, a.ID)
	if !errors.Is(err, ErrNotFound) {
		return given, err
	}
	var n int64
	if err := t.get(ctx, &n, nextIssueNumber); err != nil {
		return given, err
	}
	day := baoquan.DateOf(at)
	tail := fmt.Sprintf("%s%06d", at.In(baoquan.Beijing).Format("20060102"), n)
	given = Issue{PolicyNumber: "BD" + tail, LetterNumber: "BH" + tail, PolicyCode: code(), LetterCode: code(), IssuedOn: day.Time()}
	_, err = t.exec(ctx, insertIssue, a.ID, given.PolicyNumber, given.LetterNumber, given.PolicyCode, given.LetterCode, string(day))
	return given, err
}

// Issued writes the two documents of a locked guarantee and that it is issued.
// Issued before, it is an *ErrAlready.
func (t *Tx) Issued(ctx context.Context, a *Application, policy, letter Document, by baoquan.Actor, at time.Time) (baoquan.Entry, error) {
	entry, err := t.File(ctx, a, Fact{
		Event: baoquan.IssuedEvent, By: by, At: at, Key: "issued",
		Detail: map[string]any{"policyNumber": policy.Number, "letterNumber": letter.Number},
	})
	if err != nil {
		return baoquan.Entry{}, err
	}
	for _, d := range []Document{policy, letter} {
		if _, err := t.exec(ctx, insertDocument, d.ID, a.ID, d.Kind, d.Number, d.Code, d.SHA256, d.Size,
			string(baoquan.LetterInForce), at); err != nil {
			return baoquan.Entry{}, err
		}
	}
	return entry, nil
}

const selectDocumentsOf = `SELECT ` + documentColumns + ` FROM documents WHERE application_id = $1 ORDER BY kind DESC`

// Documents lists the documents of an application.
func (q queries) Documents(ctx context.Context, applicationID string) ([]Document, error) {
	var all []Document
	return all, q.selectAll(ctx, &all, selectDocumentsOf, applicationID)
}

const selectDocumentsOfAll = `SELECT ` + documentColumns + ` FROM documents WHERE application_id = ANY($1::uuid[])`

// DocumentsOf lists the documents of some applications, by their ids.
func (q queries) DocumentsOf(ctx context.Context, apps []*Application) (map[string][]Document, error) {
	ids := make([]string, len(apps))
	for i, a := range apps {
		ids[i] = a.ID
	}
	var all []Document
	if err := q.selectAll(ctx, &all, selectDocumentsOfAll, pq.Array(ids)); err != nil {
		return nil, err
	}
	byID := map[string][]Document{}
	for _, d := range all {
		byID[d.ApplicationID] = append(byID[d.ApplicationID], d)
	}
	return byID, nil
}

const selectServing = `SELECT id FROM applications WHERE serves = $1 ORDER BY id`

// Serving lists the ids of the guarantees whose letters are used for a preservation.
func (q queries) Serving(ctx context.Context, preservationID string) ([]string, error) {
	var ids []string
	return ids, q.selectAll(ctx, &ids, selectServing, preservationID)
}

const insertAttached = `INSERT INTO materials
	(id, application_id, slot, security_id, file_name, content_type, size, sha256, scan, uploaded_at, document_id)
	VALUES ($1, $2, 'security', $3, $4, 'application/pdf', $5, $6, 'clean', $7, $8)`

// Link uses the letter of a guarantee for a preservation, both locked, and lays
// letter and policy into the slot of the security (row 51).
func (t *Tx) Link(ctx context.Context, preservation, guarantee *Application, securityID string, by baoquan.Actor, at time.Time) error {
	if _, err := t.File(ctx, guarantee, Fact{
		Event: baoquan.UsedEvent, By: by, At: at, Ref: preservation.ID, Detail: map[string]any{"preservation": preservation.Number},
	}); err != nil {
		return err
	}
	documents, err := t.Documents(ctx, guarantee.ID)
	if err != nil {
		return err
	}
	for _, d := range documents {
		if _, err := t.exec(ctx, insertAttached, uuid.NewString(), preservation.ID, securityID, d.FileName(),
			d.Size, d.SHA256, at, d.ID); err != nil {
			return err
		}
	}
	return t.setLinked(ctx, preservation, Fact{
		Event: baoquan.GuaranteeLinked, By: by, At: at, Ref: guarantee.ID, Detail: map[string]any{"guarantee": guarantee.Number},
	})
}

const dropAttached = `DELETE FROM materials m USING documents d
	WHERE m.application_id = $1 AND m.document_id = d.id AND d.application_id = $2`

// Unlink frees a letter from a preservation, both locked, so that it may serve
// another, and takes what was attached out of the slot.
func (t *Tx) Unlink(ctx context.Context, preservation, guarantee *Application, by baoquan.Actor, at time.Time) error {
	letter, err := t.Document(ctx, guarantee.ID, LetterDocument)
	if err != nil {
		return err
	}
	if _, err := t.File(ctx, guarantee, Fact{
		Event: baoquan.UnlinkedEvent, By: by, At: at, Ref: preservation.ID, Detail: map[string]any{"preservation": preservation.Number},
		Deadline: t.RulesOf(guarantee).UseAgain(letter.IssuedAt, at, guarantee.Category),
	}); err != nil {
		return err
	}
	if _, err := t.exec(ctx, dropAttached, preservation.ID, guarantee.ID); err != nil {
		return err
	}
	return t.setLinked(ctx, preservation, Fact{
		Event: baoquan.GuaranteeFreed, By: by, At: at, Ref: guarantee.ID, Detail: map[string]any{"guarantee": guarantee.Number},
	})
}

const updateLinked = `UPDATE applications SET linked = EXISTS (SELECT 1 FROM applications g WHERE g.serves = $1) WHERE id = $1 RETURNING linked`

// setLinked says anew whether a letter serves a preservation, and files why. A
// draft that was thrown away has no docket any more.
func (t *Tx) setLinked(ctx context.Context, preservation *Application, fact Fact) error {
	if err := t.get(ctx, &preservation.Linked, updateLinked, preservation.ID); err != nil || preservation.Status == baoquan.Deleted {
		return err
	}
	_, err := t.File(ctx, preservation, fact)
	return err
}

// TellRuling writes into the docket of a locked guarantee what the court decided on
// the preservation it secures, once.
func (t *Tx) TellRuling(ctx context.Context, guarantee, preservation *Application, r baoquan.Ruling, at time.Time) error {
	_, err := t.File(ctx, guarantee, Fact{
		Event: baoquan.PreservationRuled, By: byItself, At: at, Ref: preservation.ID, Key: "ruled:" + preservation.ID,
		Detail: map[string]any{"outcome": r.Outcome, "amount": r.Amount, "preservation": preservation.Number},
	})
	if already := (*ErrAlready)(nil); errors.As(err, &already) {
		return nil
	}
	return err
}

const upsertTrouble = `INSERT INTO insurer_troubles (application_id, code, since) VALUES ($1, $2, $3)
	ON CONFLICT (application_id) DO UPDATE SET code = $2`

const deleteTrouble = `DELETE FROM insurer_troubles WHERE application_id = $1`

// InsurerTrouble writes down for the operator that an insurer's system does not
// take what it is told about a guarantee; "" that it does again.
func (q queries) InsurerTrouble(ctx context.Context, applicationID, code string, at time.Time) error {
	if code == "" {
		_, err := q.exec(ctx, deleteTrouble, applicationID)
		return err
	}
	_, err := q.exec(ctx, upsertTrouble, applicationID, code, at)
	return err
}
