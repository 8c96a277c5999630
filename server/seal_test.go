package main

import (
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/schema/seal"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

const newKey = "new:ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"

// answers writes sealed answers of requests under the keys of tests.
func answers(t *testing.T, db *sqlx.DB, n int) {
	t.Helper()
	owner := uuid.NewString()
	for range n {
		key := uuid.NewString()
		_, err := db.Exec(`INSERT INTO idempotency_keys (owner, key, fingerprint, status, answer, created_at) VALUES ($1, $2, '', 200, $3, now())`,
			owner, key, storetest.Keys(t).Seal([]byte(key), "idempotency_keys.answer:"+owner+":"+key))
		require.NoError(t, err)
	}
}

func rotating(t *testing.T, db *sqlx.DB) *store.Store {
	t.Helper()
	ring, err := seal.New(newKey+","+storetest.SealKeys, storetest.LookupKey)
	require.NoError(t, err)
	return store.New(db, ring, nil)
}

func TestARotationSaysWhenTheOldKeyMayGo(t *testing.T) {
	_, db := storetest.New(t)
	answers(t, db, 3)
	kept := rotating(t, db)
	var status, first, again strings.Builder
	require.NoError(t, sealStatus(t.Context(), kept, &status))
	assert.Equal(t, "idempotency_keys.answer\t密钥 test\t3 个值\n", status.String())
	require.NoError(t, rotate(t.Context(), kept, 0, &first))
	assert.Equal(t, "idempotency_keys.answer\t重新密封 3 个值\n全部由密钥 new 密封，其余密钥可以从 seal.keys 中去掉\n", first.String())
	require.NoError(t, rotate(t.Context(), kept, 0, &again))
	assert.Equal(t, "全部由密钥 new 密封，其余密钥可以从 seal.keys 中去掉\n", again.String())
	status.Reset()
	require.NoError(t, sealStatus(t.Context(), kept, &status))
	assert.Equal(t, "idempotency_keys.answer\t密钥 new\t3 个值（用于写）\n", status.String())
}

func TestARotationNamesWhatDoesNotOpenAndFails(t *testing.T) {
	_, db := storetest.New(t)
	answers(t, db, 3)
	var row string
	require.NoError(t, db.Get(&row, `UPDATE idempotency_keys SET answer = '\x04676f6e65'::bytea WHERE key = (SELECT min(key) FROM idempotency_keys)
		RETURNING owner || ':' || key`))
	kept := rotating(t, db)
	var out, status strings.Builder
	require.ErrorContains(t, rotate(t.Context(), kept, 0, &out), "有 1 个值打不开")
	assert.Contains(t, out.String(), "重新密封 2 个值\n")
	assert.Contains(t, out.String(), "idempotency_keys.answer\t"+row+"\t密钥 gone\t打不开\n")
	assert.NotContains(t, out.String(), "可以从 seal.keys 中去掉")
	require.NoError(t, sealStatus(t.Context(), kept, &status))
	assert.Contains(t, status.String(), "密钥 gone\t1 个值（seal.keys 里没有这个密钥，打不开）\n")
}

func TestARotationDoesNotSayThatItIsDoneWhileSomethingIsHeld(t *testing.T) {
	_, db := storetest.New(t)
	answers(t, db, 2)
	tx, err := db.Beginx()
	require.NoError(t, err)
	_, err = tx.Exec(`UPDATE idempotency_keys SET status = 201 WHERE key = (SELECT min(key) FROM idempotency_keys)`)
	require.NoError(t, err)
	var out strings.Builder
	require.ErrorContains(t, rotate(t.Context(), rotating(t, db), 0, &out), "请全部换成新的设置并重启后再运行一次")
	require.NoError(t, tx.Rollback())
	require.NoError(t, rotate(t.Context(), rotating(t, db), 0, &out))
}
