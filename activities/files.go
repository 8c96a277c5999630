package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/baoquan/baoquan"
	"github.com/baoquan/baoquan/activities/files"
	"github.com/baoquan/baoquan/activities/provider"
	"github.com/baoquan/baoquan/activities/scan"
	"github.com/baoquan/baoquan/schema/store"
	"github.com/baoquan/baoquan/workflows"
)

// Files has uploaded files scanned, and sweeps the bucket.
type Files struct {
	Store   *store.Store
	Bucket  *files.Store
	Scanner scan.Scanner // nil: there is none, and files count as clean
	Now     func() time.Time
}

var _ workflows.FileActivities = (*Files)(nil)

// Screen answers what the scanner says about the bytes of a file in the bucket,
// and writes it down. What it has said before is not asked again. While it says
// nothing the answer is pending, with the reason.
func (f *Files) Screen(ctx context.Context, sha256 string) (baoquan.Scan, error) {
	if f.Scanner == nil {
		return baoquan.ScanClean, nil
	}
	known, err := f.Store.ScanOf(ctx, sha256)
	if !errors.Is(err, store.ErrNotFound) {
		return known, err
	}
	verdict, err := f.look(ctx, sha256)
	if err != nil {
		return baoquan.ScanPending, err
	}
	outcome := baoquan.ScanClean
	if verdict.Infected {
		outcome = baoquan.ScanRefused
		slog.WarnContext(ctx, "an uploaded file is infected", "sha256", sha256, "signature", verdict.Signature)
	}
	return f.Store.Scanned(ctx, sha256, outcome, verdict.Signature, f.Now())
}

func (f *Files) look(ctx context.Context, sha256 string) (scan.Verdict, error) {
	r, err := f.Bucket.Get(ctx, sha256)
	if err != nil {
		return scan.Verdict{}, err
	}
	defer r.Close() //nolint:errcheck // it was only read
	return f.Scanner.Scan(ctx, r)
}

// ScanFile has a file scanned that waits for it. A file that was thrown away
// meanwhile needs no verdict.
func (f *Files) ScanFile(ctx context.Context, materialID string) (workflows.ScanState, error) {
	sha256, state, err := f.Store.FileState(ctx, materialID)
	if errors.Is(err, store.ErrNotFound) {
		return workflows.ScanState{}, nil
	}
	if err != nil || state != baoquan.ScanPending {
		return workflows.ScanState{Scan: string(state)}, wrap(err)
	}
	outcome, err := f.Screen(ctx, sha256)
	if err == nil {
		err = f.Store.DecideFiles(ctx, sha256, outcome)
	}
	return workflows.ScanState{Scan: string(outcome)}, wrapFile(err)
}

// wrapFile classifies what goes wrong with files as wrap does, and says that it
// was the bucket when it was.
func wrapFile(err error) error {
	if errors.Is(err, files.ErrUnavailable) || errors.Is(err, files.ErrNotFound) {
		return wrap(provider.Unavailable("files", "bucket"))
	}
	return wrap(err)
}

// Bounds of the sweep. An object younger than graceOfFiles may belong to an upload
// whose record is being written.
const (
	graceOfFiles = 24 * time.Hour
	pageOfFiles  = 500
)

// SweepPage removes from one page of the bucket what no material and no document
// names, and what was left on its way in.
func (f *Files) SweepPage(ctx context.Context, from []byte) (workflows.SweptPage, error) {
	page, next, err := f.Bucket.Page(ctx, from, pageOfFiles)
	if err != nil {
		return workflows.SweptPage{}, wrapFile(err)
	}
	swept := workflows.SweptPage{Next: next, Seen: len(page)}
	before := f.Now().Add(-graceOfFiles)
	old, hashes := oldOf(page, before)
	named, err := f.Store.Named(ctx, hashes)
	if err != nil {
		return swept, wrap(err)
	}
	for _, o := range old {
		if named[o.SHA256] {
			continue
		}
		removed, err := f.remove(ctx, o, before)
		if err != nil {
			return swept, wrapFile(err)
		}
		if removed {
			swept.Removed++
		}
	}
	return swept, nil
}

func oldOf(page []files.Object, before time.Time) (old []files.Object, hashes []string) {
	for _, o := range page {
		if !o.At.Before(before) {
			continue
		}
		old = append(old, o)
		if o.SHA256 != "" {
			hashes = append(hashes, o.SHA256)
		}
	}
	return old, hashes
}

// remove removes an object. One that is known by its hash is removed while nobody
// can begin to name it.
func (f *Files) remove(ctx context.Context, o files.Object, before time.Time) (removed bool, err error) {
	if o.SHA256 == "" {
		return f.Bucket.Remove(ctx, o.Name, before)
	}
	err = f.Store.Unnamed(ctx, o.SHA256, func() (err error) {
		removed, err = f.Bucket.Remove(ctx, o.Name, before)
		return err
	})
	return removed, err
}
