package store

import (
	"bytes"
	"context"
	"time"

	"github.com/baoquan/baoquan"
)

// OtherAccount is another account of the same person.
type OtherAccount struct {
	ID           string
	Phone        string
	VerifiedAt   time.Time
	Applications int
}

const selectOtherAccounts = `SELECT o.id, o.phone_sealed, o.verified_at,
	    (SELECT count(*) FROM applications p WHERE p.account_id = o.id AND p.status <> 'deleted') AS applications
	FROM accounts a JOIN accounts o ON o.identity_hash = a.identity_hash AND o.id <> a.id
	WHERE a.id = $1 AND a.verified_at IS NOT NULL AND a.merged_into IS NULL
	  AND o.verified_at IS NOT NULL AND o.merged_into IS NULL
	ORDER BY o.verified_at, o.id`

// OtherAccounts lists the other accounts that were verified as the same person as
// this one, oldest first.
func (q queries) OtherAccounts(ctx context.Context, accountID string) ([]OtherAccount, error) {
	var rows []struct {
		ID           string    `db:"id"`
		PhoneSealed  []byte    `db:"phone_sealed"`
		VerifiedAt   time.Time `db:"verified_at"`
		Applications int       `db:"applications"`
	}
	if err := q.selectAll(ctx, &rows, selectOtherAccounts, accountID); err != nil {
		return nil, err
	}
	all := make([]OtherAccount, len(rows))
	for i, r := range rows {
		phone, err := q.keys.Open(r.PhoneSealed, accountPhones.place(r.ID))
		if err != nil {
			return nil, err
		}
		all[i] = OtherAccount{r.ID, string(phone), inBeijing(r.VerifiedAt), r.Applications}
	}
	return all, nil
}

// Merge says which account takes up which.
type Merge struct {
	Into string
	From string
	By   baoquan.Actor
	At   time.Time
}

// MergeAccounts moves everything of one account to another of the same person,
// writes it into the dockets and ends the account; it answers the applications that
// moved. When the two are not verified as the same person, or one of them was merged
// before, it is ErrNotFound. What an account agreed to and was told stays its history.
func (t *Tx) MergeAccounts(ctx context.Context, m Merge) (moved []string, err error) {
	if err := t.lockSamePerson(ctx, m.Into, m.From); err != nil {
		return nil, err
	}
	if moved, err = t.moveApplications(ctx, m); err != nil {
		return nil, err
	}
	if err := t.must(ctx, updateMerged, m.From, m.Into, m.At); err != nil {
		return nil, err
	}
	return moved, t.EndSessions(ctx, m.From, nil)
}

const updateMerged = `UPDATE accounts SET merged_into = $2, merged_at = $3 WHERE id = $1`

// The order keeps two merges that cross each other from waiting for one another.
const lockVerified = `SELECT id, identity_hash FROM accounts
	WHERE id IN ($1, $2) AND verified_at IS NOT NULL AND merged_into IS NULL ORDER BY id FOR UPDATE`

func (t *Tx) lockSamePerson(ctx context.Context, one, other string) error {
	var rows []struct {
		ID           string `db:"id"`
		IdentityHash []byte `db:"identity_hash"`
	}
	if err := t.selectAll(ctx, &rows, lockVerified, one, other); err != nil {
		return err
	}
	if len(rows) != 2 || len(rows[0].IdentityHash) == 0 || !bytes.Equal(rows[0].IdentityHash, rows[1].IdentityHash) {
		return ErrNotFound
	}
	return nil
}

const selectApplicationsOf = `SELECT id FROM applications WHERE account_id = $1 AND status <> 'deleted' ORDER BY id FOR UPDATE`

const updateOwner = `UPDATE applications SET account_id = $2 WHERE id = $1`

func (t *Tx) moveApplications(ctx context.Context, m Merge) ([]string, error) {
	ids := []string{}
	if err := t.selectAll(ctx, &ids, selectApplicationsOf, m.From); err != nil {
		return nil, err
	}
	for _, id := range ids {
		a, err := t.Lock(ctx, id)
		if err != nil {
			return nil, err
		}
		if _, err := t.File(ctx, a, Fact{Event: baoquan.OwnerChanged, By: m.By, At: m.At, Ref: m.From}); err != nil {
			return nil, err
		}
		if err := t.must(ctx, updateOwner, id, m.Into); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

const selectMergedInto = `SELECT coalesce(merged_into::text, '') FROM accounts WHERE id = $1`

// MergedInto is the account that has taken up this one, "" when none has.
func (q queries) MergedInto(ctx context.Context, accountID string) (string, error) {
	var into string
	return into, q.get(ctx, &into, selectMergedInto, accountID)
}
