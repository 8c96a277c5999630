package store

import (
	"context"
	"time"

	"github.com/lib/pq"

	"github.com/baoquan/baoquan"
)

// The state of a file's check is no edit: it does not move the application's
// version, so that nobody's If-Match is stale because of a scanner.

const selectScan = `SELECT outcome FROM scans WHERE sha256 = $1`

// ScanOf is what the scanner has said about these bytes; ErrNotFound while it has
// said nothing.
func (q queries) ScanOf(ctx context.Context, sha256 string) (baoquan.Scan, error) {
	var outcome string
	err := q.get(ctx, &outcome, selectScan, sha256)
	return baoquan.Scan(outcome), err
}

const insertScan = `INSERT INTO scans (sha256, outcome, signature, decided_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (sha256) DO NOTHING`

// Scanned writes down what the scanner has said about these bytes. The first word
// stands; it decides every file of these bytes that waits, and is answered.
func (s *Store) Scanned(ctx context.Context, sha256 string, outcome baoquan.Scan, signature string, at time.Time) (baoquan.Scan, error) {
	err := s.InTx(ctx, func(t *Tx) (err error) {
		if _, err = t.exec(ctx, insertScan, sha256, outcome, signature, at); err != nil {
			return err
		}
		if outcome, err = t.ScanOf(ctx, sha256); err != nil {
			return err
		}
		return t.DecideFiles(ctx, sha256, outcome)
	})
	return outcome, err
}

const decideFiles = `WITH papers AS (UPDATE identity_papers SET scan = $2 WHERE sha256 = $1 AND scan = 'pending')
	UPDATE materials SET scan = $2 WHERE sha256 = $1 AND scan = 'pending'`

// DecideFiles ends the wait of every file of these bytes.
func (q queries) DecideFiles(ctx context.Context, sha256 string, outcome baoquan.Scan) error {
	_, err := q.exec(ctx, decideFiles, sha256, outcome)
	return err
}

const selectFile = `SELECT sha256, scan FROM materials WHERE id = $1
	UNION ALL SELECT sha256, scan FROM identity_papers WHERE id = $1`

// FileState is the hash of a file and how far its check has come.
func (q queries) FileState(ctx context.Context, id string) (sha256 string, scan baoquan.Scan, err error) {
	var row struct {
		SHA256 string `db:"sha256"`
		Scan   string `db:"scan"`
	}
	err = q.get(ctx, &row, selectFile, id)
	return row.SHA256, baoquan.Scan(row.Scan), err
}

const selectNamed = `SELECT h FROM unnest($1::text[]) h
	WHERE EXISTS (SELECT 1 FROM materials WHERE sha256 = h) OR EXISTS (SELECT 1 FROM documents WHERE sha256 = h)
	   OR EXISTS (SELECT 1 FROM identity_papers WHERE sha256 = h)`

// Named picks the hashes that a material, a document or an identity paper names.
func (q queries) Named(ctx context.Context, hashes []string) (map[string]bool, error) {
	var found []string
	err := q.selectAll(ctx, &found, selectNamed, pq.Array(hashes))
	named := map[string]bool{}
	for _, hash := range found {
		named[hash] = true
	}
	return named, err
}

const (
	holdFile  = `SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`
	claimFile = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`
)

// HoldFile keeps the bytes of that hash from being swept until the transaction
// ends. Whoever is about to name bytes that lay there before holds them first and
// then looks whether they are still there.
func (t *Tx) HoldFile(ctx context.Context, sha256 string) error {
	_, err := t.exec(ctx, holdFile, sha256)
	return err
}

// Unnamed runs remove when nobody names the hash, and nobody can begin to while it
// runs.
func (s *Store) Unnamed(ctx context.Context, sha256 string, remove func() error) error {
	return s.InTx(ctx, func(t *Tx) error {
		if _, err := t.exec(ctx, claimFile, sha256); err != nil {
			return err
		}
		named, err := t.Named(ctx, []string{sha256})
		if err != nil || named[sha256] {
			return err
		}
		return remove()
	})
}
