package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/schema/storetest"
)

var linkTime = now.Add(6 * time.Hour)

// secure opens a preservation of an account and answers it with the ids of two
// securities.
func secure(t *testing.T, s *store.Store, account string) (p *store.Application, one, two string) {
	t.Helper()
	p, one, two = draft(t, s, account), newID(), newID()
	in(t, s, func(tx *store.Tx) error {
		for _, id := range []string{one, two} {
			if err := tx.AddSecurity(t.Context(), p.ID, &baoquan.Security{ID: id, Method: baoquan.Insurance, ViaPlatform: true}); err != nil {
				return err
			}
		}
		return tx.AddMaterial(t.Context(), p.ID, baoquan.Material{
			ID: newID(), Slot: baoquan.SlotSecurity, SecurityID: one, FileName: "自己的.pdf", Size: 1, Scan: baoquan.ScanClean, UploadedAt: now,
		})
	})
	return p, one, two
}

func link(t *testing.T, s *store.Store, preservation, guarantee, security string) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.Link(t.Context(), apps[0], apps[1], security, byOwner(apps[0]), linkTime)
	}, preservation, guarantee)
}

func unlink(t *testing.T, s *store.Store, preservation, guarantee string) error {
	t.Helper()
	return locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
		return tx.Unlink(t.Context(), apps[0], apps[1], byOwner(apps[0]), linkTime.Add(time.Hour))
	}, preservation, guarantee)
}

// attached are the names of the files in the slot of a security.
func attached(t *testing.T, s *store.Store, id, security string) (names []string) {
	t.Helper()
	all, err := s.Materials(t.Context(), id)
	require.NoError(t, err)
	for _, m := range all {
		if m.Slot == baoquan.SlotSecurity && m.SecurityID == security {
			names = append(names, m.FileName)
		}
	}
	return names
}

// lastOf is the last entry of a docket.
func lastOf(t *testing.T, s *store.Store, id string) store.DocketRow {
	t.Helper()
	rows, err := s.Docket(t.Context(), id, 0)
	require.NoError(t, err)
	require.NotEmpty(t, rows)
	return rows[len(rows)-1]
}

func TestALetterThatIsLinkedServesAndLiesInTheSlotOfItsSecurity(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	p, one, two := secure(t, s, account)
	require.NoError(t, link(t, s, p.ID, g.ID, one))
	stands(t, s, g.ID, baoquan.LetterUsed, p.ID)
	assert.True(t, read(t, s, p.ID).Linked)
	assert.ElementsMatch(t, []string{"自己的.pdf", "诉讼财产保全电子保单.pdf", "诉讼财产保全电子保函.pdf"}, attached(t, s, p.ID, one))
	assert.Empty(t, attached(t, s, p.ID, two))
	serving, err := s.Serving(t.Context(), p.ID)
	require.NoError(t, err)
	assert.Equal(t, []string{g.ID}, serving)
	used, linked := lastOf(t, s, g.ID), lastOf(t, s, p.ID)
	assert.Equal(t, [2]any{baoquan.UsedEvent, p.ID}, [2]any{used.Event, used.Ref})
	assert.JSONEq(t, `{"preservation": "`+p.Number+`"}`, string(used.Detail))
	assert.Equal(t, [2]any{baoquan.GuaranteeLinked, g.ID}, [2]any{linked.Event, linked.Ref})
	assert.JSONEq(t, `{"guarantee": "`+g.Number+`"}`, string(linked.Detail))
	documents, err := s.Documents(t.Context(), g.ID)
	require.NoError(t, err)
	for _, m := range read(t, s, p.ID).Materials {
		if m.FileName != "自己的.pdf" {
			assert.Contains(t, []string{documents[0].SHA256, documents[1].SHA256}, m.SHA256)
			assert.Equal(t, [2]any{"application/pdf", baoquan.ScanClean}, [2]any{m.ContentType, m.Scan})
			require.ErrorIs(t, s.InTx(t.Context(), func(tx *store.Tx) error {
				return tx.DeleteMaterial(t.Context(), p.ID, m.ID)
			}), store.ErrAttached)
		}
	}
}

