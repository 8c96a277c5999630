package store

import (
	"context"
	"errors"

	"github.com/baoquan/baoquan"
)

// Positions keep the order in which people added parts.

type sealedRow struct {
	ID     string `db:"id"`
	Sealed []byte `db:"sealed"`
}

// openAll opens the sealed JSON of each row into one value.
func openAll[T any](q queries, rows []sealedRow, column sealedColumn) ([]T, error) {
	values := make([]T, len(rows))
	for i, row := range rows {
		if err := q.keys.OpenJSON(row.Sealed, column.place(row.ID), &values[i]); err != nil {
			return nil, err
		}
	}
	return values, nil
}

const selectParties = `SELECT id, sealed FROM parties WHERE application_id = $1 ORDER BY position`

// Parties reads the parties of an application.
func (q queries) Parties(ctx context.Context, applicationID string) ([]baoquan.Party, error) {
	var rows []sealedRow
	if err := q.selectAll(ctx, &rows, selectParties, applicationID); err != nil {
		return nil, err
	}
	return openAll[baoquan.Party](q, rows, sealedParties)
}

const insertParty = `INSERT INTO parties (id, application_id, position, role, kind, name, sealed)
	SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 FROM parties WHERE application_id = $2`

// AddParty writes a new party of a locked application.
func (t *Tx) AddParty(ctx context.Context, applicationID string, p *baoquan.Party) error {
	sealed, err := t.keys.SealJSON(p, sealedParties.place(p.ID))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, insertParty, p.ID, applicationID, p.Role, p.Kind, p.Name, sealed)
	return err
}

const updateParty = `UPDATE parties SET role = $3, kind = $4, name = $5, sealed = $6 WHERE id = $1 AND application_id = $2`

// SaveParty writes a party anew.
func (t *Tx) SaveParty(ctx context.Context, applicationID string, p *baoquan.Party) error {
	sealed, err := t.keys.SealJSON(p, sealedParties.place(p.ID))
	if err != nil {
		return err
	}
	return t.must(ctx, updateParty, p.ID, applicationID, p.Role, p.Kind, p.Name, sealed)
}

// ErrInUse says that a part is still named by another one.
var ErrInUse = errors.New("still in use")

const countPartyUses = `SELECT count(*) FROM clues WHERE application_id = $1 AND owner_party_id = $2`

const deletePartyMaterials = `DELETE FROM materials WHERE application_id = $1 AND party_id = $2`

const deleteParty = `DELETE FROM parties WHERE application_id = $1 AND id = $2`

// DeleteParty removes a party with its identity papers. A party that still owns
// clues is ErrInUse.
func (t *Tx) DeleteParty(ctx context.Context, applicationID, id string) error {
	var uses int
	if err := t.get(ctx, &uses, countPartyUses, applicationID, id); err != nil {
		return err
	}
	if uses > 0 {
		return ErrInUse
	}
	if _, err := t.exec(ctx, deletePartyMaterials, applicationID, id); err != nil {
		return err
	}
	return t.must(ctx, deleteParty, applicationID, id)
}

const selectClues = `SELECT id, sealed FROM clues WHERE application_id = $1 ORDER BY position`

// Clues reads the property clues of an application.
func (q queries) Clues(ctx context.Context, applicationID string) ([]baoquan.Clue, error) {
	var rows []sealedRow
	if err := q.selectAll(ctx, &rows, selectClues, applicationID); err != nil {
		return nil, err
	}
	return openAll[baoquan.Clue](q, rows, sealedClues)
}

const insertClue = `INSERT INTO clues (id, application_id, position, kind, owner_party_id, value, sealed)
	SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 FROM clues WHERE application_id = $2`

// AddClue writes a new clue of a locked application.
func (t *Tx) AddClue(ctx context.Context, applicationID string, c *baoquan.Clue) error {
	sealed, err := t.keys.SealJSON(c, sealedClues.place(c.ID))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, insertClue, c.ID, applicationID, c.Kind, c.OwnerPartyID, int64(c.Value), sealed)
	return err
}

const updateClue = `UPDATE clues SET kind = $3, owner_party_id = $4, value = $5, sealed = $6 WHERE id = $1 AND application_id = $2`

// SaveClue writes a clue anew.
func (t *Tx) SaveClue(ctx context.Context, applicationID string, c *baoquan.Clue) error {
	sealed, err := t.keys.SealJSON(c, sealedClues.place(c.ID))
	if err != nil {
		return err
	}
	return t.must(ctx, updateClue, c.ID, applicationID, c.Kind, c.OwnerPartyID, int64(c.Value), sealed)
}

const deleteClue = `DELETE FROM clues WHERE application_id = $1 AND id = $2`

// DeleteClue removes a clue.
func (t *Tx) DeleteClue(ctx context.Context, applicationID, id string) error {
	return t.must(ctx, deleteClue, applicationID, id)
}

const selectSecurities = `SELECT id, sealed FROM securities WHERE application_id = $1 ORDER BY position`

// Securities reads the securities of an application.
func (q queries) Securities(ctx context.Context, applicationID string) ([]baoquan.Security, error) {
	var rows []sealedRow
	if err := q.selectAll(ctx, &rows, selectSecurities, applicationID); err != nil {
		return nil, err
	}
	return openAll[baoquan.Security](q, rows, sealedSecurities)
}

const insertSecurity = `INSERT INTO securities (id, application_id, position, method, value, sealed)
	SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5 FROM securities WHERE application_id = $2`

// AddSecurity writes a new security of a locked application.
func (t *Tx) AddSecurity(ctx context.Context, applicationID string, s *baoquan.Security) error {
	sealed, err := t.keys.SealJSON(s, sealedSecurities.place(s.ID))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, insertSecurity, s.ID, applicationID, s.Method, int64(s.Value), sealed)
	return err
}

const updateSecurity = `UPDATE securities SET method = $3, value = $4, sealed = $5 WHERE id = $1 AND application_id = $2`

// SaveSecurity writes a security anew.
func (t *Tx) SaveSecurity(ctx context.Context, applicationID string, s *baoquan.Security) error {
	sealed, err := t.keys.SealJSON(s, sealedSecurities.place(s.ID))
	if err != nil {
		return err
	}
	return t.must(ctx, updateSecurity, s.ID, applicationID, s.Method, int64(s.Value), sealed)
}

const deleteSecurityMaterials = `DELETE FROM materials WHERE application_id = $1 AND security_id = $2`

const deleteSecurity = `DELETE FROM securities WHERE application_id = $1 AND id = $2`

// DeleteSecurity removes a security with its files.
func (t *Tx) DeleteSecurity(ctx context.Context, applicationID, id string) error {
	if _, err := t.exec(ctx, deleteSecurityMaterials, applicationID, id); err != nil {
		return err
	}
	return t.must(ctx, deleteSecurity, applicationID, id)
}
