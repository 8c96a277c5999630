package store_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

// The ring before, while and after the keys change.
const (
	newKey  = "new:ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"
	bothKey = newKey + "," + storetest.SealKeys
)

// keyed is a store on a database with other keys.
func keyed(t *testing.T, db *sqlx.DB, keys string) *store.Store {
	t.Helper()
	ring, err := seal.New(keys, storetest.LookupKey)
	require.NoError(t, err)
	return store.New(db, ring, nil)
}

// reseal runs through everything and answers what was done and what did not open.
func reseal(t *testing.T, s *store.Store) (done map[string]int, bad []store.Unopened) {
	t.Helper()
	done = map[string]int{}
	require.NoError(t, s.Reseal(t.Context(), func(column string, values int) {
		if values > 0 {
			done[column] += values
		}
	}, func(u store.Unopened) { bad = append(bad, u) }))
	return done, bad
}

// keyIDs are the keys that have sealed something, by column.
func keyIDs(t *testing.T, s *store.Store) map[string]map[string]int64 {
	t.Helper()
	rows, err := s.Sealed(t.Context())
	require.NoError(t, err)
	all := map[string]map[string]int64{}
	for _, r := range rows {
		if all[r.Column] == nil {
			all[r.Column] = map[string]int64{}
		}
		all[r.Column][r.KeyID] = r.Rows
	}
	return all
}

// sealedWorld writes something into every sealed column and answers what reads all of
// it back as text.
func sealedWorld(t *testing.T, s *store.Store) (read func(*store.Store) string, parties []string) {
	t.Helper()
	account := register(t, s, "13900000001")
	profile := &store.Profile{Name: "田浩", IDType: baoquan.IDCard, IDNumber: "110105199003070009"}
	in(t, s, func(tx *store.Tx) error { return tx.SaveProfile(t.Context(), account, profile, now) })
	check := openCheck(t, s, account)
	require.NoError(t, s.CheckBegun(t.Context(), check, "token", "https://face.example.com", now.Add(time.Hour)))
	papers := &store.PapersCheck{
		ID: uuid.NewString(), AccountID: register(t, s, "13900000002"), ConsentVersion: "2026-11", Reason: "no_phone", Explanation: "手机坏了",
		CreatedAt: now, ExpiresAt: now.Add(time.Hour),
	}
	in(t, s, func(tx *store.Tx) error { return tx.CreatePapers(t.Context(), papers) })
	a := draft(t, s, account)
	for range 2 {
		party, _ := withParts(t, s, a.ID)
		parties = append(parties, party)
	}
	answered := func(s *store.Store) string {
		answer, err := s.Once(t.Context(), claim(now, "f"), func(*store.Tx) (store.Answer, error) {
			return store.Answer{Status: 201, Body: []byte(uuid.NewString())}, nil
		})
		require.NoError(t, err)
		return string(answer.Body)
	}
	read = func(s *store.Store) string {
		app, err := s.Application(t.Context(), a.ID)
		require.NoError(t, err)
		phone, err := s.Phone(t.Context(), account)
		require.NoError(t, err)
		profile, err := s.Profile(t.Context(), account)
		require.NoError(t, err)
		check, err := s.IdentityCheck(t.Context(), check)
		require.NoError(t, err)
		sent, err := s.PapersCheck(t.Context(), papers.ID)
		require.NoError(t, err)
		return asJSON(t, []any{app, phone, profile, check, sent, answered(s)})
	}
	answered(s)
	return read, parties
}

func TestEveryColumnOfBytesIsKnownAsSealedOrIsAHash(t *testing.T) {
	t.Parallel()
	_, db := storetest.New(t)
	var found []string
	require.NoError(t, db.Select(&found, `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND data_type = 'bytea'
		  AND column_name NOT LIKE '%\_hash' AND column_name <> 'fingerprint'`))
	known := map[string][]string{}
	var names []string
	for _, c := range store.SealedColumns() {
		known[c.Table], names = c.Key, append(names, c.Table+"."+c.Column)
	}
	assert.ElementsMatch(t, names, found, "a new sealed column has to be rotated too: add it to sealedColumns")
	for table, key := range known {
		var columns pq.StringArray
		require.NoError(t, db.Get(&columns, `SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::smallint[], a.attnum))
			FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
			WHERE i.indrelid = $1::regclass AND i.indisprimary`, table))
		assert.Equal(t, []string(columns), key, table)
	}
}

func TestAfterARotationTheOldKeyIsNeededForNothing(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	read, _ := sealedWorld(t, s)
	before := read(s)
	both := keyed(t, db, bothKey)
	was := keyIDs(t, s)
	for _, c := range store.SealedColumns() {
		assert.NotZero(t, was[c.Table+"."+c.Column]["test"], "the world has something in %s.%s", c.Table, c.Column)
	}
	done, bad := reseal(t, both)
	assert.Empty(t, bad)
	for column, keys := range was {
		assert.EqualValues(t, keys["test"], done[column], column)
	}
	for column, keys := range keyIDs(t, both) {
		assert.Equal(t, map[string]int64{"new": was[column]["test"]}, keys, column)
	}
	assert.JSONEq(t, before, read(keyed(t, db, newKey)))
	done, bad = reseal(t, both)
	assert.Empty(t, done, "there is nothing left to do, and that is no fault")
	assert.Empty(t, bad)
}

