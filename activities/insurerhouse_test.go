package activities_test

import (
	"context"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/document"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/insurer"
	"github.com/baoquan/baoquan/activities/sign"
	"github.com/baoquan/baoquan/schema/store"
)

// One insurer works at the desk, the other has a core system.
const (
	atDesk   = "picc"
	bySystem = "pingan"
)

// insurers is what a house has for guarantees.
type insurers struct {
	guarantees *activities.Guarantees
	files      *files.Store
	notary     *notary
	core       *core
}

func (h *house) openInsurers() {
	h.t.Helper()
	drawer, err := document.New()
	require.NoError(h.t, err)
	h.files, err = files.Open(h.t.Context(), "file://"+h.t.TempDir())
	require.NoError(h.t, err)
	h.t.Cleanup(func() { require.NoError(h.t, h.files.Close()) })
	h.notary, h.core = &notary{}, &core{}
	h.guarantees = &activities.Guarantees{
		Store: h.store, Deliver: nobody{}, Files: h.files, Drawer: drawer, Signer: h.notary, Insurers: h.core,
		PublicURL: "https://example.com", Now: func() time.Time { return h.clock },
	}
	h.in(func(tx *store.Tx) error {
		_, err := tx.SetInsurerMode(h.t.Context(), bySystem, store.InsurerSystem)
		return err
	})
}

// notary signs so that everybody sees it, and can be disturbed.
type notary struct {
	mu      sync.Mutex
	signed  []sign.Signature
	disturb func(n int) error // before the n-th signature
}

func (n *notary) Sign(_ context.Context, pdf []byte, s sign.Signature) ([]byte, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.signed = append(n.signed, s)
	if n.disturb != nil {
		if err := n.disturb(len(n.signed)); err != nil {
			return nil, err
		}
	}
	return append(pdf, "\n% signed by "+s.Name...), nil
}

// core is the core system of an insurer.
type core struct {
	mu   sync.Mutex
	got  []insurer.Outgoing
	from []string
	fail error
}

func (c *core) Send(_ context.Context, code string, event insurer.Outgoing) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.got, c.from = append(c.got, event), append(c.from, code)
	return c.fail
}
