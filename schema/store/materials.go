package store

import (
	"context"
	"errors"
	"time"

	"github.com/baoquan/baoquan"
)

type materialRow struct {
	ID          string    `db:"id"`
	Slot        string    `db:"slot"`
	PartyID     *string   `db:"party_id"`
	SecurityID  *string   `db:"security_id"`
	FileName    string    `db:"file_name"`
	ContentType string    `db:"content_type"`
	Size        int64     `db:"size"`
	SHA256      string    `db:"sha256"`
	Scan        string    `db:"scan"`
	UploadedAt  time.Time `db:"uploaded_at"`
}

func (r materialRow) material() baoquan.Material {
	return baoquan.Material{
		ID: r.ID, Slot: baoquan.Slot(r.Slot), PartyID: deref(r.PartyID), SecurityID: deref(r.SecurityID),
		FileName: r.FileName, ContentType: r.ContentType, Size: r.Size, SHA256: r.SHA256,
		Scan: baoquan.Scan(r.Scan), UploadedAt: inBeijing(r.UploadedAt),
	}
}

const selectMaterial = `SELECT id, slot, party_id, security_id, file_name, content_type, size, sha256, scan, uploaded_at
	FROM materials WHERE application_id = $1`

const selectMaterials = selectMaterial + ` ORDER BY uploaded_at, id`

// Materials lists the files of an application in the order they were uploaded.
func (q queries) Materials(ctx context.Context, applicationID string) ([]baoquan.Material, error) {
	var rows []materialRow
	if err := q.selectAll(ctx, &rows, selectMaterials, applicationID); err != nil {
		return nil, err
	}
	materials := make([]baoquan.Material, len(rows))
	for i, row := range rows {
		materials[i] = row.material()
	}
	return materials, nil
}

const selectOneMaterial = selectMaterial + ` AND id = $2`

// Material reads one file's record.
func (q queries) Material(ctx context.Context, applicationID, id string) (baoquan.Material, error) {
	var row materialRow
	err := q.get(ctx, &row, selectOneMaterial, applicationID, id)
	return row.material(), err
}

const insertMaterial = `INSERT INTO materials
	(id, application_id, slot, party_id, security_id, file_name, content_type, size, sha256, scan, uploaded_at)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

// AddMaterial writes the record of a file whose bytes are stored already. One that
// waits for the scanner gets a procedure that sees to it.
func (t *Tx) AddMaterial(ctx context.Context, applicationID string, m baoquan.Material) error {
	_, err := t.exec(ctx, insertMaterial, m.ID, applicationID, m.Slot, optional(m.PartyID), optional(m.SecurityID),
		m.FileName, m.ContentType, m.Size, m.SHA256, m.Scan, m.UploadedAt)
	if err != nil || m.Scan != baoquan.ScanPending {
		return err
	}
	return t.Tell(ctx, "scan", m.ID, hints["scan"], struct{}{})
}

const deleteMaterial = `DELETE FROM materials WHERE application_id = $1 AND id = $2 AND document_id IS NULL`

// ErrAttached says that the system attached this file, and that it goes with what
// it was attached for.
var ErrAttached = errors.New("attached by the system")

// DeleteMaterial removes the record of a file; its bytes go when nobody names
// them any more. One that the system attached is ErrAttached.
func (t *Tx) DeleteMaterial(ctx context.Context, applicationID, id string) error {
	err := t.must(ctx, deleteMaterial, applicationID, id)
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	if _, err := t.Material(ctx, applicationID, id); err == nil {
		return ErrAttached
	}
	return err
}

const sumMaterials = `SELECT coalesce(sum(size), 0) FROM materials WHERE application_id = $1`

// MaterialsSize is the size of all files of an application in bytes.
func (q queries) MaterialsSize(ctx context.Context, applicationID string) (int64, error) {
	var size int64
	return size, q.get(ctx, &size, sumMaterials, applicationID)
}

func optional(id string) any {
	if id == "" {
		return nil
	}
	return id
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