func TestALetterThatIsUnlinkedIsFreeAgainAndTakesItsFilesAlong(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g, second := issued(t, s, account), issued(t, s, account)
	p, one, two := secure(t, s, account)
	require.NoError(t, link(t, s, p.ID, g.ID, one))
	require.NoError(t, link(t, s, p.ID, second.ID, two))
	assert.True(t, read(t, s, p.ID).Linked)
	require.NoError(t, unlink(t, s, p.ID, g.ID))
	stands(t, s, g.ID, baoquan.LetterInForce, "")
	stands(t, s, second.ID, baoquan.LetterUsed, p.ID)
	assert.Equal(t, []string{"自己的.pdf"}, attached(t, s, p.ID, one), "what the owner put there stays")
	assert.Len(t, attached(t, s, p.ID, two), 2)
	assert.True(t, read(t, s, p.ID).Linked, "the other still serves")
	require.NoError(t, unlink(t, s, p.ID, second.ID))
	assert.False(t, read(t, s, p.ID).Linked)
	freed, unlinked := lastOf(t, s, p.ID), lastOf(t, s, second.ID)
	assert.Equal(t, [2]any{baoquan.GuaranteeFreed, second.ID}, [2]any{freed.Event, freed.Ref})
	assert.Equal(t, [2]any{baoquan.UnlinkedEvent, p.ID}, [2]any{unlinked.Event, unlinked.Ref})
	var refused *baoquan.LetterError
	require.ErrorAs(t, unlink(t, s, p.ID, g.ID), &refused, "twice")
	other, slot, _ := secure(t, s, account)
	require.NoError(t, link(t, s, other.ID, g.ID, slot), "it may serve another")
	stands(t, s, g.ID, baoquan.LetterUsed, other.ID)
}

func TestOfPreservationsThatWantOneLetterAtOnceOneGetsIt(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	type want struct{ preservation, security string }
	wants := make(chan want, 4)
	var all []string
	for range 4 {
		p, one, _ := secure(t, s, account)
		wants <- want{p.ID, one}
		all = append(all, p.ID)
	}
	refused := 0
	for _, err := range race(4, func() error { w := <-wants; return link(t, s, w.preservation, g.ID, w.security) }) {
		if letter := (*baoquan.LetterError)(nil); errors.As(err, &letter) {
			refused++
			continue
		}
		require.NoError(t, err)
	}
	assert.Equal(t, 3, refused)
	winner := read(t, s, g.ID).Serves
	for _, id := range all {
		p := read(t, s, id)
		assert.Equal(t, id == winner, p.Linked)
		assert.Len(t, p.Materials, map[bool]int{true: 3, false: 1}[p.Linked], "the others have nothing of it")
	}
}

func TestAnApplicationThatIsWithTheCourtIsNotLinkedAnyMore(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	g := issued(t, s, account)
	p, one, _ := secure(t, s, account)
	walk(t, s, p.ID, baoquan.Submitted)
	var refused *baoquan.StatusError
	require.ErrorAs(t, link(t, s, p.ID, g.ID, one), &refused)
	stands(t, s, g.ID, baoquan.LetterInForce, "")
	assert.False(t, read(t, s, p.ID).Linked)
	assert.Len(t, attached(t, s, p.ID, one), 1)
	walk(t, s, p.ID, baoquan.ReturnedToFix)
	require.NoError(t, link(t, s, p.ID, g.ID, one), "returned, it may be")
}

func TestADraftThatIsThrownAwayGivesItsLetterBack(t *testing.T) {
	t.Parallel()
	s, _ := storetest.New(t)
	account := register(t, s, "13900000001")
	first, second := issued(t, s, account), issued(t, s, account)
	for _, g := range []*store.Application{first, second} {
		p, one, _ := secure(t, s, account)
		require.NoError(t, link(t, s, p.ID, g.ID, one))
		require.NoError(t, locked(t, s, func(tx *store.Tx, apps ...*store.Application) error {
			p, linked := apps[0], apps[1]
			by := byOwner(p)
			if g == first { // in either order
				if err := tx.Delete(t.Context(), p, by, linkTime.Add(time.Hour)); err != nil {
					return err
				}
				return tx.Unlink(t.Context(), p, linked, by, linkTime.Add(time.Hour))
			}
			if err := tx.Unlink(t.Context(), p, linked, by, linkTime.Add(time.Hour)); err != nil {
				return err
			}
			return tx.Delete(t.Context(), p, by, linkTime.Add(time.Hour))
		}, p.ID, g.ID))
		stands(t, s, g.ID, baoquan.LetterInForce, "")
		assert.Equal(t, baoquan.DeletedEvent, lastOf(t, s, p.ID).Event)
	}
}
