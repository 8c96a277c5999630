package store_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

// Words that nobody may find in the database.
const (
	secretNumber  = "310115198512310002"
	secretAccount = "6222020200112233445"
)

func respondent(name string) *baoquan.Party {
	return &baoquan.Party{
		ID: newID(), Role: baoquan.RoleRespondent, Kind: baoquan.Person, Name: name, Phone: "13911112222",
		IDType: baoquan.IDCard, IDNumber: secretNumber, MailingAddress: "上海市浦东新区世纪大道12号",
	}
}

func deposit(owner string) *baoquan.Clue {
	return &baoquan.Clue{
		ID: newID(), Kind: baoquan.ClueDeposit, OwnerPartyID: owner, Value: 500_000,
		Deposit: &baoquan.Deposit{Bank: "中国工商银行", Account: secretAccount},
	}
}

// in runs f in a transaction that must not fail.
func in(t *testing.T, s *store.Store, f func(*store.Tx) error) {
	t.Helper()
	require.NoError(t, s.InTx(t.Context(), f))
}

// withParts gives an application one part of each kind and answers the ids of
// the party and the security.
func withParts(t *testing.T, s *store.Store, id string) (party, security string) {
	t.Helper()
	p := respondent("国石传媒")
	bond := &baoquan.Security{ID: newID(), Method: baoquan.ThirdParty, Value: 1_000_000, GuarantorName: "保证人公司"}
	in(t, s, func(tx *store.Tx) error {
		if err := tx.AddParty(t.Context(), id, p); err != nil {
			return err
		}
		if err := tx.AddClue(t.Context(), id, deposit(p.ID)); err != nil {
			return err
		}
		if err := tx.AddSecurity(t.Context(), id, bond); err != nil {
			return err
		}
		return tx.AddMaterial(t.Context(), id, baoquan.Material{
			ID: newID(), Slot: baoquan.SlotIdentity, PartyID: p.ID, FileName: "身份证.pdf", Size: 10, Scan: baoquan.ScanClean, UploadedAt: now,
		})
	})
	return p.ID, bond.ID
}

func TestWhatIsPersonalInAPartIsNotReadableInTheDatabase(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	withParts(t, s, a.ID)
	for _, table := range []string{"parties", "clues", "securities"} {
		var rows []string
		require.NoError(t, db.Select(&rows, `SELECT t::text || encode(t.sealed, 'escape') FROM `+table+` t`))
		require.Len(t, rows, 1)
		for _, secret := range []string{secretNumber, secretAccount, "13911112222", "世纪大道", "工商银行", "保证人公司"} {
			assert.NotContains(t, rows[0], secret, table)
		}
	}
	back := read(t, s, a.ID)
	assert.Equal(t, secretNumber, back.Parties[0].IDNumber)
	assert.Equal(t, secretAccount, back.Clues[0].Deposit.Account)
	assert.Equal(t, "保证人公司", back.Securities[0].GuarantorName)
	assert.Equal(t, baoquan.Fen(500_000), back.ClueTotal())
}

func TestASealedPartThatWasPutElsewhereIsNotOpened(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	one, two := respondent("甲"), respondent("乙")
	in(t, s, func(tx *store.Tx) error {
		if err := tx.AddParty(t.Context(), a.ID, one); err != nil {
			return err
		}
		return tx.AddParty(t.Context(), a.ID, two)
	})
	_, err := db.Exec(`UPDATE parties p SET sealed = o.sealed FROM parties o WHERE p.id <> o.id`)
	require.NoError(t, err)
	_, err = s.Parties(t.Context(), a.ID)
	require.ErrorIs(t, err, seal.ErrSealed)
	assert.False(t, strings.Contains(err.Error(), secretNumber))
}

func TestPartsStayInTheOrderInWhichTheyWereAdded(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	names := []string{"丙", "甲", "乙", "丁"}
	var parties []*baoquan.Party
	for _, name := range names {
		p := respondent(name)
		parties = append(parties, p)
		in(t, s, func(tx *store.Tx) error { return tx.AddParty(t.Context(), a.ID, p) })
	}
	in(t, s, func(tx *store.Tx) error {
		parties[1].Name = "改"
		if err := tx.SaveParty(t.Context(), a.ID, parties[1]); err != nil {
			return err
		}
		return tx.DeleteParty(t.Context(), a.ID, parties[2].ID)
	})
	last := respondent("戊")
	in(t, s, func(tx *store.Tx) error { return tx.AddParty(t.Context(), a.ID, last) })
	var got []string
	for _, p := range read(t, s, a.ID).Parties {
		got = append(got, p.Name)
	}
	assert.Equal(t, []string{"丙", "改", "丁", "戊"}, got)
}

func TestAPartyThatOwnsAClueStaysAndOneThatDoesNotGoesWithItsPapers(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	party, security := withParts(t, s, a.ID)
	require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.DeleteParty(t.Context(), a.ID, party)
	}), store.ErrInUse)
	clue := read(t, s, a.ID).Clues[0]
	in(t, s, func(tx *store.Tx) error {
		if err := tx.DeleteClue(t.Context(), a.ID, clue.ID); err != nil {
			return err
		}
		if err := tx.DeleteSecurity(t.Context(), a.ID, security); err != nil {
			return err
		}
		return tx.DeleteParty(t.Context(), a.ID, party)
	})
	back := read(t, s, a.ID)
	assert.Empty(t, back.Parties)
	assert.Empty(t, back.Materials)
	assert.Empty(t, back.Securities)
}

func TestAPartIsChangedOnlyThroughItsOwnApplication(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	mine, other := draft(t, s, account), draft(t, s, account)
	party, security := withParts(t, s, mine.ID)
	material := read(t, s, mine.ID).Materials[0]
	clue := read(t, s, mine.ID).Clues[0]
	for name, f := range map[string]func(*store.Tx) error{
		"save party": func(tx *store.Tx) error {
			p := respondent("x")
			p.ID = party
			return tx.SaveParty(t.Context(), other.ID, p)
		},
		"save clue":       func(tx *store.Tx) error { return tx.SaveClue(t.Context(), other.ID, &clue) },
		"delete party":    func(tx *store.Tx) error { return tx.DeleteParty(t.Context(), other.ID, party) },
		"delete clue":     func(tx *store.Tx) error { return tx.DeleteClue(t.Context(), other.ID, clue.ID) },
		"delete security": func(tx *store.Tx) error { return tx.DeleteSecurity(t.Context(), other.ID, security) },
		"delete material": func(tx *store.Tx) error { return tx.DeleteMaterial(t.Context(), other.ID, material.ID) },
	} {
		require.ErrorIs(t, s.InTx(t.Context(), f), store.ErrNotFound, name)
	}
	_, err := s.Material(t.Context(), other.ID, material.ID)
	require.ErrorIs(t, err, store.ErrNotFound)
	assert.Len(t, read(t, s, mine.ID).Materials, 1)
}
