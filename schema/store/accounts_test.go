package store_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

var now = time.Date(2026, 11, 27, 9, 0, 0, 0, baoquan.Beijing)

const idle = 2 * time.Hour

// register makes an account and answers its id.
func register(t *testing.T, s *store.Store, phone string) string {
	t.Helper()
	id := uuid.NewString()
	require.NoError(t, create(t, s, id, phone))
	return id
}

func create(t *testing.T, s *store.Store, id, phone string) error {
	t.Helper()
	notice, err := s.Notice(t.Context(), "registration")
	require.NoError(t, err)
	return s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.CreateAccount(t.Context(), store.Account{
			ID: id, Phone: phone, PasswordHash: "hash", AgreementVersion: notice.Version, CreatedAt: now,
		})
	})
}

func TestAnAccountIsFoundByItsPhoneWhichIsNotReadableInTheTable(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	id := register(t, s, "13900000001")
	login, err := s.LoginByPhone(t.Context(), "13900000001")
	require.NoError(t, err)
	assert.Equal(t, store.Login{ID: id, Role: store.Applicant, PasswordHash: "hash"}, login)
	phone, err := s.Phone(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "13900000001", phone)

	var row string
	require.NoError(t, db.Get(&row, `SELECT a::text FROM accounts a`))
	assert.NotContains(t, row, "13900000001")
	var consents int
	require.NoError(t, db.Get(&consents, `SELECT count(*) FROM consents WHERE account_id = $1 AND kind = 'registration'`, id))
	assert.Equal(t, 1, consents)
}

func TestOfRacingRegistrationsOfOnePhoneOneWins(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	errs := race(8, func() error { return create(t, s, uuid.NewString(), "13900000001") })
	assert.Equal(t, 7, count(errs, store.ErrTaken))
	assert.Equal(t, 1, count(errs, nil))
}

func TestAPasswordChangeEndsEveryOtherSession(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	id := register(t, s, "13900000001")
	kept, err := s.BeginSession(t.Context(), store.Beginning{ID: id, At: now, Expires: now.Add(12 * time.Hour)})
	require.NoError(t, err)
	other, err := s.BeginSession(t.Context(), store.Beginning{ID: id, At: now, Expires: now.Add(12 * time.Hour)})
	require.NoError(t, err)
	p, err := s.Session(t.Context(), kept, now, idle)
	require.NoError(t, err)

	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error {
		return tx.SetPassword(t.Context(), id, "new", p.TokenHash)
	}))
	_, err = s.Session(t.Context(), kept, now, idle)
	require.NoError(t, err)
	_, err = s.Session(t.Context(), other, now, idle)
	require.ErrorIs(t, err, store.ErrNotFound)
	login, err := s.LoginByID(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "new", login.PasswordHash)
}

func TestAProfileIsSealedAndComesBackWhole(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	id := register(t, s, "13900000001")
	_, err := s.Profile(t.Context(), id)
	require.ErrorIs(t, err, store.ErrNotFound)
	want := person("110105199003070009")
	save(t, s, id, want)
	got, err := s.Profile(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	var row string
	require.NoError(t, db.Get(&row, `SELECT p::text FROM profiles p`))
	assert.NotContains(t, row, want.Name)
	assert.NotContains(t, row, want.IDNumber)
}

func person(number string) *store.Profile {
	return &store.Profile{
		Name: "田浩", IDType: baoquan.IDCard, IDNumber: number, Sex: baoquan.Female, BirthDate: "1990-03-07",
		Landline: &baoquan.Landline{Area: "010", Number: "65800000"}, Residence: "北京市朝阳区",
	}
}

func save(t *testing.T, s *store.Store, id string, p *store.Profile) {
	t.Helper()
	require.NoError(t, s.InTx(t.Context(), func(tx *store.Tx) error { return tx.SaveProfile(t.Context(), id, p, now) }))
}

// race runs f n times at once.
func race(n int, f func() error) []error {
	errs := make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { errs[i] = f() })
	}
	group.Wait()
	return errs
}

func count(errs []error, want error) (n int) {
	for _, err := range errs {
		if err == want { //nolint:errorlint // these come unwrapped
			n++
		}
	}
	return n
}
