package store

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
)

type paperRow struct {
	ID          string    `db:"id"`
	Slot        string    `db:"slot"`
	FileName    string    `db:"file_name"`
	ContentType string    `db:"content_type"`
	Size        int64     `db:"size"`
	SHA256      string    `db:"sha256"`
	Scan        string    `db:"scan"`
	UploadedAt  time.Time `db:"uploaded_at"`
}

func (r paperRow) file() baoquan.PaperFile {
	return baoquan.PaperFile{
		ID: r.ID, Slot: baoquan.PaperSlot(r.Slot), FileName: r.FileName, ContentType: r.ContentType, Size: r.Size,
		SHA256: r.SHA256, Scan: baoquan.Scan(r.Scan), UploadedAt: inBeijing(r.UploadedAt),
	}
}

const selectPaperFiles = `SELECT id, slot, file_name, content_type, size, sha256, scan, uploaded_at
	FROM identity_papers WHERE check_id = $1`

const listPaperFiles = selectPaperFiles + ` ORDER BY uploaded_at, id`

// PaperFiles lists the papers of a check. Some time after the decision there are none.
func (q queries) PaperFiles(ctx context.Context, checkID string) ([]baoquan.PaperFile, error) {
	var rows []paperRow
	if err := q.selectAll(ctx, &rows, listPaperFiles, checkID); err != nil {
		return nil, err
	}
	all := make([]baoquan.PaperFile, len(rows))
	for i, row := range rows {
		all[i] = row.file()
	}
	return all, nil
}

const selectPaperFile = selectPaperFiles + ` AND slot = $2`

// PaperFile reads the paper in a slot.
func (q queries) PaperFile(ctx context.Context, checkID string, slot baoquan.PaperSlot) (baoquan.PaperFile, error) {
	var row paperRow
	err := q.get(ctx, &row, selectPaperFile, checkID, slot)
	return row.file(), err
}

const deletePaper = `DELETE FROM identity_papers WHERE check_id = $1 AND slot = $2`

const insertPaper = `INSERT INTO identity_papers (id, check_id, slot, file_name, content_type, size, sha256, scan, uploaded_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

// SavePaper writes the record of a paper whose bytes are stored already, in place of
// the one that was in its slot. One that waits for the scanner gets a procedure that
// sees to it.
func (t *Tx) SavePaper(ctx context.Context, checkID string, f baoquan.PaperFile) error {
	if _, err := t.exec(ctx, deletePaper, checkID, f.Slot); err != nil {
		return err
	}
	_, err := t.exec(ctx, insertPaper, f.ID, checkID, f.Slot, f.FileName, f.ContentType, f.Size, f.SHA256, f.Scan, f.UploadedAt)
	if err != nil || f.Scan != baoquan.ScanPending {
		return err
	}
	return t.Tell(ctx, "scan", f.ID, hints["scan"], struct{}{})
}

// DeletePaper removes the record of a paper; its bytes go when nobody names them any
// more.
func (t *Tx) DeletePaper(ctx context.Context, checkID string, slot baoquan.PaperSlot) error {
	return t.must(ctx, deletePaper, checkID, slot)
}

// papersLifetime is how long papers are kept after the decision on them: for as long
// as somebody may ask about it.
const papersLifetime = 30 * 24 * time.Hour

const deleteOldPapers = `DELETE FROM identity_papers p USING identity_checks c WHERE c.id = p.check_id AND c.decided_at < $1`

// RevealedNumber is what is revealed beside papers.
const RevealedNumber = "number"

const insertReveal = `INSERT INTO identity_reveals (check_id, staff_id, what, at) VALUES ($1, $2, $3, $4)`

// Reveal writes down that an operator sees a number whole, or the paper of a slot.
func (q queries) Reveal(ctx context.Context, checkID, staffID, what string, at time.Time) error {
	_, err := q.exec(ctx, insertReveal, checkID, staffID, what, at)
	return err
}
