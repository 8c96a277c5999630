package store

import (
	"context"
	"time"

	"github.com/baoquan/baoquan"
)

// Profile is who somebody is (rows 12, 13). It is sealed as a whole.
type Profile struct {
	Name      string            `json:"name"`
	IDType    baoquan.IDType    `json:"idType"`
	IDNumber  string            `json:"idNumber"`
	Sex       baoquan.Sex       `json:"sex,omitempty"`
	BirthDate baoquan.Date      `json:"birthDate,omitempty"`
	Landline  *baoquan.Landline `json:"landline,omitempty"`
	Email     string            `json:"email,omitempty"`
	Residence string            `json:"residence,omitempty"` // 经常居住地
}

const selectProfile = `SELECT account_id AS id, sealed FROM profiles WHERE account_id = $1`

// Profile reads the profile of an account, ErrNotFound when there is none yet.
func (q queries) Profile(ctx context.Context, accountID string) (*Profile, error) {
	var row sealedRow
	if err := q.get(ctx, &row, selectProfile, accountID); err != nil {
		return nil, err
	}
	p := &Profile{}
	return p, q.keys.OpenJSON(row.Sealed, sealedProfiles.place(accountID), p)
}

const upsertProfile = `INSERT INTO profiles (account_id, sealed, id_hash, updated_at) VALUES ($1, $2, $3, $4)
	ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, id_hash = excluded.id_hash, updated_at = excluded.updated_at`

// SaveProfile writes the profile of a locked account.
func (t *Tx) SaveProfile(ctx context.Context, accountID string, p *Profile, at time.Time) error {
	sealed, err := t.keys.SealJSON(p, sealedProfiles.place(accountID))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, upsertProfile, accountID, sealed, t.identityHash(p.IDNumber), at)
	return err
}

func (q queries) identityHash(number string) []byte { return q.keys.Hash("identity number", number) }