func TestAValueThatDoesNotOpenIsNamedAndTheOthersGoOn(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	_, parties := sealedWorld(t, s)
	_, err := db.Exec(`UPDATE parties SET sealed = set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1) WHERE id = $1`, parties[0])
	require.NoError(t, err)
	_, err = db.Exec(`UPDATE profiles SET sealed = ''`)
	require.NoError(t, err)
	both := keyed(t, db, bothKey)
	done, bad := reseal(t, both)
	var account string
	require.NoError(t, db.Get(&account, `SELECT account_id FROM profiles`))
	assert.ElementsMatch(t, []store.Unopened{{Column: "parties.sealed", Row: parties[0], KeyID: "test"}, {Column: "profiles.sealed", Row: account}}, bad)
	assert.Equal(t, 1, done["parties.sealed"])
	assert.Equal(t, map[string]int64{"new": 1, "test": 1}, keyIDs(t, both)["parties.sealed"])
}

func TestARotationLeavesWhatSomebodyIsChangingAndIsGoneOnWithAfterwards(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	_, parties := sealedWorld(t, s)
	both := keyed(t, db, bothKey)
	tx, err := db.Beginx()
	require.NoError(t, err)
	_, err = tx.Exec(`UPDATE parties SET name = '改名' WHERE id = $1`, parties[0])
	require.NoError(t, err)
	done, bad := reseal(t, both)
	assert.Equal(t, 1, done["parties.sealed"], "it waits for nobody")
	assert.Empty(t, bad)
	require.NoError(t, tx.Commit())
	done, _ = reseal(t, both)
	assert.Equal(t, map[string]int{"parties.sealed": 1}, done)
}

func TestNothingThatIsWrittenDuringARotationIsLost(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	sealedWorld(t, s)
	both := keyed(t, db, bothKey)
	var app string
	require.NoError(t, db.Get(&app, `SELECT id FROM applications`))
	var writers sync.WaitGroup
	last := make([]string, 4)
	ids := make([]string, len(last))
	for i := range last {
		p := respondent("并发")
		ids[i] = p.ID
		in(t, s, func(tx *store.Tx) error { return tx.AddParty(t.Context(), app, p) })
		writers.Go(func() {
			for n := range 20 {
				p.Phone = "1391111" + strings.Repeat(string(rune('0'+n%10)), 4)
				writer := []*store.Store{s, both}[n%2]
				assert.NoError(t, writer.InTx(t.Context(), func(tx *store.Tx) error {
					if _, err := tx.Lock(t.Context(), app); err != nil {
						return err
					}
					return tx.SaveParty(t.Context(), app, p)
				}))
				last[i] = p.Phone
			}
		})
	}
	for range 10 {
		_, bad := reseal(t, both)
		assert.Empty(t, bad)
	}
	writers.Wait()
	reseal(t, both)
	found, err := keyed(t, db, newKey).Parties(t.Context(), app)
	require.NoError(t, err)
	phones := map[string]string{}
	for _, p := range found {
		phones[p.ID] = p.Phone
	}
	for i, id := range ids {
		assert.Equal(t, last[i], phones[id])
	}
}

func TestMoreThanOneBatchIsSealedAnew(t *testing.T) {
	t.Parallel()
	s, db := storetest.New(t)
	const many = 2*store.ResealBatch + 1
	ring := storetest.Keys(t)
	owner := uuid.NewString()
	for range many {
		key := uuid.NewString()
		_, err := db.Exec(`INSERT INTO idempotency_keys (owner, key, fingerprint, status, answer, created_at) VALUES ($1, $2, '', 200, $3, now())`,
			owner, key, ring.Seal([]byte(key), "idempotency_keys.answer:"+owner+":"+key))
		require.NoError(t, err)
	}
	var batches []int
	require.NoError(t, keyed(t, db, bothKey).Reseal(t.Context(), func(_ string, values int) {
		if values > 0 {
			batches = append(batches, values)
		}
	}, func(store.Unopened) { t.Error("everything opens") }))
	assert.Equal(t, []int{store.ResealBatch, store.ResealBatch, 1}, batches)
	rows, err := s.Sealed(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []store.SealedRows{{Column: "idempotency_keys.answer", KeyID: "new", Rows: many}}, rows)
}

func TestASealedValueSaysWithWhichKeyAndNothingElse(t *testing.T) {
	t.Parallel()
	ring := storetest.Keys(t)
	assert.True(t, bytes.HasPrefix(ring.Seal([]byte("x"), "p"), ring.Head()))
	assert.Equal(t, "test", ring.First())
	assert.True(t, ring.Has("test"))
	assert.False(t, ring.Has("new"))
}
