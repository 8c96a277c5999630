package api_test

import (
	"context"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/dev/walk"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/server/api"
	"github.com/baoquan/baoquan/workflows"
)

// guard is a scanner that does what it is told.
type guard struct {
	mu      sync.Mutex
	silent  bool
	finds   string // "" nothing
	scanned int
}

func (g *guard) Scan(_ context.Context, r io.Reader) (scan.Verdict, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.silent {
		return scan.Verdict{}, provider.Unavailable("scan", "transport")
	}
	g.scanned++
	_, err := io.Copy(io.Discard, r)
	return scan.Verdict{Infected: g.finds != "", Signature: g.finds}, err
}

func (g *guard) Ping(context.Context) error {
	if g.silent {
		return provider.Unavailable("scan", "transport")
	}
	return nil
}

// guarded is a house with a scanner.
func guarded(t *testing.T) (*house, *guard) {
	t.Helper()
	g := &guard{}
	return newHouse(t, func(_ *house, d *api.Deps) { d.Scanner = g; d.Temporal = func(context.Context) error { return nil } }), g
}

// scanned does for the files that wait what their procedures would.
func (h *house) scanned(g scan.Scanner) {
	h.t.Helper()
	work := &activities.Files{Store: h.store, Bucket: h.bucket, Scanner: g, Now: h.clock.Now}
	var ids []string
	require.NoError(h.t, h.db.Select(&ids, `DELETE FROM outbox WHERE workflow = $1 AND signal = $2 RETURNING subject`,
		workflows.KindScan, workflows.ScanOpened))
	for _, id := range ids {
		_, err := work.ScanFile(h.t.Context(), id)
		require.NoError(h.t, err)
	}
}

func evidence(text []byte) form {
	return form{{"slot", "evidence"}, {"file", file{"证据.pdf", text}}}
}

func TestAnInfectedFileIsRefusedAndItsBytesAreRemembered(t *testing.T) {
	h, g := guarded(t)
	c := h.person("13900000001")
	p := c.bare()
	g.finds = "Win.Test"
	for range 2 {
		got := c.upload(p.path+"/materials", evidence(walk.PDF)).fails(422, "file_infected")
		assert.Equal(t, []string{"body.file"}, got.locations())
		assertChinese(t, got)
	}
	assert.Equal(t, 1, g.scanned)
	assert.Empty(t, c.get(p.path + "/materials").is(200).body["items"])
}

func TestAFileWaitsInQuarantineUntilTheScannerHasDecided(t *testing.T) {
	h, g := guarded(t)
	c := h.person("13900000001")
	p := c.whole()
	g.silent = true
	made := c.upload(p.path+"/materials", evidence([]byte(string(walk.PDF)+"%%EOF"))).is(201)
	assert.Equal(t, "pending", made.text("scan"))
	at := p.path + "/materials/" + made.text("id")
	assertChinese(t, c.get(at+"/content").fails(409, "file_pending"))
	missing := c.get(p.path + "/check").is(200).body["missing"].([]any)
	require.Len(t, missing, 1)
	assert.Equal(t, "materials/evidence", missing[0].(j)["location"])
	c.post(p.path+"/submission", nil).is(422)

	operator := h.desk(store.Operator, "")
	assert.NotContains(t, operator.get("/admin/stuck").is(200).raw, "病毒扫描")
	h.clock.pass(11 * time.Minute)
	assert.Contains(t, operator.get("/admin/stuck").is(200).raw, "病毒扫描超过十分钟没有结果")

	g.silent = false
	version := c.get(p.path).is(200).header.Get("ETag")
	h.scanned(g)
	assert.Equal(t, "clean", c.get(at).is(200).text("scan"))
	assert.Equal(t, version, c.get(p.path).is(200).header.Get("ETag"), "a verdict is no edit")
	c.get(at + "/content").is(200)
	c.post(p.path+"/submission", nil).is(200)
}

func TestAFileThatIsFoundInfectedLaterIsNeverHandedOut(t *testing.T) {
	h, g := guarded(t)
	c := h.person("13900000001")
	p := c.bare()
	g.silent = true
	id := c.upload(p.path+"/materials", evidence(walk.PDF)).is(201).text("id")
	g.silent, g.finds = false, "Win.Test"
	h.scanned(g)
	assert.Equal(t, "refused", c.get(p.path+"/materials/"+id).is(200).text("scan"))
	c.get(p.path+"/materials/"+id+"/content").fails(422, "file_infected")
	c.delete(p.path + "/materials/" + id).is(204)
	c.upload(p.path+"/materials", evidence(walk.PDF)).fails(422, "file_infected")
}

func TestWhatTheScannerHasSaidHoldsForTheSameBytesElsewhere(t *testing.T) {
	h, g := guarded(t)
	c, other := h.person("13900000001"), h.person("13900000002")
	first, second := c.bare(), other.bare()
	g.silent = true
	waits := []string{
		first.path + "/materials/" + c.upload(first.path+"/materials", evidence(walk.PDF)).is(201).text("id"),
		first.path + "/materials/" + c.upload(first.path+"/materials", form{{"slot", "other"}, {"file", file{"a.pdf", walk.PDF}}}).is(201).text("id"),
	}
	g.silent = false
	h.scanned(g)
	for _, at := range waits {
		assert.Equal(t, "clean", c.get(at).is(200).text("scan"))
	}
	assert.Equal(t, 1, g.scanned)
	g.silent = true
	assert.Equal(t, "clean", other.upload(second.path+"/materials", evidence(walk.PDF)).is(201).text("scan"))
}

func TestARulingThatAJudgeSendsIsLookedIntoToo(t *testing.T) {
	h, g := guarded(t)
	c := h.person("13900000001")
	judge := h.desk(store.Judge, court)
	p := h.reach(c, judge, baoquan.AwaitingRuling)
	ruling := func(pdf []byte) answer {
		return judge.upload(p.deskPath+"/ruling", form{{"decision", `{"outcome":"granted"}`}, {"file", file{"裁定书.pdf", pdf}}})
	}
	ruling([]byte("%PDF-1.4 trailer << /Encrypt 5 0 R >>\n%%EOF")).fails(422, "file_locked")
	other := []byte("%PDF-1.4\n裁定\n%%EOF")
	g.silent = true
	assert.Equal(t, "5", ruling(other).fails(503, "unavailable").header.Get("Retry-After"))
	g.silent, g.finds = false, "Win.Test"
	ruling(other).fails(422, "file_infected")
	g.finds = ""
	ruling([]byte("%PDF-1.4\n准予\n%%EOF")).is(200)
}

func TestReadinessSaysHowTheScannerIs(t *testing.T) {
	h, g := guarded(t)
	for silent, want := range map[bool]string{false: "ok", true: "unavailable"} {
		g.silent = silent
		assert.Equal(t, want, h.client().call("GET", "/readyz", nil).is(200).text("scanner"))
	}
}

func TestWithoutAScannerFilesCountAsCleanAndReadinessSaysSo(t *testing.T) {
	h := newHouse(t, func(_ *house, d *api.Deps) { d.Temporal = func(context.Context) error { return nil } })
	assert.Equal(t, "none", h.client().call("GET", "/readyz", nil).is(200).text("scanner"))
	c := h.person("13900000001")
	p := c.bare()
	assert.Equal(t, "clean", c.upload(p.path+"/materials", evidence(walk.PDF)).is(201).text("scan"))
}
