package activities_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// shelf is files with a scanner that says what the test wants.
type shelf struct {
	*house
	work    *activities.Files
	bucket  *files.Store
	err     error
	finds   string
	scanned int
}

func (s *shelf) Scan(_ context.Context, r io.Reader) (scan.Verdict, error) {
	s.scanned++
	if s.err != nil {
		return scan.Verdict{}, s.err
	}
	_, err := io.Copy(io.Discard, r)
	return scan.Verdict{Infected: s.finds != "", Signature: s.finds}, err
}

func (s *shelf) Ping(context.Context) error { return s.err }

func newShelf(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{house: newHouse(t)}
	var err error
	s.bucket, err = files.Open(t.Context(), "file://"+t.TempDir()+"?no_tmp_dir=true")
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.bucket.Close() })
	s.work = &activities.Files{Store: s.store, Bucket: s.bucket, Scanner: s, Now: func() time.Time { return s.clock }}
	return s
}

// keep puts a file into the bucket.
func (s *shelf) keep(text string) string {
	s.t.Helper()
	stored, err := s.bucket.PutDocument(s.t.Context(), []byte(text), "application/pdf")
	require.NoError(s.t, err)
	return stored.SHA256
}

// waits writes down a file that waits for the scanner.
func (s *shelf) waits(applicationID, sha256 string) string {
	s.t.Helper()
	m := baoquan.Material{ID: uuid.NewString(), Slot: baoquan.SlotOther, FileName: "a.pdf", Size: 3, SHA256: sha256, Scan: baoquan.ScanPending, UploadedAt: s.clock}
	s.in(func(t *store.Tx) error { return t.AddMaterial(s.t.Context(), applicationID, m) })
	return m.ID
}

func (s *shelf) state(id string) baoquan.Scan {
	s.t.Helper()
	_, state, err := s.store.FileState(s.t.Context(), id)
	require.NoError(s.t, err)
	return state
}

func TestAVerdictDecidesEveryFileOfTheSameBytesAndStands(t *testing.T) {
	s := newShelf(t)
	a, b := s.open(), s.open()
	hash := s.keep("%PDF")
	first, second := s.waits(a.ID, hash), s.waits(b.ID, hash)
	s.finds = "Win.Test"
	for range 2 {
		got, err := s.work.ScanFile(t.Context(), first)
		require.NoError(t, err)
		assert.Equal(t, workflows.ScanState{Scan: "refused"}, got)
	}
	assert.Equal(t, baoquan.ScanRefused, s.state(second))
	s.finds = ""
	third := s.waits(b.ID, hash)
	got, err := s.work.ScanFile(t.Context(), third)
	require.NoError(t, err)
	assert.Equal(t, "refused", got.Scan, "what was said once is not asked again")
	assert.Equal(t, 1, s.scanned)
	outcome, err := s.store.Scanned(t.Context(), hash, baoquan.ScanClean, "", s.clock)
	require.NoError(t, err)
	assert.Equal(t, baoquan.ScanRefused, outcome, "and the first word stands")
}

func TestASilentScannerIsAskedAgainAndOneThatRefusesIsNot(t *testing.T) {
	s := newShelf(t)
	id := s.waits(s.open().ID, s.keep("%PDF"))
	s.err = provider.Unavailable("scan", "timeout")
	_, err := s.work.ScanFile(t.Context(), id)
	assert.False(t, failure(t, err).NonRetryable())
	s.err = provider.Refused("scan", "size_limit")
	_, err = s.work.ScanFile(t.Context(), id)
	assert.True(t, failure(t, err).NonRetryable())
	assert.Equal(t, baoquan.ScanPending, s.state(id))
	s.err = nil
	got, err := s.work.ScanFile(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "clean", got.Scan)
}

func TestBytesThatAreNotThereAreWaitedForAndAFileThatIsGoneIsNot(t *testing.T) {
	s := newShelf(t)
	a := s.open()
	id := s.waits(a.ID, strings.Repeat("0", 64))
	_, err := s.work.ScanFile(t.Context(), id)
	assert.Equal(t, "bucket", failure(t, err).Type())
	s.in(func(tx *store.Tx) error { return tx.DeleteMaterial(t.Context(), a.ID, id) })
	got, err := s.work.ScanFile(t.Context(), id)
	require.NoError(t, err)
	assert.Empty(t, got.Scan)
}

func TestWhatWaitedForAScannerThatIsNoMoreCountsAsClean(t *testing.T) {
	s := newShelf(t)
	id := s.waits(s.open().ID, s.keep("%PDF"))
	s.work.Scanner = nil
	got, err := s.work.ScanFile(t.Context(), id)
	require.NoError(t, err)
	assert.Equal(t, "clean", got.Scan)
	assert.Equal(t, baoquan.ScanClean, s.state(id))
	_, err = s.store.ScanOf(t.Context(), strings.Repeat("0", 64))
	require.ErrorIs(t, err, store.ErrNotFound, "but nobody has said so")
}

func TestTheSweepTakesWhatIsOldAndNobodyNames(t *testing.T) {
	s := newShelf(t)
	a := s.open()
	named, orphan := s.keep("named"), s.keep("orphan")
	s.waits(a.ID, named)
	document := s.keep("document")
	_, err := s.db.Exec(`INSERT INTO documents (id, application_id, kind, number, code, sha256, size, issued_at)
		VALUES ($1, $2, 'ruling', '1', 'c', $3, 1, now())`, uuid.NewString(), a.ID, document)
	require.NoError(t, err)
	there := func() (all []string) {
		for _, hash := range []string{named, orphan, document} {
			ok, err := s.bucket.Has(t.Context(), hash)
			require.NoError(t, err)
			if ok {
				all = append(all, hash)
			}
		}
		return all
	}
	for _, step := range []struct {
		after   time.Duration
		removed int
		left    []string
	}{{23 * time.Hour, 0, []string{named, orphan, document}}, {25 * time.Hour, 1, []string{named, document}}, {25 * time.Hour, 0, []string{named, document}}} {
		s.clock = time.Now().Add(step.after)
		page, err := s.work.SweepPage(t.Context(), nil)
		require.NoError(t, err)
		assert.Equal(t, step.removed, page.Removed, step.after)
		assert.Nil(t, page.Next)
		assert.Equal(t, step.left, there())
	}
}

// TestNobodyNamesWhatIsBeingSwept holds the bytes of a file as an upload does while
// the sweep wants them.
func TestNobodyNamesWhatIsBeingSwept(t *testing.T) {
	s := newShelf(t)
	hash := s.keep("again")
	s.clock = time.Now().Add(48 * time.Hour)
	swept := make(chan int, 1)
	s.in(func(tx *store.Tx) error {
		require.NoError(t, tx.HoldFile(t.Context(), hash))
		go func() {
			page, err := s.work.SweepPage(context.Background(), nil)
			assert.NoError(t, err)
			swept <- page.Removed
		}()
		select {
		case <-swept:
			t.Error("it was swept while it was held")
		case <-time.After(300 * time.Millisecond):
		}
		return tx.AddMaterial(t.Context(), s.open().ID, baoquan.Material{
			ID: uuid.NewString(), Slot: baoquan.SlotOther, SHA256: hash, Scan: baoquan.ScanClean, UploadedAt: s.clock,
		})
	})
	assert.Zero(t, <-swept)
}
