package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

func TestFilesAreListedAsTheyWereUploadedAndTheirSizesAddUp(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	a := draft(t, s, register(t, s, "13900000001"))
	var want []baoquan.Material
	for i := range 3 {
		m := baoquan.Material{
			ID: newID(), Slot: baoquan.SlotEvidence, FileName: "证据%_.pdf", ContentType: "application/pdf", Size: 1 << 40,
			SHA256: "aa", Scan: "clean", UploadedAt: now.Add(-time.Duration(i) * time.Hour),
		}
		want = append([]baoquan.Material{m}, want...)
		in(t, s, func(tx *store.Tx) error { return tx.AddMaterial(t.Context(), a.ID, m) })
	}
	got, err := s.Materials(t.Context(), a.ID)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	one, err := s.Material(t.Context(), a.ID, want[1].ID)
	require.NoError(t, err)
	assert.Equal(t, want[1], one)
	in(t, s, func(tx *store.Tx) error { return tx.DeleteMaterial(t.Context(), a.ID, want[0].ID) })
	size, err := s.MaterialsSize(t.Context(), a.ID)
	require.NoError(t, err)
	assert.EqualValues(t, 2<<40, size)
	size, err = s.MaterialsSize(t.Context(), newID())
	require.NoError(t, err)
	assert.Zero(t, size)
}
